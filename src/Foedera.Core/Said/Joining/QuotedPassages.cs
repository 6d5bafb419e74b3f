using Foedera.Core.Primitives;
using Foedera.Core.Said.Judging;
using Foedera.Core.Said.Words;
using Foedera.Core.Sources;

namespace Foedera.Core.Said.Joining;

/// <summary>Takes the quoted sentences out of documents, in an order that does not depend on the order of the
/// documents.</summary>
internal static class QuotedPassages
{
    // a report of a statement follows it within days
    private const int DaysBeforeReport = 7;

    public static List<QuotedPassage> Of(
        IReadOnlyCollection<ReadDocument> documents,
        Vocabulary words,
        Action<string, Exception>? failed = null
    )
    {
        var passages = new List<QuotedPassage>();
        var number = 0;
        foreach (var read in documents.OrderBy(d => d.Document.Identity, StringComparer.Ordinal))
        {
            try
            {
                passages.AddRange([.. Of(read, number++, words)]);
            }
            catch (Exception fault) when (failed is not null && fault is not OutOfMemoryException)
            {
                failed(read.Document.Id, fault);
            }
        }
        return passages;
    }

    /// <summary>Those of one document.</summary>
    /// <param name="read">The document.</param>
    /// <param name="number">Its position among the documents.</param>
    /// <param name="words">Learns its words.</param>
    public static IEnumerable<QuotedPassage> Of(ReadDocument read, int number, Vocabulary words)
    {
        var document = read.Document;
        var found = new SortedDictionary<TextSpan, (Statement? Statement, TextSpan Clause)>();
        foreach (var statement in read.Statements)
        foreach (var clause in statement.Content)
        foreach (var quoted in QuotedSpans.Of(statement.Kind, clause, document.Text))
        foreach (var sentence in UtteredSentences.Of(document.Text, quoted))
            found.TryAdd(sentence, (statement, clause));
        if (document.Genre == Genre.Transcript)
            AddUnattributed(found, document.Text);
        var ordinal = 0;
        foreach (var (at, (statement, clause)) in found)
        {
            var sequence = words.Learn(document.Text, at, WordingLanguage.Primary(document.Language));
            if (sequence.Count == 0)
                continue;
            yield return Passage(document, number, statement, clause, at, sequence, ordinal++);
        }
    }

    /// <summary>The sentences of articles outside quotation marks: written, not said.</summary>
    public static IEnumerable<QuotedPassage> Unquoted(IReadOnlyCollection<ReadDocument> documents, Vocabulary words)
    {
        var number = 0;
        foreach (var read in documents.OrderBy(d => d.Document.Identity, StringComparer.Ordinal))
        {
            var (document, own) = (read.Document, number++);
            if (document.Genre == Genre.Transcript)
                continue;
            var (ordinal, next, quotedTo) = (0, 0, 0);
            var quoted = read.Statements.SelectMany(s => QuotedSpans.Of(s, document.Text)).Order().ToList();
            foreach (var at in UtteredSentences.Of(document.Text, new TextSpan(0, document.Text.Length)))
            {
                for (; next < quoted.Count && quoted[next].Start <= at.Start; next++)
                    quotedTo = Math.Max(quotedTo, quoted[next].End);
                if (quotedTo >= at.End)
                    continue;
                var sequence = words.Learn(document.Text, at, WordingLanguage.Primary(document.Language));
                if (sequence.Count > 0)
                    yield return Passage(document, own, null, at, at, sequence, ordinal++);
            }
        }
    }

    private static QuotedPassage Passage(
        Document document,
        int number,
        Statement? statement,
        TextSpan clause,
        TextSpan at,
        WordSequence words,
        int ordinal
    ) =>
        new()
        {
            Document = document,
            DocumentNumber = number,
            StatementId = statement?.Id ?? "",
            Clause = clause,
            At = at,
            Words = words,
            Voice = Voice.Of(statement?.Speaker),
            Said = statement?.SaidOn ?? ReportedIn(document),
            Ordinal = ordinal,
        };

    // every sentence of a transcript was uttered, whether or not the reader made a statement of it
    private static void AddUnattributed(
        SortedDictionary<TextSpan, (Statement? Statement, TextSpan Clause)> found,
        string text
    )
    {
        var taken = found.Keys.ToList();
        var next = 0;
        foreach (var sentence in UtteredSentences.Of(text, new TextSpan(0, text.Length)))
        {
            while (next < taken.Count && taken[next].End <= sentence.Start)
                next++;
            if (next >= taken.Count || !taken[next].Overlaps(sentence))
                found.TryAdd(sentence, (null, sentence));
        }
    }

    private static DateWindow? ReportedIn(Document document) =>
        document.Published is { } day
            ? new DateWindow(
                document.Genre == Genre.Transcript || day.DayNumber < DaysBeforeReport
                    ? day
                    : day.PlusDays(-DaysBeforeReport),
                day
            )
            : null;
}
