using System.Collections.Immutable;
using Foedera.Core.Delivered.Paths;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;

namespace Foedera.Core.Delivered;

/// <summary>Works a scenario out from what was known on a day.</summary>
public static class WhatIf
{
    /// <summary>Indicators that give GDP and population, the fittest first.</summary>
    /// <param name="Gdp">Real GDP, in million US dollars.</param>
    /// <param name="Population">Persons.</param>
    public sealed record Means(string Gdp, string Population);

    private const int ShownBeyondLastFigure = 10;
    private const int MostYearsAhead = 30;

    /// <summary>Works it out; the problems when the scenario names what is not on record.</summary>
    public static Parsed<ScenarioResult> Work(
        Scenario scenario,
        DeliveredRecord record,
        Projection projection,
        Means means,
        DateOnly day
    )
    {
        var begun = Begin(scenario, record, projection, means, day);
        return begun.Try(out var cast)
            ? Parsed<ScenarioResult>.Ok(Work(scenario, record, cast, day))
            : Parsed<ScenarioResult>.Failed(begun.Problems);
    }

    /// <summary>One ally's figure in the scenario, year by year, in per cent of GDP.</summary>
    public static Parsed<ImmutableDictionary<int, decimal>> PathOf(
        Scenario scenario,
        StateCode who,
        DeliveredRecord record,
        Projection projection,
        Means means,
        DateOnly day
    )
    {
        var begun = Begin(scenario, record, projection, means, day);
        if (!begun.Try(out var cast))
            return Parsed<ImmutableDictionary<int, decimal>>.Failed(begun.Problems);
        var ally = cast.Allies.FirstOrDefault(a => a.State == who);
        return Parsed<ImmutableDictionary<int, decimal>>.Ok(
            ally is null
                ? ImmutableDictionary<int, decimal>.Empty
                : Years(cast).Where(year => !ally.HasLeft(year)).ToImmutableDictionary(year => year, ally.Percent)
        );
    }

    /// <summary>The way back: what would have to change for the alliance to be at a share of its joint GDP in a year.
    /// The problems when the scenario names what is not on record.</summary>
    /// <param name="scenario">How allies go on otherwise.</param>
    /// <param name="aim">The share that the alliance is to reach.</param>
    /// <param name="record">Pledges and figures.</param>
    /// <param name="projection">Makes paths.</param>
    /// <param name="means">GDP and population.</param>
    /// <param name="day">From what was known on this day.</param>
    public static Parsed<NeededChange> Needed(
        Scenario scenario,
        Aim aim,
        DeliveredRecord record,
        Projection projection,
        Means means,
        DateOnly day
    )
    {
        var begun = Begin(scenario, record, projection, means, day);
        if (!begun.Try(out var cast))
            return Parsed<NeededChange>.Failed(begun.Problems);
        var (first, last) = (Years(cast).First(), day.Year + MostYearsAhead);
        if (aim.Year < first || aim.Year > last)
            return Parsed<NeededChange>.Failed(
                new Problem("SCN006", $"{aim.Year} is no year ahead; expected {first} to {last}.")
            );
        var staying = cast
            .Allies.Where(a => !a.HasLeft(aim.Year))
            .Select(a => new AllyStand(a.State, a.Gdp(aim.Year), a.Percent(aim.Year)));
        return Parsed<NeededChange>.Ok(NeededChange.Of(aim, [.. staying]));
    }

    /// <summary>Who takes part in a scenario, with what is needed of each.</summary>
    private sealed record Cast(
        Pledge Pledge,
        decimal Target,
        ImmutableArray<Ally> Allies,
        ImmutableArray<StateCode> LeftOut
    );

