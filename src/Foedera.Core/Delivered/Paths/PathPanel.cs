using System.Collections.Immutable;

namespace Foedera.Core.Delivered.Paths;

/// <summary>Where one series stands in one year, told from that year and those before it only.</summary>
/// <param name="Key">Whose series.</param>
/// <param name="Year">The year.</param>
/// <param name="Level">Logarithm of the value plus <see cref="PathPanel.Offset"/>.</param>
/// <param name="Drift">What may move the level, in the order of <see cref="PathPanel.DriftTerms"/>.</param>
/// <param name="Spread">What tells how far it may move, in the order of <see cref="PathPanel.SpreadTerms"/>.</param>
public sealed record PathOrigin(
    string Key,
    int Year,
    double Level,
    ImmutableArray<double> Drift,
    ImmutableArray<double> Spread
);

/// <summary>A set of series seen together: each is compared with the others of its time.</summary>
public sealed class PathPanel
{
    /// <summary>Added to a per cent value before its logarithm is taken, so that shares near zero do not
    /// dominate.</summary>
    public const double Offset = 0.5;

    /// <summary>Fewest known years that a series needs before it is projected.</summary>
    public const int FewestYears = 10;

    // a year-on-year change of more than this, in logarithms, says no more than that something broke
    private const double LargestChange = 0.4;
    private const double HighShare = 4;
    private const double VolatilityHalfLife = 3;

    /// <summary>What may move a level: a constant; the distance to the panel's median; the last change; the mean change
    /// of three years;
    /// the distance to the series' own mean so far; how far it stands above 4 %.</summary>
    public static ImmutableArray<string> DriftTerms { get; } =
    ["constant", "above the panel", "last change", "three years' change", "above own mean", "above 4 %"];

    /// <summary>What tells how far a level may move: recent volatility of the series, its level, its trend, distances,
    /// and the panel's volatility.</summary>
    public static ImmutableArray<string> SpreadTerms { get; } =
    ["constant", "own volatility", "level", "trend", "above 4 %", "distance to own mean", "panel volatility"];

    private readonly Dictionary<(int Series, int Year), PathOrigin> origins = [];

    /// <summary>Makes a panel; series may start, end and have gaps anywhere.</summary>
    public PathPanel(IEnumerable<AnnualSeries> series)
    {
        Series = [.. series.OrderBy(s => s.Key, StringComparer.Ordinal)];
        FirstYear = Series.IsEmpty ? 0 : Series.Min(s => s.FirstYear);
        LastYear = Series.IsEmpty ? -1 : Series.Max(s => s.LastYear);
        Place();
    }

    /// <summary>The series, in the order of their keys.</summary>
    public ImmutableArray<AnnualSeries> Series { get; }

    /// <summary>First year with a value; 0 when the panel is empty.</summary>
    public int FirstYear { get; }

    /// <summary>Last year with a value; -1 when the panel is empty.</summary>
    public int LastYear { get; }

    /// <summary>Where a series stands in a year; null when it has no value in that year or fewer than
    /// <see cref="FewestYears"/> up to it.</summary>
    public PathOrigin? Origin(int series, int year) => origins.GetValueOrDefault((series, year));

    /// <summary>The logarithm that the projection works in.</summary>
    public static double ToLevel(double value) => Math.Log(value + Offset);

    /// <summary>Back to per cent; never below zero.</summary>
    public static double ToValue(double level) => Math.Max(0, Math.Exp(level) - Offset);

    private void Place()
    {
        var filled = Series.Select(s => s.Filled().Select(ToLevel).ToArray()).ToArray();
        var volatility = filled.Select(Volatility).ToArray();
        for (var year = FirstYear; year <= LastYear; year++)
        {
            var levels = new List<double>();
            var volatilities = new List<double>();
            for (var i = 0; i < Series.Length; i++)
            {
                if (LastKnown(Series[i], year) is { } at)
                    levels.Add(filled[i][at - Series[i].FirstYear]);
                if (IsOrigin(Series[i], year))
                    volatilities.Add(volatility[i][year - Series[i].FirstYear]);
            }
            var (median, panelVolatility) = (Quantiles.Median(levels), Quantiles.Median(volatilities));
            for (var i = 0; i < Series.Length; i++)
                if (IsOrigin(Series[i], year))
                    origins[(i, year)] = Place(Series[i], filled[i], volatility[i], year, median, panelVolatility);
        }
    }

    private static PathOrigin Place(
        AnnualSeries series,
        double[] levels,
        double[] volatility,
        int year,
        double median,
        double panelVolatility
    )
    {
        var at = year - series.FirstYear;
        var level = levels[at];
        var last = Math.Clamp(level - levels[at - 1], -LargestChange, LargestChange);
        var trend = Math.Clamp((level - levels[at - 3]) / 3, -LargestChange, LargestChange);
        var aboveOwn = level - levels.AsSpan(0, at + 1).ToArray().Average();
        var high = Math.Max(0, level - ToLevel(HighShare));
        return new PathOrigin(
            series.Key,
            year,
            level,
            [1, level - median, last, trend, aboveOwn, high],
            [
                1,
                Log10th(volatility[at]),
                level - 0.7,
                Math.Abs(trend),
                high,
                Math.Abs(aboveOwn),
                Log10th(panelVolatility),
            ]
        );
    }

    // centred on a volatility of one tenth; the small addend keeps a flat line from an infinite certainty
    private static double Log10th(double volatility) => Math.Log(volatility + 0.02) - Math.Log(0.1);

    private static double[] Volatility(double[] levels)
    {
        var fade = Math.Pow(0.5, 1 / VolatilityHalfLife);
        var (sum, weight) = (0.0, 0.0);
        var result = new double[levels.Length];
        for (var i = 1; i < levels.Length; i++)
        {
            sum = (sum * fade) + (Math.Min(1, Math.Abs(levels[i] - levels[i - 1])) * (1 - fade));
            weight = (weight * fade) + (1 - fade);
            result[i] = sum / weight;
        }
        return result;
    }

    private static bool IsOrigin(AnnualSeries series, int year)
    {
        if (double.IsNaN(series[year]))
            return false;
        var known = 0;
        for (var y = series.FirstYear; y <= year && known < FewestYears; y++)
            if (!double.IsNaN(series[y]))
                known++;
        return known >= FewestYears;
    }

    private static int? LastKnown(AnnualSeries series, int year)
    {
        for (var y = year; y >= year - 2; y--)
            if (!double.IsNaN(series[y]))
                return y;
        return null;
    }
}
