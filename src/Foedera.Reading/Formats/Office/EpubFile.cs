using System.Xml.Linq;
using Foedera.Reading.Formats.Archives;

namespace Foedera.Reading.Formats.Office;

/// <summary>A book (EPUB 2 and 3): each chapter of its spine is a document.</summary>
internal sealed class EpubFile : IFormat
{
    public string Name => "an EPUB book";

    public IReadOnlyList<string> Endings { get; } = [".epub"];

    public bool Recognises(RawSource source)
    {
        if (!ZipMembers.Begins(source))
            return false;
        using var members = ZipMembers.Open(source);
        return members?.Has("META-INF/container.xml") == true;
    }

    public IEnumerable<Piece> Read(RawSource source)
    {
        using var members = ZipMembers.Open(source);
        if (members is null || Package(members) is not { } package)
        {
            yield return Piece.Failed(source, "FORMAT014", "the book is damaged: its list of chapters cannot be read.");
            yield break;
        }
        foreach (var chapter in Chapters(source, members, package.Path, package.Root))
            yield return chapter;
    }

    private static (string Path, XElement Root)? Package(ZipMembers members)
    {
        if (members.Read("META-INF/container.xml") is not { } container)
            return null;
        var path = XmlSource.Load(container).Root?.Below("rootfile").FirstOrDefault()?.Attr("full-path");
        if (path is null || members.Read(path) is not { } opf)
            return null;
        return XmlSource.Load(opf).Root is { } root ? (path, root) : null;
    }

    private static IEnumerable<Piece> Chapters(RawSource source, ZipMembers members, string path, XElement package)
    {
        var files = package
            .Below("item")
            .Where(i => i.Attr("id") is not null)
            .GroupBy(i => i.Attr("id")!)
            .ToDictionary(g => g.Key, g => g.First().Attr("href"));
        var folder = path.Contains('/', StringComparison.Ordinal) ? path[..(path.LastIndexOf('/') + 1)] : "";
        foreach (
            var chapter in package
                .Below("itemref")
                .Select(i => files.GetValueOrDefault(i.Attr("idref") ?? ""))
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
        )
        {
            var name = folder + Uri.UnescapeDataString(chapter);
            if (!source.Budget.TryTakeMember() || members.Read(name) is not { } bytes)
                continue;
            yield return Chapter(source, name, bytes, package);
        }
    }

    private static Piece Chapter(RawSource source, string name, byte[] bytes, XElement package)
    {
        var markup = Charset.Decode(bytes, declared: null).Text;
        var page = HtmlArticle.Parse(markup);
        var draft = new Draft(HtmlFragment.Text(markup))
        {
            Title = HtmlFacts.Filled(page?.Title) ?? HtmlFacts.Filled(package.Below("title").FirstOrDefault()?.Value),
            Outlet = HtmlFacts.Filled(package.Below("publisher").FirstOrDefault()?.Value),
            Language = HtmlFacts.Filled(package.Below("language").FirstOrDefault()?.Value),
            Published = HtmlFacts.Day(package.Below("date").FirstOrDefault()?.Value),
        };
        return new Piece(name, bytes, draft.Finish(DocumentReader.IdOf(name), $"{source.Name} ({name})"));
    }
}
