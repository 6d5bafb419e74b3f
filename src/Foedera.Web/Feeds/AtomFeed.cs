using System.Globalization;
using System.Text;
using System.Xml;
using Foedera.Web.Pages.Said;

namespace Foedera.Web.Feeds;

/// <summary>Utterances as an Atom feed (RFC 4287).</summary>
internal static class AtomFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The feed of a page: one entry an utterance, its id the page's address.</summary>
    public static string Of(Imprint imprint, IEnumerable<UtteranceLine> lines, string origin)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(new PlainXml.Utf8(text), new XmlWriterSettings { Indent = true, CheckCharacters = false }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteElementString("title", $"Foedera: {imprint.Title}");
            xml.WriteElementString("id", origin + imprint.Address);
            Link(xml, "self", origin + imprint.As("atom"));
            Link(xml, "alternate", origin + imprint.Address);
            xml.WriteElementString("updated", Moment(imprint.AsOf ?? DateTimeOffset.UnixEpoch));
            foreach (var line in lines) Entry(xml, line, origin);
            xml.WriteEndElement();
        }
        return text.ToString();
    }

    private static void Entry(XmlWriter xml, UtteranceLine line, string origin)
    {
        xml.WriteStartElement("entry");
        xml.WriteElementString("title", PlainXml.Clean($"{Words.Of(line.Speaker)}: “{Words.Beginning(Words.Bare(line.Text), 100)}”"));
        xml.WriteElementString("id", origin + line.Address);
        Link(xml, "alternate", origin + line.Address);
        var day = line.Last ?? line.First ?? DateOnly.FromDateTime(DateTime.UnixEpoch);
        xml.WriteElementString("updated", Moment(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)));
        xml.WriteStartElement("author");
        xml.WriteElementString("name", PlainXml.Clean(Words.Of(line.Speaker)));
        xml.WriteEndElement();
        xml.WriteElementString("summary", PlainXml.Clean($"“{Words.Bare(line.Text)}” — {Words.Count(line.Wordings, "wording")}, {Words.Count(line.Differing, "differs", "differ")} from the witness."));
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
