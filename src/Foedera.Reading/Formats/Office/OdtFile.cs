using System.Xml.Linq;
using Foedera.Reading.Formats.Archives;

namespace Foedera.Reading.Formats.Office;

/// <summary>An OpenDocument text (ISO/IEC 26300): its headings and paragraphs; notes, comments and tracked deletions
/// are left out.</summary>
internal sealed class OdtFile : IFormat
{
    public string Name => "an OpenDocument text";

    public IReadOnlyList<string> Endings { get; } = [".odt"];

    public bool Recognises(RawSource source)
    {
        if (!ZipMembers.Begins(source))
            return false;
        using var members = ZipMembers.Open(source);
        return members is not null && members.Has("content.xml") && !members.Has("word/document.xml");
    }

    public IEnumerable<Piece> Read(RawSource source)
    {
        using var members = ZipMembers.Open(source);
        if (members?.Read("content.xml", DocumentLimits.XmlBytes) is not { } bytes)
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
        var meta = members.Read("meta.xml") is { } properties ? XmlSource.Load(properties).Root : null;
        var draft = new Draft(Draft.Joined(Paragraphs(root)))
        {
            Title = HtmlFacts.Filled(meta?.Below("title").FirstOrDefault()?.Value),
            Language = HtmlFacts.Filled(meta?.Below("language").FirstOrDefault()?.Value),
        };
        return [Piece.Whole(source, draft.Finish(source.Id, source.Name))];
    }

    private static IEnumerable<string> Paragraphs(XElement root) =>
        root.Descendants()
            .Where(e =>
                e.Name.LocalName is "p" or "h"
                && !e.Ancestors().Any(a => a.Name.LocalName is "note" or "annotation" or "tracked-changes")
            )
            .Select(e => HtmlFragment.Collapse(string.Concat(e.DescendantNodes().Select(Words))))
            .Where(text => text.Length > 0);

    private static string Words(XNode node) =>
        node switch
        {
            XText text when !text.Ancestors().Any(a => a.Name.LocalName is "note" or "annotation") => text.Value,
            XElement { Name.LocalName: "s" or "tab" or "line-break" } => " ",
            _ => "",
        };
}
