namespace Foedera.Core.Primitives;

/// <summary>Text that any database can hold and that can be normalised.</summary>
public static class WellFormed
{
    /// <summary>The same text with U+FFFD in the place of each lone surrogate, each NUL and each U+FFFE: the first two
    /// have
    /// no place in UTF-8 columns, and normalising throws on the last. Lengths and positions stay.</summary>
    public static string Of(string text)
    {
        var at = FirstFault(text, 0);
        if (at < 0)
            return text;
        var mended = text.ToCharArray();
        for (; at >= 0; at = FirstFault(text, at + 1))
            mended[at] = '\uFFFD';
        return new string(mended);
    }

    private static int FirstFault(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] is '\0' or '\uFFFE')
                return i;
            if (!char.IsSurrogate(text[i]))
                continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else
                return i;
        }
        return -1;
    }
}
