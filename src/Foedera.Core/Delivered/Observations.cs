using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Delivered;

/// <summary>All figures of all editions, and what was known on any day, as ALFRED does for American statistics.
/// The order in which editions were imported makes no difference.</summary>
public sealed class Observations
{
    private readonly Dictionary<
        (string Indicator, StateCode Who),
        ImmutableArray<(Observation Observation, Vintage Vintage)>
    > cells;
    private readonly Dictionary<string, ImmutableArray<Vintage>> vintages;

    /// <summary>Takes figures in any order; every edition they name must be among
    /// <paramref name="editions"/>.</summary>
    /// <exception cref="ArgumentException">A figure names an edition that is not given.</exception>
    public Observations(IEnumerable<Observation> observations, IEnumerable<Vintage> editions)
    {
        var byId = editions.DistinctBy(v => v.Id).ToDictionary(v => v.Id, StringComparer.Ordinal);
        var dated = observations
            .Select(o =>
                (
                    Observation: o,
                    Vintage: byId.GetValueOrDefault(o.Vintage)
                        ?? throw new ArgumentException($"'{o.Vintage}' is not among the editions.", nameof(editions))
                )
            )
            .ToArray();
        cells = dated
            .GroupBy(o => (o.Observation.Indicator, o.Observation.Who))
            .ToDictionary(
                g => g.Key,
                g => g.OrderBy(o => o.Observation.Year).ThenBy(o => o.Vintage).ToImmutableArray()
            );
        vintages = dated
            .GroupBy(o => o.Observation.Indicator, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => g.Select(o => o.Vintage).Distinct().Order().ToImmutableArray(),
                StringComparer.Ordinal
            );
        All = [.. dated.Select(d => d.Observation)];
        Editions = [.. byId.Values.Order()];
    }

    /// <summary>Every figure, in the order given.</summary>
    public ImmutableArray<Observation> All { get; }

    /// <summary>Every edition, the earliest first.</summary>
    public ImmutableArray<Vintage> Editions { get; }

    /// <summary>The editions that have figures of an indicator, the earliest first.</summary>
    public ImmutableArray<Vintage> VintagesOf(string indicator) => vintages.GetValueOrDefault(indicator, []);

    /// <summary>The first and last year of an indicator, and how many figures it has in all editions; null for
    /// none.</summary>
    public (int First, int Last, int Figures)? YearsOf(string indicator) =>
        cells
            .Where(c => c.Key.Indicator == indicator)
            .SelectMany(c => c.Value)
            .Select(c => c.Observation.Year)
            .ToArray()
            is { Length: > 0 } years
            ? (years.Min(), years.Max(), years.Length)
            : null;

    /// <summary>The states that have figures of an indicator.</summary>
    public IEnumerable<StateCode> StatesOf(string indicator) =>
        cells.Keys.Where(k => k.Indicator == indicator).Select(k => k.Who).Order();

    /// <summary>The series as known on a day: for each year the figure of the latest edition that was out.</summary>
    public KnownSeries AsKnownOn(string indicator, StateCode who, DateOnly day) =>
        new(
            indicator,
            who,
            [
                .. CellsOf(indicator, who)
                    .Where(c => c.Vintage.KnownFrom <= day)
                    .GroupBy(c => c.Observation.Year)
                    .Select(year => year.Last().Observation),
            ]
        );

    /// <summary>The series as one edition printed it.</summary>
    public KnownSeries InEdition(string indicator, StateCode who, string vintage) =>
        new(
            indicator,
            who,
            [.. CellsOf(indicator, who).Where(c => c.Vintage.Id == vintage).Select(c => c.Observation)]
        );

    /// <summary>What each edition said of one year, the earliest edition first.</summary>
    public ImmutableArray<(Observation Observation, Vintage Vintage)> RevisionsOf(
        string indicator,
        StateCode who,
        int year
    ) => [.. CellsOf(indicator, who).Where(c => c.Observation.Year == year)];

    /// <summary>What every edition out on a day had for one year, in all of these indicators, the earliest edition
    /// first.</summary>
    public ImmutableArray<Observation> SourcesOf(
        IEnumerable<string> indicators,
        StateCode who,
        int year,
        DateOnly day
    ) =>
        [
            .. indicators
                .SelectMany(i => RevisionsOf(i, who, year))
                .Where(r => r.Vintage.KnownFrom <= day)
                .OrderBy(r => r.Vintage)
                .Select(r => r.Observation),
        ];

    private ImmutableArray<(Observation Observation, Vintage Vintage)> CellsOf(string indicator, StateCode who) =>
        cells.GetValueOrDefault((indicator, who), []);
}

/// <summary>The figures of one indicator and state, one a year, the earliest year first.</summary>
/// <param name="Indicator">Id of the indicator.</param>
/// <param name="Who">The state.</param>
/// <param name="Values">The figures; empty when none was known.</param>
public sealed record KnownSeries(string Indicator, StateCode Who, ImmutableArray<Observation> Values)
{
    /// <summary>The latest figure; null when none was known.</summary>
    public Observation? Latest => Values.IsEmpty ? null : Values[^1];

    /// <summary>The figure of a year; null when none was known.</summary>
    public Observation? Of(int year) => Values.FirstOrDefault(v => v.Year == year);

    /// <summary>The latest figure of a year up to this one; null when none was known.</summary>
    public Observation? UpTo(int year) => Values.LastOrDefault(v => v.Year <= year);

    /// <summary>Puts another series behind this one: its figures fill the years that have none here.</summary>
    public KnownSeries FilledBy(KnownSeries standIn) =>
        this with
        {
            Values = [.. Values.Concat(standIn.Values.Where(s => Of(s.Year) is null)).OrderBy(v => v.Year)],
        };
}
