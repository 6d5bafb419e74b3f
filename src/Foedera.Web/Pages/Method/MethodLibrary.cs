using System.Collections.Immutable;
using Markdig;

namespace Foedera.Web.Pages.Method;

/// <summary>A page that explains how something is made.</summary>
/// <param name="Slug">Last part of its address; the file name without ending.</param>
/// <param name="Title">Its first heading.</param>
/// <param name="Markdown">The whole source.</param>
/// <param name="Html">The text after the first heading.</param>
public sealed record MethodText(string Slug, string Title, string Markdown, string Html);

/// <summary>The method pages that come with the program.</summary>
/// <param name="Texts">In the order of their slugs.</param>
public sealed record MethodLibrary(ImmutableArray<MethodText> Texts)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoIdentifiers()
        .UseFootnotes()
        .DisableHtml()
        .Build();

    /// <summary>The page of a slug; null when there is none.</summary>
    public MethodText? Find(string slug) => Texts.FirstOrDefault(t => t.Slug == slug);

    /// <summary>Reads every .md file of a folder; a missing folder holds none.</summary>
    public static MethodLibrary Read(string folder) =>
        new(
            Directory.Exists(folder)
                ? [.. Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal).Select(ReadText)]
                : []
        );

    private static MethodText ReadText(string file) =>
        Text(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file));

    /// <summary>A text with its first heading taken for its title.</summary>
    internal static MethodText Text(string slug, string markdown)
    {
        var heading = markdown.AsSpan(0, Math.Max(0, markdown.IndexOf('\n', StringComparison.Ordinal)));
        var title = heading.StartsWith("# ") ? heading[2..].Trim().ToString() : slug;
        var body = heading.StartsWith("# ") ? markdown[heading.Length..] : markdown;
        return new MethodText(slug, title, markdown, Markdown.ToHtml(body, Pipeline));
    }
}
