using System.Globalization;

namespace Foedera.Web;

/// <summary>What every page says of itself: title, address, the day it speaks of, what it rests on, and how it was
/// made.</summary>
/// <param name="Title">The page's title, without the name of the site.</param>
/// <param name="Address">Its path and query from the root, percent-encoded: <c>/utterances/u1</c>.</param>
public sealed record Imprint(string Title, string Address)
{
    /// <summary>The moment of the newest entry the page draws on; null while nothing is on record.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>One sentence for search engines and previews; null when the title says it.</summary>
    public string? Description { get; init; }

    /// <summary>Slug of the method page that explains it: <c>said</c> is docs/method/said.md.</summary>
    public string? Method { get; init; }

    /// <summary>What the page rests on, with addresses; empty when the page itself lists it.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];

    /// <summary>True when the same address + .csv gives rows.</summary>
    public bool HasCsv { get; init; }

    /// <summary>True when the same address + .atom gives a feed.</summary>
    public bool HasFeed { get; init; }

    /// <summary>True for pages that answer a reader's own question; they are not offered to search engines.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>True for a page that has no answer: there is nothing to cite or to download.</summary>
    public bool IsFailure { get; init; }

    /// <summary>The same page in another form: <c>/search?q=x</c> with "json" is <c>/search.json?q=x</c>; the home
    /// page's is <c>/index.json</c>.</summary>
    public string As(string form)
    {
        var query = Address.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? Address : Address[..query];
        return $"{(path == "/" ? "/index" : path)}.{form}{(query < 0 ? "" : Address[query..])}";
    }

    // quotation marks inside quotation marks are single ones
    private string Inner => Title.Replace('“', '‘').Replace('”', '’');

    /// <summary>How to cite the page: title, the record, its state, the address.</summary>
    public string Citation(string origin) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"“{Inner}{(Title.EndsWith('…') ? "" : ".")}” Foedera: the record of what allies say, owe and deliver{(AsOf is { } asOf ? $", as of {asOf.UtcDateTime:yyyy-MM-dd}" : "")}. {origin}{Address}"
        );
}

/// <summary>Something a page rests on.</summary>
/// <param name="Name">What it is, with its publisher.</param>
/// <param name="Address">Where it is; null when it has no address.</param>
public sealed record Source(string Name, string? Address);
