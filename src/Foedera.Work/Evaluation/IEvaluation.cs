using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Attribution;

namespace Foedera.Work.Evaluation;

/// <summary>A measurement of what Foedera does against a corpus that says what it should do. One file each; listed in
/// <see cref="Evaluations"/>.</summary>
public interface IEvaluation
{
    /// <summary>What it is called on the command line: "statements".</summary>
    string Name { get; }

    /// <summary>What is measured, in a line.</summary>
    string Summary { get; }

    /// <summary>The option that names the corpus, such as <c>--gold</c>.</summary>
    string CorpusOption { get; }

    /// <summary>Files or folders of the corpus, relative to the shared data folder, where the option is not
    /// given.</summary>
    ImmutableArray<string> UsualCorpus { get; }

    /// <summary>The option that picks a part of the corpus, such as <c>--events</c>; null when there are no
    /// parts.</summary>
    string? PartOption { get; }

    /// <summary>Measures.</summary>
    Parsed<Measurement> Measure(EvaluationInput input, CancellationToken stop);
}

/// <summary>What an evaluation is run on.</summary>
/// <param name="Corpus">Files or folders; at least one.</param>
/// <param name="Part">The part of the corpus; null for the usual one.</param>
/// <param name="Actors">The actors that reading and joining may know.</param>
/// <param name="Models">The trained models.</param>
public sealed record EvaluationInput(
    ImmutableArray<string> Corpus,
    string? Part,
    ActorDirectory Actors,
    ReadingModels Models
);

/// <summary>What an evaluation found.</summary>
/// <param name="Scores">The figures, in the order in which they are shown.</param>
public sealed record Measurement(ImmutableArray<Score> Scores)
{
    /// <summary>The JSON form where a contract fixes one; null for the usual form, metric → group → figures.</summary>
    public object? Json { get; init; }

    /// <summary>Every figure by its key, <c>metric.group.figure</c>, as floors name them.</summary>
    public ImmutableSortedDictionary<string, double> Figures() =>
        Scores
            .SelectMany(score => score.Figures.Select(f => KeyValuePair.Create($"{score.Key}.{f.Name}", f.Value)))
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
}

/// <summary>The figures of one metric, overall or for one group.</summary>
/// <param name="Metric">What is measured: "content.overlap".</param>
/// <param name="Group">Of what: "direct"; null when there are no groups.</param>
/// <param name="Figures">Named values: shares from 0 to 1, counts as they are.</param>
public sealed record Score(string Metric, string? Group, ImmutableArray<(string Name, double Value)> Figures)
{
    /// <summary>Metric and group in one word.</summary>
    public string Key => Group is null ? Metric : $"{Metric}.{Group}";
}
