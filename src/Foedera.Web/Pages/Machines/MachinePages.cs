using System.Globalization;
using System.Text;
using System.Xml;
using Foedera.Store;
using Foedera.Web.Api;
using Foedera.Web.Drawing;
using Foedera.Web.Feeds;
using Foedera.Web.Pages.Delivered;
using Foedera.Web.Pages.Method;
using Foedera.Web.Pages.Owed;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Foedera.Web.Pages.Machines;

/// <summary>What programs of others ask for: the map of the site, the description of its search, the calendar, and the
/// page about all of it.</summary>
internal static class MachinePages
{
    // the protocol allows 50,000 addresses a file
    private const int MostUtterances = 20_000;
    private const int MostDocuments = 20_000;
    private const int MostSpeakers = 5_000;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/sitemap.xml", SitemapAsync).ExcludeFromDescription();
        pages
            .MapGet(
                "/opensearch.xml",
                (HttpContext http) =>
                    Results.Text(OpenSearch(http.Origin()), "application/opensearchdescription+xml", Encoding.UTF8)
            )
            .ExcludeFromDescription();
        pages.MapGet("/favicon.ico", () => Results.Bytes(SiteIcon.File, "image/x-icon")).ExcludeFromDescription();
        pages.MapGet("/pledges.ics", CalendarAsync).ExcludeFromDescription();
        pages
            .MapGet("/api", (HttpContext http, MethodLibrary library) => Text(library, "api", "/api", http.Origin()))
            .ExcludeFromDescription();
        pages
            .MapGet(
                "/columns",
                (HttpContext http, MethodLibrary library) => Text(library, "columns", "/columns", http.Origin())
            )
            .ExcludeFromDescription();
        pages
            .MapGet(
                "/accessibility",
                (HttpContext http, MethodLibrary library) =>
                    Text(library, "accessibility", "/accessibility", http.Origin())
            )
            .ExcludeFromDescription();
    }

    // {origin} in these texts is the site's own address
    private static IResult Text(MethodLibrary library, string slug, string address, string origin) =>
        library.Find(slug) is { } text
            ? new Shown<MethodPage, MethodView>(
                new MethodView(
                    text.Title,
                    text.Markdown.Replace("{origin}", origin, StringComparison.Ordinal),
                    text.Html.Replace("{origin}", origin, StringComparison.Ordinal)
                )
                {
                    Imprint = new Imprint(text.Title, address),
                }
            )
            : Failures.NotFound("This text did not come with the program.");

    private static async Task<IResult> SitemapAsync(
        RecordStore record,
        PledgeShelf shelf,
        PactLibrary pacts,
        HttpContext http,
        CancellationToken stop
    )
    {
        var origin = http.Origin();
        var library = await shelf.NowAsync(stop);
        var text = new StringBuilder();
        using (
            var xml = XmlWriter.Create(
                new PlainXml.Utf8(text),
                new XmlWriterSettings { Indent = true, CheckCharacters = false }
            )
        )
        {
            xml.WriteStartElement("urlset", "http://www.sitemaps.org/schemas/sitemap/0.9");
            foreach (
                var page in new[]
                {
                    "/",
                    "/said",
                    "/owed",
                    "/delivered",
                    "/pledges",
                    "/allies",
                    "/states",
                    "/pacts",
                    "/indicators",
                    "/documents",
                    "/speakers",
                    "/topics",
                    "/outlets",
                    "/method",
                    "/about",
                    "/docs",
                    "/api",
                    "/columns",
                    "/accessibility",
                }
            )
                Place(xml, origin + page, null);
            foreach (var pledge in library.Record.Pledges)
                Place(xml, $"{origin}/pledges/{Uri.EscapeDataString(pledge.Id)}", null);
            foreach (var ally in library.Record.Allies)
                Place(xml, $"{origin}/allies/{ally}", null);
            foreach (var pact in pacts.Series.Pacts)
                Place(xml, $"{origin}/pacts/{Uri.EscapeDataString(pact.Id)}", null);
            foreach (var (id, day) in await record.NewestUtterancesAsync(MostUtterances, stop))
                Place(xml, origin + Addresses.Utterance(id), day);
            foreach (var (id, day) in await record.NewestDocumentsAsync(MostDocuments, stop))
                Place(xml, origin + Addresses.Document(id), day);
            foreach (var key in await record.SpeakerKeysAsync(MostSpeakers, stop))
                Place(xml, origin + Addresses.Speaker(key), null);
            xml.WriteEndElement();
        }
        return Results.Text(text.ToString(), "application/xml", Encoding.UTF8);
    }

    private static void Place(XmlWriter xml, string address, DateOnly? day)
    {
        xml.WriteStartElement("url");
        xml.WriteElementString("loc", address);
        if (day is { } known)
            xml.WriteElementString("lastmod", known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }

    private static string OpenSearch(string origin) =>
        $$"""
            <?xml version="1.0" encoding="utf-8"?>
            <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
              <ShortName>Foedera</ShortName>
              <Description>What was said, by whom, in which words</Description>
              <InputEncoding>UTF-8</InputEncoding>
              <Image width="64" height="64" type="image/svg+xml">{{origin}}/favicon.svg</Image>
              <Url type="text/html" template="{{origin}}/search?q={searchTerms}" />
              <Url type="application/json" template="{{origin}}/search.json?q={searchTerms}&amp;page={startPage?}" />
              <Url type="application/atom+xml" template="{{origin}}/search.atom?q={searchTerms}" />
              <Url type="application/x-suggestions+json" template="{{origin}}/suggest?of=search&amp;q={searchTerms}" />
            </OpenSearchDescription>
            """;

    private static async Task<IResult> CalendarAsync(PledgeShelf shelf, HttpContext http, CancellationToken stop) =>
        Results.Text(
            PledgeCalendar.Of((await shelf.NowAsync(stop)).Record, http.Origin()),
            "text/calendar",
            Encoding.UTF8
        );
}
