using System.Xml.Linq;

namespace Foedera.Reading.Formats.Feeds;

/// <summary>Atom: RFC 4287.</summary>
internal sealed class AtomFeed : IFormat
{
    public string Name => "an Atom feed";

    public IReadOnlyList<string> Endings { get; } = [".atom"];

    public bool Recognises(RawSource source) => XmlSource.HasRoot(source, "feed");

    public IEnumerable<Piece> Read(RawSource source)
    {
        var (root, problem) = XmlSource.Load(source.Bytes);
        if (root is null)
            return [Piece.Failed(source, "FORMAT018", problem!)];
        var entries = root.Named("entry").Select(entry => Item(entry, root, source.Address));
        return SyndicatedItem.Pieces(source, HtmlFacts.Filled(Construct(root.First("title"))), entries);
    }

    private static SyndicatedItem Item(XElement entry, XElement feed, Uri? address) =>
        new()
        {
            Title = HtmlFacts.Filled(Construct(entry.First("title"))),
            Link = LinkOf(entry, address),
            Name = entry.TextOf("id"),
            Published = HtmlFacts.Day(entry.TextOf("published") ?? entry.TextOf("updated")),
            Language = entry.Attr("lang") ?? feed.Attr("lang"),
            Content = Construct(entry.First("content")),
            Summary = Construct(entry.First("summary")),
        };

    // RFC 4287, 4.2.7.2: without "rel" a link is the alternate
    private static Uri? LinkOf(XElement entry, Uri? address)
    {
        var link = entry.Named("link").FirstOrDefault(l => l.Attr("rel") is null or "alternate");
        return SyndicatedItem.AddressOf(link?.Attr("href"), address);
    }

    // RFC 4287, 3.1 and 4.1.3: text as it is, HTML escaped, XHTML as elements
    private static string? Construct(XElement? element)
    {
        if (element is null || element.Attr("src") is not null)
            return null;
        var text = element.Attr("type") switch
        {
            "html" or "text/html" => HtmlFragment.Text(element.Value),
            "xhtml" or "application/xhtml+xml" => HtmlFragment.Text(string.Concat(element.Nodes())),
            _ => element.Value.Trim(),
        };
        return text.Length > 0 ? text : null;
    }
}
