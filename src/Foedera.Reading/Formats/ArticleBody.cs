using System.Collections.Immutable;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Foedera.Reading.Formats;

/// <summary>Finds the article on a page: the smallest element that holds nearly all of the running text, without the
/// parts whose names
/// or density say that they stand beside it.</summary>
internal static class ArticleBody
{
    // a part with this much of the page's running text is the article, whatever it is called
    private const double Undroppable = 0.4;

    // readers may write more than the reporter did
    private const double MostComments = 0.8;

    // weight, roughly characters of running text, from which on a marked element is believed
    private const double LeastArticle = 200;

    // how much of the running text the smallest element has to hold
    private const double Nearly = 0.85;

    private const int FewestTeasers = 3;
    private const int ShortestHeadline = 25;
    private const int MostLeadBlocks = 12;
    private const int ShortestLead = 40;

    // from this share of the text in the page's JSON-LD on, what the page shows is the article; below it, a foretaste
    private const double Whole = 0.6;

    /// <summary>The blocks of the article in their order, headline and byline left out; empty when the page has
    /// none.</summary>
    public static ImmutableArray<Block> Find(IHtmlDocument page, HtmlFacts facts)
    {
        var shown = page.Body is { } body ? Shown(body, facts) : [];
        var linked = facts.Linked?.Blocks() ?? [];
        var blocks = shown.Sum(Length) < linked.Sum(Length) * Whole ? linked : shown;
        return [.. BlockQuotes.Marked(RepeatedText.Without(blocks))];
    }

    private static int Length(Block block) => block.Text.Length;

    private static ImmutableArray<Block> Shown(IHtmlElement body, HtmlFacts facts)
    {
        var tree = PageTree.Of(body);
        var total = tree.Weigh(Running);
        if (total > 0)
            Prune(tree, total);
        tree.Weigh(Weight);
        var best = Marked(tree) ?? Narrowed(Heaviest(Headed(tree, facts.Title) ?? tree));
        var blocks = best.Blocks().Where(block => block.Text != facts.Title && !IsFurniture(block)).ToList();
        return [.. Lead(tree, blocks, facts.Title), .. WithoutTail(blocks)];
    }

    // sentences between the headline and a body that begins below them
    private static List<Block> Lead(PageTree tree, List<Block> body, string? title)
    {
        var page = tree.Blocks().ToList();
        var start = body.Count == 0 ? -1 : page.IndexOf(body[0]);
        var headline =
            start < 0 ? -1 : page.FindLastIndex(start, block => block.Kind == BlockKind.Heading && block.Text == title);
        if (headline < 0 || start - headline > MostLeadBlocks)
            return [];
        return page[(headline + 1)..start]
            .FindAll(block =>
                block.Kind is BlockKind.Paragraph or BlockKind.Loose
                && block.Text.Length >= ShortestLead
                && block.LinkShare < 0.3
                && EndsAsSentence(block.Text)
                && !IsCaption(block)
            );
    }

    // the words under a picture
    private static bool IsCaption(Block block) =>
        block.Element.QuerySelector("img") is not null
        || block.Element.ParentElement?.QuerySelector("img, picture, video") is not null;

    private static bool EndsAsSentence(string text) =>
        text.AsSpan().TrimEnd("\"'”’»“)") is [.., '.' or '!' or '?' or '…'];

    // text that reads as sentences, wherever it stands
    private static double Running(Block block) =>
        block.Kind is BlockKind.Heading || block.Text.Length < 80 || block.LinkShare > 0.3 ? 0 : block.Text.Length;

