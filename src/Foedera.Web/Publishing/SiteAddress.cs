using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Foedera.Web.Publishing;

/// <summary>Which addresses of the site a published copy has, and the file each lies in: a page at <c>/allies/ESP</c>
/// is <c>allies/ESP/index.html</c>, so that
/// a plain web server answers at the same addresses; its data lie beside it, <c>allies/ESP.json</c>.</summary>
internal static class SiteAddress
{
    private const int LongestSegment = 120;

    private static readonly string[] DataEndings =
    [
        ".json",
        ".csv",
        ".atom",
        ".bib",
        ".ris",
        ".xml",
        ".svg",
        ".png",
        ".ics",
        ".ico",
        ".css",
        ".js",
    ];

    // what is computed for each question cannot lie in a file
    private static readonly FrozenSet<string> Questions = new[]
    {
        "search",
        "verify",
        "check",
        "corrections",
        "what-if",
        "oembed",
        "suggest",
        "mcp",
        "embed",
        "opensearch.xml",
        "openapi.json",
        "sitemap.xml",
        "follow",
        "alerts",
        "audit",
    }.ToFrozenSet(StringComparer.Ordinal);

    // addresses with these words in their question are few: they are linked from pages
    private static readonly (string Path, string[] Keys)[] Finite =
    [
        ("/owed", ["attacker", "target", "form"]),
        ("/documents/", ["version"]),
        ("/", ["page"]),
    ];

    /// <summary>The address under which a link's target is published; null when it is not.</summary>
    /// <param name="address">Path and query from the root of the site.</param>
    public static string? Published(string address)
    {
        var query = address.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? address : address[..query];
        if (Questions.Contains(Bare(path)))
            return null;
        if (query < 0)
            return path;
        var keys = address[(query + 1)..].Split('&').Select(part => part.Split('=')[0]).ToArray();
        // a passage stands on its document's page, and an ally's page tells where it stands with every pledge
        if (keys is ["at"] or ["pledge"])
            return path;
        if (path.StartsWith("/assets/", StringComparison.Ordinal))
            return path;
        return Finite.Any(kind => path.StartsWith(kind.Path, StringComparison.Ordinal) && keys.All(kind.Keys.Contains))
            ? address
            : null;
    }

    /// <summary>The file it lies in, from the folder's root, with "/" between folders.</summary>
    public static string FileOf(string address)
    {
        var query = address.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? address : address[..query];
        var asked = query < 0 ? "" : $"~{Segment(Uri.UnescapeDataString(address[(query + 1)..]))}";
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => Segment(Uri.UnescapeDataString(part)))
            .ToList();
        if (!IsData(path))
            return string.Join('/', [.. segments, .. asked.Length > 0 ? [asked] : Array.Empty<string>(), "index.html"]);
        var last = segments[^1];
        var dot = last.IndexOf('.', StringComparison.Ordinal);
        segments[^1] = $"{last[..dot]}{asked}{last[dot..]}";
        return string.Join('/', segments);
    }

    /// <summary>True for what is no page.</summary>
    public static bool IsData(string path) =>
        DataEndings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>The way from one file to another, as a link writes it.</summary>
    public static string Relative(string from, string to)
    {
        var (start, end) = (from.Split('/'), to.Split('/'));
        var shared = 0;
        while (shared < start.Length - 1 && shared < end.Length - 1 && start[shared] == end[shared])
            shared++;
        return string.Join('/', Enumerable.Repeat("..", start.Length - 1 - shared).Concat(end.Skip(shared)));
    }

    // the first part of the path, without an ending that asks for data
    private static string Bare(string path)
    {
        var first = path.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
        return Questions.Contains(first) ? first
            : first.Split('.')[0] is var name && Questions.Contains(name) ? name
            : "";
    }

    // letters that every file system and every web server takes; the rest by number; what is too long by its hash
    private static string Segment(string text)
    {
        var safe = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            var letter = (char)b;
            if (char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '=' || (letter == '.' && safe.Length > 0))
                safe.Append(letter);
            else
                safe.Append(CultureInfo.InvariantCulture, $"~{b:x2}");
        }
        if (safe.Length <= LongestSegment)
            return safe.ToString();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
        return $"{safe.ToString()[..(LongestSegment - 20)]}~{hash}";
    }
}
