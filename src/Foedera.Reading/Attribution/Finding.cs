using Foedera.Core.Primitives;
using Foedera.Core.Said;

namespace Foedera.Reading.Attribution;

/// <summary>A statement as a rule found it, before it is numbered and its speaker resolved.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Content">Pieces in the order of the text, quotation marks included.</param>
/// <param name="Confidence">Share of the rule's findings that held on the training texts, from 0 to 1.</param>
internal sealed record Finding(string Rule, List<TextSpan> Content, double Confidence)
{
    public TextSpan? Source { get; init; }

    public TextSpan? Cue { get; init; }

    /// <summary>True when the source was found by place alone, so that it counts only if it names a known person or
    /// institution.</summary>
    public bool SourceMustBeKnown { get; init; }

    public StatementKind Kind { get; set; }

    /// <summary>True when <see cref="Source"/> tells who speaks but stands too far away to be shown as part of the
    /// statement (a heading).</summary>
    public bool SourceIsElsewhere { get; init; }

    /// <summary>What the trained reader saw of it; null when a rule found it.</summary>
    public Candidate? Candidate { get; init; }

    /// <summary>The words by which the text calls the content invented; null when it does not.</summary>
    public TextSpan? Disputed { get; set; }

    /// <summary>Index of the paragraph it was found in.</summary>
    public int Paragraph { get; set; }

    /// <summary>First item after everything the finding uses in its paragraph.</summary>
    public int EndItem { get; init; }
}
