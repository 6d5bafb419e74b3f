using System.Text;
using UglyToad.PdfPig.DocumentLayoutAnalysis;

namespace Foedera.Reading.Formats.Office;

/// <summary>Blocks of lines on pages to paragraphs of text.</summary>
internal static class PdfParagraphs
{
    /// <summary>A text at the edge of a page that stands on this many pages is a running head.</summary>
    private const int RunningPages = 3;

    /// <summary>The text, a paragraph each.</summary>
    public static string Of(IReadOnlyList<IReadOnlyList<TextBlock>> pages)
    {
        var running = RunningHeads(pages);
        var text = new StringBuilder();
        foreach (var page in pages)
        {
            foreach (var block in page)
            {
                if (IsEdge(page, block) && (running.Contains(Masked(block.Text)) || IsNumber(block.Text)))
                    continue;
                Append(text, Joined(block));
            }
        }
        return text.ToString();
    }

    private static HashSet<string> RunningHeads(IReadOnlyList<IReadOnlyList<TextBlock>> pages) =>
        pages
            .SelectMany(page => page.Where(block => IsEdge(page, block)).Select(block => Masked(block.Text)).Distinct())
            .GroupBy(text => text, StringComparer.Ordinal)
            .Where(group => group.Count() >= RunningPages)
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);

    // the topmost and the lowest block of the page
    private static bool IsEdge(IReadOnlyList<TextBlock> page, TextBlock block) =>
        page.All(other => other.BoundingBox.Top <= block.BoundingBox.Top)
        || page.All(other => other.BoundingBox.Bottom >= block.BoundingBox.Bottom);

    private static string Masked(string text) =>
        string.Concat(text.Where(c => !char.IsDigit(c) && !char.IsWhiteSpace(c)));

    private static bool IsNumber(string text) =>
        text.Trim().Length <= 12 && text.Any(char.IsDigit) && !text.Any(char.IsLetter);

    private static string Joined(TextBlock block)
    {
        var text = new StringBuilder();
        foreach (var line in block.TextLines.Select(line => line.Text.Trim()).Where(line => line.Length > 0))
            Continue(text, line);
        return text.ToString();
    }

    // a word broken at the end of a line is made whole when it goes on in lower case
    private static void Continue(StringBuilder text, string line)
    {
        if (text.Length > 1 && text[^1] is '-' or '\u00AD' or '‐' && char.IsLower(line[0]) && char.IsLetter(text[^2]))
            text.Length--;
        else if (text.Length > 0)
            text.Append(' ');
        text.Append(line);
    }

    // a paragraph that runs on into the next column or page
    private static void Append(StringBuilder text, string paragraph)
    {
        if (paragraph.Length == 0)
            return;
        if (
            text.Length > 1
            && char.IsLower(paragraph[0])
            && (char.IsLetter(text[^1]) || text[^1] is ',' or '-' or '\u00AD' or '‐')
        )
        {
            Continue(text, paragraph);
            return;
        }
        if (text.Length > 0)
            text.Append(Draft.Between);
        text.Append(paragraph);
    }
}
