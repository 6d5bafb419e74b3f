namespace Foedera.Core.Primitives;

/// <summary>Converts UTF-16 positions of one text to Unicode code points and back. Contracts count code points; the
/// program counts
/// UTF-16 code units. Costs nothing for a text without surrogate pairs.</summary>
public sealed class CodePoints
{
    // positions (UTF-16) of each low surrogate: the number of them before a position is what the two counts differ by
    private readonly int[] lowSurrogates;

    /// <summary>Reads the text once. A lone surrogate counts as one code point.</summary>
    public CodePoints(string text)
    {
        var found = new List<int>();
        for (var i = 1; i < text.Length; i++)
            if (char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]))
                found.Add(i);
        lowSurrogates = [.. found];
        Length = text.Length - lowSurrogates.Length;
    }

    /// <summary>The length of the text in code points.</summary>
    public int Length { get; }

    /// <summary>The code point position of a UTF-16 position.</summary>
    public int FromUtf16(int position) => position - CountBelow(position);

    /// <summary>The span in code points, [Start, End).</summary>
    public (int Start, int End) FromUtf16(TextSpan span) => (FromUtf16(span.Start), FromUtf16(span.End));

    /// <summary>The UTF-16 position of a code point position.</summary>
    public int ToUtf16(int codePoint) =>
        codePoint
        + Ordered.First(
            lowSurrogates.Length,
            (lowSurrogates, codePoint),
            static (s, i) => s.lowSurrogates[i] - i > s.codePoint
        );

    /// <summary>The span in UTF-16 code units of a span in code points.</summary>
    public TextSpan ToUtf16(int start, int end) => new(ToUtf16(start), ToUtf16(end));

    private int CountBelow(int position)
    {
        if (lowSurrogates.Length == 0)
            return 0;
        var at = Array.BinarySearch(lowSurrogates, position);
        return at >= 0 ? at : ~at;
    }
}
