using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Foedera.Web.Pages.Method;

/// <summary>How the program is used: the guides that come with it, and a page for each verb of the command line, from
/// the same Markdown.</summary>
/// <param name="Texts">The guides, then the verbs.</param>
public sealed partial record GuideLibrary(ImmutableArray<MethodText> Texts)
{
    private const string Verbs = "cli";

    private static readonly string[] Guides = ["install", Verbs, "record", "security", "features"];

    /// <summary>The text of a slug, such as <c>install</c> or <c>cli/serve</c>; null when there is none.</summary>
    public MethodText? Find(string slug) => Texts.FirstOrDefault(text => text.Slug == slug);

    /// <summary>Reads the guides of a folder; those that are missing are left out.</summary>
    public static GuideLibrary Read(string folder)
    {
        var sources = Guides
            .Select(slug => (Slug: slug, File: Path.Combine(folder, $"{slug}.md")))
            .Where(guide => File.Exists(guide.File))
            .Select(guide => (guide.Slug, Markdown: Linked(File.ReadAllText(guide.File))))
            .ToList();
        var verbs = sources.Where(guide => guide.Slug == Verbs).SelectMany(guide => Sections(guide.Markdown));
        return new GuideLibrary([.. sources.Select(guide => MethodLibrary.Text(guide.Slug, guide.Markdown)), .. verbs]);
    }

    // "## `serve`" begins the section of a verb
    private static IEnumerable<MethodText> Sections(string markdown)
    {
        foreach (var section in markdown.Split("\n## `").Skip(1))
        {
            var end = section.IndexOf('`', StringComparison.Ordinal);
            yield return MethodLibrary.Text(
                $"{Verbs}/{section[..end]}",
                $"# foedera {section[..end]}\n{section[(end + 1)..]}"
            );
        }
    }

    // links between files become links between pages; what does not come with the program is no link
    private static string Linked(string markdown)
    {
        var outside = Outside().Replace(markdown, "$1");
        return Page().Replace(Method().Replace(outside, "](/method/$1$2)"), "](/docs/$1$2)");
    }

    [GeneratedRegex(@"\[([^\]\n]{1,200})\]\((?:\.\./|decisions/|images/)[^)\n]{1,200}\)")]
    private static partial Regex Outside();

    [GeneratedRegex(@"\]\(method/([a-z-]{1,40})\.md(#[a-z0-9-]{1,80})?\)")]
    private static partial Regex Method();

    [GeneratedRegex(@"\]\(([a-z-]{1,40})\.md(#[a-z0-9-]{1,80})?\)")]
    private static partial Regex Page();
}
