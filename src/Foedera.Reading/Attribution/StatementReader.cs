using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Reading.Figures;
using Foedera.Reading.Horizons;
using Foedera.Reading.Syntax;
using Foedera.Reading.Types;

namespace Foedera.Reading.Attribution;

/// <summary>Reads the statements of a document. A pure function of the document and of the actors it was given; safe on
/// several threads.</summary>
/// <param name="actors">Who is known; of nobody else more than the document says.</param>
/// <param name="models">The trained models.</param>
/// <param name="limits">How much of a document the models read; the usual when null.</param>
public sealed class StatementReader(ActorDirectory actors, ReadingModels models, ReadingLimits? limits = null)
{
    private const string OfTheRest = "what stands in quotation marks was looked at.";

    private readonly ReadingLimits limits = limits ?? ReadingLimits.Usual;

    /// <summary>The statements in the order of their first content character.</summary>
    public ImmutableArray<Statement> Read(Document document) => Read(document, out _);

    /// <summary>The statements in the order of their first content character.</summary>
    /// <param name="document">The document.</param>
    /// <param name="note">What a reader should know of how it was read, as a sentence; null when it was read in
    /// full.</param>
    public ImmutableArray<Statement> Read(Document document, out string? note)
    {
        var reading = new DocumentReading(document, actors, models, limits);
        note = NoteOf(document.Text, reading);
        return Number(document, reading);
    }

    private string? NoteOf(string text, DocumentReading reading) =>
        reading.LeftOutFrom is { } left
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"read in part: more than {limits.Statements:N0} statements; those behind character {left:N0} were left out."
            )
        : reading.ReadTo < text.Length
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"read in part: behind character {reading.ReadTo:N0} of {text.Length:N0} only {OfTheRest}"
            )
        : null;

    /// <summary>The statements with the reasons for which they were read so.</summary>
    public ImmutableArray<Explanation> Explain(Document document)
    {
        var reading = new DocumentReading(document, actors, models, limits);
        return
        [
            .. Number(document, reading)
                .Select((s, i) => new Explanation(s, reading.Tokens(i), Scores(reading.Findings[i]))),
        ];
    }

    private static StatementScores? Scores(Finding finding) =>
        finding.Candidate is { } candidate
            ? new StatementScores(candidate.Probability, CandidateEvidence.ByName(candidate.Evidence))
            : null;

    private ImmutableArray<Statement> Number(Document document, DocumentReading reading) =>
        [
            .. reading.Findings.Select(
                (f, i) =>
                    Number(
                        document,
                        f,
                        $"{document.Id}#{i + 1}",
                        new Principal(reading.Speakers[i], actors),
                        reading.Parsed
                    )
            ),
        ];

    private static Statement Number(Document document, Finding f, string id, Principal principal, ParsedText? parsed)
    {
        var said = SaidOn(document, f);
        return new Statement(id, document.Id)
        {
            Kind = f.Kind,
            Source = f.Source is { } source && !f.SourceIsElsewhere ? [source] : [],
            Cue = f.Cue is { } cue ? [cue] : [],
            Content = [.. f.Content],
            Speaker = principal.Speaker,
            Type = StatementTypes.Of(document.Text, f.Kind, f.Content, f.Cue),
            Figures = [.. f.Content.SelectMany(content => FigureReader.Read(document.Text, content))],
            Modality = ModalityReader.Read(document.Text, f.Kind, f.Content, f.Cue, principal, parsed) with
            {
                Disputed = f.Disputed,
            },
            Horizon = HorizonReader.Horizon(document.Text, f.Content, Today(document, f, said)),
            SaidOn = said,
            Confidence = f.Confidence,
            Rule = f.Rule,
        };
    }

    // "today" in somebody's own words is the day they spoke; in a report's words it is the day of the report
    private static DateOnly? Today(Document document, Finding finding, DateWindow? said) =>
        finding.Kind == StatementKind.Direct && said is { First: { } day } && said.Last == day
            ? day
            : document.Published;

    // a transcript is of its own day
    private static DateWindow? SaidOn(Document document, Finding finding) =>
        document.Genre == Genre.Transcript
            ? document.Published is { } day
                ? DateWindow.Day(day)
                : null
            : finding.Cue is { } cue
                ? SpeechDays.Of(document.Text, cue, finding.Content, document.Published)
                : null;
}
