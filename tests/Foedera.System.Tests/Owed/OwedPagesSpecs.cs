using System.Net;
using System.Text.Json;
using Foedera.System.Tests.Web;

namespace Foedera.System.Tests.Owed;

/// <summary>The pages of what is owed, over the packs that come with Foedera.</summary>
public sealed class OwedPagesSpecs(ServedSite site) : IClassFixture<ServedSite>
{
    private const string Case = "attacker=Russia&target=Estonia&on=2025-01-01";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/owed", "Put a case", "name=\"attacker\"")]
    [InlineData(
        "/owed?" + Case,
        "35 states owe Estonia help (EU-42.7 and NATO 5)",
        "owes help: 35",
        "Every rule applied",
        "not legal advice"
    )]
    [InlineData(
        "/owed?attacker=USA&target=Denmark&at=Greenland&on=2026-01-15",
        "34 states may owe (it is open) Denmark help",
        "veto",
        "both bound by North Atlantic Treaty"
    )]
    [InlineData(
        "/owed?attacker=Russia&target=Estonia&on=2035-01-01",
        "the last day checked",
        "facts of 30 September 2026"
    )]
    [InlineData("/owed?attacker=Germany&target=Poland&on=1939-09-01", "Before the Charter of the United Nations")]
    [InlineData(
        "/owed?attacker=Russia&target=Ukraine&on=2022-02-24",
        "obliges anybody to help Ukraine",
        "nobody promises to defend Ukraine"
    )]
    [InlineData("/pacts", "North Atlantic Treaty", "not yet verified", "not before 2026-08-07", "As of")]
    [InlineData(
        "/pacts/NATO",
        "bound 32 states",
        "Article 5: defend",
        "Ceuta",
        "11 September 2001",
        "1,430",
        "1966-07-01 to 2009-04-03",
        "from 1952-02-18"
    )]
    [InlineData("/pacts/csto", "Uzbekistan", "whether they bind is open")]
    [InlineData("/states/FIN?on=2023-04-04", "On 4 April 2023 Finland had promised help in case of attack to")]
    [InlineData("/states/Estonia", "NATO 5")]
    [InlineData("/owed?attacker=Russia&target=Poland", "the last day checked", "pacts on record")]
    [InlineData("/owed/chain", "It owes that help (NATO 5)", "nothing to help against")]
    [InlineData("/promises?on=2025-01-01", "FRA", "GraphML")]
    [InlineData("/negotiations", "Greenland between")]
    [InlineData("/negotiations/greenland-2026", "denied", "rejected it", "working group")]
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
    [InlineData("/owed.json?" + Case, "claims", 89)]
    [InlineData("/pacts/NATO.json", "parties", 32)]
    [InlineData("/states/CHE.json", "owes", 0)]
    public async Task The_same_address_gives_its_data(string address, string list, int count)
    {
        using var data = JsonDocument.Parse(await site.Client.GetStringAsync(address, Stop));
        data.RootElement.GetProperty(list).GetArrayLength().ShouldBe(count);
    }

    [Fact]
    public async Task A_case_in_json_has_the_fields_of_the_contract()
    {
        using var data = JsonDocument.Parse(await site.Client.GetStringAsync("/owed.json?" + Case, Stop));
        data.RootElement.GetProperty("question").GetProperty("on").GetString().ShouldBe("2025-01-01");
        data.RootElement.GetProperty("covered_until").GetString().ShouldBe("2026-09-30");
        var claim = data
            .RootElement.GetProperty("claims")
            .EnumerateArray()
            .Single(c =>
                c.GetProperty("pact").GetString() == "NATO"
                && c.GetProperty("article").GetString() == "5"
                && c.GetProperty("obligor").GetString() == "USA"
            );
        claim.GetProperty("answer").GetString().ShouldBe("owed");
        claim.GetProperty("kind").GetString().ShouldBe("defend");
        claim.GetProperty("would_close").GetArrayLength().ShouldBe(0);
        foreach (var reason in claim.GetProperty("because").EnumerateArray())
            reason.GetProperty("fact").GetString().ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("/owed?attacker=Atlantis&target=Estonia", HttpStatusCode.BadRequest)]
    [InlineData("/owed?attacker=%3Cscript%3E&target=x", HttpStatusCode.BadRequest)]
    [InlineData("/owed?attacker=RUS&target=EST&pact=Nowhere", HttpStatusCode.BadRequest)]
    [InlineData("/states/FIN?on=soon", HttpStatusCode.BadRequest)]
    [InlineData("/states/ZZZ", HttpStatusCode.NotFound)]
    [InlineData("/pacts/Nowhere", HttpStatusCode.NotFound)]
    [InlineData("/owed/chain?steps=who,does%0Ax,tickles", HttpStatusCode.BadRequest)]
    [InlineData("/promises?on=soon", HttpStatusCode.BadRequest)]
    [InlineData("/negotiations/none", HttpStatusCode.NotFound)]
    public async Task A_wrong_question_is_told_so(string address, HttpStatusCode status)
    {
        var response = await site.Client.GetAsync(address, Stop);
        response.StatusCode.ShouldBe(status);
        (await response.Content.ReadAsStringAsync(Stop)).ShouldNotContain("<script>");
    }
}
