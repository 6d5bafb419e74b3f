using System.Globalization;
using System.Text;

namespace Foedera.Reading.Series;

/// <summary>Headings, titles and names are compared by their letters and digits alone.</summary>
internal static class TextKey
{
    /// <summary>Small letters and digits without accents, spaces and punctuation: "Korea, Rep." is
    /// "korearep".</summary>
    public static string Of(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
            if (char.IsLetterOrDigit(c))
                letters.Append(char.ToLowerInvariant(c));
        return letters.ToString();
    }

    /// <summary>The words of a title, each by the same rule.</summary>
    public static HashSet<string> Words(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var word = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD).Append(' '))
        {
            if (char.IsLetterOrDigit(c))
                word.Append(char.ToLowerInvariant(c));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
        return words;
    }
}
