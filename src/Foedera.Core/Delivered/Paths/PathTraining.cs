using System.Collections.Immutable;

namespace Foedera.Core.Delivered.Paths;

/// <summary>Learns from a panel, year by year, as if each year were today: a fit never sees a later figure.</summary>
public static class PathTraining
{
    // Found by trying on the development half of SIPRI's panel; the results hardly depend on any of them.
    private const double DriftFade = 0.99;
    private const double ErrorFade = 0.93;
    private const double DriftCaution = 60;
    private const double SpreadCaution = 20;
    private const double PriorErrors = 60;
    private const double SmallestError = 0.03;
    private static readonly double[] DriftScale = [0.05, 0.5, 0.08, 0.08, 0.3, 0.5];
    private static readonly double[] StudentPrior = [.. Quantiles.Levels.Select(Quantiles.StudentFour)];

    /// <summary>The fits of one horizon, one for each year from the panel's first to <paramref name="last"/>, in that
    /// order.</summary>
    public static IEnumerable<(int Year, HorizonFit Fit)> Fits(PathPanel panel, int horizon, int last)
    {
        var lessons = new List<Lesson>();
        var promised = new Dictionary<int, List<(int Series, Fan Fan)>>();
        var (drift, calibration) = (new double[DriftScale.Length], Calibration.None);
        for (var year = panel.FirstYear; year <= last; year++)
        {
            Learn(lessons, panel, year - horizon, horizon);
            if (promised.Remove(year - horizon, out var due))
                calibration = Recalibrate(calibration, panel, due, year);
            var fit = Fit(lessons, horizon, year, ref drift) with { Calibration = calibration };
            promised[year] = [.. Promises(panel, year, fit)];
            yield return (year, fit);
        }
    }

    /// <summary>What a panel teaches in all: one fit for each horizon from 1 to <paramref name="longest"/>, as of the
    /// panel's last year.</summary>
    public static ImmutableArray<HorizonFit> Train(PathPanel panel, int longest) =>
        [.. Enumerable.Range(1, longest).Select(h => Fits(panel, h, panel.LastYear).Last().Fit)];

    private static IEnumerable<(int, Fan)> Promises(PathPanel panel, int year, HorizonFit fit)
    {
        for (var i = 0; i < panel.Series.Length; i++)
            if (panel.Origin(i, year) is { } origin)
                yield return (i, fit.Project(origin));
    }

    private static Calibration Recalibrate(
        Calibration calibration,
        PathPanel panel,
        List<(int Series, Fan Fan)> due,
        int year
    )
    {
        var (outcomes, held) = (0, new int[Calibration.Watched.Length]);
        foreach (var (series, fan) in due)
        {
            var value = panel.Series[series][year];
            if (double.IsNaN(value))
                continue;
            outcomes++;
            for (var k = 0; k < held.Length; k++)
            {
                var (low, high) = fan.Interval(Calibration.Watched[k]);
                if (value >= low && value <= high)
                    held[k]++;
            }
        }
        return outcomes == 0
            ? calibration
            : calibration.After(
                outcomes,
                held[0] / (double)outcomes,
                held[1] / (double)outcomes,
                held[2] / (double)outcomes,
                panel.Series.Length
            );
    }

    private static void Learn(List<Lesson> lessons, PathPanel panel, int year, int horizon)
    {
        for (var i = 0; i < panel.Series.Length; i++)
        {
            var outcome = panel.Series[i][year + horizon];
            if (!double.IsNaN(outcome) && panel.Origin(i, year) is { } origin)
                lessons.Add(
                    new Lesson(
                        [.. origin.Drift],
                        [.. origin.Spread],
                        PathPanel.ToLevel(outcome) - origin.Level,
                        panel.Series[i][year],
                        year
                    )
                );
        }
    }

    private static HorizonFit Fit(List<Lesson> lessons, int horizon, int year, ref double[] drift)
    {
        drift = FitDrift(lessons, horizon, year, drift);
        var errors = new double[lessons.Count];
        for (var i = 0; i < errors.Length; i++)
            errors[i] = lessons[i].Move - RidgeRegression.Dot(drift, lessons[i].Drift);
        var spread = FitSpread(lessons, errors, horizon, year);
        var scaled = new (double Value, double Weight)[errors.Length];
        for (var i = 0; i < errors.Length; i++)
            scaled[i] = (
                errors[i] / HorizonFit.TypicalError(spread, lessons[i].Spread),
                Math.Pow(ErrorFade, year - horizon - lessons[i].Year)
            );
        Array.Sort(scaled, (a, b) => a.Value.CompareTo(b.Value));
        return new HorizonFit(
            horizon,
            [.. drift],
            [.. spread],
            Quantiles.Of(scaled, StudentPrior, PriorErrors),
            Calibration.None
        );
    }

    // The median move; shares are judged in points, so a higher share weighs more
    private static double[] FitDrift(List<Lesson> lessons, int horizon, int year, double[] start)
    {
        if (lessons.Count == 0)
            return start;
        var weights = lessons.ConvertAll(l =>
            Math.Pow(DriftFade, year - horizon - l.Year) * Math.Sqrt(Math.Min(8, l.Value + PathPanel.Offset))
        );
        var mean = weights.Average();
        var rows = lessons.Select((l, i) => new RidgeRegression.Row(l.Drift, l.Move, weights[i] / mean)).ToArray();
        var penalty = Array.ConvertAll(DriftScale, s => DriftCaution * s * s);
        return RidgeRegression.LeastAbsolute(rows, penalty, SmallestError * Math.Sqrt(horizon), start);
    }

    private static double[] FitSpread(List<Lesson> lessons, double[] errors, int horizon, int year)
    {
        var prior = new double[PathPanel.SpreadTerms.Length];
        (prior[0], prior[1]) = (Math.Log(0.1 * Math.Sqrt(horizon)), 0.5);
        var penalty = Enumerable.Repeat(SpreadCaution, prior.Length).ToArray();
        // the median of log |e| of a bell-shaped error lies about 0.3 below that of its typical size
        var rows = lessons
            .Select(
                (l, i) =>
                    new RidgeRegression.Row(
                        l.Spread,
                        Math.Log(Math.Abs(errors[i]) + 0.02) + 0.3,
                        Math.Pow(ErrorFade, year - horizon - l.Year)
                    )
            )
            .ToArray();
        return RidgeRegression.LeastSquares(rows, penalty, prior);
    }

    private sealed record Lesson(double[] Drift, double[] Spread, double Move, double Value, int Year);
}
