using System.Text.Json;
using Foedera.Core.Delivered;
using Foedera.Core.Primitives;
using Foedera.System.Tests.Web;
using Foedera.Web;
using Microsoft.AspNetCore.Builder;

namespace Foedera.System.Tests.Delivered;

/// <summary>Pages over a record that changes while they are served, and over the pack of the samples.</summary>
public sealed class LivingPagesSpecs(ServedSite site) : IClassFixture<ServedSite>
{
    private const string Sabine = "/pledges/port-sabine-2031?as_of=2031-12-01";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Imported_figures_are_on_the_pages_at_once()
    {
        (await PathOfAsync("DEU"))
            .GetProperty("known")
            .EnumerateArray()
            .Last()
            .GetProperty("year")
            .GetInt32()
            .ShouldBe(2026);
        var edition = new Vintage("NATO-TEST-2026-11", DateWindow.TryParse("2026-11-02")!);
        var figure = new Observation(
            "nato-core-defence-share-gdp",
            StateCode.Parse("DEU"),
            2027,
            2.91m,
            Certainty.Estimate,
            edition.Id,
            new SourceRow("table.csv", 2, null)
        );
        await site.Record.ImportFiguresAsync("table.csv", [figure], [edition], Stop);
        var latest = (await PathOfAsync("DEU")).GetProperty("known").EnumerateArray().Last();
        (
            latest.GetProperty("year").GetInt32(),
            latest.GetProperty("value").GetDecimal(),
            latest.GetProperty("edition").GetString()
        ).ShouldBe((2027, 2.91m, edition.Id));
    }

    [Fact]
    public async Task A_figure_by_another_definition_stands_beside_the_one_that_decides()
    {
        var edition = new Vintage("SIPRI-2026", DateWindow.TryParse("2026-04-27")!);
        var figure = new Observation(
            "sipri-defence-share-gdp",
            StateCode.Parse("ITA"),
            2025,
            1.63m,
            Certainty.Actual,
            edition.Id,
            new SourceRow("sipri.csv", 2, null)
        );
        await site.Record.ImportFiguresAsync("sipri.csv", [figure], [edition], Stop);
        var italy = await JsonAsync(site.Client, "/allies/ITA.json?as_of=2026-11-22");
        italy.GetProperty("others")[0].GetProperty("figure").GetProperty("value").GetDecimal().ShouldBe(1.63m);
        italy
            .GetProperty("path")
            .GetProperty("known")
            .EnumerateArray()
            .ShouldAllBe(k => k.GetProperty("edition").GetString() != "SIPRI-2026");
        (await site.Client.GetStringAsync("/allies/ITA?as_of=2026-11-22", Stop)).ShouldContain("By another definition");
    }

