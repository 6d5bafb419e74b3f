using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Foedera.Web.Publishing;

/// <summary>What was published.</summary>
/// <param name="Pages">Pages.</param>
/// <param name="Written">Files whose bytes were new.</param>
/// <param name="Unchanged">Files that lay there already.</param>
/// <param name="Removed">Files no longer made.</param>
/// <param name="IndexBytes">Size of the search index in bytes.</param>
/// <param name="Dead">Addresses that pages lead to and that gave no answer; empty when all is well.</param>
public sealed record Published(
    int Pages,
    int Written,
    int Unchanged,
    int Removed,
    long IndexBytes,
    ImmutableArray<string> Dead
);

/// <summary>The whole record as files: every page that the site leads to from its front page and its map, the data
/// beside them, and a search that
/// runs in the browser. The same record, day and address give the same bytes.</summary>
public static class Publisher
{
    // stands for the site while it has no address of its own; nothing of it is left in the files
    private const string Nowhere = "https://published.invalid";
    private const int AtOnce = 4;
    private const int Tries = 20;
    private const int MostFiles = 500_000;

    /// <summary>Publishes into a folder.</summary>
    /// <param name="record">The record; it stays the caller's to close.</param>
    /// <param name="options">Packs, day, and the public address where there is one.</param>
    /// <param name="actors">The actors of the packs.</param>
    /// <param name="path">The folder: new, empty, or published into before.</param>
    /// <param name="stop">Ends it; what was written stays and is taken up again.</param>
    /// <returns>What was published, or why nothing was.</returns>
    public static async Task<Parsed<Published>> RunAsync(
        RecordStore record,
        WebOptions options,
        ActorDirectory actors,
        string path,
        CancellationToken stop
    )
    {
        var opened = SiteFolder.Open(path);
        if (!opened.Try(out var folder))
            return Parsed<Published>.Failed(opened.Problems);
        var served = options with
        {
            Urls = "http://127.0.0.1:0",
            PublicAddress = options.PublicAddress ?? new Uri(Nowhere),
        };
        await using var app = WebApp.Build(record, served, actors);
        await app.StartAsync(stop);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(app.Urls.First()),
        };
        var today = DateOnly
            .FromDateTime(app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime)
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var run = new Run(
            client,
            folder,
            app.Services.GetRequiredService<AssetBundle>(),
            served.PublicAddress!,
            options.PublicAddress is not null,
            today
        );
        var published = await run.AllAsync(stop);
        await app.StopAsync(stop);
        return Parsed<Published>.Ok(published);
    }

    private sealed class Run(
        HttpClient client,
        SiteFolder folder,
        AssetBundle bundle,
        Uri site,
        bool isPublic,
        string day
    )
    {
        private readonly string origin = site.GetLeftPart(UriPartial.Authority);
        private readonly ConcurrentDictionary<string, bool> seen = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, string> files = new(StringComparer.OrdinalIgnoreCase);
        private readonly ConcurrentBag<string> dead = [];
        private readonly SearchIndex index = new();
        private int pages;

        private string Script => bundle.Address("published.js");

        public async Task<Published> AllAsync(CancellationToken stop)
        {
            var map = await TextAsync("/sitemap.xml", stop);
            var wave = Fresh(["/", "/favicon.svg", .. Places(map)]);
            while (wave.Count > 0)
            {
                var next = new ConcurrentBag<string>();
                await Parallel.ForEachAsync(
                    wave,
                    new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
                    async (address, halt) =>
                    {
                        foreach (var linked in await OneAsync(address, halt))
                            next.Add(linked);
                    }
                );
                wave = Fresh(next);
            }
            await FontsAsync(stop);
            index.Write(folder);
            var scope = string.Create(
                CultureInfo.InvariantCulture,
                $"{index.Pages} pages can be searched. The index has {(index.Bytes + 1023) / 1024} kB, of which a search loads only what it needs."
            );
            var search = new PublishedPage("/search", origin, isPublic, day);
            folder.Write(
                SiteAddress.FileOf("/search"),
                Settled(search.MakeSearch(await TextAsync("/about", stop), Script, scope))
            );
            if (isPublic)
                folder.Write("sitemap.xml", map);
            folder.Finish();
            return new Published(
                pages,
                folder.Written,
                folder.Unchanged,
                folder.Removed,
                index.Bytes,
                [.. dead.Order(StringComparer.Ordinal)]
            );
        }

        private List<string> Fresh(IEnumerable<string> addresses)
        {
            var fresh = addresses.Where(address => seen.TryAdd(address, true)).Order(StringComparer.Ordinal).ToList();
            if (seen.Count > MostFiles)
                throw new IOException(
                    string.Create(CultureInfo.InvariantCulture, $"more than {MostFiles} files would be published")
                );
            return fresh;
        }

        // writes the file of an address and gives what it leads to
        private async Task<IReadOnlyCollection<string>> OneAsync(string address, CancellationToken stop)
        {
            using var answer = await GetAsync(address, stop);
            var file = SiteAddress.FileOf(address);
            // two addresses that differ by capitals alone would be one file on some systems
            if (!files.TryAdd(file, address))
                throw new IOException($"{address} and {files[file]} would be the same file");
            if (answer.Headers.Location is { } moved)
                return Moved(address, file, moved);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                dead.Add(address);
                return [];
            }
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                folder.Write(file, await DataAsync(answer, stop));
                return [];
            }
            var page = new PublishedPage(address, origin, isPublic, day);
            folder.Write(file, Settled(page.Make(await answer.Content.ReadAsStringAsync(stop), Script)));
            // what stands on further pages of a list has pages of its own
            if (!address.Contains('?', StringComparison.Ordinal))
                index.Add(file, page.Said.Title, page.Said.Lead, page.Said.Text);
            Interlocked.Increment(ref pages);
            return page.Linked;
        }

        private string[] Moved(string address, string file, Uri moved)
        {
            var target = SiteAddress.Published(moved.IsAbsoluteUri ? moved.PathAndQuery : moved.OriginalString);
            if (target is null || target == address)
                return [];
            var way = SiteAddress.Relative(file, SiteAddress.FileOf(target));
            folder.Write(
                file,
                $"<!DOCTYPE html><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0; url={way}\"><title>Moved</title><a href=\"{way}\">Moved</a>\n"
            );
            return [target];
        }

        private async Task<byte[]> DataAsync(HttpResponseMessage answer, CancellationToken stop)
        {
            var bytes = await answer.Content.ReadAsByteArrayAsync(stop);
            var isText = answer.Content.Headers.ContentType?.MediaType is not "image/png";
            return isPublic || !isText
                ? bytes
                : System.Text.Encoding.UTF8.GetBytes(Settled(System.Text.Encoding.UTF8.GetString(bytes)));
        }

        // without an address of its own, the site's addresses begin at its root
        private string Settled(string text) =>
            isPublic
                ? text
                : text.Replace(Nowhere, "", StringComparison.Ordinal)
                    .Replace(new Uri(Nowhere).Host, "a published copy", StringComparison.Ordinal);

        private async Task FontsAsync(CancellationToken stop)
        {
            var fonts = Path.Combine(AppContext.BaseDirectory, "wwwroot", "assets", "fonts");
            foreach (var font in Directory.EnumerateFiles(fonts))
                folder.Write($"assets/fonts/{Path.GetFileName(font)}", await File.ReadAllBytesAsync(font, stop));
        }

        private async Task<string> TextAsync(string address, CancellationToken stop)
        {
            using var answer = await GetAsync(address, stop);
            return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(stop);
        }

        // a page that waits too long for its turn is asked for again
        private async Task<HttpResponseMessage> GetAsync(string address, CancellationToken stop)
        {
            for (var i = 1; ; i++)
            {
                var answer = await client.GetAsync(address, stop);
                if (
                    answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests)
                    || i == Tries
                )
                    return answer;
                answer.Dispose();
                await Task.Delay(TimeSpan.FromMilliseconds(200 * i), stop);
            }
        }

        private IEnumerable<string> Places(string map)
        {
            var places = System
                .Xml.Linq.XDocument.Parse(map)
                .Descendants()
                .Where(element => element.Name.LocalName == "loc")
                .Select(element => element.Value);
            return places
                .Where(place => place.StartsWith(origin, StringComparison.Ordinal))
                .Select(place => place[origin.Length..]);
        }
    }
}
