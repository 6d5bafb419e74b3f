using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Reading.Syntax;
using Foedera.Reading.Syntax.Training;

namespace Foedera.Work.Evaluation;

/// <summary>Tagging and parsing, scored against treebanks with given tokens (Universal Dependencies; punctuation
/// counts, relations with subtypes).</summary>
public sealed class SyntaxEvaluation : IEvaluation
{
    /// <inheritdoc/>
    public string Name => "syntax";

    /// <inheritdoc/>
    public string Summary => "Tagging and parsing: UPOS, XPOS, UAS and LAS against CoNLL-U treebanks.";

    /// <inheritdoc/>
    public string CorpusOption => "--treebank";

    /// <inheritdoc/>
    public ImmutableArray<string> UsualCorpus => ["treebanks/en_ewt-ud-dev.conllu", "treebanks/en_pud-ud-test.conllu"];

    /// <inheritdoc/>
    public string? PartOption => null;

    /// <inheritdoc/>
    public Parsed<Measurement> Measure(EvaluationInput input, CancellationToken stop) =>
        Parsed<Measurement>.Ok(
            new Measurement([.. input.Corpus.Select(treebank => Measure(input.Models.Syntax, treebank))])
        );

    private static Score Measure(SyntaxModel model, string treebank)
    {
        var score = SyntaxScore.Of(model, treebank);
        return new Score(
            "syntax",
            Path.GetFileNameWithoutExtension(treebank).Split('-')[0],
            [
                ("upos", score.Upos),
                ("xpos", score.Xpos),
                ("uas", score.Uas),
                ("las", score.Las),
                ("tokens", score.Tokens),
            ]
        );
    }
}
