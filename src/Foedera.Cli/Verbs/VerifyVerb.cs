using System.CommandLine;
using System.Globalization;
using Foedera.Cli.Output;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Work.Stages;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera verify "QUOTE"</c>: was it said, and in these words?</summary>
public static class VerifyVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var quote = new Argument<string>("quote") { Description = "The words to look up, with or without quotation marks." };
        var speaker = new Option<string?>("--speaker") { Description = "Only what this speaker said: part of a name.", HelpName = "NAME" };
        var (db, format) = (SharedOptions.Db(), SharedOptions.Format());
        var command = new Command("verify", "Look a quotation up: verbatim, trimmed, altered, translated, or not on record.") { quote, speaker, db, format };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetValue(quote)!, parsed.GetValue(speaker), parsed.GetValue(db)!, parsed.GetValue(format), stop));
        return command;
    }

    private static async Task<int> RunAsync(string quote, string? speaker, string db, OutputFormat format, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(quote)) throw new InputException(new Problem("VERIFY001", "The quotation is empty; give the words to look up."));
        await using var record = await Records.OpenExistingAsync(db, stop);
        var verified = await new Verifier(record).VerifyAsync(quote, speaker, stop);
        if (format is OutputFormat.Table) VerificationText.Print(quote, verified);
        else if (format is OutputFormat.Json) Printer.PrintJson(QuotationJson.Of(verified));
        else Printer.Print(format, [verified], QuotationJson.Of,
            ("Verdict", v => EnumNameOf(v.Answer.Verdict)),
            ("Utterance", v => v.Answer.UtteranceId ?? ""),
            ("Speaker", v => v.Answer.Speaker?.Name ?? ""),
            ("Document", v => v.Answer.Best?.DocumentId ?? ""),
            ("Words", v => v.Answer.Best?.Text ?? ""),
            ("Documents searched", v => v.Answer.Searched.Documents.ToString(CultureInfo.InvariantCulture)));
        return ExitCode.Success;
    }

    private static string EnumNameOf(Verdict verdict) => Store.Mapping.EnumName<Verdict>.Of(verdict);
}
