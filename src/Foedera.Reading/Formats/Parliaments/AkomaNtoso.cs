using System.Xml.Linq;
using Foedera.Core.Sources;

namespace Foedera.Reading.Formats.Parliaments;

/// <summary>A debate in Akoma Ntoso (OASIS LegalDocML 1.0): speeches, questions and answers are turns; scenes and
/// remarks are left out. Acts and bills are read as official texts.</summary>
internal sealed class AkomaNtoso : IFormat
{
    public string Name => "Akoma Ntoso";

    public IReadOnlyList<string> Endings { get; } = [".akn"];

    public bool Recognises(RawSource source) => XmlSource.HasRoot(source, "akomaNtoso");

    public IEnumerable<Piece> Read(RawSource source)
    {
        var (root, problem) = XmlSource.Load(source.Bytes);
        if (root is null)
            return [Piece.Failed(source, "FORMAT018", problem!)];
        var isDebate = root.Below("debateBody").Any();
        var draft = new Draft(isDebate ? Debate(root) : Prose(root))
        {
            Title = HtmlFacts.Filled(root.Below("docTitle").FirstOrDefault()?.Value),
            Language = root.Below("FRBRlanguage").FirstOrDefault()?.Attr("language"),
            Published = root.Below("FRBRdate")
                .Select(date => HtmlFacts.Day(date.Attr("date")))
                .FirstOrDefault(day => day is not null),
            Genre = isDebate ? Genre.Transcript : Genre.Official,
        };
        return [Piece.Whole(source, draft.Finish(source.Id, source.Name))];
    }

    private static string Debate(XElement root)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var person in root.Below("TLCPerson"))
            if ((person.Attr("eId") ?? person.Attr("id")) is { } id && person.Attr("showAs") is { } name)
                names.TryAdd(id, name);
        var turns = new TurnText();
        foreach (var element in root.Below("debateBody").SelectMany(body => body.Descendants()))
        {
            if (element.Name.LocalName == "heading")
                turns.Head(element.Value);
            else if (element.Name.LocalName is "speech" or "question" or "answer" or "speechGroup")
                Turn(turns, element, names);
        }
        return turns.ToString();
    }

    private static void Turn(TurnText turns, XElement speech, Dictionary<string, string> names)
    {
        var by = speech.TextOf("from") ?? names.GetValueOrDefault(speech.Attr("by")?.TrimStart('#') ?? "");
        foreach (var paragraph in speech.Named("p").Concat(speech.Named("blockList")))
            turns.Add(by, paragraph.Value);
    }

    private static string Prose(XElement root) =>
        Draft.Joined(
            root.Descendants()
                .Where(e => e.Name.LocalName is "p" or "heading" or "num")
                .Select(e => HtmlFragment.Collapse(e.Value))
                .Where(text => text.Length > 0)
        );
}
