using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Foedera.Core.Delivered;
using Foedera.Core.Delivered.Paths;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Lexicons;
using Foedera.Reading.Series;
using Foedera.Store;
using Foedera.Store.Queries;
using Foedera.Web.Views.Search;

namespace Foedera.Web.Pages.Delivered;

/// <summary>Keeps the pledges and figures behind the pages: those of the packs, read once, and those of the record,
/// read anew when some were added.</summary>
/// <param name="folders">Packs, or folders of packs.</param>
/// <param name="store">The record.</param>
/// <param name="actors">Who is of which state.</param>
public sealed class PledgeShelf(IReadOnlyList<string> folders, RecordStore store, ActorDirectory actors) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Lazy<PathWeights> weights = new(() =>
        PathWeights.Read(PathWeights.Shipped) is var read && read.Try(out var good)
            ? good
            : throw new InvalidDataException(read.Problems[0].ToString())
    );

    private (string State, string Mark, PledgeLibrary Library)? kept;

    /// <summary>The pledges and figures as the record has them now.</summary>
    public async Task<PledgeLibrary> NowAsync(CancellationToken stop)
    {
        var state = await store.StateAsync(stop);
        await turn.WaitAsync(stop);
        try
        {
            if (kept is { } held && held.State == state)
                return held.Library;
            var mark = await store.DeliveredMarkAsync(stop);
            if (kept is { } same && same.Mark == mark)
            {
                kept = same with { State = state };
                return same.Library;
            }
            var (figures, editions) = await store.FiguresAsync(stop);
            var read = DeliveredPacks.Read(
                folders,
                new IndicatorTable(figures, editions, []),
                await store.EditorialStatusesAsync(stop)
            );
            if (!read.Try(out var record))
                throw new InvalidDataException(string.Join('\n', read.Problems));
            var library = new PledgeLibrary(record, weights.Value, store, actors);
            kept = (state, mark, library);
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
/// <param name="actors">Who is of which state.</param>
public sealed partial class PledgeLibrary(
    DeliveredRecord record,
    PathWeights weights,
    RecordStore store,
    ActorDirectory actors
)
{
    private const int ProjectionsKept = 16;
    private const int LettersAround = 240;
    private const int SaidLooked = 100;
    private const int SaidShown = 10;
    private const int LongestSaid = 800;
    private const int MonthsBefore = 18;
    private const int WordsLooked = 6;
    private const int StandingsKept = 2000;
    private const int DangersShown = 8;

    // what is longer is a speech, of which the horizon may be of anything
    private const int LongestPassage = 400;
    private const int YearsOfDanger = 25;
    private static readonly StatementType[] TypesOfDanger =
    [
        StatementType.Warning,
        StatementType.Forecast,
        StatementType.Assessment,
    ];
    private readonly Lock gate = new();
    private readonly Lazy<Posts> posts = new(() => new Posts(actors, SearchLanguage.For("en")));
    private readonly Dictionary<DateOnly, Lazy<PathBook>> books = [];
    private readonly Dictionary<(string Pledge, StateCode? Ally, DateOnly Day), string?> standings = [];

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
            if (books.TryGetValue(from, out var book))
                return book.Value;
            if (books.Count >= ProjectionsKept)
                books.Clear();
            book = books[from] = new Lazy<PathBook>(() =>
                new PathBook(Record, new Projection(Record.Observations, Weights.Fits, from, Record.Pledges))
            );
            return book.Value;
        }
    }

    /// <summary>The day a page speaks of: the one asked for, or today; null when what was asked for is no
    /// day.</summary>
    public static DateOnly? Day(string? asked, TimeProvider clock)
    {
        if (string.IsNullOrWhiteSpace(asked))
            return DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return Days.ParseAsked(asked);
    }

    /// <summary>The newest edition that was out on a day, as the moment the page speaks of; null when none
    /// was.</summary>
    public DateTimeOffset? NewestEdition(DateOnly day) =>
        Record.Observations.Editions.LastOrDefault(e => e.KnownFrom <= day) is { } edition
            ? new DateTimeOffset(edition.KnownFrom, TimeOnly.MinValue, TimeSpan.Zero)
            : null;

    /// <summary>Statements on record that speak of a pledge, said by the day, with what agreed; the earliest first.
    /// Texts without a day are left out: nobody knows whether they were out.</summary>
    /// <param name="pledge">The pledge.</param>
    /// <param name="ally">Only statements that name this party; null for all.</param>
    /// <param name="day">The last day.</param>
    /// <param name="stop">Stops the search.</param>
    public async Task<ImmutableArray<SpokenMatch>> SpokenOfAsync(
        Pledge pledge,
        StateCode? ally,
        DateOnly day,
        CancellationToken stop
    )
    {
        var window = new DateWindow(pledge.Made.PlusMonths(-MonthsBefore), day);
        var found = await MatchesAsync(pledge, ally, window, stop);
        return
        [
            .. found
                .Where(m => m.On is { } on && on <= day && m.Hit.Document.Published is not null)
                .OrderBy(m => m.On)
                .ThenBy(m => m.Hit.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Statements that speak of a pledge in documents without a day of publication.</summary>
    /// <param name="pledge">The pledge.</param>
    /// <param name="ally">Only statements that name this party; null for all.</param>
    /// <param name="stop">Stops the search.</param>
    public async Task<ImmutableArray<SpokenMatch>> UndatedOfAsync(
        Pledge pledge,
        StateCode? ally,
        CancellationToken stop
    )
    {
        var found = await MatchesAsync(pledge, ally, null, stop);
        return
        [
            .. found
                .Where(m => m.Hit.Document.Published is null)
                .OrderByDescending(m => m.Match.Sure)
                .ThenBy(m => m.Hit.Id, StringComparer.Ordinal),
        ];
    }

    private async Task<ImmutableArray<SpokenMatch>> MatchesAsync(
        Pledge pledge,
        StateCode? ally,
        DateWindow? published,
        CancellationToken stop
    )
    {
        var found = new List<StatementHit>();
        foreach (var query in Queries(pledge, ally is { } who ? $"\"{Record.NameOf(who)}\"" : null))
            found.AddRange(
                (await store.SearchAsync(query with { Published = published }, new Paging(1, SaidLooked), stop))
                    .Statements
                    .Rows
            );
        var hits = found.DistinctBy(f => f.Id).Where(f => f.Text.Length <= LongestSaid).ToArray();
        var texts = await store.InTextAsync(hits.Select(h => h.Id), stop);
        var parties = pledge.Parties.Select(p => Record.NameOf(p.State)).ToArray();
        return [.. hits.Select(h => Match(h, texts.GetValueOrDefault(h.Id), pledge, parties)).OfType<SpokenMatch>()];
    }

    // by the pledge's own words, and by figures near those that it and its readings name
    private static IEnumerable<StatementQuery> Queries(Pledge pledge, string? name)
    {
        foreach (var word in pledge.Words.Take(WordsLooked))
            yield return new StatementQuery
            {
                Words = $"\"{word.Replace("\"", "", StringComparison.Ordinal)}\" {name}".TrimEnd(),
            };
        var shares =
            pledge.Unit == "%"
                ? pledge.Readings.Select(r => r.Target).Append(pledge.Target).OfType<decimal>().ToArray()
                : [];
        if (shares.Length > 0)
            yield return new StatementQuery
            {
                Figure = new FigureRange(shares.Min() * 0.7m, shares.Max() * 1.5m, "%"),
                Words = name,
            };
    }

    /// <summary>The pledges that one statement may speak of, the surest first; empty when it speaks of none, or there
    /// is no such statement.</summary>
    public async Task<ImmutableArray<SpokenPledge>> PledgesOfAsync(
        string statement,
        DateOnly day,
        CancellationToken stop
    )
    {
        return (await store.InTextAsync([statement], stop)).TryGetValue(statement, out var found)
            ? PledgesOf(found, day, day)
            : [];
    }

    /// <summary>The pledges that a statement in its text may speak of, the surest first.</summary>
    /// <param name="found">The statement in its text.</param>
    /// <param name="reported">When it was reported: counts where nobody says when it was said.</param>
    /// <param name="day">Only pledges made by this day.</param>
    public ImmutableArray<SpokenPledge> PledgesOf(StatementInText found, DateOnly reported, DateOnly day)
    {
        var text = string.Join(" … ", found.Statement.Content.Select(c => found.Text[c.Start..c.End]));
        var said = new SpokenOfPledge(
            text,
            found.Statement.SaidOn?.First ?? reported,
            found.Statement.Horizon,
            Shares(found.Statement)
        )
        {
            Around = Around(found),
        };
        return
        [
            .. Record
                .Pledges.Where(p => p.Made <= day)
                .Select(p =>
                    (
                        Pledge: p,
                        Match: PledgeMatch.Of(p, said, Record.Words, p.Parties.Select(x => Record.NameOf(x.State)))
                    )
                )
                .Where(m => m.Match is not null)
                .OrderByDescending(m => m.Match!.Sure)
                .ThenByDescending(m => m.Match!.Evidence.Length)
                .Select(m => new SpokenPledge(
                    PledgeViews.Line(m.Pledge, Record, day),
                    m.Match!.Role,
                    m.Match.Sure,
                    m.Match.Evidence
                )),
        ];
    }

    /// <summary>Where a pledge stood on a day, kept once worked out.</summary>
    public string? StandingOn(Pledge pledge, StateCode? ally, DateOnly day)
    {
        lock (gate)
        {
            if (standings.Count > StandingsKept)
                standings.Clear();
            if (!standings.TryGetValue((pledge.Id, ally, day), out var standing))
                standings[(pledge.Id, ally, day)] = standing = PledgeThread.StandingOn(Record, pledge, ally, day);
            return standing;
        }
    }

    /// <summary>Statements on record that surely speak of any pledge of a family and name the ally, the newest first,
    /// at most ten.</summary>
    public async Task<ImmutableArray<SaidLine>> SaidOfFamilyAsync(
        Pledge pledge,
        StateCode ally,
        DateOnly day,
        CancellationToken stop
    )
    {
        var found = new List<SpokenMatch>();
        foreach (var member in Record.FamilyOf(pledge).Where(p => p.Made <= day))
            found.AddRange((await SpokenOfAsync(member, ally, day, stop)).Where(m => m.Match.Sure));
        return
        [
            .. found
                .DistinctBy(m => m.Hit.Id)
                .OrderByDescending(m => m.On)
                .ThenBy(m => m.Hit.Id, StringComparer.Ordinal)
                .Take(SaidShown)
                .Select(m => LineOf(m.Hit)),
        ];
    }

    /// <summary>Statements on record that surely speak of a pledge, and of the ally when one is given, the newest
    /// first, at most ten.</summary>
    public async Task<ImmutableArray<SaidLine>> SaidOfAsync(
        Pledge pledge,
        StateCode? ally,
        DateOnly day,
        CancellationToken stop
    ) =>
        day < pledge.Made
            ? []
            :
            [
                .. (await SpokenOfAsync(pledge, ally, day, stop))
                    .Where(m => m.Match.Sure)
                    .Reverse()
                    .Take(SaidShown)
                    .Select(m => LineOf(m.Hit)),
            ];

    private SpokenMatch? Match(StatementHit hit, StatementInText? read, Pledge pledge, string[] parties)
    {
        var when = hit.SaidOn ?? (hit.Document.Published is { } published ? DateWindow.Day(published) : null);
        var said = new SpokenOfPledge(
            hit.Text,
            when?.First ?? when?.Last,
            hit.Horizon,
            read is null ? [] : Shares(read.Statement)
        )
        {
            Around = Around(read),
        };
        return PledgeMatch.Of(pledge, said, Record.Words, parties) is { } match
            ? new SpokenMatch(hit, said.On, when?.ToEdtf(), match)
            : null;
    }

    private static string Around(StatementInText? read)
    {
        if (read is null || read.Statement.Content.IsEmpty)
            return "";
        var (start, end) = (read.Statement.Content[0].Start, read.Statement.Content[^1].End);
        return read.Text[Math.Max(0, start - LettersAround)..Math.Min(read.Text.Length, end + LettersAround)];
    }

    private static ImmutableArray<decimal> Shares(Statement statement) =>
        [.. statement.Figures.Where(f => f.Unit == "%").Select(f => f.Value).Distinct()];

    /// <summary>Judgements of threats known on a day: those of the packs, and warnings, forecasts and assessments on
    /// record that speak of a danger and bound
    /// the time they speak of: one an utterance, the newest eight.</summary>
    public async Task<ImmutableArray<ThreatAssessment>> ThreatsAsync(DateOnly day, CancellationToken stop)
    {
        var found = new List<StatementHit>();
        foreach (var type in TypesOfDanger)
        {
            var query = new StatementQuery
            {
                Type = type,
                Published = new DateWindow(null, day),
                Horizon = new DateWindow(day, day.PlusYears(YearsOfDanger)),
            };
            found.AddRange((await store.SearchAsync(query, new Paging(1, SaidLooked), stop)).Statements.Rows);
        }
        var stated = found
            .Where(f => f.Horizon is { Last: not null } && f.Text.Length <= LongestPassage && SpeaksOfDanger(f.Text))
            .GroupBy(f => f.Wordings.IsEmpty ? f.Id : f.Wordings[0].UtteranceId, StringComparer.Ordinal)
            .Select(wordings =>
                wordings
                    .OrderBy(f => f.Speaker is null)
                    .ThenBy(f => f.Document.Published)
                    .ThenBy(f => f.Id, StringComparer.Ordinal)
                    .First()
            )
            .OrderByDescending(f => f.Document.Published)
            .ThenBy(f => f.Id, StringComparer.Ordinal)
            .Take(DangersShown)
            .Select(ThreatOf);
        return [.. Record.Threats.Where(t => t.SaidOn.Last <= day), .. stated.OrderBy(t => t.SaidOn.First)];
    }

    /// <summary>Statements on record that a query finds, its first so many.</summary>
    internal async Task<ImmutableArray<StatementHit>> StatementsAsync(
        StatementQuery query,
        int most,
        CancellationToken stop
    ) => [.. (await store.SearchAsync(query, new Paging(1, most), stop)).Statements.Rows];

    /// <summary>What somebody was on a day by the packs; null when they know of nothing.</summary>
    internal string? PostOf(string? actor, DateOnly? day) => actor is null ? null : posts.Value.On(actor, day);

    private static SaidLine LineOf(StatementHit hit) =>
        new(
            hit.Text,
            hit.Speaker?.Name,
            hit.Document.Title ?? hit.Document.Id,
            (hit.SaidOn ?? DateWindow.Day(hit.Document.Published!.Value)).ToEdtf(),
            hit.Type.ToString().ToLowerInvariant(),
            hit.Horizon?.ToEdtf(),
            Addresses.Statement(hit.Document.Id, hit.Id)
        );

    private static ThreatAssessment ThreatOf(StatementHit hit) =>
        new(
            hit.Document.Outlet ?? hit.Document.Id,
            hit.Speaker?.Name ?? "Speaker unknown",
            hit.SaidOn ?? DateWindow.Day(hit.Document.Published!.Value),
            hit.Horizon!.ToEdtf(),
            hit.Text,
            ThreatKind.Stated,
            Addresses.Statement(hit.Document.Id, hit.Id)
        )
        {
            Horizon = hit.Horizon,
        };

    private static bool SpeaksOfDanger(string text) => DangerWords().IsMatch(text);

    [GeneratedRegex(
        @"\b(attack|assault|war|warfare|invade|invasion|strike|aggression|aggressor|offensive|confrontation|threat|danger|conflict|hostil|rearm|test (the|our|nato|us)|military operation)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
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
        lock (gate)
            return record.PledgeOf(pledge) is { } known ? projection.Path(known, who, target) : null;
    }

    /// <summary>What a party's path comes to in money; null when that cannot be told.</summary>
    public AmountPath? Amounts(string pledge, StateCode who)
    {
        lock (gate)
        {
            if (!amounts.TryGetValue((pledge, who), out var money))
                amounts[(pledge, who)] = money = record.PledgeOf(pledge) is { } known
                    ? projection.Amounts(known, who, record.SharesOfGdp, PledgeLibrary.Means.Gdp)
                    : null;
            return money;
        }
    }

    /// <summary>The way back: what would have to change for the alliance to be at an aim.</summary>
    public Parsed<NeededChange> Needed(Core.Delivered.Scenario scenario, Aim aim, DateOnly day)
    {
        lock (gate)
            return WhatIf.Needed(scenario, aim, record, projection, PledgeLibrary.Means, day);
    }

    /// <summary>A scenario worked out, held against these windows.</summary>
    public Parsed<ScenarioResult> Work(
        Core.Delivered.Scenario scenario,
        DateOnly day,
        ImmutableArray<ThreatAssessment> threats
    )
    {
        lock (gate)
            return WhatIf.Work(scenario, record with { Threats = threats }, projection, PledgeLibrary.Means, day);
    }
}
