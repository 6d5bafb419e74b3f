using System.Xml.Linq;
using Foedera.Core.Sources;

namespace Foedera.Reading.Formats.Parliaments;

/// <summary>A sitting as TEI, as the ParlaMint corpora encode it (https://clarin-eric.github.io/ParlaMint/): each
/// <c>u</c> is a turn; applause and other notes are left out.</summary>
internal sealed class ParlaMint : IFormat
{
    public string Name => "a record of a sitting in TEI";

    public IReadOnlyList<string> Endings { get; } = [".tei"];

    public bool Recognises(RawSource source) => XmlSource.HasRoot(source, "TEI");

    public IEnumerable<Piece> Read(RawSource source)
    {
        var (root, problem) = XmlSource.Load(source.Bytes);
        if (root is null)
            return [Piece.Failed(source, "FORMAT018", problem!)];
        var names = Names(root);
        var turns = new TurnText();
        string? label = null;
        foreach (var element in root.Below("body").SelectMany(body => body.Descendants()))
        {
            if (IsSpeaker(element))
                label = HtmlFacts.Filled(element.Value);
            else if (element.Name.LocalName == "head")
                turns.Head(element.Value);
            else if (element.Name.LocalName == "u")
                label = Turn(turns, element, label, names);
        }
        var draft = new Draft(turns.ToString())
        {
            Title = HtmlFacts.Filled(root.Below("titleStmt").FirstOrDefault()?.TextOf("title")),
            Language = root.Attr("lang"),
            Published = Day(root),
            Genre = Genre.Transcript,
        };
        return [Piece.Whole(source, draft.Finish(root.Attr("id") ?? source.Id, source.Name))];
    }

    // the label holds for the next turn only
    private static string? Turn(TurnText turns, XElement u, string? label, Dictionary<string, string> names)
    {
        var who = u.Attr("who")?.TrimStart('#');
        var by = label ?? (who is null ? null : names.GetValueOrDefault(who, who));
        var segments = u.Named("seg").ToList();
        foreach (var segment in segments.Count > 0 ? segments : [u])
            turns.Add(by, Spoken(segment));
        return null;
    }

    private static bool IsSpeaker(XElement element) =>
        element.Name.LocalName == "note" && element.Attr("type") == "speaker";

    // the words of a segment; in annotated corpora each stands in an element of its own
    private static string Spoken(XElement segment)
    {
        var words = segment
            .DescendantNodes()
            .OfType<XText>()
            .Where(text => !text.Ancestors().TakeWhile(a => a != segment).Any(IsNote));
        return string.Concat(words.Select(word => word.Value));
    }

    private static bool IsNote(XElement element) =>
        element.Name.LocalName is "note" or "vocal" or "kinesic" or "incident" or "gap" or "desc";

    private static Dictionary<string, string> Names(XElement root)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var person in root.Below("person"))
        {
            if (person.Attr("id") is not { } id || person.First("persName") is not { } name)
                continue;
            var parts = name.Named("forename").Concat(name.Named("surname")).Select(part => part.Value.Trim());
            var full = name.HasElements ? string.Join(' ', parts) : name.Value.Trim();
            if (full.Length > 0)
                names.TryAdd(id, full);
        }
        return names;
    }

    private static DateOnly? Day(XElement root) =>
        root.Below("setting")
            .Concat(root.Below("sourceDesc"))
            .Concat(root.Below("publicationStmt"))
            .SelectMany(part => part.Below("date"))
            .Select(date => HtmlFacts.Day(date.Attr("when") ?? date.Value))
            .FirstOrDefault(day => day is not null);
}
