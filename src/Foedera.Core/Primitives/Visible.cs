using System.Buffers;
using System.Globalization;
using System.Text;

namespace Foedera.Core.Primitives;

/// <summary>Text from outside as it may be shown: characters that act on a terminal or on the order of what is read
/// become escapes such as
/// <c>\u001B</c>, which is also how JSON writes them.</summary>
public static class Visible
{
    /// <summary>The characters that set the order of writing (Bidi_Control of The Unicode Standard).</summary>
    private const string Bidirectional = "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    /// <summary>Control characters (category Cc) and the separators of lines and paragraphs.</summary>
    private static readonly string Controls =
        string.Concat(Enumerable.Range(0, 0xA0).Where(unit => char.IsControl((char)unit)).Select(unit => (char)unit))
        + "\u2028\u2029";

    private static readonly SearchValues<char> Acting = SearchValues.Create(Controls + Bidirectional);

    /// <summary>True for a character that is shown as an escape; a bidirectional one only when
    /// <paramref name="bidirectional"/> asks for it.</summary>
    public static bool Acts(char unit, bool bidirectional) =>
        char.IsControl(unit)
        || unit is '\u2028' or '\u2029'
        || (bidirectional && Bidirectional.Contains(unit, StringComparison.Ordinal));

    /// <summary>The first character of a text that acts; -1 for none.</summary>
    public static int FirstActing(ReadOnlySpan<char> text) => text.IndexOfAny(Acting);

    /// <summary>The text with an escape for each character that acts, ends of lines included.</summary>
    public static string Of(string text)
    {
        if (FirstActing(text) < 0)
            return text;
        var shown = new StringBuilder(text.Length + 16);
        foreach (var unit in text)
            if (Acting.Contains(unit))
                shown.Append(Escape(unit));
            else
                shown.Append(unit);
        return shown.ToString();
    }

    /// <summary>The same, cut in its middle where it is longer than <paramref name="most"/>: whatever a text says, it
    /// is one line of bounded length.</summary>
    public static string Line(string text, int most)
    {
        // before it is escaped, so that a text of megabytes costs nothing
        var shown = Of(Cut(text, most));
        return shown.Length <= most ? shown : Cut(shown, most);
    }

    /// <summary>The escape of one character.</summary>
    public static string Escape(char unit) =>
        unit switch
        {
            '\n' => @"\n",
            '\r' => @"\r",
            '\t' => @"\t",
            _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}"),
        };

    private static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var (head, tail) = (most * 2 / 3, text.Length - (most / 3) + 1);
        if (char.IsLowSurrogate(text[head]))
            head--;
        if (char.IsLowSurrogate(text[tail]))
            tail++;
        return $"{text.AsSpan(0, head)}…{text.AsSpan(tail)}";
    }
}
