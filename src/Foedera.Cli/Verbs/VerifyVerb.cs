using System.CommandLine;
using System.Globalization;
using Foedera.Cli.Output;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Store.Mapping;
using Foedera.Work.Stages;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera verify "QUOTE"|-</c>: was it said, and in these words? A file of quotations: <c>--file
/// Q.csv</c>.</summary>
public static class VerifyVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var quote = new Argument<string?>("quote")
        {
            Description = "The words to look up, with or without quotation marks; - for standard input.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var speaker = new Option<string?>("--speaker")
        {
            Description = "Whether this speaker said it: part of a name. Who else said it is named.",
            HelpName = "NAME",
        };
        var file = new Option<string?>("--file")
        {
            Description =
                "A table of quotations with a column 'quotation' and, if wanted, 'speaker'; the answers are printed as CSV.",
            HelpName = "Q.csv",
        };
        var (db, format) = (SharedOptions.Db(), SharedOptions.Format());
        var command = new Command(
            "verify",
            "Look a quotation up: where it is printed so, and how it stands to what was said."
        )
        {
            quote,
            speaker,
            file,
            db,
            format,
        };
        command.SetAction(
            (parsed, stop) =>
                parsed.GetValue(file) is { } path
                    ? RunAllAsync(
                        path,
                        parsed.GetValue(db)!,
                        Named(parsed.GetResult(format), parsed.GetValue(format)),
                        stop
                    )
                    : RunAsync(
                        parsed.GetValue(quote),
                        parsed.GetValue(speaker),
                        parsed.GetValue(db)!,
                        parsed.GetValue(format),
                        stop
                    )
        );
        return command;
    }

    // a table in gives a table out, unless another form is asked for
    private static OutputFormat Named(System.CommandLine.Parsing.OptionResult? result, OutputFormat format) =>
        result is null or { Implicit: true } ? OutputFormat.Csv : format;

    private static async Task<int> RunAsync(
        string? asked,
        string? speaker,
        string db,
        OutputFormat format,
        CancellationToken stop
    )
    {
        var quote = asked == "-" ? StandardInput.Text(StandardInput.Question, "VERIFY010").Trim() : asked;
        if (string.IsNullOrWhiteSpace(quote))
            throw new InputException(new Problem("VERIFY001", "The quotation is empty; give the words to look up."));
        await using var record = await Records.OpenExistingAsync(db, stop);
        var verified = await new Verifier(record).VerifyAsync(quote, speaker, stop);
        if (format is OutputFormat.Table)
            VerificationText.Print(quote, verified);
        else if (format is OutputFormat.Json)
            Printer.PrintJson(QuotationJson.Of(verified));
        else
            Printer.Print(
                format,
                [verified],
                QuotationJson.Of,
                ("Verdict", v => EnumName<Verdict>.Of(v.Answer.Verdict)),
                ("Utterance", v => v.Answer.UtteranceId ?? ""),
                ("Speaker", v => v.Answer.Speaker?.Name ?? ""),
                ("Document", v => v.Answer.Best?.DocumentId ?? ""),
                ("Words", v => v.Answer.Best?.Text ?? ""),
                ("Documents searched", v => v.Answer.Searched.Documents.ToString(CultureInfo.InvariantCulture))
            );
        return ExitCode.Success;
    }

    private static async Task<int> RunAllAsync(string path, string db, OutputFormat format, CancellationToken stop)
    {
        var (rows, problems) = QuotationTable.Read(path);
        foreach (var problem in problems)
            ErrorLine.Write($"{problem}");
        if (rows.IsEmpty)
            return ExitCode.WrongInput;
        await using var record = await Records.OpenExistingAsync(db, stop);
        var answers = await new Verifier(record).VerifyAllAsync([.. rows.Select(r => (r.Quotation, r.Speaker))], stop);
        Printer.Print(
            format,
            rows.Zip(answers),
            pair => QuotationJson.Of(pair.First, pair.Second),
            ("line", p => p.First.Line.ToString(CultureInfo.InvariantCulture)),
            ("quotation", p => p.First.Quotation),
            ("speaker", p => p.First.Speaker ?? ""),
            ("verdict", p => EnumName<Verdict>.Of(p.Second.Answer.Verdict)),
            ("said_by", p => p.Second.SaidBy?.Name ?? ""),
            (
                "printed",
                p =>
                    p.Second.Answer.Printed.Select(x => x.DocumentId)
                        .Distinct(StringComparer.Ordinal)
                        .Count()
                        .ToString(CultureInfo.InvariantCulture)
            ),
            ("utterance", p => p.Second.Answer.UtteranceId ?? ""),
            ("doc", p => p.Second.Answer.Best?.DocumentId ?? ""),
            ("on_record", p => p.Second.Answer.Best?.Text ?? ""),
            (
                "changes",
                p =>
                    string.Join(
                        "; ",
                        p.Second.Answer.Changes.Select(c =>
                            $"{EnumName<ChangeKind>.Of(c.Kind)}: {c.Witness} > {c.Theirs}"
                        )
                    )
            )
        );
        return problems.IsEmpty ? ExitCode.Success : ExitCode.WrongInput;
    }
}
