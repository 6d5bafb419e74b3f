using System.Globalization;
using System.Text;

namespace Foedera.Web.Feeds;

/// <summary>Text as XML 1.0 can hold it.</summary>
internal static class PlainXml
{
    /// <summary>The text without the characters that XML 1.0 cannot hold; documents may have them.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value is 0x9 or 0xA or 0xD or (>= 0x20 and not (0xFFFE or 0xFFFF)))
                clean.Append(rune);
        return clean.ToString();
    }

    /// <summary>A writer into a text, which declares itself as UTF-8.</summary>
    internal sealed class Utf8(StringBuilder text) : StringWriter(text, CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
