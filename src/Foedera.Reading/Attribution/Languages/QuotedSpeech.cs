using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution.Languages;

/// <summary>Reads direct and mixed quotations with cue and speaker in any language that has tables of verbs of saying:
/// one reader over marks
/// and tables. What no clause claims is read by its marks and its length alone, and nobody is named.</summary>
internal sealed class QuotedSpeech
{
    private const int FewestWords = 4;
    private const double Attributed = 0.85;
    private const double Marked = 0.6;

    private readonly string text;
    private readonly ImmutableArray<Quotation> quotations;
    private readonly SpeechTables tables;
    private readonly NamedPeople people;
    private readonly HashSet<int> claimed = [];

    private QuotedSpeech(
        string text,
        ImmutableArray<Quotation> quotations,
        SpeechTables tables,
        ActorDirectory actors
    ) =>
        (this.text, this.quotations, this.tables, people) = (text, quotations, tables, new NamedPeople(tables, actors));

    private List<(Finding Finding, Speaker? Speaker)> Found { get; } = [];

    /// <summary>The statements of a text and their speakers.</summary>
    public static List<(Finding Finding, Speaker? Speaker)> Read(
        string text,
        ImmutableArray<TextSpan> paragraphs,
        ImmutableArray<Quotation> quotations,
        SpeechTables tables,
        ActorDirectory actors
    )
    {
        var reader = new QuotedSpeech(text, quotations, tables, actors);
        var sentences = paragraphs.Select(paragraph => Sentence.In(text, paragraph, quotations)).ToList();
        foreach (var sentence in sentences.SelectMany(s => s))
            reader.people.Learn(text, sentence);
        Speaker? last = null;
        for (var i = 0; i < paragraphs.Length; i++)
            last = reader.Paragraph(sentences[i], i, last);
        return reader.Found;
    }

    // who was heard last, and in which paragraph
    private (Speaker? Who, int Paragraph) heard = (null, -2);

    private Speaker? Paragraph(List<Sentence> sentences, int index, Speaker? last)
    {
        if (DialogueLine.In(text, sentences, tables, people, last) is { } line)
        {
            Found.Add((line.Finding with { Paragraph = index }, line.Speaker));
            return line.Speaker ?? last;
        }
        Speaker? here = null;
        foreach (var sentence in sentences)
        {
            for (var q = 0; q < sentence.Parts.Length; q++)
            {
                if (!sentence.Parts[q].IsQuotation || !claimed.Add(sentence.Parts[q].Quotation))
                    continue;
                var clause =
                    ReportingClause.After(text, sentence, q, tables, people, last)
                    ?? ReportingClause.Before(text, sentence, q, tables, people, last);
                var speaker = clause is null ? Unclaimed(sentence, q, index, here) : clause.Speaker;
                if (clause is null && Words(q, sentence) < FewestWords)
                    continue;
                Found.Add((Finding(sentence, q, clause, index), IsInvented(sentence) ? null : speaker));
                if (clause is not null)
                    (here, heard) = (speaker, (speaker, index));
                last = speaker ?? last;
            }
            if (people.Subject(text, sentence.Parts, 0, sentence.Parts.Length, alone: false) is var (subject, _))
                last = subject;
        }
        return last;
    }

    // words without a verb of saying: those of the only one whom the sentence names before them, or of whoever goes on
    private Speaker? Unclaimed(Sentence sentence, int q, int index, Speaker? here)
    {
        if (StandsAlone(sentence))
            return here ?? (index - heard.Paragraph <= 1 ? heard.Who : null);
        if (people.Subject(text, sentence.Parts, 0, q, alone: false) is not var (who, at))
            return here;
        return people.Subject(text, sentence.Parts, at.End, q, alone: false) is null ? who : null;
    }

    // “Ein erfundenes Zitat …”: the text itself says that nobody said it
    private bool IsInvented(Sentence sentence) => sentence.Parts.Any(p => p.IsWord && tables.Invented.Contains(p.Word));

    private static bool StandsAlone(Sentence sentence) => sentence.Parts.All(part => !part.IsWord);

    private int Words(int q, Sentence sentence)
    {
        var quotation = quotations[sentence.Parts[q].Quotation];
        return quotation.Closed || quotation.Pieces.Length > 1
            ? ForeignQuotations.Words(quotation.Inner(text, 0).In(text)) * quotation.Pieces.Length
            : 0;
    }

    private Finding Finding(Sentence sentence, int q, ReportingClause? clause, int paragraph)
    {
        var pieces = quotations[sentence.Parts[q].Quotation].Pieces.ToList();
        var reported = clause is { Cue: >= 0 and var cue } && cue < q ? ReportedFrom(sentence, cue, q) : -1;
        if (reported >= 0)
            pieces[0] = new TextSpan(sentence.Parts[reported].At.Start, pieces[0].End);
        return new Finding(nameof(QuotedSpeech), pieces, clause is null ? Marked : Attributed)
        {
            Kind = reported >= 0 ? StatementKind.Mixed : StatementKind.Direct,
            Cue = clause is { Cue: >= 0 } ? sentence.Parts[clause.Cue].At : null,
            Source = clause?.Source is var (first, end)
                ? new TextSpan(sentence.Parts[first].At.Start, sentence.Parts[end - 1].At.End)
                : null,
            Paragraph = paragraph,
        };
    }

    // "… sagte, dass sie „müde“ sei": the clause after the conjunction, when words stand between it and the marks
    private int ReportedFrom(Sentence sentence, int cue, int q)
    {
        for (var i = cue + 1; i < q; i++)
            if (tables.That.Contains(sentence.Parts[i].Word) && i + 1 < q && sentence.Parts[i + 1].IsWord)
                return i;
        return -1;
    }
}
