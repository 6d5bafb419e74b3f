using AngleSharp.Html.Parser;
using Foedera.Core.Said;
using Foedera.Web;
using Foedera.Web.Publishing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Foedera.System.Tests.Web;

/// <summary>The record as a static site: <c>foedera publish</c>.</summary>
public sealed class PublishSpecs(ServedSite site, PublishedFolder published, OpenBrowser browser)
    : IClassFixture<ServedSite>,
        IClassFixture<PublishedFolder>,
        IClassFixture<OpenBrowser>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_link_of_every_page_leads_to_a_file()
    {
        var folder = await published.OfAsync(site);
        var parser = new HtmlParser();
        var (dead, pages) = (new List<string>(), 0);
        foreach (var file in Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories))
        {
            pages++;
            using var page = parser.ParseDocument(await File.ReadAllTextAsync(file, Stop));
            var links = page.QuerySelectorAll("[href], [src], form[action]")
                .Select(e => e.GetAttribute("href") ?? e.GetAttribute("src") ?? e.GetAttribute("action")!);
            foreach (var link in links)
            {
                if (link.Contains(':', StringComparison.Ordinal))
                    continue;
                link.ShouldNotStartWith("/", Case.Sensitive, file);
                var (path, anchor) = (
                    link.Split('#', '?')[0],
                    link.Contains('#', StringComparison.Ordinal) ? link.Split('#')[1] : ""
                );
                var target =
                    path.Length == 0
                        ? file
                        : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, Uri.UnescapeDataString(path)));
                if (!File.Exists(target))
                    dead.Add($"{file}: {link}");
                else if (
                    anchor.Length > 0
                    && path.Length == 0
                    && page.GetElementById(Uri.UnescapeDataString(anchor)) is null
                )
                    dead.Add($"{file}: {link}");
            }
        }
        pages.ShouldBeGreaterThan(100);
        dead.Distinct().Take(20).ShouldBeEmpty();
    }

    [Fact]
    public async Task Published_again_it_writes_what_changed_removes_what_is_gone_and_leaves_alone_what_is_not_its_own()
    {
        var folder = await published.CopyAsync(site);
        var list = Path.Combine(folder, "foedera-publish.json");
        var before = Times(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "old.html"), "old", Stop);
        await File.WriteAllTextAsync(Path.Combine(folder, "CNAME"), "example.org", Stop);
        await File.WriteAllTextAsync(Path.Combine(folder, "index.html"), "changed since", Stop);
        await File.WriteAllTextAsync(
            list,
            (await File.ReadAllTextAsync(list, Stop)).Replace(
                "{",
                "{ \"old.html\": \"\", \"../outside\": \"\",",
                StringComparison.Ordinal
            ),
            Stop
        );
        var again = await PublishedFolder.IntoAsync(site, folder);
        (again.Written, again.Removed, again.Dead.Length).ShouldBe((1, 1, 0));
        File.Exists(Path.Combine(folder, "old.html")).ShouldBeFalse();
        File.Exists(Path.Combine(folder, "CNAME")).ShouldBeTrue();
        var after = Times(folder);
        before.Keys.Where(file => after[file] != before[file]).ShouldBe([Path.Combine(folder, "index.html")]);
        (await File.ReadAllBytesAsync(Path.Combine(folder, "index.html"), Stop)).ShouldBe(
            await File.ReadAllBytesAsync(Path.Combine(await published.OfAsync(site), "index.html"), Stop)
        );
    }

    [Fact]
    public async Task What_was_not_published_here_is_never_overwritten()
    {
        var folder = Directory.CreateTempSubdirectory("foedera-not-ours");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "index.html"), "mine", Stop);
        var read = await Publisher.RunAsync(site.Record, new WebOptions(), ActorDirectory.Empty, folder.FullName, Stop);
        read.Problems.Single().Code.ShouldBe("PUBLISH001");
        (await File.ReadAllTextAsync(Path.Combine(folder.FullName, "index.html"), Stop)).ShouldBe("mine");
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Opened_from_disk_its_search_finds_what_was_said()
    {
        var folder = await published.OfAsync(site);
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync($"file://{folder}/index.html");
        (await page.EvaluateAsync<string>("getComputedStyle(document.body).fontFamily")).ShouldContain("Source");
        await SearchesAsync(page);
    }

    [Fact]
    public async Task On_a_plain_web_server_the_addresses_of_the_site_hold_and_its_search_finds()
    {
        var folder = await published.OfAsync(site);
        await using var server = await PlainServerAsync(folder);
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        (await page.GotoAsync($"{server.Urls.First()}/allies/ESP/"))!.Status.ShouldBe(200);
        (await page.APIRequest.GetAsync($"{server.Urls.First()}/allies/ESP.json")).Status.ShouldBe(200);
        await SearchesAsync(page);
    }

    [Fact]
    public async Task Nothing_is_left_of_the_server_that_made_it()
    {
        var folder = await published.OfAsync(site);
        foreach (
            var file in Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(f =>
                    !f.EndsWith(".png", StringComparison.Ordinal) && !f.EndsWith(".woff2", StringComparison.Ordinal)
                )
        )
        {
            var text = await File.ReadAllTextAsync(file, Stop);
            text.ShouldNotContain("published.invalid", Case.Sensitive, file);
        }
    }

    [Theory]
    [InlineData("/allies/ESP", "allies/ESP/index.html")]
    [InlineData("/allies/ESP.json", "allies/ESP.json")]
    [InlineData("/said?page=2", "said/~page=2/index.html")]
    [InlineData("/said.csv?page=2", "said~page=2.csv")]
    [InlineData("/documents/a%20b/..%2F..%2Fetc", "documents/a~20b/~2e.~2f..~2fetc/index.html")]
    public void A_file_lies_where_its_address_says_and_nowhere_else(string address, string file) =>
        SiteAddress.FileOf(address).ShouldBe(file);

    [Theory]
    [InlineData("allies/ESP/index.html", "allies/ESP.json", "../ESP.json")]
    [InlineData("index.html", "said/index.html", "said/index.html")]
    [InlineData("a/b/index.html", "index.html", "../../index.html")]
    public void A_link_goes_from_file_to_file(string from, string to, string link) =>
        SiteAddress.Relative(from, to).ShouldBe(link);

    private static async Task SearchesAsync(Microsoft.Playwright.IPage page)
    {
        await page.Locator("input[type=search]").First.FillAsync("unanswered drov");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#found li").First.WaitForAsync();
        (await page.Locator("#answer").InnerTextAsync()).ShouldContain("pages have “unanswered drov”");
        await page.Locator("#found a").First.ClickAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("unanswered");
    }

    private static async Task<WebApplication> PlainServerAsync(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.UseFileServer(
            new FileServerOptions
            {
                FileProvider = new PhysicalFileProvider(folder),
                StaticFileOptions = { ServeUnknownFileTypes = true },
            }
        );
        await app.StartAsync(Stop);
        return app;
    }

    private static Dictionary<string, DateTime> Times(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith("foedera-publish.json", StringComparison.Ordinal))
            .ToDictionary(f => f, File.GetLastWriteTimeUtc);
}

/// <summary>The record of the samples, published once for a class of specs.</summary>
public sealed class PublishedFolder : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("foedera-published").FullName;
    private string? made;

    public async Task<string> OfAsync(ServedSite site)
    {
        if (made is not null)
            return made;
        var folder = Path.Combine(root, "site");
        (await IntoAsync(site, folder)).Dead.ShouldBeEmpty();
        return made = folder;
    }

    public async Task<string> CopyAsync(ServedSite site)
    {
        var (from, to) = (await OfAsync(site), Path.Combine(root, "copy"));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var place = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Copy(file, place);
        }
        return to;
    }

    public static async Task<Published> IntoAsync(ServedSite site, string folder)
    {
        var options = new WebOptions { Day = new DateOnly(2031, 12, 1) };
        var read = await Publisher.RunAsync(
            site.Record,
            options,
            new ActorDirectory(ServedSite.Cast),
            folder,
            TestContext.Current.CancellationToken
        );
        read.Try(out var published).ShouldBeTrue();
        return published!;
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
