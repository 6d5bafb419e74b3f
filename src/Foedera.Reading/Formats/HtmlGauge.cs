using System.Buffers;
using System.Collections.Frozen;

namespace Foedera.Reading.Formats;

/// <summary>Measures a page before it is parsed. An HTML parser looks through all open elements at each tag, so that
/// its time grows
/// with nesting times length: a page of a few hundred kilobytes, nested deep, would keep it busy for minutes.</summary>
internal static class HtmlGauge
{
    // never open (void), or closed by the next of their kind
    private static readonly FrozenSet<string> Shallow = new[]
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "frame",
        "keygen",
        "p",
        "li",
        "dd",
        "dt",
        "option",
        "optgroup",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "tfoot",
        "colgroup",
        "rt",
        "rp",
        "rb",
        "html",
        "head",
        "body",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // reopened by the parser in every block that follows, when a block ends before they do
    private static readonly FrozenSet<string> Formatting = new[]
    {
        "a",
        "b",
        "big",
        "code",
        "em",
        "font",
        "i",
        "nobr",
        "s",
        "small",
        "strike",
        "strong",
        "tt",
        "u",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> EndsName = SearchValues.Create(" \t\r\n\f/>");

    private static readonly string[] Raw =
    [
        "script",
        "style",
        "textarea",
        "title",
        "xmp",
        "iframe",
        "noembed",
        "noframes",
    ];

    /// <summary>The number of elements open at once at the deepest place, counted up to <paramref name="limit"/> + 1;
    /// that also when
    /// formatting left open would be opened anew more often than <see cref="DocumentLimits.HtmlElements"/>, or when so
    /// many times one
    /// &lt;base&gt; would be looked for among others (a parser does so at each of them).</summary>
    public static int Depth(string html, int limit)
    {
        var shallow = Shallow.GetAlternateLookup<ReadOnlySpan<char>>();
        var formatting = Formatting.GetAlternateLookup<ReadOnlySpan<char>>();
        var (open, format) = (new List<int>(), new List<bool>());
        var deepest = 0;
        var (stray, reopened, bases) = (0, 0L, 0);
        for (var at = 0; at < html.Length && deepest <= limit; )
        {
            var tag = html.IndexOf('<', at);
            if (tag < 0 || tag + 1 >= html.Length)
                break;
            at = tag + 1;
            if (html.AsSpan(at).StartsWith("!--", StringComparison.Ordinal))
            {
                at = After(html, at, "-->");
                continue;
            }
            var closing = html[at] == '/';
            if (closing)
                at++;
            var name = Name(html, at);
            at += name.Length;
            if (name.IsEmpty)
                continue;
            if (name.Equals("base", StringComparison.OrdinalIgnoreCase))
                reopened += bases++;
            reopened += stray;
            if (reopened > DocumentLimits.HtmlElements)
                return limit + 1;
            if (shallow.Contains(name))
                continue;
            var key = string.GetHashCode(name, StringComparison.OrdinalIgnoreCase);
            if (closing)
            {
                var opened = open.LastIndexOf(key);
                if (opened < 0)
                    continue;
                for (var i = opened + 1; i < open.Count; i++)
                    if (format[i])
                        stray++;
                open.RemoveRange(opened, open.Count - opened);
                format.RemoveRange(opened, format.Count - opened);
            }
            else if (RawName(name) is { } raw)
                at = After(html, at, $"</{raw}");
            else
            {
                open.Add(key);
                format.Add(formatting.Contains(name));
                deepest = Math.Max(deepest, open.Count);
            }
        }
        return deepest;
    }

    private static string? RawName(ReadOnlySpan<char> name)
    {
        foreach (var raw in Raw)
            if (name.Equals(raw, StringComparison.OrdinalIgnoreCase))
                return raw;
        return null;
    }

    private static ReadOnlySpan<char> Name(string html, int at)
    {
        if (at >= html.Length || !char.IsAsciiLetter(html[at]))
            return [];
        var rest = html.AsSpan(at);
        var end = rest.IndexOfAny(EndsName);
        return end < 0 ? rest : rest[..end];
    }

    private static int After(string html, int at, string mark)
    {
        var found = html.IndexOf(mark, at, StringComparison.OrdinalIgnoreCase);
        return found < 0 ? html.Length : found + mark.Length;
    }
}
