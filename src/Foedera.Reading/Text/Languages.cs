using System.Collections.Frozen;
using System.Collections.Immutable;
using Foedera.Reading.Lexicons;

namespace Foedera.Reading.Text;

/// <summary>Tells the language of a text by its letters and its commonest words. Meant for whole articles; a headline is often too short.</summary>
public static class Languages
{
    private const int Sample = 20_000;
    private const int FewestHits = 4;

    private static readonly ImmutableArray<string> Tags = [.. Lexicon.Lines("stop-words.txt").Select(l => l[..2])];
    private static readonly FrozenDictionary<string, ulong> LanguagesOf = Read();

    /// <summary>The BCP 47 tag of the text's main language; null when there is too little to go by.</summary>
    public static string? Of(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, Sample));
        return ByScript(sample) ?? ByWords(sample);
    }

    private static string? ByScript(ReadOnlySpan<char> text)
    {
        var (latin, cyrillic, greek, arabic, hebrew, han, kana, hangul, georgian, ukrainian, total) = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        foreach (var c in text)
        {
            if (!char.IsLetter(c)) continue;
            total++;
            if (c < '\u0250') latin++;
            else if (c is >= '\u0370' and < '\u0400') greek++;
            else if (c is >= '\u0400' and < '\u0530')
            {
                cyrillic++;
                if (c is 'і' or 'ї' or 'є' or 'ґ' or 'І' or 'Ї' or 'Є') ukrainian++;
            }
            else if (c is >= '\u0590' and < '\u0600') hebrew++;
            else if (c is >= '\u0600' and < '\u0700') arabic++;
            else if (c is >= '\u10A0' and < '\u1100') georgian++;
            else if (c is >= '\u3040' and < '\u3100') kana++;
            else if (c is >= '\u4E00' and < '\uA000') han++;
            else if (c is >= '\uAC00' and < '\uD7B0') hangul++;
        }
        if (total == 0 || latin * 2 >= total) return null;
        if (kana * 20 > total) return "ja";
        return new[] { (cyrillic, ukrainian * 50 > cyrillic ? "uk" : "ru"), (greek, "el"), (arabic, "ar"), (hebrew, "he"), (han, "zh"), (hangul, "ko"), (georgian, "ka") }
            .Where(s => s.Item1 * 2 > total).Select(s => s.Item2).FirstOrDefault();
    }

    private static string? ByWords(ReadOnlySpan<char> text)
    {
        Span<int> hits = stackalloc int[64];
        var lookup = LanguagesOf.GetAlternateLookup<ReadOnlySpan<char>>();
        var (start, words) = (-1, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetter(text[i]))
            {
                if (start < 0) start = i;
                continue;
            }
            if (start < 0) continue;
            words++;
            if (i - start <= 8 && lookup.TryGetValue(text[start..i], out var languages))
                for (var l = 0; l < Tags.Length; l++)
                    if ((languages >> l & 1) != 0) hits[l]++;
            start = -1;
        }
        var best = 0;
        for (var l = 1; l < Tags.Length; l++)
            if (hits[l] > hits[best]) best = l;
        return hits[best] >= FewestHits && hits[best] * 12 >= words ? Tags[best] : null;
    }

    private static FrozenDictionary<string, ulong> Read()
    {
        var words = new Dictionary<string, ulong>(StringComparer.OrdinalIgnoreCase);
        var language = 0;
        foreach (var line in Lexicon.Lines("stop-words.txt"))
        {
            foreach (var word in line[3..].Split(' ', StringSplitOptions.RemoveEmptyEntries)) words[word] = words.GetValueOrDefault(word) | (1UL << language);
            language++;
        }
        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
