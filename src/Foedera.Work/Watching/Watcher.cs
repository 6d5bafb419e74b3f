using Foedera.Core.Said;
using Foedera.Reading.Attribution;
using Foedera.Store;
using Foedera.Store.Snapshots;
using Foedera.Work.Fetching;
using Foedera.Work.Stages;
using Microsoft.Extensions.Logging;

namespace Foedera.Work.Watching;

/// <summary>Visits sources in their rhythm, reads what is new, joins the record, and keeps how it stands with each.
/// What it knows is on record:
/// it may be stopped and started at any time.</summary>
public sealed partial class Watcher(
    RecordStore record,
    StatementReader reader,
    ActorDirectory actors,
    Fetcher fetcher,
    FetchOptions options,
    TimeProvider time,
    ILoggerFactory logs
)
{
    /// <summary>The pause after a first failure; each further one doubles it.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private readonly ILogger<Watcher> log = logs.CreateLogger<Watcher>();

    /// <summary>Visits every source that is due.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="progress">Is told of every document and every problem.</param>
    /// <param name="stop">Ends it; what was recorded stays.</param>
    /// <returns>When the next of them is due.</returns>
    public async Task<DateTimeOffset> RoundAsync(
        IReadOnlyList<WatchedSource> sources,
        IProgress<FileOutcome> progress,
        CancellationToken stop
    )
    {
        var states = (await record.WatchedAsync(stop)).ToDictionary(state => state.Name, StringComparer.Ordinal);
        var next = DateTimeOffset.MaxValue;
        foreach (var source in sources)
        {
            var known = states.GetValueOrDefault(source.Name);
            if (known?.Address != source.Address.AbsoluteUri)
                known = null;
            var due = known?.NextVisit ?? DateTimeOffset.MinValue;
            if (due <= time.GetUtcNow())
                due = await VisitAsync(source, known, progress, stop);
            if (due < next)
                next = due;
        }
        await new JoinStage(record, actors, time, logs.CreateLogger<JoinStage>()).RunAsync(_ => { }, stop);
        return next;
    }

    private async Task<DateTimeOffset> VisitAsync(
        WatchedSource source,
        WatchedState? known,
        IProgress<FileOutcome> progress,
        CancellationToken stop
    )
    {
        var fetched = await fetcher.FetchAsync(source.Address, known?.Validators, stop);
        var visit = new Visit(progress);
        var pages = new FetchStage(record, fetcher, options)
            .RunAsync(fetched, stop)
            .Select(page => Described(page, source));
        await new ReadStage(record, reader, time, logs.CreateLogger<ReadStage>()).RunAsync(pages, visit, stop);
        var state = StateAfter(source, known, fetched, visit);
        await record.SaveWatchedAsync(state, stop);
        Visited(source.Name, visit.New, state.NextVisit);
        return state.NextVisit;
    }

    private static Source Described(Source page, WatchedSource source) =>
        page is SourcePage fetched ? fetched with { Outlet = source.Outlet, Language = source.Language } : page;

    // a page that could not be had is asked for again at the next visit: so the host must give the whole list again,
    // changed or not
    private WatchedState StateAfter(WatchedSource source, WatchedState? known, Fetched fetched, Visit visit)
    {
        var now = time.GetUtcNow();
        var problem = (fetched as Fetched.Refused)?.Problem.Message;
        var failures = problem is null ? 0 : (known?.Failures ?? 0) + 1;
        return new WatchedState(source.Name, source.Address.AbsoluteUri)
        {
            LastVisit = now,
            NextVisit = NextOf(source, failures, now),
            LastNew = visit.New > 0 ? now : known?.LastNew,
            Failures = failures,
            Problem = problem,
            Validators =
                visit.Refused > 0
                    ? Validators.None
                    : (fetched as Fetched.Page)?.Fetch.Validators ?? known?.Validators ?? Validators.None,
        };
    }

    private static DateTimeOffset NextOf(WatchedSource source, int failures, DateTimeOffset now)
    {
        var next = source.Rhythm.GetNextOccurrence(now, TimeZoneInfo.Utc) ?? now + LongestPause;
        if (failures == 0)
            return next;
        var pause = FirstPause * Math.Pow(2, Math.Min(failures - 1, 16));
        var rested = now + (pause < LongestPause ? pause : LongestPause);
        return rested > next ? rested : next;
    }

    [LoggerMessage(1201, LogLevel.Information, "Visited {Source}: {New} new documents, next at {Next}")]
    private partial void Visited(string source, int @new, DateTimeOffset next);

    /// <summary>Counts what a visit brings, and passes it on.</summary>
    private sealed class Visit(IProgress<FileOutcome> progress) : IProgress<FileOutcome>
    {
        public int New { get; private set; }

        public int Refused { get; private set; }

        public void Report(FileOutcome value)
        {
            if (value is FileOutcome.Kept { Outcome: Outcome.Added or Outcome.Superseded })
                New++;
            if (value is FileOutcome.Refused)
                Refused++;
            progress.Report(value);
        }
    }
}
