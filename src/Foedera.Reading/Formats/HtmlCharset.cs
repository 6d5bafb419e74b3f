using System.Text;
using System.Text.RegularExpressions;

namespace Foedera.Reading.Formats;

/// <summary>The charset that a page names in its first bytes: an XML declaration or a meta element.</summary>
internal static partial class HtmlCharset
{
    // the HTML standard asks pages to name it within 1024 bytes; many are later
    private const int Searched = 8192;

    /// <summary>The label as written; null when there is none.</summary>
    public static string? Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Searched)]);
        var match = Declaration().Match(head);
        return match.Success ? match.Groups["label"].Value : null;
    }

    /// <summary>The language that the root element names; null when it names none.</summary>
    public static string? Language(ReadOnlySpan<byte> bytes)
    {
        var match = Root().Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Searched)]));
        return match.Success ? match.Groups["tag"].Value : null;
    }

    [GeneratedRegex(
        """<html\b[^>]{0,400}?\blang\s*=\s*["']?\s*(?<tag>[\w-]{2,20})""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Root();

    [GeneratedRegex(
        """<\?xml[^>]{0,200}?encoding\s*=\s*["'](?<label>[\w.:-]{1,40})|<meta[^>]{0,400}?charset\s*=\s*["']?\s*(?<label>[\w.:-]{1,40})""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Declaration();
}
