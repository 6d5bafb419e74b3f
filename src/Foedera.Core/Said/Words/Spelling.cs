using System.Globalization;
using System.Text;

namespace Foedera.Core.Said.Words;

/// <summary>One spelling for the variants of a word: case, accents, typographic marks, British and American forms,
/// numerals.</summary>
internal static class Spelling
{
    private static readonly Dictionary<string, string> Variants = (
        "defence=defense defences=defenses offence=offense offences=offenses licence=license pretence=pretense centre=center "
        + "centres=centers theatre=theater theatres=theaters metre=meter metres=meters kilometre=kilometer kilometres=kilometers "
        + "litre=liter litres=liters fibre=fiber calibre=caliber programme=program programmes=programs "
        + "grey=gray tyre=tire tyres=tires "
        + "cheque=check sceptical=skeptical scepticism=skepticism judgement=judgment ageing=aging "
        + "fulfil=fulfill fulfils=fulfills "
        + "manoeuvre=maneuver manoeuvres=maneuvers encyclopaedia=encyclopedia whilst=while amongst=among towards=toward "
        + "afterwards=afterward percent=% u.s=us-state u.s.a=us-state usa=us-state u.k=uk u.n=un e.u=eu ok=okay kyiv=kiev "
        + "zelenskyy=zelensky zelenskiy=zelensky zelenskij=zelensky turkiye=turkey czechia=czech "
        + "instalment=installment enrol=enroll "
        + "skilful=skillful wilful=willful cancelled=canceled mould=mold plough=plow learnt=learned "
        + "burnt=burned spelt=spelled zero=0 "
        + "one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 "
        + "thirteen=13 fourteen=14 fifteen=15 "
        + "sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 "
        + "ninety=90 bn=billion mn=million tn=trillion"
    )
        .Split(' ')
        .Select(pair => pair.Split('='))
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    // words that end in -our in both spellings
    private static readonly HashSet<string> KeepsOur =
    [
        "our",
        "four",
        "hour",
        "pour",
        "tour",
        "sour",
        "flour",
        "your",
        "detour",
        "contour",
        "scour",
        "devour",
    ];

    // words that end in -ise in both spellings
    private static readonly HashSet<string> KeepsIse =
    [
        "rise",
        "arise",
        "wise",
        "otherwise",
        "likewise",
        "raise",
        "praise",
        "noise",
        "promise",
        "exercise",
        "surprise",
        "compromise",
        "advise",
        "revise",
        "supervise",
        "enterprise",
        "expertise",
        "disguise",
        "franchise",
        "merchandise",
        "precise",
        "concise",
        "premise",
        "despise",
        "comprise",
        "devise",
        "improvise",
        "televise",
        "cruise",
        "demise",
        "paradise",
        "poise",
        "excise",
        "treatise",
    ];

    /// <summary>Lower case without accents, with one apostrophe; the length is kept wherever the characters allow
    /// it.</summary>
    public static string Plain(ReadOnlySpan<char> word)
    {
        if (IsPlain(word))
            return word.ToString();
        var plain = new StringBuilder(word.Length);
        foreach (var c in word.ToString().ToLowerInvariant())
        {
            if (c is '’' or '‘' or 'ʼ')
                plain.Append('\'');
            else if (char.IsAscii(c))
                plain.Append(c);
            else if (c is not ('\u00AD' or '\u2060'))
                plain.Append(Base(c));
        }
        return plain.ToString();
    }

    /// <summary>Each run of one letter as a single letter: "agressor" is "aggressor". Short words are left
    /// alone.</summary>
    public static string Undoubled(string plain) =>
        plain.Length < 6
            ? plain
            : string.Concat(plain.Where((c, i) => i == 0 || c != plain[i - 1] || !char.IsAsciiLetter(c)));

    /// <summary>The one spelling that stands for all variants of a word already made plain.</summary>
    public static string Canonical(string plain)
    {
        if (plain.Length > 1 && plain[^1] == '.')
            plain = plain.TrimEnd('.');
        if (Variants.TryGetValue(plain, out var known))
            return known;
        if (char.IsAsciiDigit(plain[0]))
            return plain.Replace(",", "", StringComparison.Ordinal);
        return plain.Length < 5 ? plain : American(plain);
    }

    private static string American(string word)
    {
        if (EndsLike(word, "our", out var rest, out var ending) && !KeepsOur.Contains(rest + "our"))
            return rest + "or" + ending;
        if (word.EndsWith("isation", StringComparison.Ordinal) || word.EndsWith("isations", StringComparison.Ordinal))
            return word.Replace("isation", "ization", StringComparison.Ordinal);
        foreach (var tail in (ReadOnlySpan<string>)["ise", "ised", "ises", "ising"])
            if (
                word.Length > tail.Length + 3
                && word.EndsWith(tail, StringComparison.Ordinal)
                && !KeepsIse.Contains(word[..^tail.Length] + "ise")
            )
                return word[..^tail.Length] + "iz" + tail[2..];
        if (word.EndsWith("yse", StringComparison.Ordinal) || word.EndsWith("ysed", StringComparison.Ordinal))
            return word.Replace("yse", "yze", StringComparison.Ordinal);
        foreach (var tail in (ReadOnlySpan<string>)["lled", "lling", "ller", "llers"])
            if (
                word.Length > tail.Length + 3
                && word.EndsWith(tail, StringComparison.Ordinal)
                && IsVowel(word[^(tail.Length + 1)])
            )
                return word[..^tail.Length] + tail[1..];
        return word;
    }

    private static bool EndsLike(string word, string stem, out string rest, out string ending)
    {
        foreach (
            var tail in (ReadOnlySpan<string>)["", "s", "ed", "ing", "ite", "ites", "able", "hood", "ly", "al", "less"]
        )
        {
            if (word.Length < stem.Length + tail.Length + 2 || !word.EndsWith(tail, StringComparison.Ordinal))
                continue;
            if (!word.AsSpan(0, word.Length - tail.Length).EndsWith(stem))
                continue;
            (rest, ending) = (word[..^(stem.Length + tail.Length)], tail);
            return true;
        }
        (rest, ending) = ("", "");
        return false;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';

    private static bool IsPlain(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (!char.IsAscii(c) || char.IsAsciiLetterUpper(c))
                return false;
        return true;
    }

    private static char Base(char c)
    {
        if (c is 'ø')
            return 'o';
        if (c is 'ł')
            return 'l';
        if (c is 'đ')
            return 'd';
        if (char.IsSurrogate(c) || c > '\u024F')
            return c;
        var decomposed = c.ToString().Normalize(NormalizationForm.FormD);
        return CharUnicodeInfo.GetUnicodeCategory(decomposed[0]) == UnicodeCategory.LowercaseLetter ? decomposed[0] : c;
    }
}
