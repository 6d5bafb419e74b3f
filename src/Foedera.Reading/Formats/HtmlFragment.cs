namespace Foedera.Reading.Formats;

/// <summary>A piece of markup that is all content, as feeds, mails and books hold it: every block of it is
/// read.</summary>
internal static class HtmlFragment
{
    /// <summary>The text, a paragraph a block; empty when the markup is deeper or larger than is read.</summary>
    public static string Text(string markup)
    {
        if (HtmlGauge.Depth(markup, DocumentLimits.HtmlDepth) > DocumentLimits.HtmlDepth)
            return "";
        if (HtmlArticle.Parse(markup)?.Body is not { } body)
            return "";
        return Draft.Joined(PageTree.Of(body).Blocks().Select(block => block.Text));
    }

    /// <summary>Runs of white space as one blank each, none at the ends.</summary>
    public static string Collapse(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
