using System.Collections.Immutable;

namespace Foedera.Reading.Formats.Feeds;

/// <summary>The addresses that a feed or a sitemap lists, in its order.</summary>
/// <param name="Pages">Pages to fetch, each once.</param>
/// <param name="Lists">Further lists to open: the parts of a sitemap.</param>
public sealed record Listed(ImmutableArray<Uri> Pages, ImmutableArray<Uri> Lists)
{
    private static readonly IFormat[] Feeds = [new RssFeed(), new AtomFeed(), new JsonFeed()];

    /// <summary>What some bytes list; null when they are neither feed nor sitemap, or a broken one.</summary>
    /// <param name="bytes">What was fetched.</param>
    /// <param name="address">Where it was fetched.</param>
    public static Listed? In(ReadOnlyMemory<byte> bytes, Uri address)
    {
        var source = new RawSource(bytes, address.AbsoluteUri, address, null, new UnpackBudget());
        if (Sitemap.Recognises(source))
            return Sitemap.Read(source);
        var feed = Array.Find(Feeds, format => format.Recognises(source));
        return feed is null ? null : new Listed(Distinct(feed.Read(source).Select(item => item.Member)), []);
    }

    /// <summary>The http and https addresses among some texts, each once, at most as many as one file may hold
    /// documents.</summary>
    internal static ImmutableArray<Uri> Distinct(IEnumerable<string?> texts) =>
        [.. texts.Select(text => SyndicatedItem.AddressOf(text)).OfType<Uri>().Distinct().Take(DocumentLimits.Members)];
}
