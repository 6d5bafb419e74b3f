using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Said;

/// <summary>How a statement gives the words of its source.</summary>
public enum StatementKind
{
    /// <summary>All of the content stands inside quotation marks (or is speech in a transcript or block
    /// quotation).</summary>
    Direct,

    /// <summary>Part of the content stands inside quotation marks.</summary>
    Mixed,

    /// <summary>None of it does.</summary>
    Indirect,
}

/// <summary>What a statement does.</summary>
public enum StatementType
{
    /// <summary>States how things are or should be. The type where no other shows itself.</summary>
    Position,

    /// <summary>Binds somebody to a future act.</summary>
    Commitment,

    /// <summary>Announces harm under a condition, or draws attention to a danger.</summary>
    Warning,

    /// <summary>Says what will happen.</summary>
    Forecast,

    /// <summary>Judges how things are.</summary>
    Assessment,

    /// <summary>Tells a fact or an event.</summary>
    Report,

    /// <summary>Asks somebody to act.</summary>
    Request,
}

/// <summary>One attributed passage of one document: source (who, as written), cue ("said"), content (what).
/// The three are the standard terms of attribution relations (Pareti 2012; PolNeAR, Newell et al. 2018).</summary>
/// <param name="Id">Unique in the record and the same on every reading of the same text: document id, then "#", then
/// the number in the document.</param>
/// <param name="DocumentId">The document whose text the spans count into.</param>
public sealed record Statement(string Id, string DocumentId)
{
    /// <summary>Direct, mixed or indirect.</summary>
    public required StatementKind Kind { get; init; }

    /// <summary>Commitment, warning, …</summary>
    public StatementType Type { get; init; }

    /// <summary>How far the wording binds, whom, and on which condition.</summary>
    public Modality Modality { get; init; } = Modality.None;

    /// <summary>Who, as written; empty when the text names nobody.</summary>
    public ImmutableArray<TextSpan> Source { get; init; } = [];

    /// <summary>The words that attribute ("said", "according to"); empty when nothing but the marks does.</summary>
    public ImmutableArray<TextSpan> Cue { get; init; } = [];

    /// <summary>What; never empty. Quotation marks are included, as in PolNeAR.</summary>
    public required ImmutableArray<TextSpan> Content { get; init; }

    /// <summary>Who spoke, as far as the document tells; null when nothing points to anybody.</summary>
    public Speaker? Speaker { get; init; }

    /// <summary>Figures in the content; empty when there are none.</summary>
    public ImmutableArray<Figure> Figures { get; init; } = [];

    /// <summary>The time the content speaks of; null when it names none that can be bounded.</summary>
    public DateWindow? Horizon { get; init; }

    /// <summary>When it was said; null when the document does not let it be bounded.</summary>
    public DateWindow? SaidOn { get; init; }

    /// <summary>How sure the reader is that this is a statement read right, from 0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>The named rule or model that found it.</summary>
    public string Rule { get; init; } = "";
}

/// <summary>Who spoke: a name when one reading remains, else the candidates. Never a guess shown as fact.</summary>
/// <param name="Name">Canonical name; null when it stays open between <paramref name="Candidates"/>.</param>
/// <param name="ActorId">Id of the actor in the packs; null when the packs do not know them.</param>
/// <param name="Candidates">Names still possible, the likeliest first; empty when the name is settled.</param>
public sealed record Speaker(string? Name, string? ActorId, ImmutableArray<string> Candidates)
{
    /// <summary>A speaker whose name is settled.</summary>
    public static Speaker Known(string name, string? actorId = null) => new(name, actorId, []);

    /// <summary>A speaker whose name stays open.</summary>
    public static Speaker Open(IEnumerable<string> candidates) => new(null, null, [.. candidates]);
}

/// <summary>A figure named in a statement.</summary>
/// <param name="At">Where it stands in the document's text.</param>
/// <param name="Value">The number, in <paramref name="Unit"/>; the lower bound of a range.</param>
/// <param name="Upper">The upper bound of a range; null for one number.</param>
/// <param name="Unit">"%" for a share (value 2.1 is 2.1 %), an ISO 4217 code for money, else the noun counted
/// ("citizens", "F-16").</param>
/// <param name="Comparator">=, ≈, &gt;, ≥, &lt;, ≤ or ≫ ("well north of").</param>
/// <param name="Base">What a share is of ("GDP"), or the period of an amount ("year"); null when not said.</param>
/// <param name="Subject">What the figure measures ("defence spending"); null when not said near it.</param>
public sealed record Figure(
    TextSpan At,
    decimal Value,
    decimal? Upper,
    string Unit,
    string Comparator,
    string? Base,
    string? Subject
);
