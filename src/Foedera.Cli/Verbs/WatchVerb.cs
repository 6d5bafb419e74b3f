using System.CommandLine;
using System.Globalization;
using Foedera.Cli.Output;
using Foedera.Reading.Attribution;
using Foedera.Store.Snapshots;
using Foedera.Work.Fetching;
using Foedera.Work.Watching;
using Microsoft.Extensions.Logging.Abstractions;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera watch SOURCES</c>: visits sources in their rhythm and reads what is new.</summary>
public static class WatchVerb
{
    // a file of sources that is due far ahead is looked at again by then, so that clocks that jump do no harm
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(10);

    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var file = new Argument<string>("sources")
        {
            Description = "A YAML file of sources: name, address, rhythm, outlet, language.",
        };
        var once = new Option<bool>("--once")
        {
            Description = "Visit what is due now, then end: for cron and systemd timers.",
        };
        var model = SharedOptions.Model();
        var (db, packs, format, allowed) = (
            SharedOptions.Db(),
            SharedOptions.Packs(),
            SharedOptions.Format(),
            FetchArguments.Allowed()
        );
        var command = new Command("watch", "Visit pages, feeds and sitemaps in their rhythm, and read what is new.")
        {
            file,
            once,
            allowed,
            model,
            db,
            packs,
            format,
        };
        command.SetAction(
            async (parsed, stop) =>
            {
                var read = SourcesFile.Read(parsed.GetValue(file)!);
                if (!read.Try(out var sources))
                    throw new InputException(read.Problems);
                var models = ReadingModels.Open(parsed.GetValue(model)!);
                var actors = StatementsVerb.Actors(parsed.GetValue(packs) ?? []);
                await using var record = await Records.OpenAsync(parsed.GetValue(db)!, stop);
                var options = FetchArguments.Options(parsed.GetValue(allowed));
                using var fetcher = new Fetcher(options, TimeProvider.System);
                var watcher = new Watcher(
                    record,
                    new StatementReader(actors, models.Ready()),
                    actors,
                    fetcher,
                    options,
                    TimeProvider.System,
                    NullLoggerFactory.Instance
                );
                await WatchAsync(watcher, sources, parsed.GetValue(once), stop);
                var states = await record.WatchedAsync(stop);
                Printer.Print(parsed.GetValue(format), states, Json, Columns);
                return states.Any(state =>
                    state.Problem is not null && sources.Any(source => source.Name == state.Name)
                )
                    ? ExitCode.WrongInput
                    : ExitCode.Success;
            }
        );
        return command;
    }

    private static async Task WatchAsync(
        Watcher watcher,
        IReadOnlyList<WatchedSource> sources,
        bool once,
        CancellationToken stop
    )
    {
        while (true)
        {
            var tally = new ReadTally();
            var next = await watcher.RoundAsync(sources, tally.With(new ProgressBar.Unseen()), stop);
            if (once)
                return;
            if (tally.Kept.Count + tally.Refused > 0)
                ErrorLine.Note(tally.Summary());
            var wait = next - TimeProvider.System.GetUtcNow();
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait < LongestSleep ? wait : LongestSleep, TimeProvider.System, stop);
        }
    }

    private static object Json(WatchedState state) =>
        new
        {
            state.Name,
            state.Address,
            state.LastVisit,
            state.LastNew,
            state.NextVisit,
            state.Failures,
            state.Problem,
        };

    private static readonly (string Heading, Func<WatchedState, string> Cell)[] Columns =
    [
        ("Source", state => state.Name),
        ("Last visit", state => Moment(state.LastVisit)),
        ("Last new", state => state.LastNew is { } day ? Moment(day) : "never"),
        ("Next visit", state => Moment(state.NextVisit)),
        ("Failures", state => state.Failures.ToString(CultureInfo.InvariantCulture)),
        ("Problem", state => state.Problem ?? ""),
    ];

    private static string Moment(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
