using System.Globalization;
using System.Text;
using Foedera.Core.Primitives;

namespace Foedera.Store.Mapping;

/// <summary>Turns text into the words that the full-text index holds, and a query into what each database asks. Both
/// databases index
/// the same words, so that both give the same answers.</summary>
public static class SearchWords
{
    // A tsvector holds at most 1 MB; 300,000 characters of the longest UTF-8 letters in use stay below
    private const int LongestIndexed = 300_000;
    private const int MostTerms = 32;

    /// <summary>Words in lower case without accents, separated by single spaces; apostrophes inside words vanish
    /// ("don't" is "dont"). Only the first 300,000 characters count.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(Math.Min(text.Length, LongestIndexed));
        foreach (var rune in Decomposed(text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                folded.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (rune.Value is '\'' or '’' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
                continue;
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }

    /// <summary>The terms of a query: words, "phrases in quotation marks", and beginnings of words followed by an
    /// asterisk. All must be found. At most 32.</summary>
    public static IReadOnlyList<SearchTerm> Terms(string query)
    {
        var terms = new List<SearchTerm>();
        var parts = query.Split('"', '“', '”');
        for (var i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 1)
                Add(parts[i], isPrefix: false);
            else
                foreach (var word in parts[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                    Add(word, word.EndsWith('*'));
        }
        return terms;

        void Add(string piece, bool isPrefix)
        {
            if (terms.Count < MostTerms && Fold(piece) is { Length: > 0 } words)
                terms.Add(new SearchTerm(words, isPrefix));
        }
    }

    private static string Decomposed(string text)
    {
        var part = text.Length > LongestIndexed ? text[..LongestIndexed] : text;
        return Ascii.IsValid(part) ? part : WellFormed.Of(part).Normalize(NormalizationForm.FormD);
    }
}

/// <summary>One thing to be found.</summary>
/// <param name="Words">Folded words, separated by spaces; more than one make a phrase.</param>
/// <param name="IsPrefix">True when the last word may go on.</param>
public sealed record SearchTerm(string Words, bool IsPrefix);
