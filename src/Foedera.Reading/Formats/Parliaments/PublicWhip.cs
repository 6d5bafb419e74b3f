using Foedera.Core.Sources;

namespace Foedera.Reading.Formats.Parliaments;

/// <summary>A day of debates as TheyWorkForYou's scrapers write it ("publicwhip": https://parser.theyworkforyou.com/):
/// each <c>speech</c> is a turn. The day stands in the name of the file and in the ids.</summary>
internal sealed class PublicWhip : IFormat
{
    public string Name => "a day of Hansard";

    public IReadOnlyList<string> Endings { get; } = [];

    public bool Recognises(RawSource source) => XmlSource.HasRoot(source, "publicwhip");

    public IEnumerable<Piece> Read(RawSource source)
    {
        var (root, problem) = XmlSource.Load(source.Bytes);
        if (root is null)
            return [Piece.Failed(source, "FORMAT018", problem!)];
        var turns = new TurnText();
        foreach (var element in root.Elements())
        {
            if (element.Name.LocalName.EndsWith("-heading", StringComparison.Ordinal))
                turns.Head(element.Value);
            else if (element.Name.LocalName == "speech")
                foreach (var paragraph in element.Named("p"))
                    turns.Add(element.Attr("speakername"), paragraph.Value);
        }
        var id = root.Elements().Select(e => e.Attr("id")).FirstOrDefault(id => id is not null);
        var draft = new Draft(turns.ToString())
        {
            Title = root.Elements()
                .Where(e => e.Name.LocalName.EndsWith("-heading", StringComparison.Ordinal))
                .Select(e => HtmlFacts.Filled(e.Value))
                .FirstOrDefault(t => t is not null),
            Published = HtmlFacts.Day(id?[(id.LastIndexOf('/') + 1)..]),
            Genre = Genre.Transcript,
            TranscriptKind = TranscriptKind.Edited,
        };
        return [Piece.Whole(source, draft.Finish(source.Id, source.Name))];
    }
}
