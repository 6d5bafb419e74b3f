using System.Collections.Immutable;

namespace Foedera.Core.Delivered.Paths;

/// <summary>Quantile functions held at fixed levels, and the few formulas around them.</summary>
public static class Quantiles
{
    /// <summary>The levels at which a distribution is kept: every hundredth, and the ends of the 95 % and 99 %
    /// intervals.</summary>
    public static ImmutableArray<double> Levels { get; } =
    [
        0.005,
        .. Enumerable.Range(1, 2).Select(k => k / 100.0),
        0.025,
        .. Enumerable.Range(3, 95).Select(k => k / 100.0),
        0.975,
        0.98,
        0.99,
        0.995,
    ];

    /// <summary>The middle value, the upper one of two; 0 for none.</summary>
    public static double Median(List<double> values)
    {
        if (values.Count == 0)
            return 0;
        values.Sort();
        return values[values.Count / 2];
    }

    /// <summary>The quantile at a level, by straight lines between <see cref="Levels"/>; the outermost values beyond
    /// them.</summary>
    public static double At(ReadOnlySpan<double> quantiles, double level)
    {
        var levels = Levels.AsSpan();
        if (level <= levels[0])
            return quantiles[0];
        if (level >= levels[^1])
            return quantiles[^1];
        var k = levels.BinarySearch(level);
        if (k >= 0)
            return quantiles[k];
        k = ~k;
        return quantiles[k - 1]
            + ((level - levels[k - 1]) / (levels[k] - levels[k - 1]) * (quantiles[k] - quantiles[k - 1]));
    }

    /// <summary>Quantiles of weighted values sorted upwards, mixed with a prior worth <paramref name="priorWeight"/>
    /// values.</summary>
    public static ImmutableArray<double> Of(
        ReadOnlySpan<(double Value, double Weight)> sorted,
        ReadOnlySpan<double> prior,
        double priorWeight
    )
    {
        var total = 0.0;
        foreach (var (_, weight) in sorted)
            total += weight;
        var mix = total / (total + priorWeight);
        var result = new double[Levels.Length];
        var (sum, next) = (0.0, 0);
        for (var k = 0; k < result.Length; k++)
        {
            while (next < sorted.Length && sum + sorted[next].Weight < Levels[k] * total)
                sum += sorted[next++].Weight;
            var seen = sorted.IsEmpty ? 0 : sorted[Math.Min(next, sorted.Length - 1)].Value;
            result[k] = (mix * seen) + ((1 - mix) * prior[k]);
        }
        return [.. result];
    }

    /// <summary>Student's t with four degrees of freedom, in units of its median absolute value.
    /// Closed form: Shaw, "Sampling Student's T distribution", Journal of Computational Finance 9 (2006).</summary>
    public static double StudentFour(double level)
    {
        var alpha = 4 * level * (1 - level);
        var root = Math.Sqrt(alpha);
        var r = 4 / root * Math.Cos(Math.Acos(Math.Min(1, root)) / 3);
        return Math.Sign(level - 0.5) * Math.Sqrt(Math.Max(0, r - 4)) / 0.740697;
    }
}
