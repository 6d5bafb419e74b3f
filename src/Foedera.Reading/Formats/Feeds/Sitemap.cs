namespace Foedera.Reading.Formats.Feeds;

/// <summary>Sitemaps and their indexes: https://www.sitemaps.org/protocol.html. They hold addresses, no
/// documents.</summary>
internal static class Sitemap
{
    /// <summary>True when the content begins like one.</summary>
    public static bool Recognises(RawSource source) => XmlSource.HasRoot(source, "urlset", "sitemapindex");

    /// <summary>What it lists; null when it is no well-formed XML.</summary>
    public static Listed? Read(RawSource source)
    {
        var (root, _) = XmlSource.Load(source.Bytes);
        return root is null ? null : new Listed(Addresses("url"), Addresses("sitemap"));

        System.Collections.Immutable.ImmutableArray<Uri> Addresses(string entry) =>
            Listed.Distinct(root.Named(entry).Select(e => e.TextOf("loc")));
    }
}
