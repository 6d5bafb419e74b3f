using System.CommandLine;
using System.Globalization;
using Foedera.Cli.Output;
using Foedera.Store;
using Foedera.Store.Mapping;
using Foedera.Store.Queries;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera utterances</c>: what was said, with every wording on record.</summary>
public static class UtterancesVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var (db, format) = (SharedOptions.Db(), SharedOptions.Format());
        var command = new Command("utterances", "Print what was said once, with every wording that reports it.")
        {
            db,
            format,
        };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetValue(db)!, parsed.GetValue(format), stop));
        return command;
    }

    private static async Task<int> RunAsync(string db, OutputFormat format, CancellationToken stop)
    {
        await using var record = await Records.OpenExistingAsync(db, stop);
        await SayWhatIsMissingAsync(record, stop);
        if (format is OutputFormat.Jsonl or OutputFormat.Json)
        {
            Printer.Print(format, record.AllUtterancesAsync(stop).ToBlockingEnumerable(stop), QuotationJson.Of);
            return ExitCode.Success;
        }
        var rows = record
            .AllUtterancesAsync(stop)
            .ToBlockingEnumerable(stop)
            .SelectMany(u => u.Wordings.Select(w => (Utterance: u.Head, Wording: w)));
        Printer.Print(
            format,
            rows,
            row => QuotationJson.Of(new UtteranceView(row.Utterance, [row.Wording])),
            ("Utterance", row => row.Utterance.Id),
            ("Speaker", row => row.Utterance.Speaker?.Name ?? "unknown"),
            ("Document", row => row.Wording.Document.Id),
            ("Published", row => row.Wording.Document.Published?.ToString("O", CultureInfo.InvariantCulture) ?? ""),
            ("Verdict", row => EnumName<Core.Said.Verdict>.Of(row.Wording.Verdict)),
            ("Words", row => row.Wording.Text)
        );
        return ExitCode.Success;
    }

    private static async Task SayWhatIsMissingAsync(RecordStore record, CancellationToken stop)
    {
        var summary = await record.SummaryAsync(stop);
        if (summary.NotYetJoined > 0)
            ErrorLine.Write(
                $"{summary.NotYetJoined} documents came in after the wordings were last joined (a reading was stopped); 'foedera read' completes it."
            );
    }
}
