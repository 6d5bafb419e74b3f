using Foedera.Web.Drawing;
using SkiaSharp;

namespace Foedera.System.Tests.Web;

/// <summary>Charts as PNG, and the picture of a page for previews: painted from the chart's own marks, with its
/// words.</summary>
public sealed class PictureSpecs(ServedSite site) : IClassFixture<ServedSite>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/allies/ESP/chart.png?as_of=2026-11-22", 820)]
    [InlineData("/pledges/hague-2025-core/chart.png?as_of=2026-11-22", 900)]
    [InlineData("/delivered/chart.png?as_of=2026-11-22", 820)]
    public async Task A_chart_lies_at_an_address_as_a_picture_of_twice_its_size(string address, int width)
    {
        using var picture = await PictureAsync(address);
        picture.Width.ShouldBe(width * ChartPng.Scale);
        var ink = Pixels(picture).Count(IsDark);
        ink.ShouldBeGreaterThan(5_000);
    }

    [Theory]
    [InlineData("Größe, Łódź, Ελλάδα, Україна: 3.5 %")]
    public void Words_are_painted_where_they_stand(string words)
    {
        using var without = Painted(new Chart(400, 60, "", ""));
        using var with = Painted(new Chart(400, 60, "", "").Text("tick", 20, 40, words));
        Pixels(without).Any(IsDark).ShouldBeFalse();
        var inked = Places(with).Where(place => IsDark(with.GetPixel(place.X, place.Y))).ToList();
        inked.Min(place => place.X).ShouldBeInRange(38, 50);
        inked.Max(place => place.X).ShouldBeGreaterThan(300);
        inked.Max(place => place.Y).ShouldBeLessThan(100);
    }

    [Fact]
    public void A_word_ends_where_it_is_told_to_end()
    {
        using var picture = Painted(new Chart(400, 60, "", "").Text("tick", 380, 40, "Estonia", "end"));
        Places(picture)
            .Where(place => IsDark(picture.GetPixel(place.X, place.Y)))
            .Max(place => place.X)
            .ShouldBeInRange(745, 760);
    }

    [Theory]
    [InlineData("circle", "fact", "#1d1b18", true)]
    [InlineData("polyline", "fact", null, true)]
    [InlineData("text", "target", "#962517", false)]
    [InlineData("rect", "window stated", null, true)]
    public void The_more_exact_rule_of_the_sheet_decides(string element, string classes, string? fill, bool hasLine)
    {
        var ink = Look.Of(element, classes);
        ink.Fill.ShouldBe(fill);
        (ink.Stroke is not null).ShouldBe(hasLine);
    }

    [Theory, InlineData("/allies/ESP"), InlineData("/pledges/hague-2025-core"), InlineData("/")]
    public async Task A_page_names_its_picture_for_previews(string address)
    {
        var page = await site.Client.GetStringAsync(address, Stop);
        var start = page.IndexOf("property=\"og:image\" content=\"", StringComparison.Ordinal) + 29;
        var place = page[start..page.IndexOf('"', start)];
        place.ShouldStartWith(site.Origin);
        using var picture = await PictureAsync(place);
        (picture.Width, picture.Height).ShouldBe((1200, 630));
        Pixels(picture).Count(IsDark).ShouldBeGreaterThan(3_000);
    }

    [Fact]
    public async Task The_icon_is_one_that_programs_read()
    {
        using var icon = SKBitmap.Decode(await site.Client.GetByteArrayAsync("/favicon.ico", Stop));
        (icon.Width, icon.Height).ShouldBe((48, 48));
        icon.Pixels.Count(IsDark).ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task What_has_no_page_has_no_picture() =>
        (await site.Client.GetAsync("/pledges/none-such.png", Stop)).StatusCode.ShouldBe(
            global::System.Net.HttpStatusCode.NotFound
        );

    private static SKBitmap Painted(Chart chart) => SKBitmap.Decode(ChartPng.Paint(chart));

    private async Task<SKBitmap> PictureAsync(string address)
    {
        var answer = await site.Client.GetAsync(address, Stop);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        return SKBitmap.Decode(await answer.Content.ReadAsByteArrayAsync(Stop));
    }

    private static IEnumerable<(int X, int Y)> Places(SKBitmap picture) =>
        from y in Enumerable.Range(0, picture.Height)
        from x in Enumerable.Range(0, picture.Width)
        select (x, y);

    private static SKColor[] Pixels(SKBitmap picture) => picture.Pixels;

    private static bool IsDark(SKColor colour) => colour.Red + colour.Green + colour.Blue < 480;
}
