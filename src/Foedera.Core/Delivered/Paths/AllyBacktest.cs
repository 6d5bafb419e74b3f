using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Owed;

namespace Foedera.Core.Delivered.Paths;

/// <summary>How well the paths of allies held since their spending rose: each end of a year plays today in turn. The
/// fits are learned from another panel up to that
/// year, pledges count from the day they were made, and outcomes are the figures of the newest edition.</summary>
public static class AllyBacktest
{
    private const int LongestHorizon = 5;

    /// <summary>The scores in all, by the year of the outcome, by the years ahead, by what was pledged, and apart for
    /// allies that the fits never saw.</summary>
    /// <param name="learnedFrom">The panel that the fits are learned from.</param>
    /// <param name="record">Pledges and figures.</param>
    /// <param name="pledge">A pledge whose parties and measure are taken.</param>
    /// <param name="first">First year of outcomes.</param>
    /// <param name="knownOn">Figures that came out later are not looked at.</param>
    public static ImmutableArray<AllyScore> Run(
        IEnumerable<AnnualSeries> learnedFrom,
        DeliveredRecord record,
        Pledge pledge,
        int first,
        DateOnly knownOn
    )
    {
        var panel = new PathPanel(learnedFrom);
        var known = pledge.Parties.ToDictionary(
            p => p.State.Code,
            p => StatusRule.SeriesFor(pledge, p.State, knownOn, record.Observations)
        );
        var allies = new PathPanel(known.Select(s => SeriesOf(s.Key, s.Value)).OfType<AnnualSeries>());
        var seen = panel.Series.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        var groups = new SortedDictionary<string, Tallies>(StringComparer.Ordinal);
        var moves = Moves(panel, allies);
        for (var h = 1; h <= LongestHorizon; h++)
            foreach (
                var (year, fit) in PathTraining.Fits(panel, h, allies.LastYear - h).Where(f => f.Year + h >= first)
            )
            foreach (var series in allies.Series)
            {
                var outcome = series[year + h];
                if (double.IsNaN(outcome) || allies.Origin(allies.Series.IndexOf(series), year) is not { } origin)
                    continue;
                var fan = fit.Project(origin);
                var moved = moves.TryGetValue(year, out var move) ? move.Draw(fan) : fan;
                var latest = known[series.Key].Of(year)!;
                var pull = PledgePull.Of(record.Pledges, pledge.Indicators, latest, new DateOnly(year, 12, 31));
                var drawn = pull.Draw(moved, year + h);
                string[] of =
                [
                    "all",
                    Named("outcome", year + h),
                    Named("years ahead", h),
                    drawn == moved ? "nothing more pledged" : "drawn by a pledge",
                    seen.Contains(series.Key) ? "seen in the panel" : "not seen in the panel",
                ];
                var past = series.Filled()[..(year - series.FirstYear + 1)];
                foreach (var group in of)
                    Add(groups, group, outcome, drawn, fan, past, h);
            }
        return [.. groups.Select(g => g.Value.Score(g.Key))];
    }

    // of each year, by the fit that was learned up to the year before
    private static Dictionary<int, CommonMove> Moves(PathPanel panel, PathPanel allies) =>
        PathTraining
            .Fits(panel, 1, allies.LastYear - 1)
            .ToDictionary(f => f.Year + 1, f => CommonMove.In(allies, f.Year + 1, f.Fit));

    private static AnnualSeries? SeriesOf(string key, KnownSeries known) =>
        AnnualSeries.Of(key, known.Values.Select(v => KeyValuePair.Create(v.Year, (double)v.Value)));

    private static string Named(string group, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{group} {number}");

    private static void Add(
        SortedDictionary<string, Tallies> groups,
        string group,
        double outcome,
        Fan drawn,
        Fan alone,
        double[] past,
        int horizon
    )
    {
        if (!groups.TryGetValue(group, out var tallies))
            groups[group] = tallies = new Tallies();
        tallies.With.Add(outcome, drawn.Quantile);
        tallies.Without.Add(outcome, alone.Quantile);
        foreach (var (name, tally) in tallies.Plain)
            tally.Add(outcome, PlainMethod.All.First(p => p.Name == name).Project(past, horizon)[horizon - 1].Quantile);
    }

    private sealed class Tallies
    {
        public Backtest.Tally With { get; } = new();

        public Backtest.Tally Without { get; } = new();

        public (string Name, Backtest.Tally Tally)[] Plain { get; } =
        [.. PlainMethod.All.Select(p => (p.Name, new Backtest.Tally()))];

        public AllyScore Score(string group) =>
            new(group, With.Score(), Without.Score(), [.. Plain.Select(p => (p.Name, p.Tally.Score()))]);
    }
}

/// <summary>Scores of one group of forecasts.</summary>
/// <param name="Group">"all", "outcome 2024", "years ahead 3".</param>
/// <param name="With">The paths drawn by what was pledged.</param>
/// <param name="Without">The same by the past of such series alone.</param>
/// <param name="Plain">No change, the straight line, the damped trend.</param>
public sealed record AllyScore(
    string Group,
    ForecastScore With,
    ForecastScore Without,
    ImmutableArray<(string Name, ForecastScore Score)> Plain
);
