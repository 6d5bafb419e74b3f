using System.Globalization;
using System.Text;
using Foedera.Core.Primitives;

namespace Foedera.Core.Sources;

/// <summary>What a document is called. Its name is a claim of its own: the "id" of a .json document, else the name of
/// its file. The name is shown
/// alone while no other document on record has it; else with the origin before it, <c>ORIGIN#NAME</c>; and where even
/// two documents of one
/// origin share it, with the beginning of a hash of the bytes first read there, <c>ORIGIN~HASH#NAME</c>. None of it
/// depends on the order of reading.</summary>
/// <param name="Name">The name that the document gives itself.</param>
/// <param name="Origin">Its origin, as written.</param>
/// <param name="Mark">The hash that tells documents of one origin and name apart: hexadecimal, of the bytes of its
/// first version.</param>
public sealed record DocumentName(string Name, string Origin, string Mark)
{
    // letters that look like Latin ones in most typefaces, in lower case; from the table of confusables of Unicode
    // Technical Standard 39
    private const string Foreign = "аеорсухіјѕһԁԛԝοναρικυ";
    private const string Latin = "aeopcyxijshdqwovapiku";

    /// <summary>With its origin; the page of a document answers to this address whether or not the name is
    /// shared.</summary>
    public string WithOrigin => $"{Origin}#{Name}";

    /// <summary>In full. Never shared.</summary>
    public string InFull => $"{Origin}~{Mark}#{Name}";

    /// <summary>What never changes while the document is on record, whoever else takes its name. Begins with the name,
    /// so that lists by it are lists by name.</summary>
    public string Identity => $"{Name}\n{Origin}~{Mark}";

    /// <summary>The names to show for documents of one name, in their order. Names that hold "#" are always shown
    /// with their origin: else one could pass for another's.</summary>
    /// <param name="sharing">Some of the documents, and with each all others of its origin.</param>
    /// <param name="isShared">True when more than one document on record has the name.</param>
    public static IReadOnlyList<string> Shown(IReadOnlyList<DocumentName> sharing, bool isShared)
    {
        var atOrigin = sharing
            .CountBy(name => name.Origin, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        return [.. sharing.Select(Of)];

        string Of(DocumentName name)
        {
            if (!isShared && !name.Name.Contains('#', StringComparison.Ordinal))
                return name.Name;
            return atOrigin[name.Origin] == 1 ? name.WithOrigin : name.InFull;
        }
    }

    /// <summary>A name as the eye takes it: without case, accents, spaces and what cannot be seen, look-alike letters
    /// as Latin ones. Names with equal
    /// ones are said to be called alike.</summary>
    public static string Seen(string name)
    {
        var seen = new StringBuilder(name.Length);
        var mended = string.Concat(name.EnumerateRunes().Select(rune => rune.ToString()));
        foreach (var rune in WellFormed.Of(mended).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (IsUnseen(rune))
                continue;
            var lower = Rune.ToLowerInvariant(rune).ToString();
            if (Foreign.IndexOf(lower, StringComparison.Ordinal) is >= 0 and var at)
                seen.Append(Latin[at]);
            else
                seen.Append(lower);
        }
        if (seen.Length == 0)
            return Sources.Origin.Bounded(name);
        return Sources.Origin.Bounded(seen.ToString());
    }

    private static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
