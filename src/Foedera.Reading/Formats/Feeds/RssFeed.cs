using System.Xml.Linq;

namespace Foedera.Reading.Formats.Feeds;

/// <summary>RSS 2.0 and its elders, also RSS 1.0 (RDF): https://www.rssboard.org/rss-specification.</summary>
internal sealed class RssFeed : IFormat
{
    public string Name => "an RSS feed";

    public IReadOnlyList<string> Endings { get; } = [".rss"];

    public bool Recognises(RawSource source) => XmlSource.HasRoot(source, "rss", "RDF");

    public IEnumerable<Piece> Read(RawSource source)
    {
        var (root, problem) = XmlSource.Load(source.Bytes);
        if (root is null)
            return [Piece.Failed(source, "FORMAT018", problem!)];
        var channel = root.First("channel");
        var items = channel is null ? root.Named("item") : channel.Named("item").Concat(root.Named("item"));
        return SyndicatedItem.Pieces(source, channel?.TextOf("title"), items.Select(item => Item(item, channel)));
    }

    private static SyndicatedItem Item(XElement item, XElement? channel)
    {
        var guid = item.First("guid");
        var isPermanent = guid?.Attr("isPermaLink") is not "false";
        return new SyndicatedItem
        {
            Title = Plain(item.TextOf("title")),
            Link =
                SyndicatedItem.AddressOf(item.TextOf("link"))
                ?? (isPermanent ? SyndicatedItem.AddressOf(guid?.Value) : null),
            Name = HtmlFacts.Filled(guid?.Value),
            Published = HtmlFacts.Day(item.TextOf("pubDate") ?? item.TextOf("date")),
            Language = item.TextOf("language") ?? channel?.TextOf("language"),
            Content = Markup(item.First("encoded")),
            Summary = Markup(item.First("description")),
        };
    }

    private static string? Plain(string? title) => title is null ? null : HtmlFacts.Filled(HtmlFragment.Text(title));

    private static string? Markup(XElement? element) =>
        element is null ? null
        : HtmlFragment.Text(element.Value) is { Length: > 0 } text ? text
        : null;
}
