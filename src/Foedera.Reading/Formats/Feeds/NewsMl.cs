using System.Xml.Linq;

namespace Foedera.Reading.Formats.Feeds;

/// <summary>News in NewsML-G2 (IPTC; also as NewsML 1 and wrapped in a news message): each item with a text is a
/// document.</summary>
internal sealed class NewsMl : IFormat
{
    private static readonly string[] Headlines = ["headline", "HeadLine"];

    private static readonly string[] Days =
    [
        "contentCreated",
        "versionCreated",
        "firstCreated",
        "FirstCreated",
        "ThisRevisionCreated",
    ];

    public string Name => "NewsML";

    public IReadOnlyList<string> Endings { get; } = [".newsml"];

    public bool Recognises(RawSource source) => XmlSource.HasRoot(source, "newsMessage", "newsItem", "NewsML");

    public IEnumerable<Piece> Read(RawSource source)
    {
        var (root, problem) = XmlSource.Load(source.Bytes);
        if (root is null)
            return [Piece.Failed(source, "FORMAT018", problem!)];
        var items = root.DescendantsAndSelf()
            .Where(IsItem)
            .Where(item => !item.Ancestors().Any(IsItem))
            .Take(DocumentLimits.Members)
            .ToList();
        if (items.Count == 0)
            return [Piece.Failed(source, "FORMAT008", "it holds no news item.")];
        return items.Select(
            (item, i) =>
                items.Count == 1
                    ? Piece.Whole(source, Story(item).Finish(source.Id, source.Name))
                    : new Piece(
                        Member(item, i),
                        source.Bytes,
                        Story(item).Finish($"{source.Id}-{i + 1}", $"{source.Name} ({Member(item, i)})")
                    )
        );
    }

    private static bool IsItem(XElement element) => element.Name.LocalName is "newsItem" or "NewsItem";

    private static string Member(XElement item, int index) => item.Attr("guid") ?? $"item {index + 1}";

    private static Draft Story(XElement item)
    {
        var title = Headlines
            .SelectMany(item.Below)
            .Select(e => HtmlFacts.Filled(e.Value))
            .FirstOrDefault(t => t is not null);
        var draft = item.Below("nitf").FirstOrDefault() is { } nitf
            ? Nitf.Story(nitf)
            : new Draft(Draft.Headed(title, Body(item)));
        return draft with
        {
            Title = draft.Title ?? title,
            Outlet =
                draft.Outlet
                ?? item.Below("provider")
                    .Concat(item.Below("creditline"))
                    .Concat(item.Below("CreditLine"))
                    .Select(Naming)
                    .FirstOrDefault(n => n is not null),
            Language =
                draft.Language
                ?? item.Attr("lang")
                ?? item.Below("language").Select(e => e.Attr("tag")).FirstOrDefault(t => t is not null),
            Published = draft.Published ?? Day(item),
        };
    }

    private static string Body(XElement item)
    {
        var html = item.Below("inlineXML").Concat(item.Below("inlineData")).Concat(item.Below("DataContent")).ToList();
        var paragraphs = html.SelectMany(part => part.Below("p"))
            .Select(p => HtmlFragment.Collapse(p.Value))
            .Where(text => text.Length > 0);
        return Draft.Joined(paragraphs) is { Length: > 0 } text
            ? text
            : Draft.Joined(html.Select(part => HtmlFragment.Text(part.Value)));
    }

    private static string? Naming(XElement party) =>
        HtmlFacts.Filled(party.First("name")?.Value) ?? party.Attr("literal") ?? HtmlFacts.Filled(party.Value);

    private static DateOnly? Day(XElement item) =>
        Days.SelectMany(item.Below).Select(e => HtmlFacts.Day(e.Value)).FirstOrDefault(d => d is not null);
}
