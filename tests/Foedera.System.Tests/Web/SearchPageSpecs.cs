using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace Foedera.System.Tests.Web;

/// <summary>Search as readers use it, over the samples: people, posts on the day, figures, forms of words, questions in
/// a sentence.</summary>
public sealed class SearchPageSpecs(ServedSite site) : IClassFixture<ServedSite>
{
    private const string Question =
        "What has the Secretary General of the Meridian Compact said about 3.5 % since 2031?";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_in_a_sentence_becomes_post_figure_and_days()
    {
        using var json = await Data($"q={Uri.EscapeDataString(Question)}");
        var root = json.RootElement;
        root.GetProperty("filters")
            .GetProperty("post")
            .GetString()
            .ShouldBe("Secretary General of the Meridian Compact");
        root.GetProperty("filters").GetProperty("figure").GetString().ShouldBe("3.5 %");
        root.GetProperty("filters").GetProperty("since").GetString().ShouldBe("2031-01-01");
        root.GetProperty("total").GetInt32().ShouldBeGreaterThan(0);
        foreach (var statement in root.GetProperty("statements").EnumerateArray())
            statement.GetProperty("speaker").GetProperty("id").GetString().ShouldBe("maren-oskeld");
        root.GetProperty("posts")[0].GetString().ShouldBe("Secretary General of the Meridian Compact");
        var page = await site.Client.GetStringAsync($"/search?q={Uri.EscapeDataString(Question)}", Stop);
        page.ShouldContain("Read as");
        page.ShouldContain("Search for the words instead");
    }

    [Fact]
    public async Task Nothing_found_says_what_was_searched_and_what_one_part_less_would_find()
    {
        using var json = await Data(
            $"q={Uri.EscapeDataString(Question.Replace("3.5", "7.5", StringComparison.Ordinal))}"
        );
        json.RootElement.GetProperty("total").GetInt32().ShouldBe(0);
        json.RootElement.GetProperty("searched").GetProperty("documents").GetInt32().ShouldBeGreaterThan(10);
        json.RootElement.GetProperty("without")
            .EnumerateArray()
            .Select(w => w.GetProperty("part").GetString())
            .ShouldContain("figure");
    }

    [Theory]
    [InlineData("q=defense", "q=defence")]
    [InlineData("q=spends", "q=spend")]
    [InlineData("speaker=Oskeld", "speaker=maren-oskeld")]
    [InlineData("post=secretary%20general", "post=Secretary%20General%20of%20the%20Meridian%20Compact")]
    [InlineData("q=Oskeld%203.5%20%25", "speaker=maren-oskeld&figure=3.5")]
    public async Task Two_ways_of_asking_the_same(string one, string other)
    {
        using var first = await Data(one);
        using var second = await Data(other);
        first.RootElement.GetProperty("total").GetInt32().ShouldBe(second.RootElement.GetProperty("total").GetInt32());
        first.RootElement.GetProperty("total").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task What_lies_over_a_figure_includes_the_figures_above_it()
    {
        using var over = await Data("figure=%3E3");
        using var named = await Data("figure=3.5");
        using var none = await Data("figure=%3E90");
        over.RootElement.GetProperty("total")
            .GetInt32()
            .ShouldBeGreaterThanOrEqualTo(named.RootElement.GetProperty("total").GetInt32());
        none.RootElement.GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task The_words_found_are_marked()
    {
        var page = await site.Client.GetStringAsync("/search?q=attack", Stop);
        page.ShouldContain("<mark>attack</mark>");
    }

    [Fact]
    public async Task The_figure_found_is_marked()
    {
        var page = await site.Client.GetStringAsync("/search?figure=%3E3", Stop);
        page.ShouldContain("<mark>3.5");
    }

    [Fact]
    public async Task A_mistyped_word_is_answered_with_one_of_the_record()
    {
        var page = await site.Client.GetStringAsync("/search?q=schoolyrad", Stop);
        page.ShouldContain("Did you mean");
        page.ShouldContain("href=\"/search?q=schoolyard\"");
    }

    [Fact]
    public async Task A_search_is_a_feed_whose_days_are_those_of_the_documents()
    {
        var feed = XDocument.Parse(await site.Client.GetStringAsync("/search.atom?q=attack", Stop));
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var entries = feed.Root!.Elements(atom + "entry").ToList();
        entries.ShouldNotBeEmpty();
        entries.Select(e => e.Element(atom + "id")!.Value).Distinct().Count().ShouldBe(entries.Count);
        feed.Root.Element(atom + "updated")!.Value.ShouldBe(entries.Max(e => e.Element(atom + "updated")!.Value));
    }

    [Theory]
    [InlineData("post=king%20of%20nowhere")]
    [InlineData("state=Nowhereland")]
    [InlineData("figure=lots")]
    [InlineData("horizon=soon")]
    [InlineData("type=wish")]
    [InlineData("topic=gardening")]
    [InlineData("lang=%27%20or%201")]
    [InlineData("since=2031-02-02&until=2031-01-01")]
    public async Task A_filter_that_means_nothing_is_refused_with_what_is_expected(string query)
    {
        var answer = await site.Client.GetAsync($"/search.json?{query}", Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    private async Task<JsonDocument> Data(string query) =>
        JsonDocument.Parse(await site.Client.GetStringAsync($"/search.json?{query}", Stop));
}