    private static Parsed<Cast> Begin(
        Scenario scenario,
        DeliveredRecord record,
        Projection projection,
        Means means,
        DateOnly day
    )
    {
        if (record.PledgeOf(scenario.Pledge) is not { } pledge)
            return Parsed<Cast>.Failed(
                new Problem(
                    "SCN001",
                    $"No pledge '{scenario.Pledge}' is on record; expected one of: "
                        + $"{string.Join(", ", record.Pledges.Select(p => p.Id))}."
                )
            );
        if (pledge.Target is not { } target || pledge.Indicators.IsEmpty)
            return Parsed<Cast>.Failed(
                new Problem("SCN002", $"The pledge '{pledge.Id}' names no figure that can be projected.")
            );
        var unknown = scenario
            .Changes.Where(c => c.Ally is { } ally && pledge.PartyOn(ally, day) is null)
            .Select(c => new Problem("SCN003", $"'{c.Ally}' is not a party to '{pledge.Id}' on {day:yyyy-MM-dd}."))
            .ToArray();
        if (unknown.Length > 0)
            return Parsed<Cast>.Failed(unknown);
        var (allies, leftOut) = Gather(scenario, record, projection, means, pledge, day);
        return allies.IsEmpty
            ? Parsed<Cast>.Failed(
                new Problem(
                    "SCN004",
                    $"No ally has the figures that are needed (GDP '{means.Gdp}', population "
                        + $"'{means.Population}' and the pledge's own)."
                )
            )
            : Parsed<Cast>.Ok(new Cast(pledge, target, allies, leftOut));
    }

    private static IEnumerable<int> Years(Cast cast)
    {
        var first = cast.Allies.Max(a => a.LastYear) + 1;
        var last = Math.Clamp(cast.Pledge.By ?? first + 4, first, first - 1 + ShownBeyondLastFigure);
        return Enumerable.Range(first, last - first + 1);
    }

    private static ScenarioResult Work(Scenario scenario, DeliveredRecord record, Cast cast, DateOnly day)
    {
        var years = Years(cast).Select(y => Total(cast.Allies, y, cast.Target, cast.Pledge)).ToImmutableArray();
        int? reached = years.FirstOrDefault(y => y.Percent >= cast.Target)?.Year;
        var shares = Shares(cast.Allies, years[^1].Year, cast.Target);
        return new ScenarioResult(
            scenario,
            day,
            cast.Target,
            years,
            shares,
            cast.LeftOut,
            reached,
            [.. Check(scenario, record, day, reached)]
        );
    }

    private static (ImmutableArray<Ally> Allies, ImmutableArray<StateCode> LeftOut) Gather(
        Scenario scenario,
        DeliveredRecord record,
        Projection projection,
        Means means,
        Pledge pledge,
        DateOnly day
    )
    {
        var allies = ImmutableArray.CreateBuilder<Ally>();
        var leftOut = ImmutableArray.CreateBuilder<StateCode>();
        foreach (var party in pledge.Parties.Where(p => p.Since <= day).OrderBy(p => p.State))
        {
            var known = StatusRule.SeriesFor(pledge, party.State, day, record.Observations);
            var gdp = record.Observations.AsKnownOn(means.Gdp, party.State, day);
            var people = record.Observations.AsKnownOn(means.Population, party.State, day);
            if (known.Latest is null || gdp.Latest is null || people.Latest is null)
                leftOut.Add(party.State);
            else
                allies.Add(
                    new Ally(
                        party.State,
                        known,
                        gdp,
                        people.Latest.Value / 1_000_000,
                        scenario,
                        projection.Path(pledge, party.State),
                        pledge,
                        party
                    )
                );
        }
        return (allies.ToImmutable(), leftOut.ToImmutable());
    }

    private static AllianceYear Total(ImmutableArray<Ally> allies, int year, decimal target, Pledge pledge)
    {
        var counted = allies
            .Where(a => !a.HasLeft(year))
            .Select(a => (Gdp: a.Gdp(year), Percent: a.Percent(year)))
            .ToArray();
        var (gdp, spending) = (counted.Sum(c => c.Gdp), counted.Sum(c => c.Gdp * c.Percent / 100));
        var gap = counted.Sum(c => c.Gdp * Math.Max(0, target - c.Percent) / 100);
        return new AllianceYear(
            year,
            spending,
            gdp == 0 ? 0 : spending / gdp * 100,
            gap,
            counted.Count(c => pledge.IsMetBy(c.Percent, target)),
            counted.Length
        );
    }

