using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Reading.Attribution;
using Foedera.Reading.Figures;
using Foedera.Reading.Formats;
using Foedera.Reading.Horizons;

namespace Foedera.Work.Evaluation;

/// <summary>Figures and times as a person read them in the whole text of the press corpus's documents, and what the
/// wording of a sample of its statements binds to.</summary>
public sealed class ReadingsEvaluation : IEvaluation
{
    /// <inheritdoc/>
    public string Name => "readings";

    /// <inheritdoc/>
    public string Summary =>
        "Figures, times and what wordings bind to in press documents, against labels kept in specs/ "
        + "(a press corpus, then the files of labels).";

    /// <inheritdoc/>
    public string CorpusOption => "--corpus";

    /// <inheritdoc/>
    public ImmutableArray<string> UsualCorpus =>
        ["press", "specs/figures/press-dev.json", "specs/horizons/press-dev.json", "specs/types/press-dev.json"];

    /// <inheritdoc/>
    public string? PartOption => null;

    /// <inheritdoc/>
    public Parsed<Measurement> Measure(EvaluationInput input, CancellationToken stop)
    {
        if (input.Corpus.Length != UsualCorpus.Length)
            return Parsed<Measurement>.Failed(
                new Problem(
                    "EVAL004",
                    "this takes a press corpus, a file of figures, one of times and one of modality.",
                    string.Join(' ', input.Corpus)
                )
            );
        var reader = new StatementReader(input.Actors, input.Models);
        var scoring = new ReadingsScoring();
        foreach (var labelled in LabelFile.Read<ReadingLabels<FigureLabel>>(input.Corpus[1]).Documents)
        {
            stop.ThrowIfCancellationRequested();
            if (Open(input.Corpus[0], labelled.Event, labelled.Doc) is not { } document)
                return Absent(input.Corpus[0], labelled.Event, labelled.Doc);
            scoring.AddFigures(document, labelled.Labels, FigureReader.Read(document.Text, Whole(document)));
        }
        foreach (var labelled in LabelFile.Read<ReadingLabels<TimeLabel>>(input.Corpus[2]).Documents)
        {
            stop.ThrowIfCancellationRequested();
            if (Open(input.Corpus[0], labelled.Event, labelled.Doc) is not { } document)
                return Absent(input.Corpus[0], labelled.Event, labelled.Doc);
            scoring.AddTimes(document, labelled.Labels, Times(document, reader.Read(document)));
        }
        foreach (var labelled in LabelFile.Read<ReadingLabels<ModalityLabel>>(input.Corpus[3]).Documents)
        {
            stop.ThrowIfCancellationRequested();
            if (Open(input.Corpus[0], labelled.Event, labelled.Doc) is not { } document)
                return Absent(input.Corpus[0], labelled.Event, labelled.Doc);
            scoring.AddModality(document, labelled.Labels, reader.Read(document));
        }
        return Parsed<Measurement>.Ok(new Measurement(scoring.Scores()));
    }

    // somebody's own words are told from the day they spoke, the rest from the day of publication
    private static List<NamedTime> Times(Document document, ImmutableArray<Statement> statements)
    {
        var said = statements
            .Where(s =>
                s.Kind == StatementKind.Direct && s.SaidOn is { First: { } first, Last: { } last } && first == last
            )
            .ToList();
        var times = HorizonReader.Read(document.Text, Whole(document), document.Published).ToList();
        return times.ConvertAll(time =>
            said.Find(s => s.Content.Any(c => c.Contains(time.At))) is { } statement
                ? HorizonReader
                    .Read(document.Text, statement.Content.First(c => c.Contains(time.At)), statement.SaidOn!.First)
                    .FirstOrDefault(t => t.At.Overlaps(time.At))
                    ?? time
                : time
        );
    }

    private static TextSpan Whole(Document document) => new(0, document.Text.Length);

    private static Document? Open(string corpus, string name, string id) =>
        Directory.Exists(Path.Combine(corpus, name))
            ? Files
                .Read([Path.Combine(corpus, name)])
                .OfType<Found.Read>()
                .Select(found => found.Reading.Document)
                .FirstOrDefault(d => d.Id == id)
            : null;

    private static Parsed<Measurement> Absent(string corpus, string name, string id) =>
        Parsed<Measurement>.Failed(new Problem("EVAL001", $"there is no document {id} in the event {name}.", corpus));
}
