using System.Collections.Immutable;
using System.Text.Json;
using Foedera.Core.Delivered.Paths;
using Foedera.Core.Primitives;
using Foedera.Reading.Intake;

namespace Foedera.Reading.Series;

/// <summary>What a panel taught, kept in <c>models/paths.json</c>: the fits for 1, 2, … years ahead and how well they
/// did in the backtest.</summary>
/// <param name="TrainedOn">The panel, in words, with its source.</param>
/// <param name="LastYear">The last year of the panel.</param>
/// <param name="Series">How many series.</param>
/// <param name="Fits">The fits.</param>
/// <param name="Backtest">The calibration that is printed beside charts: coverage of each interval at each
/// horizon.</param>
public sealed record PathWeights(
    string TrainedOn,
    int LastYear,
    int Series,
    ImmutableArray<HorizonFit> Fits,
    ImmutableArray<CoverageLine> Backtest
)
{
    private const int LargestFile = 4 << 20;

    private static readonly JsonSerializerOptions Layout = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = false,
    };

    /// <summary>The weights that come with the program.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "models", "paths.json");

    /// <summary>Trains on a panel and tests on it from rolling origins.</summary>
    public static PathWeights Train(string trainedOn, ImmutableArray<AnnualSeries> series)
    {
        var panel = new PathPanel(series);
        return new PathWeights(
            trainedOn,
            panel.LastYear,
            series.Length,
            PathTraining.Train(panel, Foedera.Core.Delivered.Paths.Backtest.LongestHorizon),
            [
                .. Foedera
                    .Core.Delivered.Paths.Backtest.Run(series)
                    .Select(h => new CoverageLine(
                        h.Horizon,
                        h.Own.Count,
                        Math.Round(h.Own.Coverage50, 4),
                        Math.Round(h.Own.Coverage80, 4),
                        Math.Round(h.Own.Coverage95, 4),
                        Math.Round(h.Own.Crps, 4),
                        Math.Round(h.Own.Mae, 4)
                    )),
            ]
        );
    }

    /// <summary>Reads the weights of a file.</summary>
    public static Parsed<PathWeights> Read(string path)
    {
        if (BoundedFile.Read(path, LargestFile, out var bytes) is { } unread)
            return Wrong(path, unread.Reason);
        try
        {
            var read = JsonSerializer.Deserialize<PathWeights>(bytes, Layout);
            return read is { Fits.IsDefaultOrEmpty: false } && read.Fits.Select(IsWhole).All(whole => whole)
                ? Parsed<PathWeights>.Ok(read)
                : Wrong(path, "The file holds no weights of this version.");
        }
        catch (JsonException fault)
        {
            return Wrong(path, fault.Message);
        }
    }

    /// <summary>Writes the weights.</summary>
    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(Rounded(), Layout) + "\n");

    private static bool IsWhole(HorizonFit fit, int index) =>
        fit.Horizon == index + 1
        && fit.Calibration is not null
        && fit.Drift.Length == PathPanel.DriftTerms.Length
        && fit.Spread.Length == PathPanel.SpreadTerms.Length
        && fit.Errors.Length == Quantiles.Levels.Length;

    private PathWeights Rounded() =>
        this with
        {
            Fits =
            [
                .. Fits.Select(f =>
                    f with
                    {
                        Drift = [.. f.Drift.Select(w => Math.Round(w, 6))],
                        Spread = [.. f.Spread.Select(w => Math.Round(w, 6))],
                        Errors = [.. f.Errors.Select(w => Math.Round(w, 5))],
                        Calibration = new(
                            Math.Round(f.Calibration.Half, 5),
                            Math.Round(f.Calibration.Eighty, 5),
                            Math.Round(f.Calibration.NinetyFive, 5)
                        ),
                    }
                ),
            ],
        };

    private static Parsed<PathWeights> Wrong(string path, string message) =>
        Parsed<PathWeights>.Failed(new Problem("PATH001", message, path));
}

/// <summary>How often the intervals held in the backtest, at one horizon.</summary>
/// <param name="Horizon">Years ahead.</param>
/// <param name="Count">Forecasts compared.</param>
/// <param name="Held50">Part of the outcomes in the 50 % interval, from 0 to 1.</param>
/// <param name="Held80">In the 80 % interval.</param>
/// <param name="Held95">In the 95 % interval.</param>
/// <param name="Crps">Mean continuous ranked probability score, in points.</param>
/// <param name="Mae">Mean absolute error of the median, in points.</param>
public sealed record CoverageLine(
    int Horizon,
    int Count,
    double Held50,
    double Held80,
    double Held95,
    double Crps,
    double Mae
);
