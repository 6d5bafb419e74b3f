using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using Foedera.Core.Owed;

namespace Foedera.Web.Pages.Owed;

/// <summary>Writes promises as GraphML (http://graphml.graphdrawing.org): states are nodes, promises are directed
/// edges.</summary>
public static class PromiseGraph
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";
    private static readonly (string Id, string For)[] Keys =
    [
        ("name", "node"),
        ("pact", "edge"),
        ("article", "edge"),
        ("kind", "edge"),
        ("stands", "edge"),
        ("since", "edge"),
        ("until", "edge"),
        ("source", "edge"),
        ("unverified", "edge"),
    ];

    /// <summary>Writes the promises that stand on a day.</summary>
    public static void Write(TextWriter output, World world, ImmutableArray<Duty> duties, DateOnly day)
    {
        // a text writer would declare its own encoding, and what is sent is UTF-8
        output.WriteLine("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        using var xml = XmlWriter.Create(
            output,
            new XmlWriterSettings
            {
                Indent = true,
                CloseOutput = false,
                OmitXmlDeclaration = true,
            }
        );
        xml.WriteStartElement("graphml", Namespace);
        foreach (var (id, of) in Keys)
        {
            xml.WriteStartElement("key", Namespace);
            xml.WriteAttributeString("id", id);
            xml.WriteAttributeString("for", of);
            xml.WriteAttributeString("attr.name", id);
            xml.WriteAttributeString("attr.type", "string");
            xml.WriteEndElement();
        }
        xml.WriteStartElement("graph", Namespace);
        xml.WriteAttributeString("id", $"promises-{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        xml.WriteAttributeString("edgedefault", "directed");
        foreach (var state in duties.SelectMany(d => new[] { d.Obligor, d.Beneficiary }).Distinct().Order())
        {
            xml.WriteStartElement("node", Namespace);
            xml.WriteAttributeString("id", state.Code);
            Data(xml, "name", world.NameOf(state));
            xml.WriteEndElement();
        }
        foreach (var duty in duties)
            Edge(xml, duty, day);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Edge(XmlWriter xml, Duty duty, DateOnly day)
    {
        xml.WriteStartElement("edge", Namespace);
        xml.WriteAttributeString("source", duty.Obligor.Code);
        xml.WriteAttributeString("target", duty.Beneficiary.Code);
        var (one, other) = (duty.Pact.PartyOn(duty.Obligor, day), duty.Pact.PartyOn(duty.Beneficiary, day));
        Data(xml, "pact", duty.Pact.Id);
        Data(xml, "article", duty.Obligation.Article);
        Data(xml, "kind", Words.Of(duty.Obligation.Kind));
        Data(xml, "stands", duty.Stands == Truth.Yes ? "yes" : "open");
        Data(
            xml,
            "since",
            new[] { one?.InForce.First, other?.InForce.First }
                .Max()
                ?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        );
        Data(
            xml,
            "until",
            new[] { one?.Until?.Last, other?.Until?.Last, duty.Pact.Ended }
                .Min()
                ?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        );
        Data(xml, "source", duty.Obligation.Evidence.Source);
        Data(xml, "unverified", duty.Obligation.Evidence.Unverified ? "yes" : null);
        xml.WriteEndElement();
    }

    private static void Data(XmlWriter xml, string key, string? value)
    {
        if (value is null)
            return;
        xml.WriteStartElement("data", Namespace);
        xml.WriteAttributeString("key", key);
        xml.WriteString(value);
        xml.WriteEndElement();
    }
}
