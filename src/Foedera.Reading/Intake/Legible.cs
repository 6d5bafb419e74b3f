using System.Text;

namespace Foedera.Reading.Intake;

/// <summary>Text without what no text may hold: lone surrogates, noncharacters (U+FDD0 to U+FDEF and the last two of
/// each plane: The Unicode
/// Standard, 23.7) and U+0000. Databases refuse the one, normalisation and XML the other. Each becomes one U+FFFD, so
/// that code points keep their places.</summary>
internal static class Legible
{
    private const char Replacement = '\uFFFD';

    /// <summary>The same text, with U+FFFD for each such character.</summary>
    public static string Of(string text) => FirstFault(text, 0) < 0 ? text : Mended(text, out _);

    /// <summary>The same, and how many there were.</summary>
    public static string Of(string text, out int replaced)
    {
        replaced = 0;
        return FirstFault(text, 0) < 0 ? text : Mended(text, out replaced);
    }

    /// <summary>Where pairs of surrogates stand that <see cref="Of(string)"/> makes shorter by one, in their
    /// order.</summary>
    public static int[] Shortened(string text)
    {
        var places = new List<int>();
        for (var at = FirstFault(text, 0); at >= 0; at = FirstFault(text, at + LengthAt(text, at)))
            if (LengthAt(text, at) == 2)
                places.Add(at);
        return [.. places];
    }

    private static string Mended(string text, out int replaced)
    {
        var mended = new StringBuilder(text.Length);
        var done = 0;
        replaced = 0;
        for (var at = FirstFault(text, 0); at >= 0; at = FirstFault(text, done))
        {
            mended.Append(text, done, at - done).Append(Replacement);
            done = at + LengthAt(text, at);
            replaced++;
        }
        return mended.Append(text, done, text.Length - done).ToString();
    }

    private static int FirstFault(string text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            var unit = text[at];
            if (
                unit
                is not ('\0' or (>= '\uD800' and <= '\uDFFF') or (>= '\uFDD0' and <= '\uFDEF') or '\uFFFE' or '\uFFFF')
            )
                continue;
            if (!char.IsSurrogate(unit) || !IsPair(text, at))
                return at;
            if ((char.ConvertToUtf32(unit, text[at + 1]) & 0xFFFE) == 0xFFFE)
                return at;
            at++;
        }
        return -1;
    }

    private static int LengthAt(string text, int at) => IsPair(text, at) ? 2 : 1;

    private static bool IsPair(string text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
}
