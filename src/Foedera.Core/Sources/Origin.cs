using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Foedera.Core.Primitives;

namespace Foedera.Core.Sources;

/// <summary>Who published a document, and where: its identity. An id or an address that a file states about itself is a
/// claim and no
/// part of it. Written <c>//host/path?query</c> for what was fetched, <c>outlet:folder/file.txt</c> for a file, without
/// the outlet where
/// the file names none. Never holds a raw "#", so that <c>ORIGIN#ID</c> is read in one way only.</summary>
public sealed record Origin
{
    /// <summary>The longest origin, in UTF-16 code units; a longer one is cut and ends with a hash of the
    /// whole.</summary>
    public const int Longest = 300;

    private const int Kept = 240;

    private Origin(string text) => Text = text;

    /// <summary>The origin as it is written.</summary>
    public string Text { get; }

    /// <summary>Of a page: host and path of the address it was fetched from, and its query. http or https, and what
    /// follows "#", make no
    /// difference; a host in other letters than ASCII is written in its ASCII form, so that look-alikes can be told
    /// apart.</summary>
    /// <param name="fetched">An absolute http or https address.</param>
    public static Origin OfAddress(Uri fetched)
    {
        var port = fetched.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{fetched.Port}");
        return new Origin(
            Bounded($"//{fetched.IdnHost.ToLowerInvariant()}{port}{fetched.AbsolutePath}{fetched.Query}")
        );
    }

    /// <summary>Of a file.</summary>
    /// <param name="outlet">The outlet that the file names, as addresses write it; null when it names none.</param>
    /// <param name="path">The path below the folder that was read, or the name of a file that was read by itself; parts
    /// are separated by "/".</param>
    public static Origin OfFile(string? outlet, string path)
    {
        var file = string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Escaped));
        return new Origin(Bounded(outlet is null ? file : $"{outlet}:{file}"));
    }

    /// <summary>Of a document inside what is at this origin: an item of a feed, a page of an archive.</summary>
    /// <param name="member">Where in it.</param>
    public Origin Inside(string member) => new(Bounded($"{Text}!{Escaped(member.Replace('/', '|'))}"));

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static string Escaped(string part)
    {
        // dots alone would be read as folders wherever the origin is part of an address
        if (part is "." or "..")
            return part.Replace(".", "%2E", StringComparison.Ordinal);
        var escaped = new StringBuilder(part.Length);
        foreach (var rune in Composed(part).EnumerateRunes())
        {
            if (rune.Value is '%' or '#' or ':' || IsUnseen(rune))
                AppendBytes(escaped, rune);
            else
                escaped.Append(rune.ToString());
        }
        return escaped.ToString();
    }

    // some file systems write é as e and an accent: the same name must stay the same when the folder is copied
    private static string Composed(string part) => WellFormed.Of(part).Normalize(NormalizationForm.FormC);

    // what cannot be seen must not tell two origins apart
    private static bool IsUnseen(Rune rune) =>
        rune.Value != ' '
        && Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned;

    private static void AppendBytes(StringBuilder escaped, Rune rune)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (var b in bytes[..rune.EncodeToUtf8(bytes)])
            escaped.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
    }

    /// <summary>The text, or of a longer one its beginning and a hash of the whole.</summary>
    internal static string Bounded(string text)
    {
        if (text.Length <= Longest)
            return text;
        var end = char.IsHighSurrogate(text[Kept - 1]) ? Kept - 1 : Kept;
        return $"{text[..end]}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32]}";
    }
}