    private static ImmutableArray<AllyShare> Shares(ImmutableArray<Ally> allies, int year, decimal target)
    {
        var counted = allies.Where(a => !a.HasLeft(year)).ToImmutableArray();
        var needed = counted.Sum(a => a.Gdp(year)) * target / 100;
        var spending = counted.Sum(a => a.Gdp(year) * a.Percent(year) / 100);
        var rise = RiseForAll(counted, year, needed);
        var means = counted
            .Select(a => new AllyMeans(a.Gdp(year), a.Population, a.Gdp(year) * (a.LastPercent + rise) / 100))
            .ToImmutableArray();
        var byRule = FairShare.Rules.Select(r => r.Divide(needed, means)).ToArray();
        return
        [
            .. counted
                .Select(
                    (a, i) =>
                        new AllyShare(
                            a.State,
                            a.Percent(year),
                            a.Gdp(year) * a.Percent(year) / 100,
                            spending == 0 ? 0 : a.Gdp(year) * a.Percent(year) / 100 / spending,
                            [.. byRule.Select(r => r[i] / a.Gdp(year) * 100)]
                        )
                )
                .OrderByDescending(s => s.SpendingBillion),
        ];
    }

    // Points that all would have to rise by together; below zero when the joint total is passed already
    private static decimal RiseForAll(ImmutableArray<Ally> allies, int year, decimal needed)
    {
        var gdp = allies.Sum(a => a.Gdp(year));
        return gdp == 0 ? 0 : (needed - allies.Sum(a => a.Gdp(year) * a.LastPercent / 100)) / gdp * 100;
    }

    private static IEnumerable<WindowCheck> Check(Scenario scenario, DeliveredRecord record, DateOnly day, int? reached)
    {
        if (scenario.ThreatWindow is { } own)
            yield return new WindowCheck("the scenario's window", own, Closes(own, reached));
        foreach (var threat in record.Threats.Where(t => t.SaidOn.Last <= day))
            if (threat.Window(scenario.WarEnds) is { } window)
                yield return new WindowCheck(
                    $"{threat.Who}, {threat.SaidOn.ToEdtf()}: {threat.AsReported}",
                    window,
                    Closes(window, reached)
                );
    }

    // "By 2030" and "within five years" give a last day only: the path closes in time when it closes in an earlier year
    private static PathCloses Closes(DateWindow window, int? reached)
    {
        if (reached is not { } year)
            return PathCloses.NotInSight;
        if (year < (window.First ?? window.Last)?.Year)
            return PathCloses.Before;
        return year <= (window.Last?.Year ?? int.MaxValue) ? PathCloses.Within : PathCloses.After;
    }

    private sealed class Ally(
        StateCode state,
        KnownSeries known,
        KnownSeries gdp,
        decimal population,
        Scenario scenario,
        ProjectedPath? path,
        Pledge pledge,
        PledgeParty party
    )
    {
        private readonly ImmutableArray<ScenarioChange> changes =
        [
            .. scenario.Changes.Where(c => c.Ally is null || c.Ally == state),
        ];

        public StateCode State => state;

        public decimal Population => population;

        public int LastYear => known.Latest!.Year;

        public decimal LastPercent => known.Latest!.Value;

        public bool HasLeft(int year) => changes.OfType<ScenarioChange.Leaves>().Any(l => year >= l.Year);

        // In thousand millions
        public decimal Gdp(int year)
        {
            var last = gdp.Latest!;
            var rate =
                changes.OfType<ScenarioChange.Grows>().LastOrDefault()?.PercentPerYear / 100 ?? GdpGrowth.Usual(gdp);
            return last.Value / 1000 * (decimal)Math.Pow(1 + (double)rate, Math.Max(0, year - last.Year));
        }

        public decimal Percent(int year)
        {
            if (changes.OfType<ScenarioChange.Spends>().LastOrDefault() is not { } spends)
                return Usual(year);
            if (spends.By is not { } by || year >= by)
                return spends.Percent;
            return LastPercent + ((spends.Percent - LastPercent) * (year - LastYear) / Math.Max(1, by - LastYear));
        }

        private decimal Usual(int year) =>
            scenario.Baseline switch
            {
                Baseline.Frozen => LastPercent,
                Baseline.Line => Math.Max(
                    LastPercent,
                    StatusRule.StartOf(pledge, party, known) is { } && pledge.By is { } by
                        ? LastPercent
                            + (
                                (pledge.Target!.Value - LastPercent)
                                * Math.Min(1, (year - LastYear) / (decimal)Math.Max(1, by - LastYear))
                            )
                        : pledge.Target!.Value
                ),
                Baseline.Projection => path?.Years.LastOrDefault(y => y.Year <= year) is { } projected
                    ? (decimal)projected.Median
                    : LastPercent,
                _ => throw new System.Diagnostics.UnreachableException(),
            };
    }
}
