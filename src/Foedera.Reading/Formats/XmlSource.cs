using System.Xml;
using System.Xml.Linq;

namespace Foedera.Reading.Formats;

/// <summary>XML as a tree, within limits: no external entities, none of its own, bounded depth and number of
/// nodes.</summary>
internal static class XmlSource
{
    private static readonly System.Buffers.SearchValues<char> NameEnds = System.Buffers.SearchValues.Create(
        " \t\r\n/>"
    );

    /// <summary>True when the content begins like XML whose root, or one of whose first elements, has this local
    /// name.</summary>
    public static bool HasRoot(RawSource source, params ReadOnlySpan<string> roots)
    {
        if (!source.Head.StartsWith('<'))
            return false;
        var root = Root(source.Head);
        foreach (var name in roots)
            if (root.Equals(name, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    /// <summary>The tree, or the message that says why there is none, with its line.</summary>
    public static (XElement? Root, string? Problem) Load(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            if (!Fits(bytes))
                return (
                    null,
                    $"it nests more than {DocumentLimits.XmlDepth} elements in each other, or holds more than {DocumentLimits.XmlNodes:N0} nodes."
                );
            using var reader = Reader(bytes);
            return (XElement.Load(reader, LoadOptions.PreserveWhitespace), null);
        }
        catch (XmlException broken)
        {
            return (null, $"this is no well-formed XML: line {broken.LineNumber}, position {broken.LinePosition}.");
        }
    }

    /// <summary>The children of any namespace with this local name.</summary>
    public static IEnumerable<XElement> Named(this XElement element, string name) =>
        element.Elements().Where(e => e.Name.LocalName == name);

    /// <summary>The first child with this local name; null when there is none.</summary>
    public static XElement? First(this XElement element, string name) => element.Named(name).FirstOrDefault();

    /// <summary>The descendants of any namespace with this local name.</summary>
    public static IEnumerable<XElement> Below(this XElement element, string name) =>
        element.Descendants().Where(e => e.Name.LocalName == name);

    /// <summary>The text of the first child with this local name, white space collapsed; null when there is
    /// none.</summary>
    public static string? TextOf(this XElement element, string name) => HtmlFacts.Filled(element.First(name)?.Value);

    /// <summary>The value of an attribute by its local name; null when there is none.</summary>
    public static string? Attr(this XElement element, string name) =>
        element.Attributes().FirstOrDefault(a => a.Name.LocalName == name && !a.IsNamespaceDeclaration)?.Value;

    private static bool Fits(ReadOnlyMemory<byte> bytes)
    {
        using var reader = Reader(bytes);
        for (var nodes = 0; reader.Read(); nodes++)
            if (reader.Depth > DocumentLimits.XmlDepth || nodes > DocumentLimits.XmlNodes)
                return false;
        return true;
    }

    private static XmlReader Reader(ReadOnlyMemory<byte> bytes) =>
        XmlReader.Create(
            RawSource.Open(bytes),
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Ignore,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                MaxCharactersInDocument = DocumentLimits.Bytes,
            }
        );

    // past the declaration, a document type and comments
    private static ReadOnlySpan<char> Root(string head)
    {
        var at = 0;
        while (at < head.Length && head[at] == '<' && at + 1 < head.Length && head[at + 1] is '?' or '!')
        {
            var closing = Closing(head.AsSpan(at));
            var end = head.IndexOf(closing, at, StringComparison.Ordinal);
            if (end < 0)
                return [];
            at = head.IndexOf('>', end) + 1;
            while (at < head.Length && char.IsWhiteSpace(head[at]))
                at++;
        }
        if (at >= head.Length || head[at] != '<')
            return [];
        var name = head.AsSpan(at + 1);
        var length = name.IndexOfAny(NameEnds);
        name = length < 0 ? name : name[..length];
        return name[(name.IndexOf(':') + 1)..];
    }

    // a document type may hold declarations, each with an end of its own
    private static string Closing(ReadOnlySpan<char> opening)
    {
        if (opening.StartsWith("<!--"))
            return "-->";
        var bracket = opening.IndexOf('[');
        return bracket >= 0 && bracket < opening.IndexOf('>') ? "]" : ">";
    }
}
