using Foedera.Core.Primitives;

namespace Foedera.Reading.Formats.Feeds;

/// <summary>One item of a feed, whichever its kind.</summary>
internal sealed record SyndicatedItem
{
    public string? Title { get; init; }

    /// <summary>The item's own address.</summary>
    public Uri? Link { get; init; }

    /// <summary>What the feed calls it when it has no address.</summary>
    public string? Name { get; init; }

    public DateOnly? Published { get; init; }

    public string? Language { get; init; }

    /// <summary>The full text; null when the feed holds none.</summary>
    public string? Content { get; init; }

    /// <summary>The teaser; null when there is none.</summary>
    public string? Summary { get; init; }

    /// <summary>An http or https address; null for anything else.</summary>
    public static Uri? AddressOf(string? text, Uri? relativeTo = null)
    {
        var isAddress = relativeTo is null
            ? Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var address)
            : Uri.TryCreate(relativeTo, text?.Trim(), out address);
        return isAddress && WebAddress.IsWeb(address) ? address : null;
    }

    /// <summary>The items of one feed as documents.</summary>
    /// <param name="source">The feed.</param>
    /// <param name="outlet">The feed's title; null when it has none.</param>
    /// <param name="items">The items in their order.</param>
    public static IEnumerable<Piece> Pieces(RawSource source, string? outlet, IEnumerable<SyndicatedItem> items)
    {
        var count = 0;
        foreach (var item in items)
        {
            count++;
            if (!source.Budget.TryTakeMember())
            {
                yield return Formats.Piece.Failed(
                    source,
                    "FORMAT017",
                    $"it holds more than {DocumentLimits.Members:N0} documents; the rest was left out."
                );
                yield break;
            }
            yield return item.Document(source, outlet, count);
        }
        if (count == 0)
            yield return Formats.Piece.Failed(source, "FORMAT008", "the feed has no items.");
    }

    private Piece Document(RawSource source, string? outlet, int number)
    {
        var member = Link?.AbsoluteUri ?? Name ?? $"item {number}";
        var id = Link is null ? $"{source.Id}-{number}" : DocumentReader.IdOf(Link.AbsoluteUri);
        var draft = new Draft(Draft.Headed(Title, Content ?? Summary ?? ""))
        {
            Title = Title,
            Outlet = outlet,
            Address = Link,
            Language = Language,
            Published = Published,
        };
        IEnumerable<string> notes = Content is null ? ["the feed holds a summary only, not the text."] : [];
        return new Piece(member, source.Bytes, draft.Finish(id, $"{source.Name} ({member})", notes));
    }
}
