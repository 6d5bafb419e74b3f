using System.Collections.Immutable;
using Foedera.Core.Delivered;
using Foedera.Core.Delivered.Paths;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Reading.Series;
using Foedera.Store;
using Foedera.Store.Queries;

namespace Foedera.Web.Pages.Delivered;

/// <summary>The pledges and figures behind the pages: the packs, and the figures imported into the record. Read once when the first page asks.</summary>
/// <param name="folder">The folder of packs.</param>
/// <param name="store">The record; null for the packs alone.</param>
public sealed class PledgeLibrary(string folder, RecordStore? store)
{
    private const int ProjectionsKept = 16;
    private const int SaidLooked = 50;
    private const int SaidShown = 10;
    private static readonly string[] MeasureWords = ["GDP", "gross domestic product", "defence", "defense", "military"];
    private readonly Lazy<DeliveredRecord> record = new(() => Read(folder, store));
    private readonly Lazy<PathWeights> weights = new(() => PathWeights.Read(PathWeights.Shipped) is var read && read.Try(out var good)
        ? good : throw new InvalidDataException(read.Problems[0].ToString()));

    private readonly Lock gate = new();
    private readonly Dictionary<DateOnly, Lazy<PathBook>> books = [];

    /// <summary>GDP and population, as scenarios need them.</summary>
    public static WhatIf.Means Means { get; } = new("nato-gdp-usd-2015", "worldbank-population");

    /// <summary>Pledges, figures, assessments.</summary>
    public DeliveredRecord Record => record.Value;

    /// <summary>What the projections were learned from, and how well they did.</summary>
    public PathWeights Weights => weights.Value;

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
        return DateOnly.TryParseExact(asked, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;
    }

    /// <summary>The newest edition that was out on a day, as the moment the page speaks of; null when none was.</summary>
    public DateTimeOffset? NewestEdition(DateOnly day) => Record.Observations.Editions.LastOrDefault(e => e.KnownFrom <= day) is { } edition
        ? new DateTimeOffset(edition.KnownFrom, TimeOnly.MinValue, TimeSpan.Zero) : null;

    /// <summary>Statements on record that name a figure of the pledge as a share, and the ally when one is given: the newest first, at most ten.</summary>
    public async Task<ImmutableArray<SaidLine>> SaidOfAsync(Pledge pledge, StateCode? ally, CancellationToken stop)
    {
        if (store is null || pledge.Target is not { } target) return [];
        var figures = pledge.Readings.Where(r => r.Who == ally).Select(r => r.Target).OfType<decimal>().Append(target).Distinct().Select(f => new FigureRange(f, f, "%")).ToArray();
        var found = new List<StatementHit>();
        foreach (var figure in figures)
        {
            var query = new StatementQuery { Figure = figure, Words = ally is { } who ? $"\"{Record.NameOf(who)}\"" : null };
            found.AddRange((await store.SearchAsync(query, new Paging(1, SaidLooked), stop)).Statements.Rows);
        }
        return [.. found.DistinctBy(f => f.Id).Where(f => MentionsTheMeasure(f.Text)).OrderByDescending(f => f.Document.Published).Take(SaidShown).Select(f => new SaidLine(
            f.Text, f.Speaker?.Name, f.Document.Title ?? f.Document.Id, f.SaidOn?.ToEdtf() ?? f.Document.Published?.ToString("O", System.Globalization.CultureInfo.InvariantCulture), Addresses.Statement(f.Document.Id, f.Id)))];
    }

    // The figure alone may be of anything: inflation, a swing of votes
    private static bool MentionsTheMeasure(string text) => MeasureWords.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static DeliveredRecord Read(string folder, RecordStore? store)
    {
        IndicatorTable? imported = null;
        if (store is not null)
        {
            // once, when the first page of this pillar is asked for
            var (figures, editions) = store.FiguresAsync().GetAwaiter().GetResult();
            imported = new IndicatorTable(figures, editions, []);
        }
        var read = DeliveredPacks.Read([folder], imported);
        return read.Try(out var good) ? good : throw new InvalidDataException(string.Join('\n', read.Problems));
    }
}

/// <summary>Projections from one state of knowledge, kept once made.</summary>
/// <param name="record">Pledges and figures.</param>
/// <param name="projection">Makes them.</param>
public sealed class PathBook(DeliveredRecord record, Projection projection)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Pledge, StateCode Who), ProjectedPath?> paths = [];

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

    /// <summary>A scenario worked out.</summary>
    public Parsed<ScenarioResult> Work(Scenario scenario, DateOnly day)
    {
        lock (gate) return WhatIf.Work(scenario, record, projection, PledgeLibrary.Means, day);
    }
}
