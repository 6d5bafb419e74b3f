using System.Text;

namespace Foedera.Core.Sources;

/// <summary>When a text counts as a later version of another one from the same origin.</summary>
public sealed record VersionOptions
{
    /// <summary>The options in use.</summary>
    public static VersionOptions Usual { get; } = new();

    /// <summary>The least likeness (<see cref="Versions.Likeness"/>) of two versions of one text, from 0 to 1. Below it
    /// both stand, and a person decides.
    /// Default 0.5: of the shorter text, half must still be there. Taste, with a margin on both sides: see "Versions"
    /// in docs/record.md for what was measured.</summary>
    public double LeastLikeness { get; init; } = 0.5;

    /// <summary>How many words in a row are compared at once. Default 3: pairs are shared by chance, and a longer row
    /// loses too much of a short text to one changed word. Taste.</summary>
    public int Row { get; init; } = 3;
}

/// <summary>Compares texts of one origin.</summary>
public static class Versions
{
    /// <summary>True when one of the texts can be a corrected, shortened or continued version of the other.</summary>
    public static bool AreAlike(string one, string other, VersionOptions options) =>
        Likeness(one, other, options) >= options.LeastLikeness;

    /// <summary>The share of the different rows of words of the text that has fewer, which the other text has, too:
    /// from 0 to 1, the same for either order.
    /// 1 for texts of the same words, whatever their case and punctuation. Work grows with the length of the
    /// texts.</summary>
    public static double Likeness(string one, string other, VersionOptions options)
    {
        var (first, second) = (Rows(one, options.Row), Rows(other, options.Row));
        var (fewer, more) = first.Count <= second.Count ? (first, second) : (second, first);
        if (fewer.Count == 0)
            return more.Count == 0 ? 1 : 0;
        return (double)fewer.Count(more.Contains) / fewer.Count;
    }

    // a text of fewer words than a row has one row: all of it
    private static HashSet<string> Rows(string text, int length)
    {
        var words = Words(text);
        if (words.Count == 0)
            return [];
        var rows = new HashSet<string>(words.Count, StringComparer.Ordinal);
        for (var i = 0; i == 0 || i + length <= words.Count; i++)
            rows.Add(string.Join(' ', words.Skip(i).Take(length)));
        return rows;
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>(text.Length / 5);
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                word.Append(Rune.ToLowerInvariant(rune).ToString());
            else
                Close();
        }
        Close();
        return words;

        void Close()
        {
            if (word.Length == 0)
                return;
            words.Add(word.ToString());
            word.Clear();
        }
    }
}