    [Fact]
    public async Task What_an_editor_sets_is_shown_as_the_editors_beside_what_the_rule_finds()
    {
        await site.Record.SetStatusAsync(
            new EditorialStatus(
                "hague-2025-core",
                StateCode.Parse("FRA"),
                new DateOnly(2026, 9, 1),
                Schedule.OnPath,
                "The budget law was voted.",
                "An Editor",
                "https://example.org/law"
            ),
            Stop
        );
        var markup = await site.Client.GetStringAsync("/pledges/hague-2025-core?as_of=2026-09-02", Stop);
        var page = string.Join(' ', markup.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        page.ShouldContain("on path, set by an editor");
        page.ShouldContain(
            "Set by An Editor on <time datetime=\"2026-09-01\">1 September 2026</time>, not by the "
                + "rule: The budget law was voted."
        );
        page.ShouldContain("By the rule alone: behind path.");
        page.ShouldContain("One of these standings was set by an editor.");
        (await site.Client.GetStringAsync("/pledges/hague-2025-core?as_of=2026-08-31", Stop)).ShouldNotContain(
            "set by an editor",
            Case.Sensitive,
            "it says nothing of earlier days"
        );
        using var data = JsonDocument.Parse(
            await site.Client.GetStringAsync("/allies/FRA.json?as_of=2026-09-02", Stop)
        );
        var standing = data
            .RootElement.GetProperty("standings")
            .EnumerateArray()
            .Single(s => s.GetProperty("pledge").GetString() == "hague-2025-core");
        standing.GetProperty("set_by").GetProperty("by").GetString().ShouldBe("An Editor");
        standing.GetProperty("set_by").GetProperty("found_by_rule").GetString().ShouldBe("behind-path");
        data.RootElement.GetProperty("history")
            .EnumerateArray()
            .Last()
            .GetProperty("because")[0]
            .GetProperty("rule")
            .GetString()
            .ShouldBe("set-by-editor");
    }

    [Fact]
    public async Task Statements_that_name_figure_measure_and_deadline_are_witnesses_of_the_pledge()
    {
        await using var sample = await WithSamplesAsync();
        var said = (await sample.JsonAsync(Sabine.Replace("?", ".json?", StringComparison.Ordinal)))
            .GetProperty("said")
            .EnumerateArray()
            .ToArray();
        said.ShouldContain(s =>
            s.GetProperty("words")
                .GetString()!
                .Contains("put its name to 3.5 percent of GDP by 2033", StringComparison.Ordinal)
            && s.GetProperty("speaker").GetString() == "Maren Oskeld"
        );
        said.ShouldAllBe(s => s.GetProperty("address").GetString()!.StartsWith("/documents/"));
        said.ShouldAllBe(s =>
            s.GetProperty("horizon").GetString() == null || s.GetProperty("horizon").GetString()!.Contains("2033")
        );
        var before = (await sample.JsonAsync("/pledges/port-sabine-2031.json?as_of=2031-06-25"))
            .GetProperty("said")
            .EnumerateArray()
            .ToArray();
        before.Length.ShouldBeLessThan(said.Length, "what was published later was not known then");
        // the same words speak of 2033: they are no witnesses of a pledge for 2035
        (await sample.JsonAsync("/pledges/hague-2025-core.json?as_of=2031-12-01"))
            .GetProperty("said")
            .GetArrayLength()
            .ShouldBe(0);
    }

    [Theory]
    [InlineData(Sabine, "/pledges/port-sabine-2031/chart")]
    [InlineData("/allies/XDR?pledge=port-sabine-2031&as_of=2031-12-01", "/allies/XDR/chart")]
    [InlineData("/what-if?as_of=2031-12-01", null)]
    public async Task Warnings_on_record_are_drawn_and_listed_beside_the_assessed_windows(string page, string? chart)
    {
        await using var sample = await WithSamplesAsync();
        var html = await sample.Client.GetStringAsync(page, Stop);
        html.ShouldContain("as its words say (a statement on record)");
        var stated = (await sample.JsonAsync(page.Replace("?", ".json?", StringComparison.Ordinal)))
            .GetProperty("threats")
            .EnumerateArray()
            .Where(t => t.GetProperty("kind").GetString() == "stated")
            .ToArray();
        stated.ShouldContain(t =>
            t.GetProperty("who").GetString() == "Maren Oskeld"
            && t.GetProperty("horizon").GetString() == "../2034-12-31"
        );
        stated
            .Select(t => t.GetProperty("source").GetString())
            .ShouldAllBe(source =>
                html.Contains(source!.Replace("&", "&amp;", StringComparison.Ordinal), StringComparison.Ordinal)
            );
        stated.ShouldAllBe(t => t.GetProperty("what").GetString()!.Length <= 400);
        if (chart is null)
            return;
        var svg = await sample.Client.GetStringAsync(
            $"{chart}.svg{page[page.IndexOf('?', StringComparison.Ordinal)..]}",
            Stop
        );
        svg.ShouldContain(chart.StartsWith("/allies", StringComparison.Ordinal) ? "window stated" : "class=\"shade\"");
        (await sample.Client.GetStringAsync("/what-if?as_of=2026-11-22", Stop)).ShouldNotContain(
            "as its words say (a statement on record)",
            Case.Sensitive,
            "the texts are of 2031"
        );
    }

    private async Task<JsonElement> PathOfAsync(string ally) =>
        (await JsonAsync(site.Client, $"/allies/{ally}.json?as_of=2026-11-22")).GetProperty("path");

    private static async Task<JsonElement> JsonAsync(HttpClient client, string address)
    {
        using var data = JsonDocument.Parse(await client.GetStringAsync(address, Stop));
        return data.RootElement.Clone();
    }

    private async Task<Sample> WithSamplesAsync()
    {
        var app = WebApp.Build(
            site.Record,
            new WebOptions
            {
                Urls = "http://127.0.0.1:0",
                Packs = [Path.Combine(AppContext.BaseDirectory, "samples", "packs")],
            }
        );
        await app.StartAsync(Stop);
        return new Sample(app, new HttpClient { BaseAddress = new Uri(app.Urls.Single()) });
    }

    private sealed record Sample(WebApplication App, HttpClient Client) : IAsyncDisposable
    {
        public Task<JsonElement> JsonAsync(string address) => LivingPagesSpecs.JsonAsync(Client, address);

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await App.DisposeAsync();
        }
    }
}
