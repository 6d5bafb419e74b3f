using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Foedera.Reading.Formats;

/// <summary>What pages call their parts: class names, ids and roles that name a part which is no article text. Names
/// are a habit, not a
/// rule; so a part that holds much of the page's text is never dropped for its name.</summary>
internal static class PageMarks
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "ad",
        "ads",
        "adbox",
        "adslot",
        "adblock",
        "agegate",
        "also",
        "auteur",
        "author",
        "authors",
        "avatar",
        "bio",
        "copyright",
        "cta",
        "credit",
        "credits",
        "dfp",
        "dialog",
        "disclaimer",
        "donate",
        "elsewhere",
        "gdpr",
        "hidden",
        "kicker",
        "legal",
        "login",
        "loginbox",
        "mailchimp",
        "masthead",
        "modal",
        "morefrom",
        "mostread",
        "notice",
        "noprint",
        "nextup",
        "overlay",
        "pager",
        "paywall",
        "poll",
        "popup",
        "privacy",
        "profile",
        "promo",
        "pubdate",
        "published",
        "rail",
        "rating",
        "ratings",
        "recirc",
        "recirculation",
        "register",
        "reply",
        "respond",
        "rss",
        "search",
        "signature",
        "signin",
        "signup",
        "skip",
        "sponsor",
        "tags",
        "taglist",
        "timestamp",
        "toolbar",
        "tooltip",
        "trending",
        "upsell",
        "vote",
        "voting",
        "warning",
        "zergnet",
        "dateline",
        "datetime",
        "date",
        "meta",
        "metadata",
    }.ToFrozenSet();

    private static readonly string[] Stems =
    [
        "advert",
        "affiliat",
        "banner",
        "breadcrumb",
        "byline",
        "caption",
        "carousel",
        "comment",
        "cookie",
        "consent",
        "disqus",
        "feedback",
        "footer",
        "footnote",
        "gallery",
        "lightbox",
        "menu",
        "navig",
        "navbar",
        "newsletter",
        "outbrain",
        "paginat",
        "popular",
        "promot",
        "readmore",
        "recommend",
        "related",
        "share",
        "sharing",
        "sidebar",
        "slideshow",
        "social",
        "sponsor",
        "subscri",
        "syndicat",
        "taboola",
        "teaser",
        "widget",
    ];

    private static readonly FrozenSet<string> Roles = new[]
    {
        "navigation",
        "complementary",
        "banner",
        "contentinfo",
        "search",
        "dialog",
        "alertdialog",
        "menu",
        "menubar",
        "toolbar",
        "alert",
        "status",
        "tablist",
        "button",
    }.ToFrozenSet();

    /// <summary>True when the element is not shown, or its names say that it is beside the article.</summary>
    public static bool IsBeside(IElement element) =>
        IsUnseen(element) || (element.LocalName is not ("article" or "main") && IsNamedBeside(element));

    private static bool IsNamedBeside(IElement element) =>
        (element.GetAttribute("role") is { } role && Roles.Contains(role))
        || IsNamed(element.ClassName)
        || IsNamed(element.Id);

    /// <summary>True when a reader of the page does not see the element.</summary>
    public static bool IsUnseen(IElement element)
    {
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true")
            return true;
        var style = element.GetAttribute("style");
        return style is not null
            && style
                .Replace(" ", "", StringComparison.Ordinal)
                .Contains("display:none", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True when the element stands apart from the running text, as pulled quotations do.</summary>
    public static bool IsSetOff(IElement element)
    {
        for (
            var at = element;
            at is not null && at.LocalName is not ("article" or "main" or "body");
            at = at.ParentElement
        )
        {
            if (at.LocalName is "blockquote" or "figure" or "aside")
                return true;
            if (
                at.ClassName is { Length: > 0 } names
                && Words(names)
                    .Any(word => word.StartsWith("pull", StringComparison.Ordinal) || word is "quote" or "blockquote")
            )
                return true;
        }
        return false;
    }

    /// <summary>True when the page itself marks the element as the body of the article.</summary>
    public static bool IsBody(IElement element) =>
        element.GetAttribute("itemprop")?.Split(' ').Contains("articleBody") == true;

    /// <summary>True when the element's names say that readers' comments stand in it.</summary>
    public static bool AreComments(IElement element) =>
        new[] { element.ClassName, element.Id }.Any(names =>
            names is not null && Words(names).Any(word => word is "comments" or "commentlist" or "disqus" or "respond")
        );

    // a post shown in the article ("social-embed") is part of it
    private static bool IsNamed(string? names) =>
        names is { Length: > 0 }
        && Words(names).ToList() is var words
        && !words.Exists(word =>
            word.StartsWith("embed", StringComparison.Ordinal) || word.StartsWith("tweet", StringComparison.Ordinal)
        )
        && words.Exists(word =>
            Names.Contains(word) || Array.Exists(Stems, stem => word.StartsWith(stem, StringComparison.Ordinal))
        );

    // "relatedContent__list-2" is related, content, list
    private static IEnumerable<string> Words(string names)
    {
        var start = 0;
        for (var i = 0; i <= names.Length; i++)
        {
            var ends =
                i == names.Length
                || !char.IsAsciiLetter(names[i])
                || (char.IsAsciiLetterUpper(names[i]) && i > 0 && char.IsAsciiLetterLower(names[i - 1]));
            if (!ends)
                continue;
            if (i - start > 1)
                yield return names[start..i].ToLowerInvariant();
            start = i < names.Length && char.IsAsciiLetter(names[i]) ? i : i + 1;
        }
    }
}
