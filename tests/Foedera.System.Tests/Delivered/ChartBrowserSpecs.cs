using Foedera.System.Tests.Web;
using Microsoft.Playwright;

namespace Foedera.System.Tests.Delivered;

/// <summary>Charts in a real browser.</summary>
public sealed class ChartBrowserSpecs(ServedSite site, OpenBrowser browser) : IClassFixture<ServedSite>, IClassFixture<OpenBrowser>
{
    [Theory]
    [InlineData("/allies/ESP?as_of=2026-11-22", "allies-ESP.png", 820)]
    [InlineData("/pledges/hague-2025-core?as_of=2026-11-22", "pledges-hague-2025-core.png", 900)]
    public async Task A_chart_is_saved_as_a_picture_of_twice_its_size(string address, string name, int width)
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Origin + address);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "PNG" }).First.ClickAsync());
        download.SuggestedFilename.ShouldBe(name);
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        bytes[..8].ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        ((bytes[18] << 8) | bytes[19]).ShouldBe(width * 2);
        // a blank picture of this size packs into a few kB
        bytes.Length.ShouldBeGreaterThan(30_000);
    }

    [Fact]
    public async Task Without_script_the_picture_is_not_offered_and_the_rest_is()
    {
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{site.Origin}/allies/ESP?as_of=2026-11-22");
        (await page.Locator("button[data-png]").IsVisibleAsync()).ShouldBeFalse();
        (await page.GetByRole(AriaRole.Link, new() { Name = "SVG", Exact = true }).IsVisibleAsync()).ShouldBeTrue();
        (await page.Locator("figure svg.chart").IsVisibleAsync()).ShouldBeTrue();
    }
}
