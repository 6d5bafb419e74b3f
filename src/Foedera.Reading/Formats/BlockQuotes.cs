using System.Buffers;

namespace Foedera.Reading.Formats;

/// <summary>Quotations that a page sets off by its layout: they get the marks that print would give them, so that they
/// read as
/// quotations. Only where the page says that somebody speaks: by a name under the quotation, or by a colon before
/// it.</summary>
internal static class BlockQuotes
{
    private const int LongestSignature = 160;

    private static readonly SearchValues<char> Marks = SearchValues.Create("“”\"«»„");

    /// <summary>The blocks, with marks around those set-off quotations that have none.</summary>
    public static IEnumerable<Block> Marked(IEnumerable<Block> blocks)
    {
        var lines = blocks.SelectMany(Lines).ToList();
        for (var i = 0; i < lines.Count; )
        {
            var quote = lines[i].Element.Closest("blockquote");
            var end = i + 1;
            while (end < lines.Count && quote is not null && lines[end].Element.Closest("blockquote") == quote)
                end++;
            var inside = lines[i..end];
            var announced = i > 0 && lines[i - 1].Text.EndsWith(':');
            foreach (var line in quote is null ? inside : Marked(inside, announced))
                yield return line;
            i = end;
        }
    }

    private static IEnumerable<Block> Marked(List<Block> quote, bool announced)
    {
        var signed = quote.FindIndex(1, IsSignature);
        var said = signed < 0 ? quote.Count : signed;
        if ((signed < 0 && !announced) || quote.Take(said).Any(HasMarks))
            return quote;
        return quote.Select(
            (line, i) =>
                i < said ? line with { Text = $"“{line.Text}{(i == said - 1 ? "”" : "")}" }
                : i == said ? line with { Text = Signature(line.Text) }
                : line
        );
    }

    // "text<br>— Name" holds two lines
    private static IEnumerable<Block> Lines(Block block)
    {
        var cut = block.Element.Closest("blockquote") is null ? -1 : block.Text.LastIndexOf('\n');
        if (cut <= 0 || !IsDash(block.Text[cut + 1]))
            return [block];
        return [block with { Text = block.Text[..cut].TrimEnd() }, block with { Text = block.Text[(cut + 1)..] }];
    }

    private static bool IsSignature(Block block) =>
        block.Text.Length <= LongestSignature
        && (
            IsDash(block.Text[0])
            || block.Element.LocalName is "cite" or "footer"
            || block.Element.ParentElement?.LocalName is "cite" or "footer"
        );

    private static string Signature(string text) => "— " + text.TrimStart('—', '–', '-', '―', ' ');

    private static bool IsDash(char c) => c is '—' or '–' or '-' or '―';

    private static bool HasMarks(Block block) => block.Text.AsSpan().ContainsAny(Marks);
}
