using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Foedera.System.Tests.Fetching;

/// <summary>A small outlet on this machine: stories, a feed, a sitemap, and all that hosts do wrong.</summary>
internal sealed class LocalPress : IAsyncDisposable
{
    private readonly WebApplication site;
    private readonly ConcurrentDictionary<string, int> visits = new(StringComparer.Ordinal);

    private LocalPress()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0").UseKestrel(options => options.AddServerHeader = false);
        builder.Logging.ClearProviders();
        site = builder.Build();
        site.Use(
            async (context, next) =>
            {
                visits.AddOrUpdate(context.Request.Path, 1, (_, count) => count + 1);
                await next(context);
            }
        );
        Map();
    }

    /// <summary>What robots.txt says; null for no such file.</summary>
    public string? Robots { get; set; }

    /// <summary>How many stories there are.</summary>
    public int Stories { get; set; } = 3;

    /// <summary>The sentence of the first story, which an editor may change.</summary>
    public string FirstQuote { get; set; } = QuoteOf(1);

    /// <summary>Host and port.</summary>
    public string Place => new Uri(site.Urls.Single()).Authority;

    public static async Task<LocalPress> OpenAsync()
    {
        var press = new LocalPress();
        await press.site.StartAsync();
        return press;
    }

    public static string QuoteOf(int story) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"We will send {story + 4} battalions to the strait before the winter begins"
        );

    /// <summary>An address of this site.</summary>
    public string At(string path) => $"http://{Place}{path}";

    /// <summary>How often a path was asked for.</summary>
    public int VisitsOf(string path) => visits.GetValueOrDefault(path);

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private void Map()
    {
        site.MapGet("/robots.txt", () => Robots is { } text ? Results.Text(text) : Results.NotFound());
        site.MapGet("/story/{number:int}", Story);
        site.MapGet("/feed.xml", () => Results.Text(Feed(), "application/rss+xml"));
        site.MapGet("/sitemap.xml", () => Results.Text(Sitemap(), "application/xml"));
        site.MapGet("/moved", () => Results.Redirect("/story/1", permanent: true));
        site.MapGet("/circle", () => Results.Redirect("/circle"));
        site.MapGet("/inward", () => Results.Redirect("http://169.254.169.254/latest/meta-data"));
        site.MapGet(
            "/busy",
            context => visits["/busy"] < 3 ? Unavailable(context) : context.Response.WriteAsync(Page(1, QuoteOf(1)))
        );
        site.MapGet("/slow", context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        site.MapGet("/endless", Endless);
        site.MapGet("/broken", Broken);
        site.MapGet("/gone", () => Results.StatusCode(StatusCodes.Status410Gone));
    }

    private IResult Story(int number, HttpContext context)
    {
        var quote = number == 1 ? FirstQuote : QuoteOf(number);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(quote)))[..12]}\"";
        if (context.Request.Headers.IfNoneMatch == tag)
            return Results.StatusCode(StatusCodes.Status304NotModified);
        context.Response.Headers.ETag = tag;
        return Results.Text(Page(number, quote), "text/html; charset=utf-8");
    }

    private static string Page(int number, string quote) =>
        $"""
            <!doctype html><html lang="en">
            <head><title>Story {number}</title><meta property="og:site_name" content="The Strait Gazette"></head>
            <body><article><h1>Story {number}</h1><p>“{quote},” Minister Ada Lindqvist said on Tuesday in Port Elin.</p>
            <p>She left without taking questions about story {number}, and the council meets again
            on the third day of the month.</p></article></body></html>
            """;

    private string Feed()
    {
        var items = Enumerable
            .Range(1, Stories)
            .Select(n => $"<item><title>Story {n}</title><link>{At($"/story/{n}")}</link></item>");
        var channel = $"<channel><title>The Strait Gazette</title>{string.Concat(items)}</channel>";
        return $"""<?xml version="1.0"?><rss version="2.0">{channel}</rss>""";
    }

    private string Sitemap()
    {
        var pages = Enumerable.Range(1, Stories).Select(n => $"<url><loc>{At($"/story/{n}")}</loc></url>");
        return $"""
            <?xml version="1.0"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{string.Concat(pages)}</urlset>
            """;
    }

    private static Task Unavailable(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }

    private static async Task Endless(HttpContext context)
    {
        context.Response.ContentType = "text/html";
        var piece = new string('a', 64 << 10);
        while (!context.RequestAborted.IsCancellationRequested)
            await context.Response.WriteAsync(piece, context.RequestAborted);
    }

    private static async Task Broken(HttpContext context)
    {
        context.Response.ContentLength = 5000;
        await context.Response.WriteAsync("<p>It breaks off");
        await context.Response.Body.FlushAsync();
        context.Abort();
    }
}
