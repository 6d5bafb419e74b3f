using System.Collections.Frozen;
using Foedera.Core.Primitives;
using Foedera.Core.Said.Judging;
using Foedera.Core.Said.Words;
using Foedera.Core.Sources;

namespace Foedera.Core.Said.Joining;

/// <summary>One quoted sentence (or part of one) in one document, or one sentence of a transcript: what joining works
/// on.</summary>
internal sealed class QuotedPassage
{
    /// <summary>Below this weight, or this number of words, a passage proves nothing by itself: it follows the sentence
    /// it comes from.</summary>
    private const float LightestWhole = 14;
    private const int FewestWords = 3;
    private const int LongestTop = 200;

    // English words that are subjects wherever they begin a quotation
    private static readonly FrozenSet<string> Subjects = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "i",
        "we",
        "he",
        "she",
        "they",
        "you",
        "it",
        "this",
        "there",
        "nothing",
        "nobody",
        "none",
        "everything",
        "everyone",
        "everybody",
        "someone",
        "somebody"
    );

    // no sentence has more words, and no two longer ones are aligned (Likeness)
    private const int LongestWhole = 500;

    public required Document Document { get; init; }

    /// <summary>Position of the document among the documents, sorted by id.</summary>
    public required int DocumentNumber { get; init; }

    /// <summary>Id of the statement it belongs to; empty for a transcript's sentence outside all statements.</summary>
    public required string StatementId { get; init; }

    /// <summary>The whole reported clause, with what stands outside the marks.</summary>
    public required TextSpan Clause { get; init; }

    public required TextSpan At { get; init; }

    public required WordSequence Words { get; init; }

    public required Voice Voice { get; init; }

    /// <summary>When it was said, as far as the statement or the day of publication bounds it; null when neither
    /// does.</summary>
    public required DateWindow? Said { get; init; }

    /// <summary>Position among the document's passages, in the order of the text.</summary>
    public required int Ordinal { get; set; }

    public bool IsTranscript => Document.Genre == Genre.Transcript;

    public bool IsFragment => !IsTranscript && (Words.Count <= FewestWords || Words.Weight < LightestWhole);

    /// <summary>True for a piece of a sentence: it does not begin as sentences do.</summary>
    public bool IsPart =>
        !IsTranscript && char.IsLower(Document.Text[At.Start]) && !Subjects.Contains(Words.At[0].Of(Document.Text));

    /// <summary>True for headline and lead, which repeat what the report quotes.</summary>
    public bool IsOnTop => At.Start < LongestTop;

    public bool IsQuestion =>
        Document.Text.AsSpan(At.Start, At.Length).TrimEnd("\"'”’ ").EndsWith("?", StringComparison.Ordinal);

    /// <summary>The words from one index up to another, as a passage of their own.</summary>
    public QuotedPassage Part(int from, int to) =>
        new()
        {
            Document = Document,
            DocumentNumber = DocumentNumber,
            StatementId = StatementId,
            Clause = Clause,
            At = new TextSpan(
                from == 0 ? At.Start : Words.At[from].Start,
                to == Words.Count ? At.End : Words.At[to - 1].End
            ),
            Words = Words.Slice(from, to),
            Voice = Voice,
            Said = Said,
            Ordinal = Ordinal,
        };

    /// <summary>This passage and the next as one, where nothing but marks stands between them; null
    /// otherwise.</summary>
    public QuotedPassage? With(QuotedPassage next)
    {
        if (
            next.DocumentNumber != DocumentNumber
            || next.Ordinal != Ordinal + 1
            || next.StatementId != StatementId
            || IsTranscript
        )
            return null;
        if (Words.Count + next.Words.Count > LongestWhole)
            return null;
        var between = Document.Text.AsSpan(At.End, Math.Max(0, next.At.Start - At.End));
        foreach (var c in between)
            if (char.IsLetterOrDigit(c))
                return null;
        return new QuotedPassage
        {
            Document = Document,
            DocumentNumber = DocumentNumber,
            StatementId = StatementId,
            Clause = Clause,
            At = At.Cover(next.At),
            Words = Words.Then(next.Words),
            Voice = Voice,
            Said = Said,
            Ordinal = next.Ordinal,
        };
    }

    public string Text => At.Of(Document.Text);

    /// <summary>Where the document breaks off within its last word, the passage without it; else this. The witness
    /// tells: it has a word that goes on.</summary>
    public QuotedPassage WithoutCutWord(QuotedPassage witness)
    {
        if (Words.Count < 2 || !IsLast || !char.IsLetter(Document.Text[At.End - 1]))
            return this;
        var last = Words.At[^1].Of(Document.Text);
        var (own, whole) = (Words.Forms, witness.Words.Forms);
        for (var i = 0; i + 1 < whole.Length; i++)
        {
            if (whole[i].Id != own[^2].Id || whole[i + 1].Id == own[^1].Id)
                continue;
            if (witness.Words.At[i + 1].Of(witness.Document.Text).StartsWith(last, StringComparison.OrdinalIgnoreCase))
                return Part(0, Words.Count - 1);
        }
        return this;
    }

    // nothing but marks stands behind it
    private bool IsLast
    {
        get
        {
            foreach (var c in Document.Text.AsSpan(At.End))
                if (char.IsLetterOrDigit(c))
                    return false;
            return true;
        }
    }

    /// <summary>The language (primary subtag) its words are printed in; null when neither they nor the document
    /// tell.</summary>
    public string? Language =>
        (language ??= WordingLanguage.Of(Text, Document.Language) ?? "") is { Length: > 0 } known ? known : null;

    private string? language;
}
