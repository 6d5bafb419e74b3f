using System.Collections.Immutable;

namespace Foedera.Core.Delivered.Paths;

/// <summary>What the panel's past says of the next so many years: where a series drifts, how far it strays, and how the
/// stray is shaped.</summary>
/// <param name="Horizon">Years ahead, from 1.</param>
/// <param name="Drift">Weights of <see cref="PathPanel.DriftTerms"/>: the median move of the level.</param>
/// <param name="Spread">Weights of <see cref="PathPanel.SpreadTerms"/>: the logarithm of the typical error.</param>
/// <param name="Errors">Quantiles, at <see cref="Quantiles.Levels"/>, of errors in units of the typical error.</param>
/// <param name="Calibration">How much wider or narrower intervals must be to have covered what they promised.</param>
public sealed record HorizonFit(
    int Horizon,
    ImmutableArray<double> Drift,
    ImmutableArray<double> Spread,
    ImmutableArray<double> Errors,
    Calibration Calibration
)
{
    /// <summary>The distribution of the value, so many years after the origin.</summary>
    public Fan Project(PathOrigin origin) =>
        new(
            origin.Level + RidgeRegression.Dot(Drift.AsSpan(), origin.Drift.AsSpan()),
            TypicalError(origin.Spread.AsSpan()),
            Errors,
            Calibration
        );

    internal double TypicalError(ReadOnlySpan<double> spread) => TypicalError(Spread.AsSpan(), spread);

    internal static double TypicalError(ReadOnlySpan<double> weights, ReadOnlySpan<double> spread) =>
        Math.Exp(Math.Clamp(RidgeRegression.Dot(weights, spread), -6, 1.5));
}

/// <summary>The distribution of a value in per cent: never below zero.</summary>
/// <param name="Centre">The middle, as a level.</param>
/// <param name="Scale">The typical error of the level.</param>
/// <param name="Errors">Quantiles of errors in units of <paramref name="Scale"/>.</param>
/// <param name="Calibration">Applied to every level asked for.</param>
public sealed record Fan(double Centre, double Scale, ImmutableArray<double> Errors, Calibration Calibration)
{
    /// <summary>The value that is not exceeded with this probability.</summary>
    public double Quantile(double level) => PathPanel.ToValue(Level(level));

    /// <summary>The same as a level, before it is turned back into per cent.</summary>
    public double Level(double probability) =>
        Centre + (Scale * Quantiles.At(Errors.AsSpan(), Calibration.Widen(probability)));

    /// <summary>The central interval that holds the value with this probability (0.8: from the 10th to the 90th
    /// hundredth).</summary>
    public (double Low, double High) Interval(double coverage) =>
        (Quantile((1 - coverage) / 2), Quantile((1 + coverage) / 2));
}

/// <summary>Adaptive conformal calibration (Gibbs and Candès, "Adaptive Conformal Inference Under Distribution Shift",
/// 2021), for a panel:
/// each year, when outcomes become known, the levels move by a step towards the coverage that was missed.</summary>
/// <param name="Half">Added on either side to the levels of the 50 % interval; negative narrows it.</param>
/// <param name="Eighty">The same for the 80 % interval.</param>
/// <param name="NinetyFive">The same for the 95 % interval.</param>
public sealed record Calibration(double Half, double Eighty, double NinetyFive)
{
    /// <summary>Nothing to correct.</summary>
    public static Calibration None { get; } = new(0, 0, 0);

    /// <summary>The coverages that are watched.</summary>
    public static ImmutableArray<double> Watched { get; } = [0.5, 0.8, 0.95];

    private const double Step = 0.02;

    /// <summary>The level to read a distribution at, so that intervals cover what they promise.</summary>
    public double Widen(double level)
    {
        var (distance, sign) = level < 0.5 ? (level, 1) : (1 - level, -1);
        var tail = distance switch
        {
            <= 0.025 => distance / 0.025 * (0.025 - NinetyFive),
            <= 0.1 => Between(distance, 0.025, 0.1, 0.025 - NinetyFive, 0.1 - Eighty),
            <= 0.25 => Between(distance, 0.1, 0.25, 0.1 - Eighty, 0.25 - Half),
            _ => Between(distance, 0.25, 0.5, 0.25 - Half, 0.5),
        };
        return sign > 0 ? tail : 1 - tail;
    }

    /// <summary>After outcomes came in: how many of them, and which part of them each interval covered;
    /// <paramref name="panel"/> series in all.</summary>
    public Calibration After(int outcomes, double half, double eighty, double ninetyFive, int panel)
    {
        var step = Step * Math.Min(1, outcomes / (0.7 * panel));
        return new(
            Math.Clamp(Half + (step * (0.5 - half) / 2), -0.14, 0.14),
            Math.Clamp(Eighty + (step * (0.8 - eighty) / 2), -0.01, 0.06),
            Math.Clamp(NinetyFive + (step * (0.95 - ninetyFive) / 4), -0.04, 0.02)
        );
    }

    private static double Between(double x, double from, double to, double low, double high) =>
        low + ((x - from) / (to - from) * (high - low));
}
