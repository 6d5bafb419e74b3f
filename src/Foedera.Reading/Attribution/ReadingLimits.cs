namespace Foedera.Reading.Attribution;

/// <summary>How much of one document the trained models read. What is behind it is read by rules alone, which find what
/// stands in quotation marks: no document takes longer than another of this length, whoever wrote it.</summary>
public sealed record ReadingLimits
{
    /// <summary>The limits that readers have.</summary>
    public static ReadingLimits Usual { get; } = new();

    /// <summary>Word pieces of a document's windows, context included, from 0: about 19,000 words of a report, or five
    /// seconds of one processor. Records of speech need none of it. Origin: taste; the longest of the articles it was
    /// trained on has a third of it.</summary>
    public int Pieces { get; init; } = 24_000;

    /// <summary>Statements of a document, from 0; what would be more is left out. A day of a parliament has some
    /// thousands. Origin: taste.</summary>
    public int Statements { get; init; } = 20_000;
}
