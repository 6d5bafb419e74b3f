using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Judging;

/// <summary>The language a wording is printed in: that of its document, unless its own words plainly belong to
/// another.</summary>
internal static class WordingLanguage
{
    // the commonest words of each language that are not words of the others
    private static readonly (string Language, HashSet<string> Words)[] Markers =
    [
        (
            "en",
            [
                "the",
                "of",
                "and",
                "to",
                "is",
                "are",
                "we",
                "that",
                "will",
                "with",
                "have",
                "this",
                "it",
                "be",
                "not",
                "they",
                "you",
                "our",
                "for",
            ]
        ),
        (
            "de",
            [
                "der",
                "die",
                "das",
                "und",
                "ist",
                "wir",
                "nicht",
                "ein",
                "eine",
                "mit",
                "auf",
                "für",
                "fur",
                "den",
                "dem",
                "sich",
                "werden",
                "haben",
                "auch",
                "zu",
            ]
        ),
        (
            "fr",
            [
                "le",
                "les",
                "des",
                "est",
                "nous",
                "une",
                "que",
                "pas",
                "dans",
                "pour",
                "qui",
                "et",
                "avec",
                "sur",
                "cette",
                "sont",
                "ne",
            ]
        ),
        (
            "es",
            ["el", "los", "las", "una", "que", "por", "con", "para", "es", "del", "más", "mas", "y", "su", "lo", "como"]
        ),
        (
            "it",
            ["il", "che", "di", "della", "per", "una", "non", "sono", "gli", "con", "dei", "è", "nel", "siamo", "anche"]
        ),
        ("pl", ["nie", "jest", "się", "sie", "że", "ze", "na", "to", "jak", "dla", "będzie", "oraz", "przez"]),
        ("nl", ["het", "een", "van", "dat", "niet", "wij", "zijn", "voor", "met", "aan", "ook", "maar", "wordt", "we"]),
        ("da", ["og", "det", "er", "ikke", "til", "at", "vi", "på", "pa", "med", "som", "har", "hvis"]),
    ];

    /// <summary>Primary language subtag (BCP 47); null when neither the document nor the words tell.</summary>
    public static string? Of(string text, string? documentLanguage)
    {
        var declared = Primary(documentLanguage);
        if (Script(text) is { } script)
            return
                declared
                    is "ru"
                        or "uk"
                        or "bg"
                        or "sr"
                        or "mk"
                        or "be"
                        or "ar"
                        or "fa"
                        or "el"
                        or "ja"
                        or "zh"
                        or "ko"
                        or "he"
                ? declared
                : script;
        if (declared is "ru" or "uk" or "bg" or "ja" or "zh" or "ko" or "ar" or "he" or "el")
            declared = null;
        var words = WordReader.Read(text, new(0, text.Length)).Words.ConvertAll(w => w.Text);
        if (words.Count < 4)
            return declared;
        var best = Markers.Select(m => (m.Language, Hits: words.Count(m.Words.Contains))).MaxBy(m => m.Hits);
        var own = declared is null
            ? 0
            : words.Count(w => Array.Exists(Markers, m => m.Language == declared && m.Words.Contains(w)));
        return best.Hits >= 2 && best.Hits >= own + 2 && best.Hits * 5 >= words.Count ? best.Language : declared;
    }

    /// <summary>"en" for "en-GB"; null for nothing.</summary>
    public static string? Primary(string? tag) =>
        string.IsNullOrEmpty(tag) ? null : tag.Split('-', '_')[0].ToLowerInvariant();

    private static string? Script(string text)
    {
        var (letters, cyrillic, other) = (0, 0, 0);
        foreach (var c in text)
        {
            if (!char.IsLetter(c))
                continue;
            letters++;
            if (c is >= '\u0400' and <= '\u04FF')
                cyrillic++;
            else if (c >= '\u0370')
                other++;
        }
        if (cyrillic * 2 > letters)
            return text.Any("іїєґІЇЄҐ".Contains) ? "uk" : "ru";
        return other * 2 > letters ? "und" : null;
    }
}
