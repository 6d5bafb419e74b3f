using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Foedera.Store.Queries;
using Microsoft.Playwright;

namespace Foedera.System.Tests.Web;

/// <summary>The pages in a real browser: accessible in light and dark, usable on a phone, without script and by
/// keyboard.
/// With FOEDERA_SCREENSHOTS set to a folder, pictures of every page are kept there to be looked at.</summary>
public sealed class BrowserSpecs(ServedSite site, OpenBrowser browser)
    : IClassFixture<ServedSite>,
        IClassFixture<OpenBrowser>
{
    public static TheoryData<string> Pages =>
        [
            "/",
            "/said",
            "/utterance",
            "/documents",
            "/documents/karsk-drovia-today",
            "/documents/brisemont-courrier",
            "/speakers",
            "/speakers/maren-oskeld",
            "/outlets",
            "/outlets/the-harbour-gazette",
            "/search?q=drovia",
            "/search?q=What+has+the+Secretary+General+of+the+Meridian+Compact+said+about+3.5+%25+since+2031%3F",
            "/search?q=schoolyrad&figure=3.5",
            "/allies",
            "/states",
            "/topics",
            "/topics/defence-spending",
            "/api",
            "/columns",
            "/accessibility",
            "/embed/allies/ESP",
            "/embed/pledges/hague-2025-core",
            "/verify",
            "/verify?q=If+anyone+misjudges+us+and+believes+that+an+attack+on+Drovia+would+go+unanswered",
            "/verify?q=Nobody+ever+said+anything+like+this+here",
            "/method",
            "/method/said",
            "/delivered?as_of=2026-11-22",
            "/delivered/compare?ally=ESP&ally=POL&as_of=2026-11-22",
            "/docs",
            "/docs/cli/serve",
            "/pledges/hague-2025-core?as_of=2026-11-22",
            "/allies/ESP?as_of=2026-11-22",
            "/indicators/nato-defence-share-gdp",
            "/what-if?changes=ESP+spends+2.1&as_of=2026-11-22",
            "/owed?attacker=RUS&target=EST&on=2026-05-22",
            "/pacts/NATO",
            "/states/FIN",
            "/search?q=nowhereinthisrecord",
            "/about",
            "/corrections",
            "/no/such/page",
        ];

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_has_no_barrier_that_a_machine_can_find(string address)
    {
        await using var context = await browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = 1280, Height = 900 },
            }
        );
        var page = await context.NewPageAsync();
        await page.GotoAsync(await Full(address));
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await Keep(page, address, scheme.ToString());
            // the dark theme changes colours and nothing else
            var found =
                scheme == ColorScheme.Light
                    ? await page.RunAxe()
                    : await page.RunAxe(
                        new AxeRunOptions
                        {
                            RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] },
                        }
                    );
            found
                .Violations.Select(v => $"{scheme} {v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}")
                .ShouldBeEmpty();
        }
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Keep(page, address, "print");
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_phone_shows_the_whole_width_of_a_page(string address)
    {
        await using var context = await browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = 390, Height = 844 },
            }
        );
        var page = await context.NewPageAsync();
        await page.GotoAsync(await Full(address));
        await Keep(page, address, "phone");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
    }

    [Theory, InlineData(390), InlineData(500)]
    public async Task The_claims_of_a_case_are_read_on_a_phone_without_scrolling_sideways(int width)
    {
        await using var context = await browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = 844 },
            }
        );
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{site.Origin}/owed?attacker=RUS&target=EST&on=2026-05-22");
        (
            await page.EvaluateAsync<bool>(
                "(() => { const box = document.querySelector('table.stacks').parentElement; return box.scrollWidth <= box.clientWidth; })()"
            )
        ).ShouldBeTrue();
        (
            await page.EvaluateAsync<string>(
                "getComputedStyle(document.querySelector('table.stacks td.many'), '::before').content"
            )
        ).ShouldBe("\"By\"");
    }

    [Fact]
    public async Task Asking_works_without_script()
    {
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(await Full("/"));
        await page.Locator("main input[name=q]").FillAsync("Our response would be united");
        await page.GetByRole(AriaRole.Button, new() { Name = "Verify as a quotation" }).ClickAsync();
        page.Url.ShouldContain("/verify?q=Our+response");
        (await page.Locator("main .lead").InnerTextAsync()).ShouldContain("Maren Oskeld");
        await page.GetByRole(AriaRole.Link, new() { Name = "All wordings of this utterance" }).ClickAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldContain("ruinous");
    }

    [Fact]
    public async Task A_keyboard_reaches_the_content_first_and_every_statement_in_it()
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(await Full("/documents/karsk-drovia-today"));
        await page.Keyboard.PressAsync("Tab");
        (await Focused(page)).ShouldBe("Skip to the content");
        await page.Keyboard.PressAsync("Enter");
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("main");
        var notes = new List<string>();
        for (var i = 0; i < 12; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("document.activeElement.classList.contains('ref')"))
                notes.Add(await Focused(page));
        }
        notes.Count.ShouldBeGreaterThanOrEqualTo(5);
        notes.ShouldBe(Enumerable.Range(1, notes.Count).Select(n => $"{n}"));
    }

    private static Task<string> Focused(IPage page) =>
        page.EvaluateAsync<string>("document.activeElement.textContent.trim()");

    private async Task<string> Full(string address)
    {
        if (address != "/utterance")
            return site.Origin + address;
        var heads = await site.Record.UtterancesAsync(
            new UtteranceQuery { Wordings = 4 },
            Paging.First,
            TestContext.Current.CancellationToken
        );
        return $"{site.Origin}/utterances/{heads.Rows.First(u => u.Text.Contains("misjudge", StringComparison.Ordinal)).Id}";
    }

    private static async Task Keep(IPage page, string address, string form)
    {
        if (Environment.GetEnvironmentVariable("FOEDERA_SCREENSHOTS") is not { Length: > 0 } folder)
            return;
        var name = string.Concat(address.Select(c => char.IsLetterOrDigit(c) ? c : '-')).Trim('-');
        await page.ScreenshotAsync(
            new()
            {
                Path = Path.Combine(
                    folder,
                    $"w-web-{(name.Length == 0 ? "home" : name[..Math.Min(40, name.Length)])}-{form}.png"
                ),
                FullPage = true,
            }
        );
    }
}
