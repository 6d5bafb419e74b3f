using System.Net;
using Foedera.Work.Fetching;

namespace Foedera.System.Tests.Fetching;

/// <summary>One page from one host, whatever the host does.</summary>
public sealed class FetcherSpecs : IAsyncLifetime
{
    private LocalPress press = null!;

    public async ValueTask InitializeAsync() => press = await LocalPress.OpenAsync();

    public ValueTask DisposeAsync() => press.DisposeAsync();

    [Fact]
    public async Task A_page_comes_with_what_was_asked_and_answered()
    {
        var page = (await FetchAsync("/moved")).ShouldBeOfType<Fetched.Page>();

        page.Fetch.Asked.AbsolutePath.ShouldBe("/moved");
        page.Fetch.Address.AbsolutePath.ShouldBe("/story/1", "the identity of a page is the address that answered");
        page.Fetch.Request.ShouldStartWith("GET /story/1 HTTP/1.1\r\nHost: 127.0.0.1");
        page.Fetch.Request.ShouldContain("User-Agent: foedera/");
        page.Fetch.Response.ShouldStartWith("HTTP/1.1 200 OK\r\n");
        page.Fetch.Validators.Tag.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_host_that_knows_the_version_sends_nothing()
    {
        var page = (await FetchAsync("/story/1")).ShouldBeOfType<Fetched.Page>();
        using var fetcher = Fetcher();
        (await fetcher.FetchAsync(page.Asked, page.Fetch.Validators, default)).ShouldBeOfType<Fetched.NotModified>();
    }

    [Fact]
    public async Task A_busy_host_is_asked_again()
    {
        (await FetchAsync("/busy")).ShouldBeOfType<Fetched.Page>();
        press.VisitsOf("/busy").ShouldBe(3);
    }

    [Theory]
    [InlineData("/circle", "FETCH006")]
    [InlineData("/inward", "FETCH002")]
    [InlineData("/slow", "FETCH004")]
    [InlineData("/endless", "FETCH008")]
    [InlineData("/broken", "FETCH003")]
    [InlineData("/gone", "FETCH007")]
    public async Task What_a_host_does_wrong_is_one_problem(string path, string code)
    {
        var refused = (await FetchAsync(path)).ShouldBeOfType<Fetched.Refused>();
        refused.Problem.Code.ShouldBe(code);
        refused.Problem.File.ShouldBe(press.At(path));
    }

    [Fact]
    public async Task A_page_that_robots_txt_keeps_to_itself_is_not_asked_for()
    {
        press.Robots = "User-agent: *\nDisallow: /story/\nAllow: /story/2$\n";
        (await FetchAsync("/story/1")).ShouldBeOfType<Fetched.Refused>().Problem.Code.ShouldBe("FETCH005");
        (await FetchAsync("/story/2")).ShouldBeOfType<Fetched.Page>();
        press.VisitsOf("/story/1").ShouldBe(0);
    }

    [Fact]
    public async Task What_robots_txt_asks_is_asked_again_after_a_time()
    {
        press.Robots = "User-agent: *\nDisallow: /\n";
        using var fetcher = new Fetcher(Options() with { RobotsFor = TimeSpan.Zero }, TimeProvider.System);
        (await fetcher.FetchAsync(new Uri(press.At("/story/1")), null, default)).ShouldBeOfType<Fetched.Refused>();

        press.Robots = null;
        (await fetcher.FetchAsync(new Uri(press.At("/story/1")), null, default)).ShouldBeOfType<Fetched.Page>();
    }

    [Theory]
    [InlineData("ftp://press.example/story")]
    [InlineData("http://name:word@press.example/story")]
    public async Task Other_kinds_of_addresses_are_not_fetched(string address)
    {
        using var fetcher = Fetcher();
        (await fetcher.FetchAsync(new Uri(address), null, default))
            .ShouldBeOfType<Fetched.Refused>()
            .Problem.Code.ShouldBe("FETCH001");
    }

    [Fact]
    public async Task A_name_that_leads_inside_is_refused_also_when_one_of_its_addresses_is_public()
    {
        using var fetcher = new Fetcher(
            Options(),
            TimeProvider.System,
            (_, _) => Task.FromResult(new[] { IPAddress.Parse("93.184.216.34"), IPAddress.Loopback })
        );
        (await fetcher.FetchAsync(new Uri("http://press.example/story"), null, default))
            .ShouldBeOfType<Fetched.Refused>()
            .Problem.Code.ShouldBe("FETCH002");
    }

    [Fact]
    public async Task A_name_that_changes_its_mind_is_looked_at_again_at_each_connection()
    {
        var answers = new Queue<IPAddress>([IPAddress.Loopback, IPAddress.Parse("10.0.0.7")]);
        var port = new Uri(press.At("/")).Port;
        var options = Options() with { Allowed = [] };
        using var fetcher = new Fetcher(
            options,
            TimeProvider.System,
            (_, _) => Task.FromResult(new[] { answers.Count > 1 ? answers.Dequeue() : answers.Peek() })
        );
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var refused = (
                await fetcher.FetchAsync(new Uri($"http://press.example:{port}/story/1"), null, default)
            ).ShouldBeOfType<Fetched.Refused>();
            refused.Problem.Code.ShouldBe("FETCH002");
        }
        press.VisitsOf("/story/1").ShouldBe(0);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:a00:1::1")]
    public void Places_inside_are_no_part_of_the_public_internet(string address) =>
        AddressGuard.IsSpecial(IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946")]
    public void Public_places_are(string address) => AddressGuard.IsSpecial(IPAddress.Parse(address)).ShouldBeFalse();

    private async Task<Fetched> FetchAsync(string path)
    {
        using var fetcher = Fetcher();
        return await fetcher.FetchAsync(new Uri(press.At(path)), null, default);
    }

    private Fetcher Fetcher() => new(Options(), TimeProvider.System);

    private FetchOptions Options() =>
        new()
        {
            Allowed = [press.Place],
            Pace = TimeSpan.Zero,
            FirstPause = TimeSpan.FromMilliseconds(10),
            Longest = TimeSpan.FromSeconds(5),
            MostBytes = 1 << 20,
        };
}
