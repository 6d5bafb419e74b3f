using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Reading.Attribution;

namespace Foedera.Work.Evaluation;

/// <summary>Reading statements, scored against attributions marked by people (PolNeAR 1.0: Newell, Margolin, Ruths,
/// LREC 2018).</summary>
public sealed class StatementsEvaluation : IEvaluation
{
    /// <inheritdoc/>
    public string Name => "statements";

    /// <inheritdoc/>
    public string Summary =>
        "Reading statements: content, cue, source and relation against a brat folder (text/, attributions/).";

    /// <inheritdoc/>
    public string CorpusOption => "--gold";

    /// <inheritdoc/>
    public ImmutableArray<string> UsualCorpus => ["polnear/dev"];

    /// <inheritdoc/>
    public string? PartOption => null;

    /// <inheritdoc/>
    public Parsed<Measurement> Measure(EvaluationInput input, CancellationToken stop)
    {
        var articles = input.Corpus.SelectMany(BratGold.Of).ToArray();
        if (articles.Length == 0)
            return Parsed<Measurement>.Failed(new Problem("EVAL001", "no annotated text was found.", input.Corpus[0]));
        var reader = new StatementReader(input.Actors, input.Models);
        var scorings = new AttributionScoring[articles.Length];
        var options = new ParallelOptions
        {
            CancellationToken = stop,
            MaxDegreeOfParallelism = Environment.ProcessorCount,
        };
        Parallel.For(
            0,
            articles.Length,
            options,
            i =>
            {
                var (name, text, gold) = articles[i];
                scorings[i] = new AttributionScoring();
                scorings[i].Add(text, gold, reader.Read(new Document(name, text)).Select(UnitOf));
            }
        );
        var total = new AttributionScoring();
        foreach (var scoring in scorings)
            total.Add(scoring);
        return Parsed<Measurement>.Ok(new Measurement(total.Scores()));
    }

    private static AttributionUnit UnitOf(Statement statement) =>
        new(statement.Content, statement.Cue, statement.Source);
}
