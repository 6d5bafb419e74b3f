using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Foedera.Core.Delivered;
using Foedera.Core.Delivered.Paths;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Series;
using Foedera.Store;
using Foedera.Store.Queries;

namespace Foedera.Web.Pages.Delivered;

/// <summary>Keeps the pledges and figures behind the pages: those of the packs, read once, and those of the record, read anew when some were added.</summary>
/// <param name="folders">Packs, or folders of packs.</param>
/// <param name="store">The record.</param>
public sealed class PledgeShelf(IReadOnlyList<string> folders, RecordStore store) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Lazy<PathWeights> weights = new(() => PathWeights.Read(PathWeights.Shipped) is var read && read.Try(out var good)
        ? good : throw new InvalidDataException(read.Problems[0].ToString()));

    private ((long Figures, long Statuses) Mark, PledgeLibrary Library)? kept;

    /// <summary>The pledges and figures as the record has them now.</summary>
    public async Task<PledgeLibrary> NowAsync(CancellationToken stop)
    {
        var mark = await store.DeliveredMarkAsync(stop);
        await turn.WaitAsync(stop);
        try
        {
            if (kept is { } held && held.Mark == mark) return held.Library;
            var (figures, editions) = await store.FiguresAsync(stop);
            var read = DeliveredPacks.Read(folders, new IndicatorTable(figures, editions, []), await store.EditorialStatusesAsync(stop));
            if (!read.Try(out var record)) throw new InvalidDataException(string.Join('\n', read.Problems));
            var library = new PledgeLibrary(record, weights.Value, store);
            kept = (mark, library);
            return library;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();
}

/// <summary>The pledges and figures behind the pages, as they stood when they were read.</summary>
/// <param name="record">Pledges, figures, assessments.</param>
/// <param name="weights">What the projections were learned from, and how well they did.</param>
/// <param name="store">The record, for what was said.</param>
public sealed partial class PledgeLibrary(DeliveredRecord record, PathWeights weights, RecordStore store)
{
    private const int ProjectionsKept = 16;
    private const int SaidLooked = 100;
    private const int SaidShown = 10;
    private const int DangersShown = 8;

    // what is longer is a speech, of which the horizon may be of anything
    private const int LongestPassage = 400;
    private const int YearsOfDanger = 25;
    private static readonly string[] MeasureWords = ["GDP", "gross domestic product", "defence", "defense", "military"];
    private static readonly StatementType[] TypesOfDanger = [StatementType.Warning, StatementType.Forecast, StatementType.Assessment];
    private readonly Lock gate = new();
    private readonly Dictionary<DateOnly, Lazy<PathBook>> books = [];

    /// <summary>GDP and population, as scenarios need them.</summary>
    public static WhatIf.Means Means { get; } = new("nato-gdp-usd-2015", "worldbank-population");

    /// <summary>Pledges, figures, assessments.</summary>
    public DeliveredRecord Record => record;

    /// <summary>What the projections were learned from, and how well they did.</summary>
    public PathWeights Weights => weights;

    /// <summary>The paths from what was known on a day. Days between two editions share one book.</summary>
    public PathBook PathsOn(DateOnly day)
    {
        var known = Record.Observations.Editions.LastOrDefault(e => e.KnownFrom <= day)?.KnownFrom ?? DateOnly.MinValue;
        var from = Record.Pledges.Where(p => p.Made <= day).Select(p => p.Made).Append(known).Max();
        lock (gate)
        {
            if (books.TryGetValue(from, out var book)) return book.Value;
            if (books.Count >= ProjectionsKept) books.Clear();
            book = books[from] = new Lazy<PathBook>(() => new PathBook(Record, new Projection(Record.Observations, Weights.Fits, from)));
            return book.Value;
        }
    }

    /// <summary>The day a page speaks of: the one asked for, or today; null when what was asked for is no day.</summary>
    public static DateOnly? Day(string? asked, TimeProvider clock)
    {
        if (string.IsNullOrWhiteSpace(asked)) return DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return Days.ParseAsked(asked);
    }

    /// <summary>The newest edition that was out on a day, as the moment the page speaks of; null when none was.</summary>
    public DateTimeOffset? NewestEdition(DateOnly day) => Record.Observations.Editions.LastOrDefault(e => e.KnownFrom <= day) is { } edition
        ? new DateTimeOffset(edition.KnownFrom, TimeOnly.MinValue, TimeSpan.Zero) : null;

    /// <summary>Statements on record that name the pledge's figure as a share of what it measures, and its deadline if they name any year, and the ally when one
    /// is given: published since the pledge was made and by the day; the newest first, at most ten. Texts without a day are left out: nobody knows whether they were out.</summary>
    public async Task<ImmutableArray<SaidLine>> SaidOfAsync(Pledge pledge, StateCode? ally, DateOnly day, CancellationToken stop)
    {
        if (pledge.Target is not { } target || day < pledge.Made) return [];
        var figures = pledge.Readings.Where(r => r.Who == ally).Select(r => r.Target).OfType<decimal>().Append(target).Distinct().Select(f => new FigureRange(f, f, "%")).ToArray();
        var found = new List<StatementHit>();
        foreach (var figure in figures)
        {
            var query = new StatementQuery { Figure = figure, Published = new DateWindow(pledge.Made, day), Words = ally is { } who ? $"\"{Record.NameOf(who)}\"" : null };
            found.AddRange((await store.SearchAsync(query, new Paging(1, SaidLooked), stop)).Statements.Rows);
        }
        return [.. found.DistinctBy(f => f.Id).Where(f => MentionsTheMeasure(f.Text) && MayMeanTheDeadline(f.Horizon, pledge.By))
            .OrderByDescending(f => f.Document.Published).Take(SaidShown).Select(LineOf)];
    }

    /// <summary>Judgements of threats known on a day: those of the packs, and warnings, forecasts and assessments on record that speak of a danger and bound
    /// the time they speak of: one an utterance, the newest eight.</summary>
    public async Task<ImmutableArray<ThreatAssessment>> ThreatsAsync(DateOnly day, CancellationToken stop)
    {
        var found = new List<StatementHit>();
        foreach (var type in TypesOfDanger)
        {
            var query = new StatementQuery { Type = type, Published = new DateWindow(null, day), Horizon = new DateWindow(day, day.PlusYears(YearsOfDanger)) };
            found.AddRange((await store.SearchAsync(query, new Paging(1, SaidLooked), stop)).Statements.Rows);
        }
        var stated = found.Where(f => f.Horizon is { Last: not null } && f.Text.Length <= LongestPassage && SpeaksOfDanger(f.Text))
            .GroupBy(f => f.Wordings.IsEmpty ? f.Id : f.Wordings[0].UtteranceId, StringComparer.Ordinal)
            .Select(wordings => wordings.OrderBy(f => f.Speaker is null).ThenBy(f => f.Document.Published).ThenBy(f => f.Id, StringComparer.Ordinal).First())
            .OrderByDescending(f => f.Document.Published).ThenBy(f => f.Id, StringComparer.Ordinal).Take(DangersShown).Select(ThreatOf);
        return [.. Record.Threats.Where(t => t.SaidOn.Last <= day), .. stated.OrderBy(t => t.SaidOn.First)];
    }

    private static SaidLine LineOf(StatementHit hit) => new(
        hit.Text, hit.Speaker?.Name, hit.Document.Title ?? hit.Document.Id, (hit.SaidOn ?? DateWindow.Day(hit.Document.Published!.Value)).ToEdtf(), hit.Type.ToString().ToLowerInvariant(),
        hit.Horizon?.ToEdtf(), Addresses.Statement(hit.Document.Id, hit.Id));

    private static ThreatAssessment ThreatOf(StatementHit hit) => new(
        hit.Document.Outlet ?? hit.Document.Id, hit.Speaker?.Name ?? "Speaker unknown", hit.SaidOn ?? DateWindow.Day(hit.Document.Published!.Value), hit.Horizon!.ToEdtf(), hit.Text, ThreatKind.Stated,
        Addresses.Statement(hit.Document.Id, hit.Id))
    {
        Horizon = hit.Horizon,
    };

    // The figure alone may be of anything: inflation, a swing of votes
    private static bool MentionsTheMeasure(string text) => MeasureWords.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase));

    // "3.5 % by 2033" is not a pledge for 2035
    private static bool MayMeanTheDeadline(DateWindow? horizon, int? by) => by is null || horizon?.Last is not { } last || last.Year == by;

    private static bool SpeaksOfDanger(string text) => DangerWords().IsMatch(text);

    [GeneratedRegex(@"\b(attack|assault|war|warfare|invade|invasion|strike|aggression|aggressor|offensive|confrontation|threat|danger|conflict|hostil|rearm|test (the|our|nato|us)|military operation)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex DangerWords();
}

/// <summary>Projections from one state of knowledge, kept once made.</summary>
/// <param name="record">Pledges and figures.</param>
/// <param name="projection">Makes them.</param>
public sealed class PathBook(DeliveredRecord record, Projection projection)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Pledge, StateCode Who), ProjectedPath?> paths = [];
    private readonly Dictionary<(string Pledge, StateCode Who), AmountPath?> amounts = [];

    /// <summary>The path of a party to a pledge; null when none can be drawn.</summary>
    public ProjectedPath? Of(string pledge, StateCode who)
    {
        lock (gate)
        {
            if (!paths.TryGetValue((pledge, who), out var path))
                paths[(pledge, who)] = path = record.PledgeOf(pledge) is { } known ? projection.Path(known, who) : null;
            return path;
        }
    }

    /// <summary>The path to another figure, as one of the pledge's readings has it.</summary>
    public ProjectedPath? Of(string pledge, StateCode who, decimal target)
    {
        lock (gate) return record.PledgeOf(pledge) is { } known ? projection.Path(known, who, target) : null;
    }

    /// <summary>What a party's path comes to in money; null when that cannot be told.</summary>
    public AmountPath? Amounts(string pledge, StateCode who)
    {
        lock (gate)
        {
            if (!amounts.TryGetValue((pledge, who), out var money))
                amounts[(pledge, who)] = money = record.PledgeOf(pledge) is { } known ? projection.Amounts(known, who, record.SharesOfGdp, PledgeLibrary.Means.Gdp) : null;
            return money;
        }
    }

    /// <summary>A scenario worked out, held against these windows.</summary>
    public Parsed<ScenarioResult> Work(Core.Delivered.Scenario scenario, DateOnly day, ImmutableArray<ThreatAssessment> threats)
    {
        lock (gate) return WhatIf.Work(scenario, record with { Threats = threats }, projection, PledgeLibrary.Means, day);
    }
}
