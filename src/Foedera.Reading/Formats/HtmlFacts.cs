using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Formats;

/// <summary>What a page says of itself, each null when it says nothing usable.</summary>
/// <param name="Title">Headline, as shown on the page where it can be found there.</param>
/// <param name="Outlet">The publisher's or site's name, else the host.</param>
/// <param name="Address">The canonical address, else where it was fetched.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Published">Day of first publication.</param>
/// <param name="Linked">What its JSON-LD says; null without one.</param>
internal sealed partial record HtmlFacts(
    string? Title,
    string? Outlet,
    Uri? Address,
    string? Language,
    DateOnly? Published,
    LinkedData? Linked
)
{
    private const int LongestTitle = 400;
    private const int LongestLine = 160;
    private const int LongestLabel = 60;
    private const int LinesUnderHeadline = 4;
    private const int MostDays = 50;

    private static readonly string[] DateNames =
    [
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "dc.date",
        "dc.date.issued",
        "dcterms.created",
        "dcterms.date",
        "parsely-pub-date",
        "sailthru.date",
        "article.published",
        "originalpublicationdate",
        "cxenseparse:recs:publishtime",
        "date.release",
    ];

    /// <summary>Reads OpenGraph, JSON-LD and meta, then what the page shows.</summary>
    public static HtmlFacts Of(IHtmlDocument page, Uri? address)
    {
        var linked = LinkedData.Of(page);
        var metas = Metas(page);
        var canonical =
            WebAddress.Parse(page.QuerySelector("link[rel~=canonical]")?.GetAttribute("href"))
            ?? WebAddress.Parse(metas.GetValueOrDefault("og:url"))
            ?? address;
        return new HtmlFacts(
            TitleOf(page, linked, metas),
            Filled(metas.GetValueOrDefault("og:site_name"))
                ?? linked?.Publisher
                ?? Filled(metas.GetValueOrDefault("application-name"))
                ?? HostOf(canonical),
            canonical,
            LanguageOf(page, linked, metas),
            DateOf(page, linked, metas, canonical),
            linked
        );
    }

    /// <summary>White space collapsed to single blanks, cut ends; null when nothing is left.</summary>
    internal static string? Filled(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var plain = TextRepair.Of(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return plain.Length <= LongestTitle ? plain : null;
    }

    /// <summary>The day of an ISO date or moment, in its own time zone; null for anything else, and for the year 1 that
    /// some systems write for "not set".</summary>
    internal static DateOnly? Day(string? text) => Parse(text) is { Year: > 1900 } day ? day : null;

    private static DateOnly? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var match = IsoDay().Match(text.Trim());
        if (match.Success)
            return DateOnly.TryParseExact(
                $"{match.Groups["y"]}-{match.Groups["m"]}-{match.Groups["d"]}",
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
                ? day
                : null;
        // "Tue, 19 Nov 2019 10:00:00 +0000", "November 19, 2019": written-out months leave no doubt about the order
        return
            text.Any(char.IsAsciiLetter)
            && DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var moment
            )
            && text.Contains(moment.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            ? DateOnly.FromDateTime(moment.DateTime)
            : null;
    }

    private static Dictionary<string, string> Metas(IHtmlDocument page)
    {
        var metas = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var meta in page.QuerySelectorAll("meta[content]"))
        {
            var name =
                meta.GetAttribute("property")
                ?? meta.GetAttribute("name")
                ?? meta.GetAttribute("itemprop")
                ?? meta.GetAttribute("http-equiv");
            if (name is not null)
                metas.TryAdd(name.Trim(), meta.GetAttribute("content")!);
        }
        return metas;
    }

    private static string? TitleOf(IHtmlDocument page, LinkedData? linked, Dictionary<string, string> metas)
    {
        var told =
            linked?.Headline
            ?? Filled(metas.GetValueOrDefault("og:title"))
            ?? Filled(metas.GetValueOrDefault("twitter:title"));
        var shown = page.QuerySelectorAll("h1").Take(20).Select(h => Filled(h.TextContent)).OfType<string>().ToList();
        var window = Filled(page.Title);
        if (shown.Find(h => SharesWords(h, told ?? window)) is { } confirmed)
            return confirmed;
        return told ?? (shown.Count == 1 ? shown[0] : null) ?? WithoutSite(window);
    }

    private static bool SharesWords(string shown, string? told)
    {
        if (told is null)
            return false;
        var words = shown.ToUpperInvariant().Split(' ');
        var others = told.ToUpperInvariant().Split(' ').ToHashSet();
        return words.Count(others.Contains) * 2 > words.Length;
    }

    // "Headline | Outlet", "Headline - Outlet"
    private static string? WithoutSite(string? title)
    {
        if (title is null)
            return null;
        var at = title.LastIndexOfAny(['|', '–', '—', '-']);
        return at > 1 && title[at - 1] == ' ' && at * 2 > title.Length ? title[..at].TrimEnd() : title;
    }

    private static string? LanguageOf(IHtmlDocument page, LinkedData? linked, Dictionary<string, string> metas)
    {
        var tag =
            Filled(page.DocumentElement.GetAttribute("lang"))
            ?? Filled(page.DocumentElement.GetAttribute("xml:lang"))
            ?? linked?.Language
            ?? Filled(metas.GetValueOrDefault("og:locale"))
            ?? Filled(metas.GetValueOrDefault("content-language"));
        tag = tag?.Replace('_', '-');
        return tag is not null && LanguageTag().IsMatch(tag) ? tag : null;
    }

    private static DateOnly? DateOf(
        IHtmlDocument page,
        LinkedData? linked,
        Dictionary<string, string> metas,
        Uri? address
    )
    {
        if (linked?.Published is { } published)
            return published;
        foreach (var name in DateNames)
            if (Day(metas.GetValueOrDefault(name)) is { } told)
                return told;
        return PublishedMarks(page)
            ?? Day(AddressDay(address))
            ?? Printed(page, LanguageOf(page, linked, metas))
            ?? Day(metas.GetValueOrDefault("last-modified"));
    }

    // the elements that are made for it; a day of change is none of publication
    private static DateOnly? PublishedMarks(IHtmlDocument page)
    {
        var times = page.QuerySelectorAll("time").Take(MostDays).Where(t => !IsUpdate(t)).ToList();
        var marked =
            times.Find(t => t.HasAttribute("pubdate") || t.GetAttribute("itemprop") == "datePublished")
            ?? times.Find(t => t.Closest("article") is not null)
            ?? times.FirstOrDefault();
        if (Day(marked?.GetAttribute("datetime") ?? Filled(marked?.TextContent)) is { } shown)
            return shown;
        var item = page.QuerySelector("[itemprop=datePublished]");
        return Day(item?.GetAttribute("content") ?? item?.GetAttribute("datetime") ?? Filled(item?.TextContent));
    }

    private static bool IsUpdate(IElement time)
    {
        var names = string.Join(' ', time.ClassName, time.GetAttribute("itemprop"), time.ParentElement?.ClassName);
        if (
            names.Contains("modif", StringComparison.OrdinalIgnoreCase)
            || names.Contains("updat", StringComparison.OrdinalIgnoreCase)
        )
            return true;
        return time.PreviousSibling is { } before
            && before.TextContent is { Length: < LongestLabel } label
            && PrintedDay.IsUpdate(label);
    }

    // what a reader sees beside the headline: the parts that are named for a day or a byline, then the lines under the
    // headline
    private static DateOnly? Printed(IHtmlDocument page, string? language)
    {
        var named = page.QuerySelectorAll(
                "time, [class*=date], [class*=publish], [class*=posted], [class*=timestamp], [class*=byline], [class*=meta], [id*=date]"
            )
            .Take(MostDays);
        var under = page.QuerySelectorAll("h1")
            .Take(1)
            .SelectMany(h => Following(h).Concat(h.ParentElement is { } around ? Following(around) : []));
        foreach (var element in named.Concat(under))
            if (
                Filled(element.TextContent) is { Length: < LongestLine } line
                && PrintedDay.In(line, language) is { } day
            )
                return day;
        return null;
    }

    private static IEnumerable<IElement> Following(IElement element)
    {
        var next = element.NextElementSibling;
        for (var i = 0; i < LinesUnderHeadline && next is not null; i++, next = next.NextElementSibling)
            yield return next;
    }

    // …/2019/11/18/…
    private static string? AddressDay(Uri? address)
    {
        if (address is null)
            return null;
        var match = DayInPath().Match(address.AbsolutePath);
        return match.Success ? $"{match.Groups["y"]}-{match.Groups["m"]}-{match.Groups["d"]}" : null;
    }

    private static string? HostOf(Uri? address) =>
        address is null ? null
        : address.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? address.Host[4..]
        : address.Host;

    [GeneratedRegex(@"^(?<y>\d{4})-?(?<m>\d{2})-?(?<d>\d{2})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDay();

    [GeneratedRegex(@"/(?<y>(?:19|20)\d\d)/(?<m>\d\d)/(?<d>\d\d)/", RegexOptions.CultureInvariant)]
    private static partial Regex DayInPath();

    [GeneratedRegex(@"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();
}
