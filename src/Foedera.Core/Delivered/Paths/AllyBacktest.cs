using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Owed;

namespace Foedera.Core.Delivered.Paths;

/// <summary>How well the paths of allies held since their spending rose: each end of a year plays today in turn. The fits are learned from another panel up to that
/// year, pledges count from the day they were made, and outcomes are the figures of the newest edition.</summary>
public static class AllyBacktest
{
    private const int LongestHorizon = 5;

    /// <summary>The scores in all, by the year of the outcome, and by the years ahead.</summary>
    /// <param name="learnedFrom">The panel that the fits are learned from.</param>
    /// <param name="record">Pledges and figures.</param>
    /// <param name="pledge">A pledge whose parties and measure are taken.</param>
    /// <param name="first">First year of outcomes.</param>
    /// <param name="knownOn">Figures that came out later are not looked at.</param>
    public static ImmutableArray<AllyScore> Run(IEnumerable<AnnualSeries> learnedFrom, DeliveredRecord record, Pledge pledge, int first, DateOnly knownOn)
    {
        var panel = new PathPanel(learnedFrom);
        var known = pledge.Parties.ToDictionary(p => p.State.Code, p => StatusRule.SeriesFor(pledge, p.State, knownOn, record.Observations));
        var allies = new PathPanel(known.Select(s => AnnualSeries.Of(s.Key, s.Value.Values.Select(v => KeyValuePair.Create(v.Year, (double)v.Value)))).OfType<AnnualSeries>());
        var groups = new SortedDictionary<string, Tallies>(StringComparer.Ordinal);
        for (var h = 1; h <= LongestHorizon; h++)
            foreach (var (year, fit) in PathTraining.Fits(panel, h, allies.LastYear - h).Where(f => f.Year + h >= first))
                for (var i = 0; i < allies.Series.Length; i++)
                    Add(groups, allies, i, year, h, fit, o => PledgePull.Of(record.Pledges, pledge.Indicators, known[allies.Series[i].Key].Of(o)!, new DateOnly(o, 12, 31)));
        return [.. groups.Select(g => new AllyScore(g.Key, g.Value.With.Score(), g.Value.Without.Score(), [.. g.Value.Plain.Select(p => (p.Name, p.Tally.Score()))]))];
    }

    private static void Add(SortedDictionary<string, Tallies> groups, PathPanel allies, int i, int year, int horizon, HorizonFit fit, Func<int, PledgePull> pull)
    {
        var outcome = allies.Series[i][year + horizon];
        if (double.IsNaN(outcome) || allies.Origin(i, year) is not { } origin) return;
        var fan = fit.Project(origin);
        var drawn = pull(year).Draw(fan, year + horizon);
        var past = allies.Series[i].Filled()[..(year - allies.Series[i].FirstYear + 1)];
        foreach (var group in new[] { "all", string.Create(CultureInfo.InvariantCulture, $"outcome {year + horizon}"), string.Create(CultureInfo.InvariantCulture, $"years ahead {horizon}") })
        {
            if (!groups.TryGetValue(group, out var tallies)) groups[group] = tallies = new Tallies();
            tallies.With.Add(outcome, drawn.Quantile);
            tallies.Without.Add(outcome, fan.Quantile);
            foreach (var (name, tally) in tallies.Plain) tally.Add(outcome, PlainMethod.All.First(p => p.Name == name).Project(past, horizon)[horizon - 1].Quantile);
        }
    }

    private sealed class Tallies
    {
        public Backtest.Tally With { get; } = new();

        public Backtest.Tally Without { get; } = new();

        public (string Name, Backtest.Tally Tally)[] Plain { get; } = [.. PlainMethod.All.Select(p => (p.Name, new Backtest.Tally()))];
    }
}

/// <summary>Scores of one group of forecasts.</summary>
/// <param name="Group">"all", "outcome 2024", "years ahead 3".</param>
/// <param name="With">The paths drawn by what was pledged.</param>
/// <param name="Without">The same by the past of such series alone.</param>
/// <param name="Plain">No change, the straight line, the damped trend.</param>
public sealed record AllyScore(string Group, ForecastScore With, ForecastScore Without, ImmutableArray<(string Name, ForecastScore Score)> Plain);
