using System.Text;

namespace Foedera.Reading.Formats;

/// <summary>Mends what content systems break before a page is sent: text that was decoded twice ("â€œ" for “), and
/// references that
/// were escaped twice ("&amp;lsquo;"). Both are unmistakable: neither is written on purpose in running text.</summary>
internal static class TextRepair
{
    private const int FewestOfOneScript = 3;

    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The text as it was meant; the same string where nothing is broken.</summary>
    public static string Of(string text)
    {
        var unescaped = text.Contains('&', StringComparison.Ordinal) ? System.Net.WebUtility.HtmlDecode(text) : text;
        return Decoded(unescaped);
    }

    // a lead byte and its continuations, as windows-1252 shows them
    private static string Decoded(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\u00C2', '\u00F4') < 0)
            return text;
        var allowed = Alphabets(text);
        var mended = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; )
        {
            if (Sequence(text, i) is var (character, length) && allowed(character, text[i]))
            {
                mended.Append(character);
                i += length;
            }
            else
                mended.Append(text[i++]);
        }
        return mended.Length == text.Length ? text : mended.ToString();
    }

    // Marks and Latin letters with accents are mended wherever they stand; other scripts only where there are several
    // of them, since
    // "Ð" and "Ñ" before a mark can be meant
    private static Func<string, char, bool> Alphabets(string text)
    {
        var others = 0;
        for (var i = 0; i < text.Length; i++)
            if (Sequence(text, i) is var (character, _) && !IsPlain(character, text[i]))
                others++;
        return (character, lead) => IsPlain(character, lead) || others >= FewestOfOneScript;
    }

    private static bool IsPlain(string character, char lead) =>
        lead == 'â' ? char.IsPunctuation(character, 0) || character[0] is '€' or '™' : lead is 'Â' or 'Ã';

    private static (string Character, int Length)? Sequence(string text, int i)
    {
        var length = text[i] switch
        {
            >= '\u00C2' and <= '\u00DF' => 2,
            >= '\u00E0' and <= '\u00EF' => 3,
            >= '\u00F0' and <= '\u00F4' => 4,
            _ => 0,
        };
        if (length == 0 || i + length > text.Length)
            return null;
        // AMANHÃ»: the last letter of a word in capitals
        if (length == 2 && i > 0 && char.IsUpper(text[i - 1]))
            return null;
        Span<byte> bytes = stackalloc byte[4];
        bytes[0] = (byte)text[i];
        for (var k = 1; k < length; k++)
        {
            if (ByteOf(text[i + k]) is not (>= 0x80 and <= 0xBF and var continuation))
                return null;
            bytes[k] = (byte)continuation;
        }
        return
            Rune.DecodeFromUtf8(bytes[..length], out var rune, out var used) == System.Buffers.OperationStatus.Done
            && used == length
            ? (rune.ToString(), length)
            : null;
    }

    // the byte that windows-1252 shows as this character; -1 for none
    private static int ByteOf(char c)
    {
        if (c is >= '\u0080' and <= '\u00FF')
            return c;
        if (c < '\u0080')
            return -1;
        Span<byte> bytes = stackalloc byte[4];
        var count = Western.GetBytes([c], bytes);
        return count == 1 && bytes[0] != (byte)'?' && Western.GetString(bytes[..1]) == c.ToString() ? bytes[0] : -1;
    }
}
