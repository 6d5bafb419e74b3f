using System.Text;
using System.Text.Unicode;

namespace Foedera.Reading.Formats;

/// <summary>The charset of bytes that are no UTF-8 and name no other: the one in which they read as words.</summary>
internal static class OldCharset
{
    private const int Sample = 64_000;

    // The charsets that the HTML standard names for the languages of the world (html.spec.whatwg.org, determining the
    // character encoding),
    // and the older ones of the same languages; the first is the one that fits where nothing else tells
    private static readonly (string Charset, string[] Languages)[] Known =
    [
        ("windows-1252", ["en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "no", "fi", "is", "ca"]),
        ("windows-1250", ["pl", "cs", "sk", "hu", "sl", "hr", "bs", "sr", "ro", "sq"]),
        ("windows-1251", ["ru", "uk", "be", "bg", "mk", "sr"]),
        ("windows-1253", ["el"]),
        ("windows-1254", ["tr", "az", "ku"]),
        ("windows-1257", ["et", "lt", "lv"]),
        ("iso-8859-2", ["pl", "cs", "sk", "hu", "sl", "hr", "ro"]),
        ("koi8-u", ["ru", "uk", "be"]),
    ];

    static OldCharset() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The best fit. Of charsets that fit alike, the one of the language, then windows-1252.</summary>
    /// <param name="bytes">The source.</param>
    /// <param name="language">BCP 47 tag that the source names; null when it names none.</param>
    public static Encoding Of(ReadOnlySpan<byte> bytes, string? language)
    {
        var sample = bytes[..Math.Min(bytes.Length, Sample)];
        var tag = language?.Split('-')[0].ToLowerInvariant();
        var (best, most) = (Known[0].Charset, double.MinValue);
        foreach (var (charset, languages) in Known)
        {
            var fit = Fit(Encoding.GetEncoding(charset).GetString(sample)) + (languages.Contains(tag) ? 0.1 : 0);
            if (fit > most)
                (best, most) = (charset, fit);
        }
        return Encoding.GetEncoding(best);
    }

    // The share of characters beyond ASCII that are where writing puts them: letters of one script in a word, small
    // after small, marks
    // and blanks at its edges
    private static double Fit(string text)
    {
        var (right, all) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < '\u0080')
                continue;
            all++;
            var (before, after) = (i > 0 ? text[i - 1] : ' ', i + 1 < text.Length ? text[i + 1] : ' ');
            if (
                char.IsLetter(text[i])
                    ? IsInPlace(before, text[i], after)
                    : IsMark(text[i]) && !(char.IsLetter(before) && char.IsLetter(after) && text[i] != '’')
            )
                right++;
        }
        return all == 0 ? 0 : (double)right / all;
    }

    private static bool IsInPlace(char before, char letter, char after)
    {
        // words of Latin letters have accents on some of them, not on all
        if (
            letter < '\u0250'
            && (char.IsLetter(before) || char.IsLetter(after))
            && !char.IsAsciiLetter(before)
            && !char.IsAsciiLetter(after)
        )
            return false;
        if (!char.IsLetter(before))
            return true;
        if (IsCyrillic(before) != IsCyrillic(letter) || IsGreek(before) != IsGreek(letter))
            return false;
        return char.IsLower(letter) || char.IsUpper(before);
    }

    private static bool IsMark(char c) =>
        c
            is '\u00A0'
                or '“'
                or '”'
                or '„'
                or '«'
                or '»'
                or '’'
                or '‘'
                or '‚'
                or '–'
                or '—'
                or '…'
                or '№'
                or '€'
                or '§'
                or '°';

    private static bool IsCyrillic(char c) =>
        c >= UnicodeRanges.Cyrillic.FirstCodePoint
        && c < UnicodeRanges.Cyrillic.FirstCodePoint + UnicodeRanges.Cyrillic.Length;

    private static bool IsGreek(char c) => c is >= '\u0370' and < '\u0400';
}
