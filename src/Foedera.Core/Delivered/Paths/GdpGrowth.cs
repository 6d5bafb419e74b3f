namespace Foedera.Core.Delivered.Paths;

/// <summary>How far the GDP of a state goes from its usual growth, learned from all states of an indicator: the error
/// of a straight continuation
/// grows with the years as that of a random walk (<see cref="YearlyVariance"/>) whose drift is not quite known either
/// (<see cref="DriftVariance"/>).</summary>
/// <param name="Bias">Mean error of a year's logarithm: below 0 when growth was slower than before.</param>
/// <param name="YearlyVariance">Variance that each year adds.</param>
/// <param name="DriftVariance">Variance of the drift: it counts with the square of the years.</param>
/// <param name="Count">Forecasts compared with an outcome.</param>
public sealed record GdpGrowth(double Bias, double YearlyVariance, double DriftVariance, int Count)
{
    private const int FewestYears = 4;
    private const int LongestHorizon = 6;
    private const int YearsOfUse = 10;
    private const decimal LeastUsual = 0;
    private const decimal MostUsual = 0.04m;

    /// <summary>The mean yearly growth of the last ten years known, kept between 0 and 4 % so that one odd year does
    /// not run away; 0 with one figure.</summary>
    /// <param name="gdp">Real GDP; at least one figure.</param>
    public static decimal Usual(KnownSeries gdp)
    {
        var last = gdp.Latest!;
        var before = gdp.Values.First(v => v.Year >= last.Year - YearsOfUse);
        if (before.Year == last.Year || before.Value <= 0)
            return 0;
        return Math.Clamp(
            (decimal)Math.Pow((double)(last.Value / before.Value), 1.0 / (last.Year - before.Year)) - 1,
            LeastUsual,
            MostUsual
        );
    }

    /// <summary>Standard deviation of the logarithm after some years.</summary>
    public double Sd(int years) => Math.Sqrt((years * YearlyVariance) + (years * years * DriftVariance));

    /// <summary>Learns from rolling origins: every year with four years before it plays today.</summary>
    public static GdpGrowth LearnedFrom(Observations observations, string indicator, DateOnly knownOn)
    {
        var errors = Enumerable.Range(0, LongestHorizon + 1).Select(_ => new List<double>()).ToArray();
        foreach (
            var series in observations.StatesOf(indicator).Select(s => observations.AsKnownOn(indicator, s, knownOn))
        )
        foreach (
            var origin in series.Values.Where(v => v.Value > 0 && v.Year - series.Values[0].Year >= FewestYears - 1)
        )
        {
            var usual = Math.Log(
                1 + (double)Usual(series with { Values = [.. series.Values.Where(v => v.Year <= origin.Year)] })
            );
            foreach (
                var outcome in series.Values.Where(v =>
                    v.Year > origin.Year && v.Year <= origin.Year + LongestHorizon && v.Value > 0
                )
            )
                errors[outcome.Year - origin.Year]
                    .Add(Math.Log((double)(outcome.Value / origin.Value)) - (usual * (outcome.Year - origin.Year)));
        }
        return Fit(errors);
    }

    // Least squares of the mean squared error on h and h², neither below zero
    private static GdpGrowth Fit(List<double>[] errors)
    {
        var known = errors.Select((e, h) => (Errors: e, H: h)).Where(e => e.Errors.Count > 0).ToArray();
        if (known.Length == 0)
            return new GdpGrowth(0, 0, 0, 0);
        var bias = known.Sum(e => e.Errors.Sum()) / known.Sum(e => e.Errors.Count * e.H);
        var points = known
            .Select(e =>
                (e.H, Variance: e.Errors.Average(x => Math.Pow(x - (bias * e.H), 2)), Weight: (double)e.Errors.Count)
            )
            .ToArray();
        double Sum(Func<(int H, double Variance, double Weight), double> of) => points.Sum(p => p.Weight * of(p));
        var (a, b, c) = (Sum(p => p.H * p.H), Sum(p => Math.Pow(p.H, 3)), Sum(p => Math.Pow(p.H, 4)));
        var (u, v) = (Sum(p => p.H * p.Variance), Sum(p => p.H * p.H * p.Variance));
        var determinant = (a * c) - (b * b);
        var (yearly, drift) =
            determinant <= 0 ? (u / a, 0) : (((c * u) - (b * v)) / determinant, ((a * v) - (b * u)) / determinant);
        if (drift < 0)
            (yearly, drift) = (u / a, 0);
        else if (yearly < 0)
            (yearly, drift) = (0, v / c);
        return new GdpGrowth(bias, yearly, drift, known.Sum(e => e.Errors.Count));
    }
}
