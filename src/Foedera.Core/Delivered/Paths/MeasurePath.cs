using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Delivered.Paths;

/// <summary>Where a measure may go that no long panel teaches: the parts of defence expenditure (equipment, personnel).
/// What all states of the measure did so many years after a stand like this one, and nothing else.</summary>
/// <param name="Indicator">Id of the measure.</param>
/// <param name="Who">The state.</param>
/// <param name="KnownOn">The day from whose knowledge it is made.</param>
/// <param name="Known">The figures so far.</param>
/// <param name="Years">The years ahead: half as many as are known at most, and only those that could be
/// checked.</param>
public sealed record MeasurePath(
    string Indicator,
    StateCode Who,
    DateOnly KnownOn,
    KnownSeries Known,
    ImmutableArray<MeasureYear> Years
)
{
    /// <summary>Pairs of years, so far apart, that a horizon needs. Taste.</summary>
    public const int FewestPairs = 20;

    /// <summary>Past outcomes that a forecast so far ahead must have been compared with before it is shown.
    /// Taste.</summary>
    public const int FewestChecks = 40;

    /// <summary>The figure whose chance is told; null for none.</summary>
    public decimal? Target { get; init; }

    // a ridge of one pair keeps the slope at bay where all states stand alike
    private const double Ridge = 1;

    // shares at the ends would have no logit: half a point is as near as they come
    private const double Edge = 0.5;
    private const double Widest = 2.5;

    /// <summary>The path; null when the measure is no share between 0 and 100, or too few years are known.</summary>
    /// <param name="indicator">The measure.</param>
    /// <param name="who">The state.</param>
    /// <param name="observations">All editions.</param>
    /// <param name="day">Figures that came out later are not looked at.</param>
    /// <param name="target">The figure whose chance is told, in the measure's unit; null for none.</param>
    public static MeasurePath? Of(
        Indicator indicator,
        StateCode who,
        Observations observations,
        DateOnly day,
        decimal? target = null
    )
    {
        if (!IsShare(indicator))
            return null;
        var known = observations.AsKnownOn(indicator.Id, who, day);
        if (known.Latest is not { } latest)
            return null;
        var panel = new Panel(observations, indicator.Id, day);
        var longest = (latest.Year - known.Values[0].Year) / 2;
        var years = Enumerable
            .Range(1, Math.Max(0, longest))
            .Select(ahead => panel.Year(who, latest.Year, ahead, target))
            .TakeWhile(year => year is not null)
            .Select(year => year!)
            .ToImmutableArray();
        return years.IsEmpty ? null : new MeasurePath(indicator.Id, who, day, known, years) { Target = target };
    }

    /// <summary>Whether a measure is a share that such a path can be drawn of.</summary>
    public static bool IsShare(Indicator indicator) =>
        indicator is { Unit: IndicatorUnit.Share or IndicatorUnit.ShareOfGdp, Least: >= 0 };

    private static double ToLevel(decimal value)
    {
        var part = Math.Clamp((double)value, Edge, 100 - Edge) / 100;
        return Math.Log(part / (1 - part));
    }

    private static double ToValue(double level) => 100 / (1 + Math.Exp(-level));

    // the states of the measure, as levels by year
    private sealed class Panel
    {
        private readonly Dictionary<StateCode, Dictionary<int, double>> levels;
        private readonly Dictionary<int, double> medians;
        private readonly int last;

        public Panel(Observations observations, string indicator, DateOnly day)
        {
            levels = observations
                .StatesOf(indicator)
                .Distinct()
                .ToDictionary(
                    state => state,
                    state =>
                        observations
                            .AsKnownOn(indicator, state, day)
                            .Values.ToDictionary(v => v.Year, v => ToLevel(v.Value))
                );
            medians = levels
                .Values.SelectMany(series => series)
                .GroupBy(v => v.Key, v => v.Value)
                .ToDictionary(g => g.Key, g => Quantiles.Median([.. g]));
            last = medians.Keys.DefaultIfEmpty(0).Max();
        }

        public MeasureYear? Year(StateCode who, int origin, int ahead, decimal? target)
        {
            if (Learn(origin, ahead) is not { } fit)
                return null;
            var (checks, held, wide) = Check(origin, ahead);
            if (checks < FewestChecks)
                return null;
            var middle = fit.From(levels[who][origin], medians[origin]);
            double At(double level) => ToValue(middle + (wide * (fit.Error(level) - fit.Error(0.5))));
            return new MeasureYear(
                origin + ahead,
                At(0.5),
                (At(0.25), At(0.75)),
                (At(0.1), At(0.9)),
                (At(0.025), At(0.975)),
                target is { } aim ? fit.Above((ToLevel(aim) - middle) / wide) : null,
                checks,
                held
            );
        }

        // what was known in a year, of pairs so far apart: how a level moves with its distance to the median
        private Fit? Learn(int until, int ahead)
        {
            var pairs = (
                from series in levels.Values
                from now in series
                where now.Key + ahead <= until && series.ContainsKey(now.Key + ahead)
                select (Distance: now.Value - medians[now.Key], Move: series[now.Key + ahead] - now.Value)
            ).ToList();
            if (pairs.Count < FewestPairs)
                return null;
            var (distance, move) = (pairs.Average(p => p.Distance), pairs.Average(p => p.Move));
            var slope =
                pairs.Sum(p => (p.Distance - distance) * (p.Move - move))
                / (pairs.Sum(p => (p.Distance - distance) * (p.Distance - distance)) + Ridge);
            var constant = move - (slope * distance);
            return new Fit(constant, slope, [.. pairs.Select(p => p.Move - constant - (slope * p.Distance)).Order()]);
        }

        // every earlier year plays today: how often four in five held, and how much wider they would have had to be
        private (int Checks, double Held, double Wide) Check(int until, int ahead)
        {
            var ratios = new List<double>();
            for (var origin = medians.Keys.Min(); origin + ahead <= Math.Min(until, last); origin++)
            {
                if (Learn(origin, ahead) is not { } fit)
                    continue;
                foreach (var series in levels.Values)
                    if (series.TryGetValue(origin, out var now) && series.TryGetValue(origin + ahead, out var then))
                        ratios.Add(fit.Miss(then - fit.From(now, medians[origin])));
            }
            if (ratios.Count == 0)
                return (0, double.NaN, 1);
            ratios.Sort();
            var held = ratios.Count(r => r <= 1) / (double)ratios.Count;
            return (ratios.Count, held, Math.Clamp(ratios[(int)(0.8 * (ratios.Count - 1))], 1, Widest));
        }
    }

    private sealed record Fit(double Constant, double Slope, double[] Errors)
    {
        // the middle lies where the middle error puts it
        public double From(double level, double median) => level + Constant + (Slope * (level - median)) + Error(0.5);

        public double Error(double level)
        {
            var at = level * (Errors.Length - 1);
            var below = (int)at;
            var above = Math.Min(below + 1, Errors.Length - 1);
            return Errors[below] + ((at - below) * (Errors[above] - Errors[below]));
        }

        public double Above(double distance) =>
            Errors.Count(error => error - Error(0.5) >= distance) / (double)Errors.Length;

        // 1 at the end of the interval of four in five on that side
        public double Miss(double error)
        {
            var end = error >= 0 ? Error(0.9) - Error(0.5) : Error(0.5) - Error(0.1);
            return Math.Abs(error) / Math.Max(end, 1e-9);
        }
    }
}

/// <summary>One year ahead of a measure, in its own unit.</summary>
/// <param name="Year">The year.</param>
/// <param name="Median">As many futures lie above as below.</param>
/// <param name="Half">From the 25th to the 75th hundredth.</param>
/// <param name="Eighty">From the 10th to the 90th.</param>
/// <param name="NinetyFive">From the 2.5th to the 97.5th.</param>
/// <param name="ChanceAtTarget">Part of the futures, from 0 to 1, at or above the target; null without one.</param>
/// <param name="Checks">Past outcomes so far ahead that such a forecast was compared with.</param>
/// <param name="Held">Part of them, from 0 to 1, that lay in the interval of four in five before it was widened to what
/// they asked for; NaN without any.</param>
public sealed record MeasureYear(
    int Year,
    double Median,
    (double Low, double High) Half,
    (double Low, double High) Eighty,
    (double Low, double High) NinetyFive,
    double? ChanceAtTarget,
    int Checks,
    double Held
);
