using System.Collections.Frozen;
using System.Collections.Immutable;
using Foedera.Reading.Lexicons;

namespace Foedera.Reading.Text;

/// <summary>Tells the language of a text by its letters and its commonest words. The words and letters stand in
/// <c>languages/</c>. Of a sentence or two it tells only what is clear.</summary>
public static class Languages
{
    private const int Sample = 20_000;
    private const int FewestHits = 4;

    // a text this short may hold only one or two of a language's commonest words
    private const int ShortText = 80;
    private const int LeastScore = 4;

    private static readonly ImmutableArray<LanguageFolder> Known =
    [
        .. LanguageFolder.All.Where(f => f.Lines("common").Length > 0).Take(64),
    ];
    private static readonly FrozenDictionary<string, ulong> LanguagesOf = ReadWords();
    private static readonly FrozenDictionary<char, ulong> LettersOf = ReadLetters();

    /// <summary>The BCP 47 tag of the text's main language; null when there is too little to go by.</summary>
    public static string? Of(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, Sample));
        return ByScript(sample) ?? ByWords(sample);
    }

    private static string? ByScript(ReadOnlySpan<char> text)
    {
        var (latin, cyrillic, greek, arabic, hebrew, han, kana, hangul, georgian, ukrainian, total) = (
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0
        );
        foreach (var c in text)
        {
            if (!char.IsLetter(c))
                continue;
            total++;
            if (c < '\u0250')
                latin++;
            else if (c is >= '\u0370' and < '\u0400')
                greek++;
            else if (c is >= '\u0400' and < '\u0530')
            {
                cyrillic++;
                if (c is 'і' or 'ї' or 'є' or 'ґ' or 'І' or 'Ї' or 'Є')
                    ukrainian++;
            }
            else if (c is >= '\u0590' and < '\u0600')
                hebrew++;
            else if (c is >= '\u0600' and < '\u0700')
                arabic++;
            else if (c is >= '\u10A0' and < '\u1100')
                georgian++;
            else if (c is >= '\u3040' and < '\u3100')
                kana++;
            else if (c is >= '\u4E00' and < '\uA000')
                han++;
            else if (c is >= '\uAC00' and < '\uD7B0')
                hangul++;
        }
        if (total == 0 || latin * 2 >= total)
            return null;
        if (kana * 20 > total)
            return "ja";
        return new[]
        {
            (cyrillic, ukrainian * 50 > cyrillic ? "uk" : "ru"),
            (greek, "el"),
            (arabic, "ar"),
            (hebrew, "he"),
            (han, "zh"),
            (hangul, "ko"),
            (georgian, "ka"),
        }
            .Where(s => s.Item1 * 2 > total)
            .Select(s => s.Item2)
            .FirstOrDefault();
    }

    // Each language counts its commonest words twice and the letters that only some languages have once; letters that
    // it does not have
    // count against it. What is not clearly another language is left open
    private static string? ByWords(ReadOnlySpan<char> text)
    {
        var hits = new int[Known.Length];
        var letters = new int[Known.Length];
        var words = Count(text, hits, letters);
        var (best, english) = (0, Known.IndexOf(LanguageFolder.Of("en")!));
        for (var l = 1; l < Known.Length; l++)
            if (Score(l) > Score(best))
                best = l;
        if (hits[best] >= FewestHits && hits[best] * 12 >= words)
            return Known[best].Tag;
        return
            words < ShortText
            && best != english
            && hits[best] > 0
            && Score(best) >= LeastScore
            && Score(best) >= hits[english] * 3
            ? Known[best].Tag
            : null;

        int Score(int l) => (2 * hits[l]) + letters[l];
    }

    private static int Count(ReadOnlySpan<char> text, int[] hits, int[] letters)
    {
        var lookup = LanguagesOf.GetAlternateLookup<ReadOnlySpan<char>>();
        var (start, words) = (-1, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetter(text[i]))
            {
                if (start < 0)
                    start = i;
                if (text[i] >= '\u0080')
                    Add(letters, LettersOf.GetValueOrDefault(char.ToLowerInvariant(text[i])), missing: -2);
                continue;
            }
            if (start < 0)
                continue;
            words++;
            if (i - start <= 8 && lookup.TryGetValue(text[start..i], out var languages))
                Add(hits, languages, missing: 0);
            start = -1;
        }
        return words;
    }

    private static void Add(int[] counts, ulong languages, int missing)
    {
        for (var l = 0; l < counts.Length; l++)
            counts[l] += (languages >> l & 1) != 0 ? 1 : missing;
    }

    private static FrozenDictionary<string, ulong> ReadWords()
    {
        var words = new Dictionary<string, ulong>(StringComparer.OrdinalIgnoreCase);
        for (var l = 0; l < Known.Length; l++)
            foreach (var word in Known[l].Lines("common").SelectMany(line => line.Split(' ')))
                words[word] = words.GetValueOrDefault(word) | (1UL << l);
        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static FrozenDictionary<char, ulong> ReadLetters()
    {
        var letters = new Dictionary<char, ulong>();
        for (var l = 0; l < Known.Length; l++)
            foreach (var letter in Known[l].Lines("letters").SelectMany(line => line))
                letters[letter] = letters.GetValueOrDefault(letter) | (1UL << l);
        return letters.ToFrozenDictionary();
    }
}
