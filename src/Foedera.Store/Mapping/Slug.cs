using System.Globalization;
using System.Text;
using Foedera.Core.Primitives;

namespace Foedera.Store.Mapping;

/// <summary>Makes the part of an address that names somebody: <c>Süddeutsche Zeitung</c> gives
/// <c>suddeutsche-zeitung</c>.</summary>
public static class Slug
{
    private const int Longest = 80;

    /// <summary>Letters and digits in lower case without their accents, everything else as single hyphens, at most 80
    /// characters;
    /// "-" when nothing is left.</summary>
    public static string Of(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var rune in WellFormed.Of(name).Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
                continue;
            if (Rune.IsLetterOrDigit(rune))
                slug.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
            if (slug.Length >= Longest)
                break;
        }
        return slug.ToString().Trim('-') is { Length: > 0 } made ? made : "-";
    }
}
