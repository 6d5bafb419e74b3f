using System.Globalization;
using System.Text;
using System.Xml;
using Foedera.Core.Said;
using Foedera.Web.Api;
using Foedera.Web.Feeds;
using Foedera.Web.Pages.Said;

namespace Foedera.Web.Views.Reuse;

/// <summary>The critical edition of an utterance in TEI P5, by parallel segmentation: the text of the witness with an
/// <c>app</c> at each place of variation.</summary>
internal static class TeiEdition
{
    private const string Tei = "http://www.tei-c.org/ns/1.0";

    public static string Of(UtteranceEdition utterance, string origin)
    {
        var text = new StringBuilder();
        using (
            var xml = XmlWriter.Create(
                new PlainXml.Utf8(text),
                new XmlWriterSettings { Indent = false, CheckCharacters = false }
            )
        )
        {
            xml.WriteStartElement("TEI", Tei);
            Header(xml, utterance, origin);
            xml.WriteStartElement("text", Tei);
            xml.WriteStartElement("body", Tei);
            Collation(xml, utterance);
            foreach (var other in utterance.Readings.Where(r => !utterance.Edition.Compared.Contains(r.Siglum)))
                NotCompared(xml, other);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return text.ToString();
    }

    private static void Header(XmlWriter xml, UtteranceEdition utterance, string origin)
    {
        xml.WriteStartElement("teiHeader", Tei);
        xml.WriteStartElement("fileDesc", Tei);
        xml.WriteStartElement("titleStmt", Tei);
        Element(xml, "title", utterance.Imprint.Title);
        if (utterance.Speaker?.Name is { } speaker)
            Element(xml, "author", speaker);
        xml.WriteEndElement();
        xml.WriteStartElement("publicationStmt", Tei);
        Element(xml, "publisher", "Foedera");
        if (utterance.Imprint.AsOf is { } asOf)
            Dated(xml, asOf.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        xml.WriteStartElement("idno", Tei);
        xml.WriteAttributeString("type", "URI");
        xml.WriteString(origin + utterance.Imprint.Address);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("sourceDesc", Tei);
        xml.WriteStartElement("listWit", Tei);
        foreach (var wording in utterance.Wordings)
            Witness(xml, wording, origin);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("encodingDesc", Tei);
        xml.WriteStartElement("variantEncoding", Tei);
        xml.WriteAttributeString("method", "parallel-segmentation");
        xml.WriteAttributeString("location", "internal");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Witness(XmlWriter xml, EditedWording wording, string origin)
    {
        xml.WriteStartElement("witness", Tei);
        xml.WriteAttributeString("xml", "id", null, wording.Siglum);
        xml.WriteString(
            PlainXml.Clean($"{wording.Outlet ?? "outlet unknown"}, {Words.Title(wording.Title, wording.Doc)}")
        );
        if (wording.Published is { } day)
        {
            xml.WriteString(", ");
            Dated(xml, QueryWords.Of((DateOnly?)day)!);
        }
        xml.WriteString(" ");
        xml.WriteStartElement("ref", Tei);
        xml.WriteAttributeString("target", wording.Url ?? origin + Addresses.Document(wording.Doc));
        xml.WriteString(QueryWords.Of<Verdict>(wording.Verdict));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Collation(XmlWriter xml, UtteranceEdition utterance)
    {
        var edition = utterance.Edition;
        xml.WriteStartElement("ab", Tei);
        if (utterance.Best.Language is { } language)
            xml.WriteAttributeString("xml", "lang", null, language);
        foreach (var column in edition.Columns)
        {
            if (column.IsPlace)
                Place(xml, column, edition);
            else
                xml.WriteString(PlainXml.Clean(column.Lemma));
            xml.WriteString(" ");
        }
        xml.WriteEndElement();
    }

    private static void Place(XmlWriter xml, Column column, Edition edition)
    {
        xml.WriteStartElement("app", Tei);
        var sigla = edition.Compared;
        Reading(xml, "lem", ["W", .. sigla.Where((_, i) => column.Cells[i].Kind == CellKind.Same)], column.Lemma);
        foreach (
            var group in column
                .Cells.Select((cell, i) => (Cell: cell, Siglum: sigla[i]))
                .Where(c => c.Cell.Kind != CellKind.Same)
                .GroupBy(c => c.Cell)
        )
        {
            if (group.Key.Kind != CellKind.Unquoted)
            {
                Reading(xml, "rdg", group.Select(c => c.Siglum), group.Key.Text);
                continue;
            }
            xml.WriteStartElement("rdg", Tei);
            xml.WriteAttributeString("wit", Sigla(group.Select(c => c.Siglum)));
            xml.WriteStartElement("gap", Tei);
            xml.WriteAttributeString("reason", "not-quoted");
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void NotCompared(XmlWriter xml, EditedWording wording)
    {
        xml.WriteStartElement("ab", Tei);
        xml.WriteAttributeString("corresp", $"#{wording.Siglum}");
        if (wording.Language is { } language)
            xml.WriteAttributeString("xml", "lang", null, language);
        xml.WriteString(PlainXml.Clean(wording.Text));
        xml.WriteEndElement();
    }

    private static void Reading(XmlWriter xml, string name, IEnumerable<string> sigla, string words)
    {
        xml.WriteStartElement(name, Tei);
        xml.WriteAttributeString("wit", Sigla(sigla));
        xml.WriteString(PlainXml.Clean(words));
        xml.WriteEndElement();
    }

    private static string Sigla(IEnumerable<string> sigla) => string.Join(' ', sigla.Select(siglum => $"#{siglum}"));

    private static void Element(XmlWriter xml, string name, string words)
    {
        xml.WriteStartElement(name, Tei);
        xml.WriteString(PlainXml.Clean(words));
        xml.WriteEndElement();
    }

    private static void Dated(XmlWriter xml, string day)
    {
        xml.WriteStartElement("date", Tei);
        xml.WriteAttributeString("when", day);
        xml.WriteString(day);
        xml.WriteEndElement();
    }
}
