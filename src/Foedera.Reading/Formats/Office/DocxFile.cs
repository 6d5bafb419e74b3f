using System.Text;
using System.Xml.Linq;
using Foedera.Reading.Formats.Archives;

namespace Foedera.Reading.Formats.Office;

/// <summary>A Word document (ECMA-376, Office Open XML): its paragraphs, with insertions and without what is marked as
/// deleted.</summary>
internal sealed class DocxFile : IFormat
{
    private const string Main = "word/document.xml";

    public string Name => "a Word document";

    public IReadOnlyList<string> Endings { get; } = [".docx"];

    public bool Recognises(RawSource source)
    {
        if (!ZipMembers.Begins(source))
            return false;
        using var members = ZipMembers.Open(source);
        return members?.Has(Main) == true;
    }

    public IEnumerable<Piece> Read(RawSource source)
    {
        using var members = ZipMembers.Open(source);
        if (members?.Read(Main, DocumentLimits.XmlBytes) is not { } bytes)
            return
            [
                Piece.Failed(
                    source,
                    "FORMAT014",
                    "the document is damaged, protected by a password, or unpacks to more than is read."
                ),
            ];
        var (root, problem) = XmlSource.Load(bytes);
        if (root is null)
            return [Piece.Failed(source, "FORMAT018", problem!)];
        var core = members.Read("docProps/core.xml") is { } properties ? XmlSource.Load(properties).Root : null;
        var paragraphs = root.Below("p").Select(Text).Where(text => text.Length > 0);
        var draft = new Draft(Draft.Joined(paragraphs))
        {
            Title = core?.TextOf("title"),
            Language = core?.TextOf("language"),
        };
        return [Piece.Whole(source, draft.Finish(source.Id, source.Name))];
    }

    private static string Text(XElement paragraph)
    {
        var text = new StringBuilder();
        foreach (var part in Own(paragraph))
        {
            if (part.Name.LocalName == "t")
                text.Append(part.Value);
            else if (part.Name.LocalName is "tab" or "br" or "cr")
                text.Append(' ');
            else if (part.Name.LocalName == "noBreakHyphen")
                text.Append('-');
        }
        return HtmlFragment.Collapse(text.ToString());
    }

    // text boxes hold paragraphs inside a paragraph: each word belongs to the nearest
    private static IEnumerable<XElement> Own(XElement paragraph)
    {
        var open = new Stack<XElement>(paragraph.Elements().Reverse());
        while (open.TryPop(out var part))
        {
            if (part.Name.LocalName == "p")
                continue;
            yield return part;
            foreach (var child in part.Elements().Reverse())
                open.Push(child);
        }
    }
}
