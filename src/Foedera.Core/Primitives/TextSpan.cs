namespace Foedera.Core.Primitives;

/// <summary>A half-open range [Start, End) of a text, counted in UTF-16 code units. At the edge (JSON, pages) spans are
/// converted to Unicode code points once, by <see cref="CodePoints"/>.</summary>
public readonly record struct TextSpan : IComparable<TextSpan>
{
    /// <summary>Makes a span.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Start is negative, or End lies before it.</exception>
    public TextSpan(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        (Start, End) = (start, end);
    }

    /// <summary>First code unit, included.</summary>
    public int Start { get; }

    /// <summary>End, excluded.</summary>
    public int End { get; }

    /// <summary>Number of UTF-16 code units.</summary>
    public int Length => End - Start;

    /// <summary>True for a span of no characters.</summary>
    public bool IsEmpty => Start == End;

    /// <summary>The characters of <paramref name="text"/> that the span covers.</summary>
    public ReadOnlySpan<char> In(ReadOnlySpan<char> text) => text[Start..End];

    /// <summary>The characters that the span covers, as a string.</summary>
    public string Of(string text) => text[Start..End];

    /// <summary>True when both spans share at least one code unit.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>How many code units both spans share.</summary>
    public int Shared(TextSpan other) => Math.Max(0, Math.Min(End, other.End) - Math.Max(Start, other.Start));

    /// <summary>True when every code unit of <paramref name="other"/> lies in this span.</summary>
    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    /// <summary>True when the position lies in the span.</summary>
    public bool Contains(int position) => Start <= position && position < End;

    /// <summary>The smallest span that holds both.</summary>
    public TextSpan Cover(TextSpan other) => new(Math.Min(Start, other.Start), Math.Max(End, other.End));

    /// <summary>Orders by start, then by end.</summary>
    public int CompareTo(TextSpan other) =>
        Start != other.Start ? Start.CompareTo(other.Start) : End.CompareTo(other.End);

    /// <summary>True when this span sorts before the other.</summary>
    public static bool operator <(TextSpan left, TextSpan right) => left.CompareTo(right) < 0;

    /// <summary>True when this span sorts after the other.</summary>
    public static bool operator >(TextSpan left, TextSpan right) => left.CompareTo(right) > 0;

    /// <summary>True when this span does not sort after the other.</summary>
    public static bool operator <=(TextSpan left, TextSpan right) => left.CompareTo(right) <= 0;

    /// <summary>True when this span does not sort before the other.</summary>
    public static bool operator >=(TextSpan left, TextSpan right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => $"[{Start},{End})";
}