    private static void Prune(PageTree tree, double total)
    {
        var teasers = tree.Parts.OfType<PageTree>().Where(inner => inner.Element.LocalName == "article").ToList();
        var areTeasers = teasers.Count >= 3 && teasers.Sum(t => t.Mass) < total / 2;
        tree.Parts.RemoveAll(part =>
            part is PageTree inner
            && (
                (areTeasers && teasers.Contains(inner))
                || (inner.Mass < total * MostComments && IsTeaserList(inner.Element))
                || (inner.Mass < total * Undroppable && PageMarks.IsBeside(inner.Element))
                || (inner.Mass < total * MostComments && PageMarks.AreComments(inner.Element))
            )
        );
        foreach (var inner in tree.Parts.OfType<PageTree>())
            Prune(inner, total);
    }

    // a list in which every item opens with the headline of another page
    private static bool IsTeaserList(IElement list) =>
        list.LocalName is "ul" or "ol" && list.ChildElementCount >= FewestTeasers && list.Children.All(IsTeaser);

    private static bool IsTeaser(IElement item)
    {
        var headline = item.QuerySelector("a[href]")?.TextContent.Trim();
        return headline is { Length: >= ShortestHeadline }
            && item.TextContent.AsSpan().TrimStart().StartsWith(headline);
    }

    // the article element that bears the headline
    private static PageTree? Headed(PageTree tree, string? title)
    {
        if (title is null)
            return null;
        foreach (var inner in tree.Parts.OfType<PageTree>())
            if (Headed(inner, title) is { } found)
                return found;
        return
            tree.Element.LocalName == "article"
            && tree.Mass > LeastArticle
            && tree.Blocks().Any(b => b.Kind == BlockKind.Heading && b.Text == title)
            ? tree
            : null;
    }

    private static PageTree? Marked(PageTree tree)
    {
        if (PageMarks.IsBody(tree.Element) && tree.Mass > LeastArticle)
            return tree;
        return tree.Parts.OfType<PageTree>().Select(Marked).FirstOrDefault(found => found is not null);
    }

    private static PageTree Heaviest(PageTree tree)
    {
        var best = tree;
        foreach (var inner in tree.Parts.OfType<PageTree>())
            if (Heaviest(inner) is var heaviest && heaviest.Mass >= best.Mass)
                best = heaviest;
        return best;
    }

    private static PageTree Narrowed(PageTree tree)
    {
        while (
            tree
                .Parts.OfType<PageTree>()
                .FirstOrDefault(inner => inner.Mass >= tree.Mass * Nearly && HtmlNames.Holds(inner.Element.LocalName))
                is { } inner
        )
            tree = inner;
        return tree;
    }

    private static double Weight(Block block)
    {
        var length = block.Text.Length;
        if (block.LinkShare > 0.5)
            return -10 - length / 2.0;
        var plain = length * (1 - 2 * block.LinkShare);
        return block.Kind switch
        {
            BlockKind.Paragraph => length < 30 ? 0 : plain,
            BlockKind.Item => length < 30 ? -5 : plain / 2,
            BlockKind.Heading or BlockKind.Row => 0,
            _ => length < 60 ? -10 : plain / 2,
        };
    }

    // labels and links among the paragraphs
    private static bool IsFurniture(Block block) =>
        block.Kind switch
        {
            BlockKind.Paragraph => (block.LinkShare > 0.9 && block.Text.Length < 100) || IsPointer(block),
            BlockKind.Heading or BlockKind.Row => false,
            BlockKind.Item => block.LinkShare > 0.8,
            _ => block.LinkShare > 0.5
                || (
                    block.Text.Length < 20 && !EndsAsSentence(block.Text) && block.Element.Closest("blockquote") is null
                ),
        };

    // "Related: …", "Read more: …": a label, a colon, and a link to another page
    private static bool IsPointer(Block block) =>
        block.LinkShare > 0.6
        && block.Text.Length < 200
        && block.Text.IndexOf(':', StringComparison.Ordinal) is > 0 and < 20;

    // a heading with nothing under it announced something that was left out
    private static List<Block> WithoutTail(List<Block> blocks)
    {
        while (blocks.Count > 0 && blocks[^1].Kind == BlockKind.Heading)
            blocks.RemoveAt(blocks.Count - 1);
        return blocks;
    }
}
