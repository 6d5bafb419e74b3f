using System.Net;
using System.Net.Http.Headers;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Store;
using Foedera.Web;
using Microsoft.AspNetCore.Builder;

namespace Foedera.System.Tests.Web;

/// <summary>How the server meets requests: methods, hosts, kept answers, limits, health.</summary>
public sealed class ServingSpecs : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("foedera-serving").FullName;
    private RecordStore record = null!;
    private WebApplication app = null!;
    private HttpClient client = null!;

    private string Db => Path.Combine(folder, "record.db");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        record = await RecordStore.OpenAsync(Db, TimeProvider.System);
        await StartAsync(new WebOptions { Urls = "http://127.0.0.1:0" });
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
        await record.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    public static TheoryData<string> Addresses() =>
        [
            "/",
            "/said",
            "/search?q=port",
            "/verify",
            "/owed",
            "/pledges",
            "/allies/ESP",
            "/what-if",
            "/method/said",
            "/index.json",
            "/pledges.json",
            "/delivered/chart.svg",
            "/openapi.json",
            "/assets/foedera.css",
            "/health/live",
            "/health/ready",
        ];

    [Theory, MemberData(nameof(Addresses))]
    public async Task Head_gives_the_headers_of_get_and_nothing_else(string address)
    {
        var (head, get) = (await SendAsync(HttpMethod.Head, address), await SendAsync(HttpMethod.Get, address));
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await head.Content.ReadAsByteArrayAsync(Stop)).ShouldBeEmpty();
        head.Content.Headers.ContentType.ShouldBe(get.Content.Headers.ContentType);
        head.Headers.ETag.ShouldBe(get.Headers.ETag);
    }

    [Theory]
    [InlineData("POST", "/search")]
    [InlineData("DELETE", "/documents/a")]
    [InlineData("PUT", "/nowhere")]
    public async Task Another_method_is_refused_with_those_that_are_allowed(string method, string address)
    {
        var answer = await SendAsync(new HttpMethod(method), address);
        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.Allow.ShouldBe(["GET", "HEAD", "OPTIONS"], ignoreOrder: true);
    }

    [Fact]
    public async Task Options_tell_what_may_be_asked_and_that_pages_of_others_may_ask_for_data()
    {
        var answer = await SendAsync(HttpMethod.Options, "/search.json");
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        (await SendAsync(HttpMethod.Get, "/pledges.json"))
            .Headers.GetValues("Access-Control-Allow-Origin")
            .ShouldBe(["*"]);
        (await SendAsync(HttpMethod.Get, "/pledges")).Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task An_answer_comes_compressed_as_asked_with_one_tag_and_is_not_sent_again_unchanged(string encoding)
    {
        var first = await SendAsync(
            HttpMethod.Get,
            "/pledges",
            request => request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding))
        );
        first.Content.Headers.ContentEncoding.ShouldBe(encoding == "identity" ? [] : [encoding]);
        first.Headers.Vary.ShouldContain("Accept-Encoding");
        var again = await SendAsync(
            HttpMethod.Get,
            "/pledges",
            request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!)
        );
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await again.Content.ReadAsByteArrayAsync(Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_changes_as_soon_as_the_record_does()
    {
        var before = await client.GetAsync("/documents", Stop);
        await RecordAsync("report-1");
        var after = await client.GetAsync("/documents", Stop);
        after.Headers.ETag.ShouldNotBe(before.Headers.ETag);
        (await after.Content.ReadAsStringAsync(Stop)).ShouldContain("report-1");
    }

    [Fact]
    public async Task A_record_that_was_replaced_is_noticed_and_one_that_is_gone_is_said()
    {
        await RecordAsync("old-report");
        (await client.GetStringAsync("/documents", Stop)).ShouldContain("old-report");
        var other = Path.Combine(folder, "other.db");
        await using (var made = await RecordStore.OpenAsync(other, TimeProvider.System))
            await RecordAsync("new-report", made);
        foreach (var file in new[] { Db, Db + "-wal", Db + "-shm" })
            File.Delete(file);

        (await client.GetAsync("/health/ready", Stop)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await client.GetAsync("/documents", Stop)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await client.GetAsync("/health/live", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);

        File.Move(other, Db);
        var page = await client.GetStringAsync("/documents", Stop);
        page.ShouldContain("new-report");
        page.ShouldNotContain("old-report");
    }

    [Theory]
    [InlineData("evil.example", false)]
    [InlineData("evil.example:80", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("8.8.8.8", false)]
    [InlineData("localhost", true)]
    [InlineData("LOCALHOST:1", true)]
    [InlineData("127.0.0.1", true)]
    public async Task A_foreign_host_is_turned_away_and_not_repeated(string host, bool ours)
    {
        foreach (var address in new[] { "/", "/index.atom", "/index.json" })
        {
            var answer = await SendAsync(HttpMethod.Get, address, request => request.Headers.Host = host);
            answer.StatusCode.ShouldBe(ours ? HttpStatusCode.OK : HttpStatusCode.BadRequest);
            if (!ours)
                (await answer.Content.ReadAsStringAsync(Stop)).ShouldNotContain("evil");
        }
    }

    [Fact]
    public async Task The_sites_own_address_stands_in_links_feeds_and_data_whatever_was_asked()
    {
        await StartAsync(
            new WebOptions { Urls = "http://127.0.0.1:0", PublicAddress = new Uri("https://record.example.org") }
        );
        (await client.GetStringAsync("/", Stop)).ShouldContain(
            "<link rel=\"canonical\" href=\"https://record.example.org/\""
        );
        (await client.GetStringAsync("/index.atom", Stop)).ShouldContain("<id>https://record.example.org/</id>");
        (
            await SendAsync(HttpMethod.Get, "/", request => request.Headers.Host = "record.example.org")
        ).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7", true)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7", true)]
    public async Task Limits_count_who_stands_behind_a_trusted_proxy(string first, string second, bool same)
    {
        await StartAsync(new WebOptions { Urls = "http://127.0.0.1:0", QuestionsPerMinute = 1 });
        (await AskedByAsync(first)).ShouldBe(HttpStatusCode.OK);
        (await AskedByAsync(second)).ShouldBe(same ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK);
        (await AskedByAsync($"198.51.100.1, {first}")).ShouldBe(
            HttpStatusCode.TooManyRequests,
            "what a client claims in front of it counts for nothing"
        );
    }

    [Fact]
    public async Task Questions_wait_in_a_bounded_queue_and_the_rest_come_again_later()
    {
        await StartAsync(
            new WebOptions
            {
                Urls = "http://127.0.0.1:0",
                MostWaiting = 2,
                Patience = TimeSpan.FromMilliseconds(1),
            }
        );
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 60).Select(i => client.GetAsync($"/what-if?pledge=hague-2025-core&name=n{i}", Stop))
        );
        answers.ShouldAllBe(answer =>
            answer.StatusCode == HttpStatusCode.OK || answer.StatusCode == HttpStatusCode.ServiceUnavailable
        );
        answers.ShouldContain(answer => answer.StatusCode == HttpStatusCode.OK);
        foreach (var refused in answers.Where(answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable))
            refused.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/delivered?as_of=9999-12-31")]
    [InlineData("/pledges?as_of=0001-01-01")]
    [InlineData("/pledges/hague-2025-core?as_of=9999-12-31")]
    [InlineData("/allies/ESP?as_of=9999-12-31")]
    [InlineData("/what-if?as_of=9999-12-31")]
    public async Task A_day_that_nobody_can_ask_about_is_one_clear_line(string address)
    {
        var answer = await client.GetAsync(address, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("1500 to 2200");
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "draft=%00")]
    [InlineData("application/x-www-form-urlencoded", "draft=a%00b&draft=%ff")]
    [InlineData("multipart/form-data", "no part")]
    [InlineData(
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=draft\r\n\r\nwithout an end"
    )]
    public async Task A_form_that_is_none_is_the_askers_fault(string type, string body)
    {
        using var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        ((int)(await client.PostAsync("/check", content, Stop)).StatusCode).ShouldBe(400);
    }

    [Theory]
    [InlineData("/documents/%00")]
    [InlineData("/documents/..%2f..%2fetc%2fpasswd")]
    [InlineData("/assets/..%2f..%2f..%2fetc/passwd")]
    [InlineData("/assets/..%5c..%5cappsettings.json")]
    [InlineData("/search?q=%00%ff%ed%a0%80")]
    [InlineData("/verify?q=%00")]
    [InlineData("/owed?attacker=%00&target=%00")]
    [InlineData("/search?figure=1e308..1e309")]
    [InlineData("/search?page=99999999999")]
    [InlineData("/what-if?pledge=hague-2025-core&changes=ESP+spends+1e400")]
    public async Task A_strange_address_breaks_nothing_and_shows_nothing(string address)
    {
        var answer = await client.GetAsync(address, Stop);
        ((int)answer.StatusCode).ShouldBeLessThan(500);
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldNotContain("root:");
    }

    [Theory]
    [InlineData("/what-if?pledge=hague-2025-core&war_ends=9999-12-31")]
    [InlineData("/what-if?pledge=hague-2025-core&window=9999/9999")]
    [InlineData("/search?from=9999-12-01&to=9999-12-31")]
    [InlineData("/search?from=0001-01-01&to=0001-01-31")]
    [InlineData("/states/EST?on=9999-12-31")]
    [InlineData("/owed?attacker=RUS&target=EST&on=9999-12-31")]
    [InlineData("/indicators/nato-defence-share-gdp?year=2147483647")]
    public async Task The_ends_of_the_calendar_break_nothing(string address) =>
        ((int)(await client.GetAsync(address, Stop)).StatusCode).ShouldBeLessThan(500);

    private async Task StartAsync(WebOptions options)
    {
        if (app is not null)
            await app.DisposeAsync();
        client?.Dispose();
        app = WebApp.Build(record, options);
        await app.StartAsync(Stop);
        client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    private async Task<HttpStatusCode> AskedByAsync(string forwarded) =>
        (
            await SendAsync(
                HttpMethod.Get,
                "/search?q=port",
                request => request.Headers.Add("X-Forwarded-For", forwarded)
            )
        ).StatusCode;

    private Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string address,
        Action<HttpRequestMessage>? change = null
    )
    {
        var request = new HttpRequestMessage(method, address);
        change?.Invoke(request);
        return client.SendAsync(request, Stop);
    }

    private async Task RecordAsync(string id, RecordStore? into = null) =>
        await (into ?? record).SaveAsync(
            [
                new Arrival(
                    new ReadDocument(new Document(id, "Nobody said that."), []),
                    Origin.OfFile(null, $"{id}.txt"),
                    null
                ),
            ],
            Stop
        );
}
