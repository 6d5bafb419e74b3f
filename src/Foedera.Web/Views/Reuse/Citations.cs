using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Foedera.Web.Views.Reuse;

/// <summary>A page as reference managers take it: BibTeX, RIS and CSL-JSON, with the day of the data and the
/// address.</summary>
/// <param name="Key">What tells it from others in a bibliography: letters, digits and hyphens.</param>
/// <param name="Title">The page's title, without the name of the site.</param>
/// <param name="Address">The page's whole address.</param>
/// <param name="AsOf">The moment of the newest entry the page draws on; null while nothing is on record.</param>
public sealed record Citations(string Key, string Title, string Address, DateTimeOffset? AsOf)
{
    private const string Site = "Foedera: the record of what allies say, owe and deliver";

    /// <summary>The citation of a page.</summary>
    public static Citations Of(Imprint imprint, string origin) =>
        new(KeyOf(imprint.Address), imprint.Title, origin + imprint.Address, imprint.AsOf);

    /// <summary>BibTeX, for LaTeX and most managers.</summary>
    public string BibTex()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"@misc{{{Key},\n");
        text.Append(CultureInfo.InvariantCulture, $"  author       = {{{{Foedera}}}},\n");
        text.Append(CultureInfo.InvariantCulture, $"  title        = {{{{{Escaped(Title)}}}}},\n");
        text.Append(CultureInfo.InvariantCulture, $"  howpublished = {{{Escaped(Site)}}},\n");
        if (AsOf is { } asOf)
        {
            text.Append(CultureInfo.InvariantCulture, $"  year         = {{{asOf.UtcDateTime:yyyy}}},\n");
            text.Append(CultureInfo.InvariantCulture, $"  note         = {{Data as of {Version(asOf)}}},\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"  url          = {{{Address}}}\n}}\n");
        return text.ToString();
    }

    /// <summary>RIS, for EndNote, Zotero and others.</summary>
    public string Ris()
    {
        var text = new StringBuilder("TY  - ELEC\r\nAU  - Foedera\r\n");
        text.Append(CultureInfo.InvariantCulture, $"TI  - {Line(Title)}\r\nPB  - {Site}\r\n");
        if (AsOf is { } asOf)
            text.Append(
                CultureInfo.InvariantCulture,
                $"PY  - {asOf.UtcDateTime:yyyy}\r\nDA  - {asOf.UtcDateTime:yyyy/MM/dd}\r\nN1  - Data as of {Version(asOf)}\r\n"
            );
        text.Append(CultureInfo.InvariantCulture, $"UR  - {Address}\r\nID  - {Key}\r\nER  - \r\n");
        return text.ToString();
    }

    /// <summary>CSL-JSON, for Zotero, pandoc and citeproc.</summary>
    public JsonArray Csl()
    {
        var item = new JsonObject
        {
            ["id"] = Key,
            ["type"] = "webpage",
            ["title"] = Title,
            ["container-title"] = Site,
            ["author"] = new JsonArray(new JsonObject { ["literal"] = "Foedera" }),
            ["URL"] = Address,
        };
        if (AsOf is { } asOf)
        {
            var day = asOf.UtcDateTime;
            item["issued"] = new JsonObject
            {
                ["date-parts"] = new JsonArray(new JsonArray(day.Year, day.Month, day.Day)),
            };
            item["version"] = Version(asOf);
        }
        return [item];
    }

    private static string Version(DateTimeOffset asOf) =>
        asOf.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string KeyOf(string address)
    {
        var key = new StringBuilder("foedera");
        foreach (var c in Uri.UnescapeDataString(address))
        {
            if (char.IsAsciiLetterOrDigit(c))
                key.Append(c);
            else if (key[^1] != '-')
                key.Append('-');
        }
        return key.ToString().TrimEnd('-');
    }

    private static string Line(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // the signs that TeX takes for commands
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in Line(text))
        {
            if (c is '&' or '%' or '$' or '#' or '_' or '{' or '}')
                escaped.Append('\\');
            escaped.Append(
                c switch
                {
                    '\\' => "\\textbackslash{}",
                    '~' => "\\textasciitilde{}",
                    '^' => "\\textasciicircum{}",
                    _ => c.ToString(),
                }
            );
        }
        return escaped.ToString();
    }
}
