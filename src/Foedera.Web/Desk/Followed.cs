using System.Xml.Linq;
using MimeKit;

namespace Foedera.Web.Desk;

/// <summary>A feed that somebody follows.</summary>
/// <param name="Id">Its id in the desk's store.</param>
/// <param name="Email">Who follows it.</param>
/// <param name="Feed">Address of the feed from the root of the site.</param>
/// <param name="Asked">When it was asked for.</param>
/// <param name="IsConfirmed">True once the owner of the address said yes.</param>
public sealed record Followed(string Id, string Email, string Feed, DateTimeOffset Asked, bool IsConfirmed)
{
    private const int LongestFeed = 600;
    private const int LongestEmail = 254;

    private static readonly string[] Kinds =
    [
        "/search",
        "/said",
        "/utterances/",
        "/speakers/",
        "/outlets/",
        "/documents",
        "/allies",
        "/pledges",
        "/pacts",
        "/states/",
        "/indicators",
        "/delivered",
    ];

    /// <summary>True for an address that can be a feed of this site.</summary>
    public static bool IsFeed(string? feed) =>
        feed is { Length: > 0 and <= LongestFeed }
        && feed.Split('?')[0].EndsWith(".atom", StringComparison.Ordinal)
        && Kinds.Any(kind => feed.StartsWith(kind, StringComparison.Ordinal))
        && !feed.Contains("..", StringComparison.Ordinal)
        && feed.All(letter => letter is > ' ' and < '\u007f' and not ('"' or '<' or '>' or '\\' or '#'));

    /// <summary>The one e-mail address that the text is; null when it is none, several, or holds what could add a
    /// header.</summary>
    public static string? Address(string? text)
    {
        if (text is null || text.Length > LongestEmail || text.Any(char.IsControl))
            return null;
        return
            MailboxAddress.TryParse(text.Trim(), out var mailbox)
            && mailbox.Address.IndexOf('@', StringComparison.Ordinal) > 0
            && mailbox.Address == text.Trim()
            ? mailbox.Address
            : null;
    }
}

/// <summary>Something new in a feed.</summary>
/// <param name="Id">What tells it from every other.</param>
/// <param name="Title">What it is.</param>
/// <param name="Address">Where it is shown.</param>
/// <param name="Updated">The day of the change.</param>
/// <param name="Summary">What changed.</param>
public sealed record Novelty(string Id, string Title, string Address, string Updated, string Summary)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Title and entries of a feed of this site.</summary>
    public static (string Title, IReadOnlyList<Novelty> Entries) Read(string feed)
    {
        var root = XDocument.Parse(feed).Root!;
        return (root.Element(Atom + "title")?.Value ?? "", [.. root.Elements(Atom + "entry").Select(Of)]);
    }

    private static Novelty Of(XElement entry) =>
        new(
            Text(entry, "id"),
            Text(entry, "title"),
            (string?)entry.Element(Atom + "link")?.Attribute("href") ?? "",
            Text(entry, "updated"),
            Text(entry, "summary")
        );

    private static string Text(XElement entry, string name) => entry.Element(Atom + name)?.Value ?? "";
}
