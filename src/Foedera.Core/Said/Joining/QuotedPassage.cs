using Foedera.Core.Primitives;
using Foedera.Core.Said.Words;
using Foedera.Core.Sources;

namespace Foedera.Core.Said.Joining;

/// <summary>One quoted sentence (or part of one) in one document, or one sentence of a transcript: what joining works on.</summary>
internal sealed class QuotedPassage
{
    /// <summary>Below this weight, or this number of words, a passage proves nothing by itself: it follows the sentence it comes from.</summary>
    private const float LightestWhole = 14;
    private const int FewestWords = 3;

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

    /// <summary>When it was said, as far as the statement or the day of publication bounds it; null when neither does.</summary>
    public required DateWindow? Said { get; init; }

    /// <summary>Position among the document's passages, in the order of the text.</summary>
    public required int Ordinal { get; init; }

    public bool IsTranscript => Document.Genre == Genre.Transcript;

    public bool IsFragment => !IsTranscript && (Words.Count <= FewestWords || Words.Weight < LightestWhole);

    public string Text => At.Of(Document.Text);
}
