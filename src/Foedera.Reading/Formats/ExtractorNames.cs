namespace Foedera.Reading.Formats;

/// <summary>What extractors of articles call the members of a document: trafilatura, news-please, newspaper, Goose,
/// Readability, Mercury,
/// Zyte and schema.org, as their documentation has them.</summary>
internal static class ExtractorNames
{
    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["text"] = ["maintext", "textContent", "cleaned_text", "articleBody", "raw_text", "body"],
        ["title"] = ["headline"],
        ["outlet"] = ["sitename", "siteName", "site_name", "source_domain", "hostname", "domain"],
        ["language"] = ["lang", "inLanguage", "meta_lang"],
        ["published"] =
        [
            "date",
            "date_publish",
            "publish_date",
            "publishedTime",
            "date_published",
            "datePublished",
            "published_at",
        ],
        ["url"] = ["source", "canonical_link", "canonicalUrl", "final_url", "link"],
    };

    private static readonly HashSet<string> All = [.. Names.Values.SelectMany(names => names)];

    /// <summary>True for a name that some extractor uses for one of the members.</summary>
    public static bool Are(string name) => All.Contains(name);

    /// <summary>The values that a document has for a member under other names, the likeliest name first.</summary>
    public static IEnumerable<string> Values(IReadOnlyDictionary<string, string> foreign, string member) =>
        Names[member].Select(name => foreign.GetValueOrDefault(name)).OfType<string>();
}
