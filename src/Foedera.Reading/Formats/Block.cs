using AngleSharp.Dom;

namespace Foedera.Reading.Formats;

/// <summary>A run of text without a block boundary in it: what a reader sees as one paragraph, heading or list
/// item.</summary>
/// <param name="Text">The text, white space collapsed; <c>\n</c> for a line break.</param>
/// <param name="LinkLength">How many of its characters stand in links.</param>
/// <param name="Element">The block element that holds it.</param>
/// <param name="Kind">What it is.</param>
internal sealed record Block(string Text, int LinkLength, IElement Element, BlockKind Kind)
{
    /// <summary>The share of the text that stands in links, from 0 to 1.</summary>
    public double LinkShare => Text.Length == 0 ? 0 : (double)LinkLength / Text.Length;
}

/// <summary>What a block is, by the nearest element that says so.</summary>
internal enum BlockKind
{
    /// <summary>Text in a div, section or table cell.</summary>
    Loose,

    /// <summary>A paragraph, block quotation or preformatted text.</summary>
    Paragraph,

    /// <summary>An item of a list.</summary>
    Item,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>A row of a table that holds data, its cells parted by blanks.</summary>
    Row,
}
