namespace Foedera.Reading.Formats;

/// <summary>Facts that stand as "Name: value" lines before a text, each null when there is none.</summary>
internal sealed record FrontMatter(string? Title, string? Outlet, Uri? Address, string? Language, DateOnly? Published)
{
    private const int MostLines = 30;

    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["title"] = "title",
        ["headline"] = "title",
        ["outlet"] = "outlet",
        ["source"] = "outlet",
        ["publisher"] = "outlet",
        ["publication"] = "outlet",
        ["site"] = "outlet",
        ["url"] = "address",
        ["link"] = "address",
        ["address"] = "address",
        ["permalink"] = "address",
        ["language"] = "language",
        ["lang"] = "language",
        ["date"] = "published",
        ["published"] = "published",
        ["pubdate"] = "published",
        ["publication date"] = "published",
    };

    /// <summary>The facts between two lines of three dashes at the beginning, and the text after them; no facts and the
    /// whole text when there are none.</summary>
    public static (FrontMatter Facts, string Body) Split(string text)
    {
        var lines = text.ReplaceLineEndings("\n");
        var end = lines.StartsWith("---\n", StringComparison.Ordinal)
            ? lines.IndexOf("\n---", 3, StringComparison.Ordinal)
            : -1;
        if (end < 0)
            return (Of([]), text);
        var after = lines.IndexOf('\n', end + 1);
        return (Of(lines[4..Math.Max(end, 4)].Split('\n')), after < 0 ? "" : lines[(after + 1)..]);
    }

    /// <summary>The facts in the lines before the first blank one; null unless each of them names a fact and two are
    /// known, so that no text is taken for a list of facts.</summary>
    public static FrontMatter? Above(string text)
    {
        var lines = new List<string>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
                break;
            if (lines.Count == MostLines || line.IndexOf(':') is < 1 or > 30)
                return null;
            lines.Add(line.ToString());
        }
        return lines.Count(line => Known(line) is not null) >= 2 ? Of(lines) : null;
    }

    private static string? Known(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 1 ? null : Names.GetValueOrDefault(line[..colon].Trim());
    }

    private static FrontMatter Of(IEnumerable<string> lines)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
            if (Known(line) is { } name)
                facts.TryAdd(name, line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim().Trim('"', '\''));
        return new FrontMatter(
            HtmlFacts.Filled(facts.GetValueOrDefault("title")),
            HtmlFacts.Filled(facts.GetValueOrDefault("outlet")),
            Feeds.SyndicatedItem.AddressOf(facts.GetValueOrDefault("address")),
            HtmlFacts.Filled(facts.GetValueOrDefault("language")),
            HtmlFacts.Day(facts.GetValueOrDefault("published"))
        );
    }
}
