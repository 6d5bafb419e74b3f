using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using Foedera.Web.Pages.Said;

namespace Foedera.Web.Feeds;

/// <summary>One item of a feed.</summary>
/// <param name="Title">What it is, in a line.</param>
/// <param name="Key">What tells it from every other item of the site: an address, and for a change its day.</param>
/// <param name="Address">Where it is shown.</param>
/// <param name="On">The day of the change, or of publication.</param>
/// <param name="Text">What changed, in a sentence or two.</param>
/// <param name="Author">Who said or set it; null for the record itself.</param>
public sealed record FeedItem(string Title, string Key, string Address, DateOnly On, string Text, string? Author = null)
{
    /// <summary>A statement, on its day of publication.</summary>
    public static FeedItem Of(StatementLine line, string? post)
    {
        var speaker = post is null ? Words.Of(line.Speaker) : $"{Words.Of(line.Speaker)}, {post}";
        return new FeedItem(
            $"{speaker}: “{Words.Beginning(Words.Bare(line.ContentText), 100)}”", line.Address, line.Address, line.Published ?? DateOnly.FromDateTime(DateTime.UnixEpoch),
            $"“{Words.Bare(line.ContentText)}” ({line.Outlet ?? "outlet unknown"})", Words.Of(line.Speaker));
    }
}

/// <summary>Any list of dated things as an Atom feed (RFC 4287): <c>updated</c> is the day of the thing, never of the asking.</summary>
public static class ListFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The feed of a page; the newest item gives the day of the feed.</summary>
    public static string Of(Imprint imprint, ImmutableArray<FeedItem> items, string origin)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(new PlainXml.Utf8(text), new XmlWriterSettings { Indent = true, CheckCharacters = false }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteElementString("title", PlainXml.Clean($"Foedera: {imprint.Title}"));
            xml.WriteElementString("id", origin + imprint.Address);
            Link(xml, "self", origin + imprint.As("atom"));
            Link(xml, "alternate", origin + imprint.Address);
            var newest = items.Length > 0 ? items.Max(item => item.On) : DateOnly.FromDateTime((imprint.AsOf ?? DateTimeOffset.UnixEpoch).UtcDateTime);
            xml.WriteElementString("updated", Moment(newest));
            xml.WriteStartElement("author");
            xml.WriteElementString("name", "Foedera");
            xml.WriteEndElement();
            foreach (var item in items) Entry(xml, item, origin);
            xml.WriteEndElement();
        }
        return text.ToString();
    }

    private static void Entry(XmlWriter xml, FeedItem item, string origin)
    {
        xml.WriteStartElement("entry");
        xml.WriteElementString("title", PlainXml.Clean(item.Title));
        xml.WriteElementString("id", origin + item.Key);
        Link(xml, "alternate", origin + item.Address);
        xml.WriteElementString("updated", Moment(item.On));
        if (item.Author is { } author)
        {
            xml.WriteStartElement("author");
            xml.WriteElementString("name", PlainXml.Clean(author));
            xml.WriteEndElement();
        }
        xml.WriteElementString("summary", PlainXml.Clean(item.Text));
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Moment(DateOnly on) => on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";
}
