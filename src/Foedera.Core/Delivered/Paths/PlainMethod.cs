using System.Collections.Immutable;

namespace Foedera.Core.Delivered.Paths;

/// <summary>A normal distribution of a value, or of its logarithm after adding
/// <see cref="PathPanel.Offset"/>.</summary>
/// <param name="Mean">The middle.</param>
/// <param name="Sd">The standard deviation; positive.</param>
/// <param name="OnLog">True when both count on the logarithm.</param>
public sealed record NormalForecast(double Mean, double Sd, bool OnLog = false)
{
    /// <summary>The value that is not exceeded with this probability.</summary>
    public double Quantile(double level)
    {
        var value = Mean + (Sd * Normal.Quantile(level));
        return OnLog ? Math.Exp(value) - PathPanel.Offset : value;
    }
}

/// <summary>A plain method that a projection must beat. Formulas as in Hyndman and Athanasopoulos, "Forecasting:
/// Principles and Practice" (3rd edition).</summary>
/// <param name="Name">The name in tables.</param>
/// <param name="Project">Forecasts for 1, 2, … years ahead from a series without gaps.</param>
public sealed record PlainMethod(string Name, Func<double[], int, ImmutableArray<NormalForecast>> Project)
{
    /// <summary>Naive, drift and damped trend.</summary>
    public static ImmutableArray<PlainMethod> All { get; } =
    [new("naive", Naive), new("drift", Drift), new("damped", Damped)];

    private const double Smallest = 1e-6;

    /// <summary>The last value stays; its error grows with the root of time (§5.2, 5.5).</summary>
    public static ImmutableArray<NormalForecast> Naive(double[] y, int longest)
    {
        var sum = 0.0;
        for (var i = 1; i < y.Length; i++)
            sum += Square(y[i] - y[i - 1]);
        var sd = Math.Max(Smallest, Math.Sqrt(sum / Math.Max(1, y.Length - 1)));
        return [.. Enumerable.Range(1, longest).Select(h => new NormalForecast(y[^1], sd * Math.Sqrt(h)))];
    }

    /// <summary>The last value moves on by the mean change so far (§5.2, 5.5).</summary>
    public static ImmutableArray<NormalForecast> Drift(double[] y, int longest)
    {
        var n = y.Length - 1;
        var drift = (y[^1] - y[0]) / Math.Max(1, n);
        var sum = 0.0;
        for (var i = 1; i < y.Length; i++)
            sum += Square(y[i] - y[i - 1] - drift);
        var sd = Math.Max(Smallest, Math.Sqrt(sum / Math.Max(1, n - 1)));
        return
        [
            .. Enumerable
                .Range(1, longest)
                .Select(h => new NormalForecast(
                    y[^1] + (h * drift),
                    sd * Math.Sqrt(h * (1 + (h / (double)Math.Max(1, n))))
                )),
        ];
    }

    /// <summary>Holt's damped trend, its three parameters chosen on a grid by the squared one-step error (§8.2;
    /// variance §8.7, class 1).</summary>
    public static ImmutableArray<NormalForecast> Damped(double[] y, int longest)
    {
        var best = (Error: double.PositiveInfinity, Alpha: 1.0, Beta: 0.0, Phi: 0.9, Level: y[^1], Trend: 0.0);
        foreach (var alpha in (ReadOnlySpan<double>)[0.2, 0.4, 0.6, 0.8, 0.9999])
        foreach (var share in (ReadOnlySpan<double>)[0.01, 0.1, 0.25, 0.5, 0.9])
        foreach (var phi in (ReadOnlySpan<double>)[0.8, 0.9, 0.98])
        {
            var (error, level, trend) = Smooth(y, alpha, alpha * share, phi);
            if (error < best.Error)
                best = (error, alpha, alpha * share, phi, level, trend);
        }
        var sd = Math.Max(Smallest, Math.Sqrt(best.Error / Math.Max(1, y.Length - 6)));
        var (mean, damp, variance, result) = (best.Level, 0.0, 1.0, new NormalForecast[longest]);
        var reach = 0.0;
        for (var h = 1; h <= longest; h++)
        {
            damp = best.Phi * (damp + 1);
            result[h - 1] = new NormalForecast(mean + (damp * best.Trend), sd * Math.Sqrt(variance));
            reach = best.Phi * (reach + 1);
            variance += Square(best.Alpha + (best.Beta * reach));
        }
        return [.. result];
    }

    private static (double Error, double Level, double Trend) Smooth(double[] y, double alpha, double beta, double phi)
    {
        var reach = Math.Min(4, y.Length - 1);
        var (level, trend, error) = (y[0], reach > 0 ? (y[reach] - y[0]) / reach : 0, 0.0);
        for (var i = 1; i < y.Length; i++)
        {
            var e = y[i] - (level + (phi * trend));
            error += e * e;
            (level, trend) = (level + (phi * trend) + (alpha * e), (phi * trend) + (beta * e));
        }
        return (error, level, trend);
    }

    private static double Square(double x) => x * x;
}
