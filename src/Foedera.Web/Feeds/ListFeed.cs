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
    /// <summary>An utterance, on the day of its last report.</summary>
    public static FeedItem Of(UtteranceLine line)
    {
        var speaker = Words.Of(line.Speaker);
        var title = $"{speaker}: “{Words.Beginning(Words.Bare(line.Text), 100)}”";
        var differing = line.Differing == 0 ? "none differs" : Words.Count(line.Differing, "differs", "differ");
        var counts = $"{Words.Count(line.Wordings, "wording")}, {differing} from the witness";
        var day = line.Last ?? line.First ?? DateOnly.FromDateTime(DateTime.UnixEpoch);
        return new FeedItem(title, line.Address, line.Address, day, $"“{Words.Bare(line.Text)}” — {counts}.", speaker);
    }

    /// <summary>A statement, on its day of publication.</summary>
    public static FeedItem Of(StatementLine line, string? post)
    {
        var speaker = post is null ? Words.Of(line.Speaker) : $"{Words.Of(line.Speaker)}, {post}";
        return new FeedItem(
            $"{speaker}: “{Words.Beginning(Words.Bare(line.ContentText), 100)}”",
            line.Address,
            line.Address,
            line.Published ?? DateOnly.FromDateTime(DateTime.UnixEpoch),
            $"“{Words.Bare(line.ContentText)}” ({line.Outlet ?? "outlet unknown"})",
            Words.Of(line.Speaker)
        );
    }
}

/// <summary>Any list of dated things as an Atom feed (RFC 4287): <c>updated</c> is the day of the thing, never of the
/// asking.</summary>
public static class ListFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Utterances; the record's newest entry gives the moment of the feed.</summary>
    public static string Of(Imprint imprint, ImmutableArray<UtteranceLine> lines, string origin) =>
        Of(imprint, [.. lines.Select(FeedItem.Of)], imprint.AsOf ?? DateTimeOffset.UnixEpoch, origin);

    /// <summary>The feed of a page; the newest item gives the day of the feed.</summary>
    public static string Of(Imprint imprint, ImmutableArray<FeedItem> items, string origin) =>
        Of(
            imprint,
            items,
            items.Length > 0 ? Start(items.Max(item => item.On)) : imprint.AsOf ?? DateTimeOffset.UnixEpoch,
            origin
        );

    private static string Of(Imprint imprint, ImmutableArray<FeedItem> items, DateTimeOffset updated, string origin)
    {
        var text = new StringBuilder();
        using (
            var xml = XmlWriter.Create(
                new PlainXml.Utf8(text),
                new XmlWriterSettings { Indent = true, CheckCharacters = false }
            )
        )
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteElementString("title", PlainXml.Clean($"Foedera: {imprint.Title}"));
            xml.WriteElementString("id", origin + imprint.Address);
            Link(xml, "self", origin + imprint.As("atom"));
            Link(xml, "alternate", origin + imprint.Address);
            xml.WriteElementString("updated", Moment(updated));
            xml.WriteStartElement("author");
            xml.WriteElementString("name", "Foedera");
            xml.WriteEndElement();
            foreach (var item in items)
                Entry(xml, item, origin);
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
        xml.WriteElementString("updated", Moment(Start(item.On)));
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

    private static DateTimeOffset Start(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
