using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Foedera.Reading.Formats;

/// <summary>What the elements of HTML mean to a reader of articles.</summary>
internal static class HtmlNames
{
    private static readonly FrozenSet<string> Never = new[]
    {
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "svg",
        "canvas",
        "audio",
        "video",
        "map",
        "head",
        "title",
        "meta",
        "link",
        "nav",
        "footer",
        "aside",
        "button",
        "select",
        "textarea",
        "input",
        "label",
        "dialog",
        "menu",
        "figcaption",
        "applet",
        "frameset",
        "noframes",
    }.ToFrozenSet();

    // what AMP adds to HTML holds no text, but for these
    private static readonly FrozenSet<string> AmpLayout = new[]
    {
        "amp-img",
        "amp-layout",
        "amp-accordion",
        "amp-fit-text",
        "amp-story",
        "amp-story-page",
    }.ToFrozenSet();

    /// <summary>True for elements whose text is never an article's. A quotation is signed in its footer.</summary>
    public static bool IsNever(IElement element)
    {
        var name = element.LocalName;
        if (name.StartsWith("amp-", StringComparison.Ordinal))
            return !AmpLayout.Contains(name);
        return Never.Contains(name) && !(name == "footer" && element.Closest("blockquote") is not null);
    }

    /// <summary>Elements that run on inside a line.</summary>
    public static readonly FrozenSet<string> Inline = new[]
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "mark",
        "nobr",
        "q",
        "rb",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "picture",
        "source",
        "amp-img",
        "o:p",
        "st1:place",
    }.ToFrozenSet();

    /// <summary>True for elements that group blocks, so that one can be the article's.</summary>
    public static bool Holds(string name) =>
        name
            is not (
                "p"
                or "ul"
                or "ol"
                or "dl"
                or "li"
                or "table"
                or "tbody"
                or "tr"
                or "blockquote"
                or "pre"
                or "h1"
                or "h2"
                or "h3"
                or "h4"
                or "h5"
                or "h6"
            );

    /// <summary>The kind of a run of text by the block elements around it, the nearest first.</summary>
    public static BlockKind KindOf(PageTree tree)
    {
        for (var at = tree; at is not null; at = at.Parent)
        {
            switch (at.Element.LocalName)
            {
                case "p" or "blockquote" or "pre":
                    return BlockKind.Paragraph;
                case "tr":
                    return BlockKind.Row;
                case "li" or "dd" or "dt":
                    return BlockKind.Item;
                case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                    return BlockKind.Heading;
                case "div" or "section" or "article" or "main" or "td" or "body":
                    return BlockKind.Loose;
                default:
                    break;
            }
        }
        return BlockKind.Loose;
    }
}
