using System.Xml.Linq;

namespace Foedera.Reading.Formats.Feeds;

/// <summary>A story in NITF (IPTC News Industry Text Format 3), as agencies deliver it.</summary>
internal sealed class Nitf : IFormat
{
    public string Name => "a story in NITF";

    public IReadOnlyList<string> Endings { get; } = [".nitf"];

    public bool Recognises(RawSource source) => XmlSource.HasRoot(source, "nitf");

    public IEnumerable<Piece> Read(RawSource source)
    {
        var (root, problem) = XmlSource.Load(source.Bytes);
        return
        [
            root is null
                ? Piece.Failed(source, "FORMAT018", problem!)
                : Piece.Whole(source, Story(root).Finish(source.Id, source.Name)),
        ];
    }

    /// <summary>The story under a <c>nitf</c> element, which other formats wrap.</summary>
    public static Draft Story(XElement nitf)
    {
        var title =
            HtmlFacts.Filled(nitf.Below("hl1").FirstOrDefault()?.Value)
            ?? HtmlFacts.Filled(nitf.Below("title").FirstOrDefault()?.Value);
        var content = nitf.Below("body.content")
            .SelectMany(body => body.Descendants())
            .Where(e =>
                e.Name.LocalName is "p" or "hl2" && !e.Ancestors().Any(a => a.Name.LocalName is "media" or "table")
            );
        var paragraphs = content.Select(e => HtmlFragment.Collapse(e.Value)).Where(text => text.Length > 0);
        return new Draft(Draft.Headed(title, Draft.Joined(paragraphs)))
        {
            Title = title,
            Outlet =
                HtmlFacts.Filled(nitf.Below("distributor").FirstOrDefault()?.Value)
                ?? nitf.Below("pubdata").Select(p => p.Attr("name")).FirstOrDefault(n => n is not null),
            Language = nitf.Attr("lang"),
            Published = nitf.Below("date.issue")
                .Concat(nitf.Below("story.date"))
                .Select(d => HtmlFacts.Day(d.Attr("norm")))
                .FirstOrDefault(d => d is not null),
        };
    }
}
