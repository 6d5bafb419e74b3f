using System.Collections.Immutable;

namespace Foedera.Core.Delivered.Paths;

/// <summary>Rolling origins: every year of every series plays today in turn, and what was projected is compared with
/// what came.
/// At an origin only figures of that year and before are used, also those of other series.</summary>
public static class Backtest
{
    /// <summary>The longest horizon tested, in years.</summary>
    public const int LongestHorizon = 10;

    // 99 levels: twice the mean quantile loss over them is the continuous ranked probability score
    private const int ScoreLevels = 99;

    /// <summary>Scores the projection and the baselines, horizon by horizon.</summary>
    public static ImmutableArray<HorizonScore> Run(IEnumerable<AnnualSeries> series) => Run(series, []);

    /// <summary>The same, with forecasts made elsewhere from the same origins; when there are any, only origins that
    /// every peer forecast are scored.</summary>
    public static ImmutableArray<HorizonScore> Run(IEnumerable<AnnualSeries> series, ImmutableArray<PeerForecast> peers)
    {
        var panel = new PathPanel(series);
        var baselines = BaselineForecasts(panel);
        var byCase = peers.ToLookup(p => (p.Key, p.Origin, p.Horizon));
        var names = peers.Select(p => p.Model).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return [.. Enumerable.Range(1, LongestHorizon).Select(h => Score(panel, h, baselines, byCase, names))];
    }

    private static Dictionary<(int Series, int Year), ImmutableArray<NormalForecast>[]> BaselineForecasts(
        PathPanel panel
    )
    {
        var made = new Dictionary<(int, int), ImmutableArray<NormalForecast>[]>();
        for (var i = 0; i < panel.Series.Length; i++)
        {
            var filled = panel.Series[i].Filled();
            for (var year = panel.Series[i].FirstYear; year < panel.Series[i].LastYear; year++)
            {
                if (panel.Origin(i, year) is null)
                    continue;
                var past = filled[..(year - panel.Series[i].FirstYear + 1)];
                made[(i, year)] = [.. PlainMethod.All.Select(b => b.Project(past, LongestHorizon))];
            }
        }
        return made;
    }

    private static HorizonScore Score(
        PathPanel panel,
        int horizon,
        Dictionary<(int Series, int Year), ImmutableArray<NormalForecast>[]> baselines,
        ILookup<(string Key, int Origin, int Horizon), PeerForecast> peers,
        string[] peerNames
    )
    {
        var own = new Tally();
        var others = PlainMethod
            .All.Select(b => (b.Name, Tally: new Tally()))
            .Concat(peerNames.Select(n => (Name: n, Tally: new Tally())))
            .ToArray();
        foreach (var (year, fit) in PathTraining.Fits(panel, horizon, panel.LastYear - horizon))
        {
            for (var i = 0; i < panel.Series.Length; i++)
            {
                var value = panel.Series[i][year + horizon];
                if (double.IsNaN(value) || panel.Origin(i, year) is not { } origin)
                    continue;
                var theirs = peers[(origin.Key, year, horizon)]
                    .ToDictionary(p => p.Model, p => p.Forecast, StringComparer.Ordinal);
                if (theirs.Count < peerNames.Length)
                    continue;
                own.Add(value, fit.Project(origin).Quantile);
                for (var b = 0; b < PlainMethod.All.Length; b++)
                    others[b].Tally.Add(value, baselines[(i, year)][b][horizon - 1].Quantile);
                for (var b = 0; b < peerNames.Length; b++)
                    others[PlainMethod.All.Length + b].Tally.Add(value, theirs[peerNames[b]].Quantile);
            }
        }
        return new HorizonScore(horizon, own.Score(), [.. others.Select(o => (o.Name, o.Tally.Score()))]);
    }

    internal sealed class Tally
    {
        private readonly int[] held = new int[Calibration.Watched.Length];
        private double crps;
        private double absolute;
        private int count;

        public void Add(double value, Func<double, double> quantile)
        {
            count++;
            absolute += Math.Abs(value - quantile(0.5));
            var loss = 0.0;
            for (var k = 1; k <= ScoreLevels; k++)
            {
                var level = k / (ScoreLevels + 1.0);
                var q = quantile(level);
                loss += value >= q ? level * (value - q) : (1 - level) * (q - value);
            }
            crps += 2 * loss / ScoreLevels;
            for (var k = 0; k < held.Length; k++)
            {
                var tail = (1 - Calibration.Watched[k]) / 2;
                if (value >= quantile(tail) && value <= quantile(1 - tail))
                    held[k]++;
            }
        }

        public ForecastScore Score() =>
            count == 0
                ? ForecastScore.None
                : new(
                    count,
                    held[0] / (double)count,
                    held[1] / (double)count,
                    held[2] / (double)count,
                    crps / count,
                    absolute / count
                );
    }
}

/// <summary>How well a method forecast, over all origins of one horizon.</summary>
/// <param name="Count">Forecasts compared with an outcome.</param>
/// <param name="Coverage50">Part of the outcomes, from 0 to 1, that lay in the 50 % interval.</param>
/// <param name="Coverage80">The same for 80 %.</param>
/// <param name="Coverage95">The same for 95 %.</param>
/// <param name="Crps">Mean continuous ranked probability score, in points of the value; less is better.</param>
/// <param name="Mae">Mean absolute error of the median, in points.</param>
public sealed record ForecastScore(
    int Count,
    double Coverage50,
    double Coverage80,
    double Coverage95,
    double Crps,
    double Mae
)
{
    /// <summary>Nothing could be compared.</summary>
    public static ForecastScore None { get; } = new(0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
}

/// <summary>The scores of one horizon.</summary>
/// <param name="Horizon">Years ahead.</param>
/// <param name="Own">The projection.</param>
/// <param name="Baselines">Naive, drift, damped, then peers by name.</param>
public sealed record HorizonScore(
    int Horizon,
    ForecastScore Own,
    ImmutableArray<(string Name, ForecastScore Score)> Baselines
);

/// <summary>A forecast made by another program.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Key">Whose series.</param>
/// <param name="Origin">The last year it was shown.</param>
/// <param name="Horizon">Years ahead.</param>
/// <param name="Forecast">What it said.</param>
public sealed record PeerForecast(string Model, string Key, int Origin, int Horizon, NormalForecast Forecast);
