using System.CommandLine;
using System.Globalization;
using Foedera.Cli.Output;
using Foedera.Store;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera status</c>: what is on record and what waits to be done, on one screen.</summary>
public static class StatusVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var (db, format) = (SharedOptions.Db(), SharedOptions.Format());
        var command = new Command("status", "What is on record, how new it is, and what waits to be done.")
        {
            db,
            format,
        };
        command.SetAction(
            async (parsed, stop) =>
            {
                await using var record = await Records.OpenExistingAsync(parsed.GetValue(db)!, stop);
                var facts = await FactsAsync(record, parsed.GetValue(db)!, stop);
                Printer.Print(
                    parsed.GetValue(format),
                    facts,
                    fact => fact,
                    ("What", fact => fact.What),
                    ("State", fact => fact.State)
                );
                return ExitCode.Success;
            }
        );
        return command;
    }

    private static async Task<IReadOnlyList<Fact>> FactsAsync(RecordStore record, string db, CancellationToken stop)
    {
        var summary = await record.SummaryAsync(stop);
        var watched = await record.WatchedAsync(stop);
        var broken = await record.FirstBrokenEntryAsync(stop);
        var failing = watched.Count(source => source.Failures > 0);
        // an address may hold a password
        var place = db.Contains("://", StringComparison.Ordinal)
            ? $"PostgreSQL at {new Uri(db).Host}"
            : Path.GetFullPath(db);
        return
        [
            new("record", place),
            new("program", RecordStore.Program),
            new(
                "documents",
                Text($"{summary.Documents}, of them {summary.Transcripts} transcripts, of {summary.Outlets} outlets")
            ),
            new(
                "days",
                summary is { From: { } from, To: { } to } ? Text($"{from:yyyy-MM-dd} to {to:yyyy-MM-dd}") : "none"
            ),
            new("statements", Text($"{summary.Statements}, of {summary.Speakers} speakers named")),
            new("utterances", Text($"{summary.Utterances}, in {summary.Wordings} wordings")),
            new("newest entry", summary.AsOf is { } asOf ? Text($"{asOf.UtcDateTime:yyyy-MM-dd HH:mm} UTC") : "none"),
            new("waiting to be joined", Text($"{summary.NotYetJoined}")),
            new("watched sources", Text($"{watched.Count}, of them {failing} failing")),
            new(
                "ledger",
                broken is { } entry
                    ? Text($"broken at entry {entry}: foedera audit")
                    : Text($"whole, {await record.LastEntryAsync(stop)} entries")
            ),
        ];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Fact(string What, string State);
}
