using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Said;

/// <summary>Something said once, with every wording on record that reports it.</summary>
/// <param name="Id">Stable while its earliest wording stays the same.</param>
public sealed record Utterance(string Id)
{
    /// <summary>Who said it; null when no wording tells.</summary>
    public Speaker? Speaker { get; init; }

    /// <summary>What the wordings are judged by.</summary>
    public required Witness Witness { get; init; }

    /// <summary>How far what the wordings are judged by deserves to be believed to hold the words as spoken, and why;
    /// null when no wording can be judged.</summary>
    public Belief? WitnessBelief { get; init; }

    /// <summary>The language it was spoken in; null when nothing points to one.</summary>
    public SpokenIn? Spoken { get; init; }

    /// <summary>How many of the reports do not copy another.</summary>
    public int Voices { get; init; }

    /// <summary>The wordings; the witness itself comes first.</summary>
    public required ImmutableArray<Wording> Wordings { get; init; }
}

/// <summary>Something held with a probability, for reasons that can be shown.</summary>
/// <param name="Share">From 0 (certainly not) to 1 (certainly).</param>
/// <param name="Because">What speaks for and against, one clause each, the weightiest first; never empty for a belief
/// off one half.</param>
public sealed record Belief(double Share, ImmutableArray<string> Because);

/// <summary>The language something was said in, as far as the evidence goes.</summary>
/// <param name="Tag">Primary BCP 47 subtag, such as <c>en</c>.</param>
/// <param name="Belief">How far that is believed, and why.</param>
public sealed record SpokenIn(string Tag, Belief Belief);

/// <summary>What a wording is compared with.</summary>
public enum Witness
{
    /// <summary>A transcript on record holds the words.</summary>
    Transcript,

    /// <summary>No transcript: the wording that independent reports agree on most, or the fullest report.</summary>
    Outlets,

    /// <summary>Nothing that a wording could be judged by.</summary>
    None,
}

/// <summary>One report of an utterance: a passage of a statement.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="StatementId">The statement the passage belongs to.</param>
/// <param name="At">Where the words stand in the document's text, without quotation marks.</param>
/// <param name="Text">The words, as printed.</param>
public sealed record Wording(string DocumentId, string StatementId, TextSpan At, string Text)
{
    /// <summary>What comparing with the witness gave.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The changes that lead from the witness to this wording, in order; empty when there are none.</summary>
    public ImmutableArray<WordChange> Changes { get; init; } = [];

    /// <summary>The voice it belongs to, from 1 in the order of the wordings: copies of one text share a number. 0 when
    /// not counted.</summary>
    public int Voice { get; init; }
}

/// <summary>How a wording stands to its witness.</summary>
public enum Verdict
{
    /// <summary>The witness itself, when it is a transcript.</summary>
    Transcript,

    /// <summary>The same characters.</summary>
    Verbatim,

    /// <summary>The same words; case, marks, spelling variant or spacing differ.</summary>
    Normalised,

    /// <summary>A contiguous part, or parts with the cut marked.</summary>
    Trimmed,

    /// <summary>A word or two that prove nothing.</summary>
    Fragment,

    /// <summary>Sentences that do not follow each other, printed as one quotation.</summary>
    Joined,

    /// <summary>Words changed, added or silently dropped.</summary>
    Altered,

    /// <summary>In another language than the one spoken, so not verbatim by nature.</summary>
    Translated,

    /// <summary>Nothing on record matches.</summary>
    NotOnRecord,

    /// <summary>Printed, and nothing on record to compare it with.</summary>
    Unwitnessed,

    /// <summary>The wordings differ, and no witness decides which is right.</summary>
    Disagreeing,
}

/// <summary>What was done to the words of the witness.</summary>
public enum ChangeKind
{
    /// <summary>Other words stand in their place.</summary>
    Replace,

    /// <summary>Words stand here that the witness does not have.</summary>
    Insert,

    /// <summary>Words of the witness are missing.</summary>
    Delete,
}

/// <summary>One change between a witness and a wording.</summary>
/// <param name="Kind">Replace, insert or delete.</param>
/// <param name="Theirs">The words of the wording; empty for a deletion.</param>
/// <param name="Witness">The words of the witness; empty for an insertion.</param>
public sealed record WordChange(ChangeKind Kind, string Theirs, string Witness);
