using System.Collections.Immutable;
using Foedera.Core.Delivered.Paths;
using Foedera.Core.Primitives;
using Foedera.Reading.Series;

namespace Foedera.Work.Evaluation;

/// <summary>The backtest of the projection: how far the coverage of its intervals is off, and its scores beside the
/// best of the plain
/// methods (naive, drift, damped trend), from rolling origins at horizons of 1 to 10 years.</summary>
public sealed class PathsEvaluation : IEvaluation
{
    /// <summary>The subcommand, which prints more than these figures, is named after the evaluation.</summary>
    public const string CommandName = "paths";

    /// <inheritdoc/>
    public string Name => CommandName;

    /// <inheritdoc/>
    public string Summary =>
        "Backtest the projection on a panel: coverage of its intervals, CRPS and mean absolute error beside plain methods.";

    /// <inheritdoc/>
    public string CorpusOption => "--series";

    /// <inheritdoc/>
    public ImmutableArray<string> UsualCorpus => ["alliance/sipri_share_gdp_1949_2024_dev.csv"];

    /// <inheritdoc/>
    public string? PartOption => null;

    /// <inheritdoc/>
    public Parsed<Measurement> Measure(EvaluationInput input, CancellationToken stop)
    {
        var read = YearlyValues.Read(input.Corpus[0]);
        if (!read.Try(out var panel))
            return Parsed<Measurement>.Failed(read.Problems);
        stop.ThrowIfCancellationRequested();
        var scores = Backtest.Run(panel);
        return scores.Any(s => s.Own.Count > 0)
            ? Parsed<Measurement>.Ok(new Measurement([.. Figures([.. scores.Where(s => s.Own.Count > 0)])]))
            : Parsed<Measurement>.Failed(
                new Problem(
                    "EVAL004",
                    $"no series is long enough for a backtest: {PathPanel.FewestYears} known years and a later one are needed.",
                    input.Corpus[0]
                )
            );
    }

    private static IEnumerable<Score> Figures(ImmutableArray<HorizonScore> scores)
    {
        yield return new Score("coverage_error", "50", Worst(scores, s => s.Coverage50 - 0.5));
        yield return new Score("coverage_error", "80", Worst(scores, s => s.Coverage80 - 0.8));
        yield return new Score("coverage_error", "95", Worst(scores, s => s.Coverage95 - 0.95));
        yield return Beside("crps", null, scores, s => s.Crps);
        yield return Beside("mae", null, scores, s => s.Mae);
        foreach (var score in scores)
        {
            yield return Beside("crps", $"h{score.Horizon}", [score], s => s.Crps);
            yield return Beside("mae", $"h{score.Horizon}", [score], s => s.Mae);
        }
    }

    // The horizon whose coverage is furthest off
    private static ImmutableArray<(string, double)> Worst(
        ImmutableArray<HorizonScore> scores,
        Func<ForecastScore, double> error
    ) => [("worst", scores.Max(s => Math.Abs(error(s.Own))))];

    // A ratio below 1 is better than the best plain method, which is the best over all these horizons together
    private static Score Beside(
        string metric,
        string? group,
        ImmutableArray<HorizonScore> scores,
        Func<ForecastScore, double> of
    )
    {
        var own = scores.Average(s => of(s.Own));
        var best = Enumerable
            .Range(0, scores[0].Baselines.Length)
            .Min(b => scores.Average(s => of(s.Baselines[b].Score)));
        return new Score(metric, group ?? "all", [("own", own), ("best_plain", best), ("ratio", own / best)]);
    }
}
