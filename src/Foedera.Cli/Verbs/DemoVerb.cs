using System.CommandLine;
using System.Globalization;
using Foedera.Cli.Output;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Attribution;
using Foedera.Store;
using Foedera.Store.Mapping;
using Foedera.Store.Queries;
using Foedera.Web;
using Foedera.Work.Stages;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera demo</c>: the first thing a newcomer runs.</summary>
public static class DemoVerb
{
    private const string UsualRecord = "./foedera-demo.db";
    private const int Shown = 8;
    private const int LongestWords = 60;

    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var noServe = new Option<bool>("--no-serve") { Description = "Stop after the summary; serve no pages." };
        var db = new Option<string>("--db")
        {
            Description = $"Where to make the record. Default {UsualRecord}, made afresh each time.",
            DefaultValueFactory = _ => UsualRecord,
            HelpName = "PATH|postgres://…",
        };
        var (port, host) = (ServeVerb.Port(), ServeVerb.Host());
        var command = new Command(
            "demo",
            "Read the sample corpus into a fresh record, say what was found, and serve the pages."
        )
        {
            noServe,
            db,
            port,
            host,
        };
        command.SetAction(
            (parsed, stop) =>
                RunAsync(
                    parsed.GetValue(db)!,
                    parsed.GetValue(noServe),
                    parsed.GetValue(host)!,
                    parsed.GetValue(port),
                    stop
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(string db, bool noServe, string host, int port, CancellationToken stop)
    {
        var samples = Path.Combine(AppContext.BaseDirectory, "samples");
        var models = ReadingModels.Open();
        var actors = StatementsVerb.Actors([samples]);
        if (db == UsualRecord)
            DeleteRecord(db);
        await using var record = await Records.OpenAsync(db, stop);
        if ((await record.SummaryAsync(stop)).Documents > 0)
            throw new InputException(
                new Problem(
                    "DEMO001",
                    "there is a record here already; the demonstration makes a fresh one: choose another --db.",
                    db
                )
            );
        await ReadVerb.ReadAsync(record, [.. SourceFile.Expand([samples])], actors, models.Ready(), stop);
        await PrintAsync(record, stop);
        await Console.Out.WriteLineAsync(
            $"\nNext: {Terminal.Program} verify \"We are asking them to count with us\" --db {db}"
        );
        if (!noServe)
            await ServeVerb.RunAsync(
                record,
                actors,
                host,
                port,
                new WebOptions { Packs = [Path.Combine(samples, "packs")] },
                stop
            );
        return ExitCode.Success;
    }

    private static async Task PrintAsync(RecordStore record, CancellationToken stop)
    {
        var summary = await record.SummaryAsync(stop);
        var several = await record.UtterancesAsync(
            new UtteranceQuery { Wordings = 2 },
            new Paging(1, Paging.Most),
            stop
        );
        Printer.Print(
            OutputFormat.Table,
            Facts(summary, several.Total),
            fact => fact,
            ("On record", fact => fact.What),
            ("", fact => fact.Number)
        );
        await Console.Out.WriteLineAsync("\nMost reported:");
        var most = new List<UtteranceView>();
        foreach (var head in several.Rows.OrderByDescending(head => head.Wordings).Take(Shown))
            if (await record.UtteranceAsync(head.Id, stop) is { } view)
                most.Add(view);
        Printer.Print(
            OutputFormat.Table,
            most,
            QuotationJson.Of,
            ("Speaker", view => view.Head.Speaker?.Name ?? "unknown"),
            ("Words of the witness", view => Beginning(view.Head.Text)),
            ("Witness", view => EnumName<Witness>.Of(view.Head.Witness)),
            ("Its wordings", view => Verdicts(view))
        );
    }

    private static IEnumerable<(string What, string Number)> Facts(RecordSummary summary, long several) =>
        [
            (
                "documents",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{summary.Documents}, of them {summary.Transcripts} transcript; {summary.Outlets} outlets"
                )
            ),
            (
                "statements",
                string.Create(CultureInfo.InvariantCulture, $"{summary.Statements}; {summary.Speakers} speakers named")
            ),
            (
                "utterances",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{summary.Utterances}; {several} with more than one wording"
                )
            ),
        ];

    private static string Verdicts(UtteranceView view) =>
        string.Join(
            ", ",
            view.Wordings.GroupBy(wording => wording.Verdict)
                .OrderBy(group => group.Key)
                .Select(group =>
                    string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {EnumName<Verdict>.Of(group.Key)}")
                )
        );

    private static string Beginning(string words) =>
        words.Length <= LongestWords ? words
        : words.LastIndexOf(' ', LongestWords) is > 0 and var end ? words[..end] + " …"
        : words;

    private static void DeleteRecord(string path)
    {
        foreach (var file in new[] { path, path + "-wal", path + "-shm" })
            File.Delete(file);
    }
}
