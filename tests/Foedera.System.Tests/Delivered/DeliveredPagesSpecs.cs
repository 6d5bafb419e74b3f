using System.Net;
using System.Text.Json;
using Foedera.Core.Primitives;
using Foedera.System.Tests.Web;
using Foedera.Web.Pages.Delivered;
using Microsoft.Extensions.DependencyInjection;

namespace Foedera.System.Tests.Delivered;

/// <summary>The pages of what was delivered, over the packs that come with Foedera.</summary>
public sealed class DeliveredPagesSpecs(ServedSite site) : IClassFixture<ServedSite>
{
    private const string Day = "as_of=2026-11-22";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        "/delivered?" + Day,
        "30 of 31 allies with figures spend at least 2 %",
        "class=\"chart\" viewBox",
        "5 there already, 18 on path, 8 behind path"
    )]
    [InlineData("/pledges?" + Day, "17 pledges were on record", "/pledges/hague-2025-core")]
    [InlineData("/pledges?as_of=2024-01-01", "3 pledges were on record", "vilnius-2023")]
    [InlineData(
        "/pledges/hague-2025-core?" + Day,
        "Will the ally spend 3.5 %",
        "What cannot be known yet",
        "read in 3 ways",
        "no exemptions"
    )]
    [InlineData(
        "/pledges/hague-2025-related?" + Day,
        "Nothing can be said of any of the 32 parties",
        "No published figure measures it"
    )]
    [InlineData(
        "/allies/ESP?" + Day,
        "Spain: ahead of the straight line in 2026 (2.00 against 1.80)",
        "What the pledge asks of Spain is disputed",
        "Rise needed each year",
        "0.17 points"
    )]
    [InlineData(
        "/pledges/hague-2025-core/thread?" + Day,
        "From the sentence to the sum",
        "Germany: 3.5 % of GDP on core defence by 2029",
        "Figures came out",
        "5 there already"
    )]
    [InlineData("/pledges/hague-2025-core/thread?ally=ESP&" + Day, "Spain", "Read in another way")]
    [InlineData(
        "/allies/ESP/money?" + Day,
        "In a straight line from 2.00 % in 2026 to 3.50 % in 2035",
        "Definitions side by side",
        "What it was spent on",
        "back loaded",
        "national currency"
    )]
    [InlineData(
        "/allies/ITA/money?front=stepwise&money=national&prices=current&" + Day,
        "In steps at the reviews",
        "prices of each year",
        "Claimed, and disputed"
    )]
    [InlineData("/allies/TUR/money?prices=current&" + Day, "prices of 2024", "too fast for amounts")]
    [InlineData(
        "/what-if?reach=3.5&in=2030&" + Day,
        "For 3.5 % in 2030",
        "every ally would have to add",
        "one alone would have to spend"
    )]
    [InlineData("/allies/POL?" + Day, "Reassurance and doubt", "full force of the alliance")]
    [InlineData("/pledges/ankara-2026-ukraine?" + Day, "Promised, allocated, paid", "Paid: no figure is on record")]
    [InlineData("/allies/isl?" + Day, "Iceland: it cannot be said", "No figure for this state was known")]
    [InlineData("/indicators", "nato-defence-share-gdp", "World Bank")]
    [InlineData(
        "/indicators/nato-defence-share-gdp?from=NATO-2024-06&to=NATO-2025-08&year=2024",
        "23 states stood at 2 % or more in the edition of 17 June 2024, and 18 in that of 28 August "
            + "2025: Albania, Bulgaria, Montenegro, North Macedonia, Slovakia fell below"
    )]
    [InlineData(
        "/what-if?changes=ESP+spends+2.1%3BUSA+leaves+2027&window=2028%2F2030&" + Day,
        "all together would have to add",
        "ESP spends 2.1",
        "in proportion to GDP",
        "name: &quot;no name yet&quot;"
    )]
    public async Task A_page_answers_its_question(string address, params string[] answers)
    {
        var response = await site.Client.GetAsync(address, Stop);
        var page = await response.Content.ReadAsStringAsync(Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, page);
        foreach (var answer in answers)
            page.ShouldContain(answer);
        page.ShouldNotContain("style=\"");
    }

    [Theory]
    [InlineData("/delivered.json?" + Day, "allies", 32)]
    [InlineData("/pledges.json?" + Day, "pledges", 17)]
    [InlineData("/pledges/vilnius-2023.json?" + Day, "standings", 32)]
    [InlineData("/indicators.json", "indicators", 28)]
    [InlineData("/allies/ESP/money.json?" + Day, "fronts", 3)]
    public async Task The_same_address_gives_its_data(string address, string list, int count)
    {
        using var data = JsonDocument.Parse(await site.Client.GetStringAsync(address, Stop));
        data.RootElement.GetProperty(list).GetArrayLength().ShouldBe(count);
        data.RootElement.GetProperty("page").GetProperty("citation").GetString().ShouldNotBeNull();
    }

    [Fact]
    public async Task A_path_in_json_has_its_intervals_its_chance_and_the_row_of_every_figure()
    {
        using var data = JsonDocument.Parse(await site.Client.GetStringAsync("/allies/ESP.json?" + Day, Stop));
        var path = data.RootElement.GetProperty("path");
        path.GetProperty("years").GetArrayLength().ShouldBe(9);
        var first = path.GetProperty("years")[0];
        first.GetProperty("low95").GetDouble().ShouldBeLessThan(first.GetProperty("low50").GetDouble());
        path.GetProperty("known")
            .EnumerateArray()
            .ShouldAllBe(k =>
                k.GetProperty("row").GetInt32() > 1 && k.GetProperty("file").GetString()!.EndsWith(".csv")
            );
        path.GetProperty("chance_of_meeting").GetDouble().ShouldBeInRange(0.001, 0.3);
    }

    [Fact]
    public async Task Every_figure_of_an_indicator_can_be_taken_away_as_csv()
    {
        var lines = (await site.Client.GetStringAsync("/indicators/nato-defence-share-gdp.csv", Stop)).Split(
            "\r\n",
            StringSplitOptions.RemoveEmptyEntries
        );
        lines[0].ShouldBe("indicator,ally,year,value,flag,edition,released,file,row,source,note");
        lines.Length.ShouldBeGreaterThan(900);
    }

    [Fact]
    public async Task Allies_that_a_reader_picks_stand_side_by_side()
    {
        var page = await site.Client.GetStringAsync("/delivered/compare?ally=ESP&ally=POL&" + Day, Stop);
        // the measure of the newest pledge: core spending, whose edition of July 2026 goes on to 2026
        page.ShouldContain("Poland 4.68 in 2026; Spain 2.00 in 2026");
        page.ShouldContain("value=\"ESP\" checked");
        page.ShouldContain("Poland, 2025: 4.25");
        (await site.Client.GetAsync("/delivered/compare?ally=ESP&ally=XYZ", Stop)).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
        var seven = string.Join(
            '&',
            new[] { "ESP", "POL", "DEU", "FRA", "ITA", "GBR", "USA" }.Select(ally => $"ally={ally}")
        );
        (await site.Client.GetAsync($"/delivered/compare?{seven}", Stop)).StatusCode.ShouldBe(
            HttpStatusCode.BadRequest
        );
    }

    [Theory]
    [InlineData("/delivered/compare/chart.svg?ally=ESP&ally=POL&" + Day, "Poland")]
    [InlineData("/delivered/chart.svg?" + Day, "Lithuania")]
    [InlineData("/pledges/hague-2025-core/chart.svg?" + Day, "Lithuania")]
    [InlineData("/pledges/germany-core-2029/chart.svg?" + Day, "the middle")]
    [InlineData("/indicators/nato-defence-share-gdp/chart.svg?from=NATO-2024-06&to=NATO-2025-08&year=2024", "Slovakia")]
    [InlineData("/what-if/chart.svg?changes=ESP+spends+2.1&other=all+spends+3&" + Day, "the other scenario")]
    [InlineData("/allies/ESP/chart.svg?pledge=hague-2025-core&" + Day, "the middle")]
    public async Task A_chart_can_be_taken_away_as_a_well_formed_file(string address, string label)
    {
        var response = await site.Client.GetAsync(address, Stop);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        var svg = global::System.Xml.Linq.XDocument.Parse(await response.Content.ReadAsStringAsync(Stop));
        svg.Root!.Name.ToString().ShouldBe("{http://www.w3.org/2000/svg}svg");
        svg.Descendants().ShouldContain(e => e.Name.LocalName == "text" && e.Value == label);
        var words = string.Join(
            ' ',
            svg.Descendants().Where(e => (string?)e.Attribute("class") == "tick credit").Select(e => e.Value)
        );
        words.ShouldStartWith("Source: ");
        words.ShouldContain($"{site.Origin}{address[..address.IndexOf("/chart", StringComparison.Ordinal)]}");
        var figures = (
            await site.Client.GetStringAsync(address.Replace("chart.svg", "chart.csv", StringComparison.Ordinal), Stop)
        ).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        figures.Length.ShouldBeGreaterThan(5);
        using var data = JsonDocument.Parse(
            await site.Client.GetStringAsync(address.Replace("chart.svg", "chart.json", StringComparison.Ordinal), Stop)
        );
    }

    [Theory]
    [InlineData("/delivered?" + Day)]
    [InlineData("/pledges/hague-2025-core?" + Day)]
    [InlineData("/allies/ESP?" + Day)]
    [InlineData("/indicators/nato-defence-share-gdp?from=NATO-2024-06&to=NATO-2025-08&year=2024")]
    [InlineData("/what-if?changes=ESP+spends+2.1&" + Day)]
    public async Task Every_chart_comes_with_table_files_source_day_and_citation(string address)
    {
        var page = await site.Client.GetStringAsync(address, Stop);
        var figure = page[
            page.IndexOf("<figure", StringComparison.Ordinal)..page.IndexOf("</figure>", StringComparison.Ordinal)
        ];
        foreach (
            var part in new[]
            {
                "chart.svg",
                "chart.png",
                "chart.csv",
                "chart.json",
                "href=\"#citation\"",
                "Source:",
                "As known on <time",
                "<table>",
            }
        )
            string.Join(' ', figure.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ShouldContain(part);
    }

    [Fact]
    public async Task A_path_is_told_in_money_with_intervals_and_prices()
    {
        using var data = JsonDocument.Parse(await site.Client.GetStringAsync("/allies/DEU.json?" + Day, Stop));
        var money = data.RootElement.GetProperty("money");
        money.GetProperty("price_base").GetString().ShouldBe("2015 prices and exchange rates");
        var last = money.GetProperty("years").EnumerateArray().Last();
        last.GetProperty("low95").GetDouble().ShouldBeLessThan(last.GetProperty("low80").GetDouble());
        last.GetProperty("median")
            .GetDouble()
            .ShouldBeInRange(last.GetProperty("low50").GetDouble(), last.GetProperty("high50").GetDouble());
        (await site.Client.GetStringAsync("/allies/ESP?pledge=wales-2014-equipment&" + Day, Stop)).ShouldContain(
            "No amounts are told for this path"
        );
    }

    [Fact]
    public async Task A_joint_amount_is_divided_as_its_text_says_and_called_worked_out()
    {
        var page = await site.Client.GetStringAsync("/pledges/washington-2024-ukraine?" + Day, Stop);
        page.ShouldContain("nobody reported them");
        using var data = JsonDocument.Parse(
            await site.Client.GetStringAsync("/pledges/washington-2024-ukraine.json?" + Day, Stop)
        );
        var joint = data.RootElement.GetProperty("joint");
        joint.GetProperty("parts").EnumerateArray().Sum(p => p.GetProperty("amount").GetDecimal()).ShouldBe(40, 0.02m);
        joint
            .GetProperty("parts")
            .EnumerateArray()
            .Select(p => p.GetProperty("ally").GetString())
            .ShouldNotContain("HUN", "which was left out of it");
        joint.GetProperty("parts").GetArrayLength().ShouldBe(31);
    }

    [Theory]
    [InlineData("/pledges/no-such", HttpStatusCode.NotFound)]
    [InlineData("/allies/FRANCE", HttpStatusCode.NotFound)]
    [InlineData("/allies/BRA", HttpStatusCode.NotFound)]
    [InlineData("/indicators/none", HttpStatusCode.NotFound)]
    [InlineData("/delivered?as_of=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("/what-if?changes=ESP+dances", HttpStatusCode.BadRequest)]
    [InlineData("/what-if?pledge=%3Cscript%3E", HttpStatusCode.BadRequest)]
    public async Task What_is_not_there_or_not_understood_is_said(string address, HttpStatusCode status)
    {
        var response = await site.Client.GetAsync(address, Stop);
        response.StatusCode.ShouldBe(status);
        (await response.Content.ReadAsStringAsync(Stop)).ShouldNotContain("<script>alert");
    }

    /// <summary>How long a warm page takes is measured in bench/RESULTS.md.</summary>
    [Fact]
    public async Task A_path_is_worked_out_once_for_all_pages_that_show_it()
    {
        var library = await site.Services.GetRequiredService<PledgeShelf>().NowAsync(Stop);
        var spain = StateCode.Parse("ESP");
        var path = library.PathsOn(new DateOnly(2026, 11, 20)).Of("hague-2025-core", spain);
        path.ShouldNotBeNull();
        library.PathsOn(new DateOnly(2026, 11, 20)).Of("hague-2025-core", spain).ShouldBeSameAs(path);
        library
            .PathsOn(new DateOnly(2026, 10, 15))
            .Of("hague-2025-core", spain)
            .ShouldBeSameAs(path, "no edition came out between the two days");
        library.PathsOn(new DateOnly(2025, 7, 1)).Of("hague-2025-core", spain).ShouldNotBeSameAs(path);
    }
}
