using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Text;

/// <summary>Cuts a text into paragraphs: lines, or, where lines are wrapped at a fixed width, blocks between empty
/// lines.</summary>
public static class Paragraphs
{
    /// <summary>The paragraphs in order, without the white space around them; empty ones are left out.</summary>
    public static ImmutableArray<TextSpan> Of(string text)
    {
        var lines = Lines(text);
        return IsWrapped(text, lines) ? Join(text, lines) : lines;
    }

    private static ImmutableArray<TextSpan> Lines(string text)
    {
        var found = ImmutableArray.CreateBuilder<TextSpan>();
        var start = 0;
        while (start < text.Length)
        {
            var length = text.AsSpan(start).IndexOfAny('\n', '\r', '\u2029');
            var end = length < 0 ? text.Length : start + length;
            var trimmed = Trim(text, start, end);
            if (!trimmed.IsEmpty)
                found.Add(trimmed);
            start = end + 1;
        }
        return found.ToImmutable();
    }

    // Wrapped text: many lines of nearly one width, most of which stop in the middle of a sentence
    private static bool IsWrapped(string text, ImmutableArray<TextSpan> lines)
    {
        if (lines.Length < 12)
            return false;
        var (full, open) = (0, 0);
        foreach (var line in lines)
        {
            if (line.Length is < 55 or > 100)
                continue;
            full++;
            if (char.IsLetterOrDigit(text[line.End - 1]) || text[line.End - 1] is ',' or '-')
                open++;
        }
        return full * 10 >= lines.Length * 6 && open * 10 >= full * 7;
    }

    private static ImmutableArray<TextSpan> Join(string text, ImmutableArray<TextSpan> lines)
    {
        var found = ImmutableArray.CreateBuilder<TextSpan>();
        foreach (var line in lines)
        {
            var last = found.Count - 1;
            if (last >= 0 && text.AsSpan(found[last].End, line.Start - found[last].End).Count('\n') == 1)
                found[last] = found[last].Cover(line);
            else
                found.Add(line);
        }
        return found.ToImmutable();
    }

    private static TextSpan Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return new TextSpan(start, end);
    }
}
