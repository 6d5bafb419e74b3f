using System.Collections.Immutable;

namespace Foedera.Reading.Formats;

/// <summary>Finds the article on a page: the element in which text outweighs links and labels the most.</summary>
internal static class ArticleBody
{
    /// <summary>The blocks of the article in their order, headline and byline left out; empty when the page has none.</summary>
    public static ImmutableArray<Block> Find(AngleSharp.Html.Dom.IHtmlDocument page, HtmlFacts facts)
    {
        if (page.Body is not { } body) return [];
        var root = PageTree.Of(body);
        var best = (Tree: root, Weight: 0.0);
        Weigh(root, ref best);
        return [.. best.Tree.Blocks().Where(block => block.Text != facts.Title && Weight(block) >= 0)];
    }

    private static double Weigh(PageTree tree, ref (PageTree Tree, double Weight) best)
    {
        var sum = 0.0;
        foreach (var part in tree.Parts) sum += part is PageTree inner ? Weigh(inner, ref best) : Weight((Block)part);
        if (sum > best.Weight) best = (tree, sum);
        return sum;
    }

    private static double Weight(Block block)
    {
        var length = block.Text.Length;
        if (block.LinkShare > 0.5) return -10 - length / 2.0;
        var plain = length * (1 - 2 * block.LinkShare);
        return block.Kind switch
        {
            BlockKind.Paragraph => length < 30 ? 0 : plain,
            BlockKind.Item => length < 30 ? -5 : plain / 2,
            BlockKind.Heading => 0,
            _ => length < 60 ? -10 : plain / 2,
        };
    }
}
