using System.Net;
using System.Text.Json;

namespace Foedera.System.Tests.Web;

/// <summary>What holds for every page, whatever it shows.</summary>
public sealed class FrameSpecs(ServedSite site) : IClassFixture<ServedSite>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "The open record of what allies say, owe and deliver")]
    [InlineData("/method", "How wordings are collated")]
    [InlineData("/method/said", "sentences that do not follow each other, printed as one quotation")]
    [InlineData("/about", "Thomas Rymer")]
    [InlineData("/corrections?page=/utterances/u1", "<a href=\"/utterances/u1\">")]
    public async Task A_page_answers(string address, string answer)
    {
        var response = await site.Client.GetAsync(address, Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        (await response.Content.ReadAsStringAsync(Stop)).ShouldContain(answer);
    }

    [Fact]
    public async Task Styles_scripts_and_fonts_come_from_the_site_itself_and_may_be_kept()
    {
        var page = await site.Client.GetStringAsync("/", Stop);
        var style = Between(page, "rel=\"stylesheet\" href=\"", "\"");
        var css = await site.Client.GetAsync(style, Stop);
        css.StatusCode.ShouldBe(HttpStatusCode.OK);
        css.Headers.CacheControl!.ToString().ShouldContain("immutable");
        var font = Between(await css.Content.ReadAsStringAsync(Stop), "url(\"./", "\"");
        var woff = await site.Client.GetAsync($"/assets/{font}", Stop);
        woff.StatusCode.ShouldBe(HttpStatusCode.OK);
        woff.Content.Headers.ContentType!.MediaType.ShouldBe("font/woff2");
    }

    [Fact]
    public async Task Nothing_may_be_loaded_from_elsewhere()
    {
        var response = await site.Client.GetAsync("/", Stop);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'");
        policy.ShouldNotContain("unsafe");
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
    }

    [Fact]
    public async Task An_address_with_nothing_behind_it_is_a_page_that_says_so()
    {
        var response = await site.Client.GetAsync("/no/such/page", Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var page = await response.Content.ReadAsStringAsync(Stop);
        page.ShouldContain("Not on record");
        page.ShouldNotContain("Cite this page");
    }

    [Fact]
    public async Task Asked_for_as_data_the_same_address_gives_problem_details()
    {
        var response = await site.Client.GetAsync("/no/such/page.json", Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Stop));
        problem.RootElement.GetProperty("status").GetInt32().ShouldBe(404);
    }

    [Fact]
    public async Task Data_carries_what_the_page_says_of_itself()
    {
        using var json = JsonDocument.Parse(await site.Client.GetStringAsync("/method/said.json", Stop));
        var page = json.RootElement.GetProperty("page");
        page.GetProperty("title").GetString().ShouldBe("How wordings are collated");
        page.GetProperty("address").GetString().ShouldBe($"{site.Origin}/method/said");
        json.RootElement.GetProperty("markdown").GetString()!.ShouldContain("# How wordings are collated");
    }

    [Fact]
    public async Task The_description_of_the_data_names_the_addresses_that_answer()
    {
        using var json = JsonDocument.Parse(await site.Client.GetStringAsync("/openapi.json", Stop));
        json.RootElement.GetProperty("paths").TryGetProperty("/method/{slug}.json", out _).ShouldBeTrue();
        var utterance = json
            .RootElement.GetProperty("components")
            .GetProperty("schemas")
            .GetProperty("UtteranceEdition")
            .GetProperty("properties");
        utterance.TryGetProperty("speaker_key", out _).ShouldBeTrue();
        utterance.TryGetProperty("imprint", out _).ShouldBeFalse();
    }

    private static string Between(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        start.ShouldBeGreaterThan(before.Length);
        return text[start..text.IndexOf(after, start, StringComparison.Ordinal)];
    }
}
