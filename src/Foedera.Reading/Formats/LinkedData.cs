using System.Collections.Immutable;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Foedera.Reading.Formats;

/// <summary>What the page's JSON-LD says of its article (schema.org Article and its kinds); each null when it says
/// nothing usable.</summary>
/// <param name="Headline">Its headline.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Published">Day of first publication.</param>
/// <param name="Body">Its text, which may hold markup.</param>
/// <param name="Script">The element it was read from.</param>
internal sealed record LinkedData(
    string? Headline,
    string? Publisher,
    string? Language,
    DateOnly? Published,
    string? Body,
    IElement Script
)
{
    private const int LongestScript = 2 << 20;

    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    /// <summary>The first article among the page's JSON-LD; null when there is none. Broken JSON-LD, which is common,
    /// counts as none.</summary>
    public static LinkedData? Of(IHtmlDocument page)
    {
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']"))
        {
            var json = script.TextContent;
            if (json.Length > LongestScript)
                continue;
            try
            {
                using var data = JsonDocument.Parse(Unwrapped(json), Lenient);
                if (Article(data.RootElement) is { } article)
                    return Read(article, script);
            }
            catch (Exception fault) when (fault is JsonException or InvalidOperationException)
            {
                // an escape that is no character throws InvalidOperationException
            }
        }
        return null;
    }

    private static LinkedData Read(JsonElement article, IElement script) =>
        new(
            HtmlFacts.Filled(Decoded(Text(article, "headline"))),
            HtmlFacts.Filled(Decoded(Name(article, "publisher"))),
            HtmlFacts.Filled(Text(article, "inLanguage")),
            HtmlFacts.Day(Text(article, "datePublished")),
            Text(article, "articleBody"),
            script
        );

    /// <summary>The text of the article as blocks: its elements where it holds markup, else its lines; empty when there
    /// is none.</summary>
    public ImmutableArray<Block> Blocks()
    {
        if (string.IsNullOrWhiteSpace(Body))
            return [];
        var lines =
            Body.Contains("</", StringComparison.Ordinal) || Body.Contains("<br", StringComparison.OrdinalIgnoreCase)
                ? HtmlArticle.Parse(Body)?.Body is { } markup
                    ? PageTree.Of(markup).Blocks().Select(block => block.Text)
                    : []
                : Body.Split('\n').Select(line => TextRepair.Of(line.Trim()));
        return
        [
            .. lines.Where(line => line.Length > 0).Select(line => new Block(line, 0, Script, BlockKind.Paragraph)),
        ];
    }

    // "// <![CDATA[ … // ]]>" and "<!-- … -->" around the JSON
    private static string Unwrapped(string json)
    {
        var start = json.AsSpan().IndexOfAny('{', '[');
        if (start > 0 && json[..start].Contains("CDATA", StringComparison.Ordinal))
            start = json.IndexOfAny(['{', '['], json.IndexOf("CDATA", StringComparison.Ordinal) + 6);
        var end = json.AsSpan().LastIndexOfAny('}', ']');
        if (end >= 0 && json.AsSpan(end - 1).StartsWith("]]>", StringComparison.Ordinal))
            end = json.LastIndexOf('}');
        return start >= 0 && end > start ? json[start..(end + 1)] : json;
    }

    private static JsonElement? Article(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                if (Article(item) is { } found)
                    return found;
        }
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        if (IsArticle(element))
            return element;
        foreach (var inner in (ReadOnlySpan<string>)["@graph", "mainEntity", "mainEntityOfPage"])
            if (element.TryGetProperty(inner, out var next) && Article(next) is { } found)
                return found;
        return null;
    }

    private static bool IsArticle(JsonElement element)
    {
        if (!element.TryGetProperty("@type", out var type))
            return false;
        return type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(Names) : Names(type);

        static bool Names(JsonElement name) =>
            name.ValueKind == JsonValueKind.String
            && (
                name.GetString()!.EndsWith("Article", StringComparison.Ordinal)
                || name.GetString()!.EndsWith("BlogPosting", StringComparison.Ordinal)
                || name.GetString() is "Report"
            );
    }

    private static string? Text(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static string? Name(JsonElement element, string member)
    {
        if (!element.TryGetProperty(member, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0)
            value = value[0];
        return value.ValueKind == JsonValueKind.Object ? Text(value, "name")
            : value.ValueKind == JsonValueKind.String ? value.GetString()
            : null;
    }

    private static string? Decoded(string? text) => text is null ? null : TextRepair.Of(text);
}
