using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Said.Verifying;

/// <summary>A passage of a document on record.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="At">Where it stands in the document's text, from its first piece to its last.</param>
/// <param name="Text">Its words, as printed; " … " stands for what the document has between two pieces.</param>
public sealed record Passage(string DocumentId, TextSpan At, string Text);

/// <summary>What a question was answered from.</summary>
/// <param name="Documents">Number of documents on record.</param>
/// <param name="Transcripts">How many of them are transcripts.</param>
/// <param name="From">Earliest day of publication; null when no document is dated.</param>
/// <param name="To">Latest day of publication; null when no document is dated.</param>
public sealed record Searched(int Documents, int Transcripts, DateOnly? From, DateOnly? To);

/// <summary>What else on record resembles a quotation.</summary>
/// <param name="Verdict">What the quotation would be, measured by this passage; not-on-record when it is only
/// alike.</param>
/// <param name="UtteranceId">The utterance the passage belongs to; null for a passage outside all utterances.</param>
/// <param name="Passage">The passage.</param>
/// <param name="Speaker">Who is reported to have said it; null when nobody is named.</param>
/// <param name="Likeness">Share of words in common, by weight, from 0 to 1.</param>
/// <param name="Quoted">False for a sentence of an article outside quotation marks: written, not said.</param>
/// <param name="Changes">What leads from the passage to the quotation.</param>
public sealed record Alternative(
    Verdict Verdict,
    string? UtteranceId,
    Passage Passage,
    Speaker? Speaker,
    double Likeness,
    bool Quoted,
    ImmutableArray<WordChange> Changes
);

/// <summary>The answer to "did he say it?", which is two: where it is printed so (<see cref="Printed"/>), and how it
/// stands to what was said (<see cref="Verdict"/>).</summary>
/// <param name="Verdict">Verbatim, normalised, trimmed, fragment, joined, altered, disagreeing, unwitnessed, translated
/// or not-on-record. Words that
/// stand on record as asked are altered only against a witness that deserves belief; words that nobody prints are
/// compared with the best report there is.</param>
/// <param name="UtteranceId">The utterance it was found in; null when it is not on record.</param>
/// <param name="Best">The passage it is measured by; null when it is not on record.</param>
/// <param name="Speaker">Who is reported to have said it; null when not on record or when nobody is named.</param>
/// <param name="Changes">What leads from that passage to the quotation; empty when nothing was changed or nothing was
/// found.</param>
/// <param name="Searched">What was searched.</param>
/// <param name="Alternatives">What else resembles it, the likest first.</param>
public sealed record Verification(
    Verdict Verdict,
    string? UtteranceId,
    Passage? Best,
    Speaker? Speaker,
    ImmutableArray<WordChange> Changes,
    Searched Searched,
    ImmutableArray<Alternative> Alternatives
)
{
    /// <summary>The passages that hold the words as asked, word for word, in quotation marks or in a record of
    /// speech.</summary>
    public ImmutableArray<Passage> Printed { get; init; } = [];

    /// <summary>What it was judged by; null when nothing on record can judge it.</summary>
    public WitnessFound? Witness { get; init; }

    /// <summary>The language it was spoken in; null when not on record or when nothing points to one.</summary>
    public SpokenIn? Spoken { get; init; }
}

/// <summary>What a quotation was judged by.</summary>
/// <param name="Kind">A record of speech, or reports.</param>
/// <param name="DocumentId">The document that holds it.</param>
/// <param name="Text">Its words, as printed.</param>
/// <param name="Belief">That it holds the words as spoken.</param>
public sealed record WitnessFound(Witness Kind, string DocumentId, string Text, Belief Belief)
{
    /// <summary>True when it is a translation itself: the original is not on record.</summary>
    public bool IsTranslation { get; init; }
}
