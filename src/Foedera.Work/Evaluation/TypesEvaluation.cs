using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Reading.Attribution;
using Foedera.Reading.Formats;

namespace Foedera.Work.Evaluation;

/// <summary>What statements do, read by the whole reader in the articles of PolNeAR and held against labels kept in
/// specs/. A label is
/// found when a statement of ours covers half of its content.</summary>
public sealed class TypesEvaluation : IEvaluation
{
    /// <inheritdoc/>
    public string Name => "types";

    /// <inheritdoc/>
    public string Summary =>
        "What statements do, against labels kept in specs/ (PolNeAR's training part, then the file of labels).";

    /// <inheritdoc/>
    public string CorpusOption => "--corpus";

    /// <inheritdoc/>
    public ImmutableArray<string> UsualCorpus => ["polnear/train", "specs/types/polnear.json"];

    /// <inheritdoc/>
    public string? PartOption => null;

    /// <inheritdoc/>
    public Parsed<Measurement> Measure(EvaluationInput input, CancellationToken stop)
    {
        if (input.Corpus.Length != UsualCorpus.Length)
            return Parsed<Measurement>.Failed(
                new Problem(
                    "EVAL004",
                    "this takes a folder of articles and a file of types.",
                    string.Join(' ', input.Corpus)
                )
            );
        var reader = new StatementReader(input.Actors, input.Models);
        var scoring = new TypesScoring();
        foreach (var labelled in LabelFile.Read<TypeLabels>(input.Corpus[1]).Documents)
        {
            stop.ThrowIfCancellationRequested();
            var file = Path.Combine(input.Corpus[0], "text", labelled.Doc + ".txt");
            if (
                !File.Exists(file)
                || Files.Read([file]).OfType<Found.Read>().FirstOrDefault() is not { Reading.Document: var document }
            )
                return Parsed<Measurement>.Failed(
                    new Problem("EVAL001", $"there is no text of {labelled.Doc}.", input.Corpus[0])
                );
            Add(scoring, labelled, document, reader.Read(document));
        }
        return Parsed<Measurement>.Ok(new Measurement(scoring.Scores()));
    }

    private static void Add(
        TypesScoring scoring,
        TypeLabels.Labelled labelled,
        Document document,
        ImmutableArray<Statement> ours
    )
    {
        var points = new CodePoints(document.Text);
        foreach (var label in labelled.Labels)
        {
            var content = label.Content.Select(c => points.ToUtf16(c[0], c[1])).ToList();
            var best = ours.MaxBy(s => Shared(s, content));
            scoring.Add(
                labelled.Part,
                label.Type,
                best is not null && Shared(best, content) * 2 >= content.Sum(c => c.Length) ? best.Type : null
            );
        }
    }

    private static int Shared(Statement statement, List<TextSpan> content) =>
        statement.Content.Sum(ours => content.Sum(ours.Shared));
}
