using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Foedera.Web.Publishing;

/// <summary>A page of the site as a file: links lead to files, and what only a server can do is taken out or
/// said.</summary>
/// <param name="address">Where the page lies on the site.</param>
/// <param name="origin">Scheme and host that the page was made for.</param>
/// <param name="hasPublicAddress">True when that is the published site's own address.</param>
/// <param name="day">The day that pages take for today, as links write it: asking for it is asking for nothing
/// more.</param>
internal sealed class PublishedPage(string address, string origin, bool hasPublicAddress, string day)
{
    private const string Scripts = "published.js";

    private static readonly HtmlParser Parser = new();

    private readonly string file = SiteAddress.FileOf(address);
    private readonly HashSet<string> linked = new(StringComparer.Ordinal);

    /// <summary>Addresses of the site that the page leads to or needs.</summary>
    public IReadOnlyCollection<string> Linked => linked;

    /// <summary>Title, first sentence and all words, for the search.</summary>
    public (string Title, string Lead, string Text) Said { get; private set; }

    /// <summary>Makes the file.</summary>
    /// <param name="html">The page as served.</param>
    /// <param name="script">Address of the script of published pages.</param>
    public string Make(string html, string script)
    {
        using var page = Parser.ParseDocument(html);
        TakeOut(page);
        foreach (var form in page.QuerySelectorAll("form").ToList())
            Settle(form);
        foreach (var link in page.QuerySelectorAll("a[href]").ToList())
            Lead(link);
        foreach (var needed in page.QuerySelectorAll("link[href]").ToList())
            Need(needed, "href");
        foreach (var needed in page.QuerySelectorAll("img[src]").ToList())
            Need(needed, "src");
        Run(page, script);
        Said = (Title(page), Text(page.QuerySelector("main .lead")), Text(page.QuerySelector("main")));
        return page.ToHtml() + "\n";
    }

    /// <summary>A page of the site whose content is the search in the browser.</summary>
    /// <param name="html">Any page of the site.</param>
    /// <param name="script">Address of the script of published pages.</param>
    /// <param name="scope">What can be found, in a sentence.</param>
    public string MakeSearch(string html, string script, string scope)
    {
        using var page = Parser.ParseDocument(html);
        var encoded = System.Net.WebUtility.HtmlEncode(scope);
        page.QuerySelector("main")!.InnerHtml = $"""
            <header class="page-head"><h1>Search</h1><p class="lead" id="answer" role="status">{encoded}</p></header>
            <form class="ask" action="/search" role="search"><label for="q">Words</label><div class="row"><div>
            <input id="q" type="search" name="q" maxlength="500" autocomplete="off"></div><button>Search</button></div>
            <p class="hint">All words must stand on a page; the last may be only its beginning.</p></form>
            <noscript><p>This search runs in the browser and needs its scripts.</p></noscript>
            <ol class="entries" id="found" data-root="{SiteAddress.Relative(file, "")}"></ol>
            """;
        if (page.QuerySelector("title") is { } title)
            title.TextContent = "Search · Foedera";
        foreach (var name in new[] { "footer", "script[type='application/ld+json']" })
        foreach (var part in page.QuerySelectorAll(name).ToList())
            part.Remove();
        return Make(page.ToHtml(), script);
    }

    private static void TakeOut(IHtmlDocument page)
    {
        foreach (
            var part in page.QuerySelectorAll(
                    ".embed, #shortcuts, link[rel=search], link[type='application/json+oembed'], meta[name='twitter:card']"
                )
                .ToList()
        )
            part.Remove();
    }

    // the search works here as well; other questions need a server
    private void Settle(IElement form)
    {
        if (form.GetAttribute("action") == "/search" && form.QuerySelector("input[name=q]") is not null)
        {
            form.SetAttribute("action", SiteAddress.Relative(file, SiteAddress.FileOf("/search")));
            foreach (var button in form.QuerySelectorAll("button[formaction]").ToList())
                button.Remove();
            return;
        }
        var note = form.Owner!.CreateElement("p");
        note.ClassName = "soft";
        note.TextContent =
            "This is a published copy, which answers no new questions. “foedera serve” over the same record does.";
        form.Replace(note);
    }

    private void Lead(IElement link)
    {
        if (Inside(link.GetAttribute("href")!) is not { } target)
            return;
        var (path, anchor) = Split(target);
        if (Search(path) is { } search)
        {
            link.SetAttribute("href", search);
        }
        else if (path.Length == 0)
        {
            link.SetAttribute("href", anchor.Length > 0 ? anchor : "#main");
        }
        else if (SiteAddress.Published(path) is { } published)
        {
            linked.Add(published);
            link.SetAttribute(
                "href",
                SiteAddress.Relative(file, SiteAddress.FileOf(published)) + (published == path ? anchor : "")
            );
        }
        else
        {
            // what cannot be asked here is no link, and no entry of a menu
            if (link.Closest("nav li") is { } entry)
                entry.Remove();
            else
                link.Replace([.. link.ChildNodes]);
        }
    }

    private void Need(IElement element, string attribute)
    {
        if (element.GetAttribute("rel") == "canonical")
        {
            if (!hasPublicAddress)
                element.Remove();
            return;
        }
        if (Inside(element.GetAttribute(attribute)!) is not { } target)
            return;
        if (SiteAddress.Published(target) is not { } published)
        {
            element.Remove();
            return;
        }
        linked.Add(published);
        element.SetAttribute(attribute, SiteAddress.Relative(file, SiteAddress.FileOf(published)));
    }

    // a module is not run from disk, a plain script is
    private void Run(IHtmlDocument page, string script)
    {
        foreach (var element in page.QuerySelectorAll("script[src]").ToList())
        {
            element.RemoveAttribute("type");
            element.SetAttribute("defer", "");
            element.SetAttribute("src", SiteAddress.Relative(file, SiteAddress.FileOf(script)));
        }
        linked.Add(script);
        foreach (var picture in page.QuerySelectorAll("meta[property='og:image'], meta[property='og:url']").ToList())
        {
            if (!hasPublicAddress)
                picture.Remove();
            else if (
                picture.GetAttribute("property") == "og:image"
                && Inside(picture.GetAttribute("content")!) is { } card
            )
                linked.Add(card);
        }
    }

    private string? Search(string path)
    {
        if (path != "/search" && !path.StartsWith("/search?q=", StringComparison.Ordinal))
            return null;
        var asked = path.IndexOf('?', StringComparison.Ordinal) is > 0 and var query ? path[query..] : "";
        return asked.Contains('&', StringComparison.Ordinal)
            ? null
            : SiteAddress.Relative(file, SiteAddress.FileOf("/search")) + asked;
    }

    // path, query and anchor from the root; null for what is on another site
    private string? Inside(string link)
    {
        if (link.StartsWith(origin, StringComparison.Ordinal))
            link = link[origin.Length..];
        link = link.Replace($"?as_of={day}&", "?", StringComparison.Ordinal)
            .Replace($"?as_of={day}", "", StringComparison.Ordinal)
            .Replace($"&as_of={day}", "", StringComparison.Ordinal);
        return link.StartsWith('/') || link.StartsWith('#') ? link
            : link.StartsWith('?') ? address.Split('?')[0] + link
            : null;
    }

    private static (string Path, string Anchor) Split(string target)
    {
        var hash = target.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? (target, "") : (target[..hash], target[hash..]);
    }

    private static string Title(IHtmlDocument page) =>
        (page.Title ?? "").Replace(" · Foedera", "", StringComparison.Ordinal);

    private static string Text(IElement? element) =>
        element is null
            ? ""
            : string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
