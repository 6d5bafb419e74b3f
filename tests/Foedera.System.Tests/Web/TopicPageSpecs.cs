using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace Foedera.System.Tests.Web;

/// <summary>What is said of a topic, over the samples.</summary>
public sealed class TopicPageSpecs(ServedSite site) : IClassFixture<ServedSite>
{
    private const string Topic = "/topics/defence-spending";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_topic_has_the_statements_that_a_search_for_it_has()
    {
        var topic = await JsonAsync($"{Topic}.json");
        var search = await JsonAsync("/search.json?topic=defence-spending");
        topic.GetProperty("total").GetInt64().ShouldBe(search.GetProperty("total").GetInt64());
        topic.GetProperty("total").GetInt64().ShouldBeGreaterThan(0);
        Ids(topic).ShouldBe(Ids(search).Take(Ids(topic).Count));
        topic
            .GetProperty("speakers")[0]
            .GetProperty("count")
            .GetInt64()
            .ShouldBe(search.GetProperty("facets").GetProperty("speakers")[0].GetProperty("count").GetInt64());
    }

    [Fact]
    public async Task The_list_has_every_topic_with_its_count()
    {
        var topics = (await JsonAsync("/topics.json")).GetProperty("topics").EnumerateArray().ToList();
        var spending = topics.Single(t => t.GetProperty("topic").GetString() == "defence-spending");
        var total = (await JsonAsync($"{Topic}.json")).GetProperty("total").GetInt64();
        spending.GetProperty("statements").GetInt64().ShouldBe(total);
        var rows = (await site.Client.GetStringAsync("/topics.csv", Stop)).Trim().Split('\n');
        rows.Length.ShouldBe(topics.Count + 1);
    }

    [Fact]
    public async Task A_topic_without_a_statement_says_so()
    {
        var topics = (await JsonAsync("/topics.json")).GetProperty("topics").EnumerateArray();
        var empty = topics.First(t => t.GetProperty("statements").GetInt64() == 0).GetProperty("topic").GetString();
        (await site.Client.GetStringAsync($"/topics/{empty}", Stop)).ShouldContain(
            "No statement on record has a word of this topic."
        );
    }

    [Fact]
    public async Task An_unknown_topic_is_not_found()
    {
        var answer = await site.Client.GetAsync("/topics/no-such-topic", Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("No topic of the packs has this name");
    }

    [Fact]
    public async Task A_topic_is_followed_by_its_feed()
    {
        var feed = XDocument.Parse(await site.Client.GetStringAsync($"{Topic}.atom", Stop));
        XNamespace atom = "http://www.w3.org/2005/Atom";
        feed.Root!.Elements(atom + "entry").Count().ShouldBe(Ids(await JsonAsync($"{Topic}.json")).Count);
    }

    private static List<string?> Ids(JsonElement page) =>
        [.. page.GetProperty("statements").EnumerateArray().Select(s => s.GetProperty("id").GetString())];

    private async Task<JsonElement> JsonAsync(string address) =>
        JsonDocument.Parse(await site.Client.GetStringAsync(address, Stop)).RootElement;
}
