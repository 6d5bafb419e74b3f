using Foedera.Core.Primitives;

namespace Foedera.Reading.Text;

/// <summary>What an item of a paragraph is, seen from outside its quotations.</summary>
internal enum ItemKind
{
    /// <summary>Letters and digits, with the apostrophes, hyphens and points inside them.</summary>
    Word,

    /// <summary>A whole quotation, or the part of one that stands in this paragraph.</summary>
    Quote,

    /// <summary>, </summary>
    Comma,

    /// <summary>. ? ! … that ends a sentence.</summary>
    Stop,

    /// <summary>: </summary>
    Colon,

    /// <summary>; </summary>
    Semicolon,

    /// <summary>A dash between words.</summary>
    Dash,

    /// <summary>( or [.</summary>
    Open,

    /// <summary>) or ].</summary>
    Close,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>One item of a paragraph.</summary>
/// <param name="Kind">Word, quotation, comma …</param>
/// <param name="At">Where it stands in the document's text.</param>
/// <param name="Quotation">Index of the quotation; -1 for other items.</param>
/// <param name="Piece">Which piece of the quotation stands here.</param>
internal readonly record struct Item(ItemKind Kind, TextSpan At, int Quotation = -1, int Piece = 0)
{
    public int Start => At.Start;

    public int End => At.End;
}
