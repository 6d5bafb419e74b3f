using System.Text.Json;

namespace Foedera.Reading.Formats.Feeds;

/// <summary>JSON Feed 1 and 1.1: https://www.jsonfeed.org/version/1.1/.</summary>
internal sealed class JsonFeed : IFormat
{
    public string Name => "a JSON feed";

    public IReadOnlyList<string> Endings { get; } = [];

    public bool Recognises(RawSource source) =>
        source.Head.StartsWith('{') && source.Head.Contains("jsonfeed.org/version/", StringComparison.Ordinal);

    public IEnumerable<Piece> Read(RawSource source)
    {
        try
        {
            using var feed = JsonDocument.Parse(source.Bytes, new JsonDocumentOptions { MaxDepth = 64 });
            var root = feed.RootElement;
            if (!root.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
                return [Piece.Failed(source, "FORMAT005", "the feed has no list of \"items\".")];
            var language = Text(root, "language");
            return
            [
                .. SyndicatedItem.Pieces(
                    source,
                    Text(root, "title"),
                    items.EnumerateArray().Select(item => Item(item, language))
                ),
            ];
        }
        catch (JsonException broken)
        {
            return [Piece.Failed(source, "FORMAT004", $"this is no well-formed JSON: line {broken.LineNumber + 1}.")];
        }
        catch (InvalidOperationException)
        {
            return
            [
                Piece.Failed(
                    source,
                    "FORMAT005",
                    "it holds half of a surrogate pair (\\uD800 to \\uDFFF), which is no character."
                ),
            ];
        }
    }

    private static SyndicatedItem Item(JsonElement item, string? language)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return new SyndicatedItem();
        return new SyndicatedItem
        {
            Title = HtmlFacts.Filled(Text(item, "title")),
            Link = SyndicatedItem.AddressOf(Text(item, "url")),
            Name = Text(item, "id"),
            Published = HtmlFacts.Day(Text(item, "date_published")),
            Language = Text(item, "language") ?? language,
            Content = Text(item, "content_html") is { } markup ? HtmlFragment.Text(markup) : Text(item, "content_text"),
            Summary = Text(item, "summary"),
        };
    }

    private static string? Text(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text
            ? text
            : null;
}
