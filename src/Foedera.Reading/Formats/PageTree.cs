using System.Text;
using AngleSharp.Dom;

namespace Foedera.Reading.Formats;

/// <summary>The page as a tree of block elements with their runs of text; inline elements are dissolved into the
/// runs.</summary>
internal sealed class PageTree
{
    private PageTree(IElement element, PageTree? parent) => (Element, Parent) = (element, parent);

    /// <summary>The block element.</summary>
    public IElement Element { get; }

    /// <summary>The block element around it; null for the root.</summary>
    public PageTree? Parent { get; }

    /// <summary>Child trees and runs of text, in the order of the page.</summary>
    public List<object> Parts { get; } = [];

    /// <summary>The sum over all runs below of what <see cref="Weigh"/> was last asked to weigh.</summary>
    public double Mass { get; private set; }

    /// <summary>Weighs every run below, and keeps the sums in <see cref="Mass"/>.</summary>
    public double Weigh(Func<Block, double> weight) =>
        Mass = Parts.Sum(part => part is PageTree tree ? tree.Weigh(weight) : weight((Block)part));

    /// <summary>Reads the body of the page.</summary>
    public static PageTree Of(IElement body)
    {
        var root = new PageTree(body, null);
        var walk = new Walk(root);
        walk.Children(body, inLink: false);
        walk.Flush();
        return root;
    }

    /// <summary>All runs below, in the order of the page.</summary>
    public IEnumerable<Block> Blocks() =>
        Parts.SelectMany(part => part is PageTree tree ? tree.Blocks() : [(Block)part]);

    /// <summary>Walks the nodes; depth is bounded by the parser.</summary>
    private sealed class Walk(PageTree root)
    {
        // a label named as one: a credit, a kicker
        private const int LongestLabel = 200;

        private readonly StringBuilder run = new();
        private PageTree tree = root;
        private int linked;
        private int beside;
        private bool space;

        public void Children(INode node, bool inLink)
        {
            // by index: NextSibling looks for its node from the first sibling on, which takes hours on a flat page
            var children = node.ChildNodes;
            for (var i = 0; i < children.Length; i++)
            {
                var child = children[i];
                if (child is IText text)
                    Append(text.Data, inLink);
                else if (child is IElement element)
                    Visit(element, inLink);
            }
        }

        private void Visit(IElement element, bool inLink)
        {
            var name = element.LocalName;
            if (HtmlNames.IsNever(element))
                return;
            if (PageMarks.IsUnseen(element) && element.QuerySelector("p") is null)
                return;
            if (name == "br")
                Break();
            else if (name is "td" or "th" && IsData(element))
            {
                space = true;
                Children(element, inLink);
                space = true;
            }
            else if (name == "q")
                Quoted(element, inLink);
            else if (HtmlNames.Inline.Contains(name) && !IsSignature(element))
                Inline(element, inLink || name == "a");
            else
            {
                Flush();
                var outer = tree;
                tree = new PageTree(element, outer);
                outer.Parts.Add(tree);
                Children(element, inLink);
                Flush();
                tree = outer;
            }
        }

        // a browser sets the marks
        private void Quoted(IElement element, bool inLink)
        {
            Append("“", inLink);
            Children(element, inLink);
            Append("”", inLink);
        }

        private void Inline(IElement element, bool inLink)
        {
            var before = run.Length;
            Children(element, inLink);
            if (run.Length > before && PageMarks.IsBeside(element))
                beside = Math.Max(beside, run.Length - before);
        }

        // the name under a quotation
        private static bool IsSignature(IElement element) =>
            element.LocalName == "cite"
            && element.Closest("blockquote") is not null
            && element.Closest("footer, p") is null;

        // a cell without blocks in it, in a row of at least two
        private static bool IsData(IElement cell) =>
            cell.ParentElement is { ChildElementCount: > 1 } row
            && !row.Children.Any(c =>
                c.Children.Any(inner => !HtmlNames.Inline.Contains(inner.LocalName) && inner.LocalName != "br")
            );

        private void Append(string data, bool inLink)
        {
            foreach (var c in data)
            {
                if (c is ' ' or '\n' or '\t' or '\r' or '\f')
                    space = true;
                else if (c is not '\u00AD' and not '\u200B' and not '\uFEFF')
                {
                    if (space && run.Length > 0 && run[^1] != '\n')
                        run.Append(' ');
                    space = false;
                    run.Append(c);
                    if (inLink)
                        linked++;
                }
            }
        }

        // Two breaks in a row are how old pages part paragraphs
        private void Break()
        {
            if (run.Length == 0)
                return;
            if (run[^1] == '\n')
                Flush();
            else
                run.Append('\n');
            space = false;
        }

        // a break in the middle of a sentence parts words and no lines
        private static string Joined(string text)
        {
            if (!text.Contains('\n', StringComparison.Ordinal))
                return text;
            var joined = new StringBuilder(text);
            for (var i = 1; i < text.Length - 1; i++)
                if (text[i] == '\n' && char.IsLower(text[i + 1]) && (char.IsLetter(text[i - 1]) || text[i - 1] == ','))
                    joined[i] = ' ';
            return joined.ToString();
        }

        public void Flush()
        {
            var text = TextRepair.Of(Joined(run.ToString().Trim()));
            if (text.Length > 0 && (beside < text.Length || text.Length > LongestLabel))
                tree.Parts.Add(new Block(text, Math.Min(linked, text.Length), tree.Element, HtmlNames.KindOf(tree)));
            run.Clear();
            (linked, beside, space) = (0, 0, false);
        }
    }
}
