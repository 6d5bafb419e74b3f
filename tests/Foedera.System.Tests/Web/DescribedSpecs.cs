using System.Net;
using System.Text.Json;

namespace Foedera.System.Tests.Web;

/// <summary>What is told about the addresses is true: examples answer, guides have a page for every verb, links in them
/// lead somewhere.</summary>
public sealed class DescribedSpecs(ServedSite site) : IClassFixture<ServedSite>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_example_of_the_description_answers()
    {
        using var description = JsonDocument.Parse(await site.Client.GetStringAsync("/openapi.json", Stop));
        var operations = description
            .RootElement.GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject())
            .Select(operation => operation.Value);
        var examples = operations
            .Where(o => o.TryGetProperty("description", out _))
            .Select(o => o.GetProperty("description").GetString()!)
            .Where(text => text.StartsWith("For example ", StringComparison.Ordinal))
            .Select(text => text["For example ".Length..])
            .ToList();
        examples.Count.ShouldBeGreaterThan(18);
        foreach (var example in examples.Where(e => !e.StartsWith("/oembed", StringComparison.Ordinal)))
            (await site.Client.GetAsync(example, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK, example);
    }

    [Fact]
    public async Task Every_verb_has_a_page_and_links_of_the_guides_lead_somewhere()
    {
        foreach (var verb in Foedera.Cli.CommandLine.Root().Subcommands)
            (await site.Client.GetStringAsync($"/docs/cli/{verb.Name}", Stop)).ShouldContain($"foedera {verb.Name}");
        foreach (var guide in new[] { "install", "cli", "record", "security", "features" })
        {
            using var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(
                await site.Client.GetStringAsync($"/docs/{guide}", Stop)
            );
            foreach (
                var link in page.QuerySelectorAll("main .prose a[href]")
                    .Select(a => a.GetAttribute("href")!)
                    .Where(href => href.StartsWith('/'))
            )
                (await site.Client.GetAsync(link.Split('#')[0], Stop)).StatusCode.ShouldBe(
                    HttpStatusCode.OK,
                    $"{guide}: {link}"
                );
        }
    }

    [Theory]
    [InlineData("Russia attacks Estonia on 2026-05-05", "Russia attacks Estonia on 5 May 2026")]
    [InlineData("from 2026-02-30, edition NATO-2026-07", "from 2026-02-30, edition NATO-2026-07")]
    [InlineData("id 12026-05-055", "id 12026-05-055")]
    public void Days_in_a_sentence_are_told_in_words(string sentence, string told) =>
        Foedera.Web.DayWords.In(sentence).ShouldBe(told);

    [Fact]
    public async Task A_case_names_states_and_says_so_where_nearly_all_parties_are_meant()
    {
        var page = await site.Client.GetStringAsync("/owed?attacker=RUS&target=EST&on=2026-05-22", Stop);
        page.ShouldContain("Russia attacks Estonia on 22 May 2026");
        page.ShouldContain("31 parties: all others");
        page.ShouldContain(">Finland</a>");
        page.ShouldNotContain(">FIN</a>");
    }
}
