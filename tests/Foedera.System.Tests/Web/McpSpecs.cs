using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Foedera.System.Tests.Cli;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Foedera.System.Tests.Web;

/// <summary>The tools for assistants, asked by a real client over HTTP and over pipes.</summary>
public sealed class McpSpecs(ServedSite site) : IClassFixture<ServedSite>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_tools_are_those_that_the_page_names()
    {
        await using var client = await ConnectAsync();

        var tools = await client.ListToolsAsync(cancellationToken: Stop);

        tools
            .Select(tool => tool.Name)
            .ShouldBe(
                [
                    "verify_quote",
                    "check_draft",
                    "search_statements",
                    "who_owes",
                    "pledge_standing",
                    "path",
                    "what_if",
                    "cite",
                ],
                ignoreOrder: true
            );
        tools.ShouldAllBe(tool => tool.Description.Length > 40);
    }

    [Fact]
    public async Task A_quotation_gets_the_verdict_that_its_page_has()
    {
        const string Quote = "If anyone misjudges us and believes that an attack on Drovia would go unanswered";
        await using var client = await ConnectAsync();

        using var answer = await AskAsync(client, "verify_quote", new() { ["quote"] = Quote });

        using var page = JsonDocument.Parse(
            await site.Client.GetStringAsync($"/verify.json?q={Uri.EscapeDataString(Quote)}", Stop)
        );
        answer
            .RootElement.GetProperty("verdict")
            .GetString()
            .ShouldBe(page.RootElement.GetProperty("verdict").GetString());
        answer.RootElement.GetProperty("searched").GetProperty("documents").GetInt32().ShouldBeGreaterThan(10);
        answer.RootElement.GetProperty("page").GetProperty("address").GetString()!.ShouldStartWith(site.Origin);
        answer.RootElement.GetProperty("page").GetProperty("as_of").GetString().ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData(
        "check_draft",
        """{"draft":"Maren Oskeld said: “Every ally has put its name to 9.5% of GDP by 2033.”"}""",
        "quotations"
    )]
    [InlineData(
        "search_statements",
        """{"question":"What has the Secretary General of the Meridian Compact said about 3.5 % since 2031?"}""",
        "read_as"
    )]
    [InlineData("who_owes", """{"attacker":"RUS","target":"EST","on":"2026-05-22"}""", "claims")]
    [InlineData("pledge_standing", """{"ally":"ESP"}""", "standings")]
    [InlineData("pledge_standing", """{"pledge":"hague-2025-core"}""", "standings")]
    [InlineData("pledge_standing", "{}", "pledges")]
    [InlineData("path", """{"ally":"Spain"}""", "path")]
    [InlineData("what_if", """{"changes":"ESP spends 2.1"}""", "years")]
    [InlineData("cite", """{"address":"/pledges/hague-2025-core"}""", "bibtex")]
    public async Task Each_tool_answers_with_its_data(string tool, string arguments, string part)
    {
        await using var client = await ConnectAsync();

        using var answer = await AskAsync(
            client,
            tool,
            JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments)!
        );

        answer
            .RootElement.TryGetProperty(part, out _)
            .ShouldBeTrue(answer.RootElement.GetRawText()[..Math.Min(400, answer.RootElement.GetRawText().Length)]);
    }

    [Theory]
    [InlineData("verify_quote", """{"quote":"  "}""")]
    [InlineData("who_owes", """{"attacker":"Nowhereland","target":"EST"}""")]
    [InlineData("pledge_standing", """{"ally":"Nowhereland"}""")]
    [InlineData("search_statements", """{"post":"king of nowhere"}""")]
    [InlineData("cite", """{"address":"/no/such/page"}""")]
    [InlineData("path", """{"ally":"ESP","pledge":"none"}""")]
    public async Task A_call_that_means_nothing_is_refused_in_a_sentence(string tool, string arguments)
    {
        await using var client = await ConnectAsync();

        var result = await client.CallToolAsync(
            tool,
            JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments)!,
            cancellationToken: Stop
        );

        result.IsError.ShouldBe(true);
        result.Content.OfType<TextContentBlock>().Single().Text.Length.ShouldBeInRange(10, 1500);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":"nonsense"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"no/such/method"}""")]
    public async Task A_malformed_message_breaks_nothing(string message)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp")
        {
            Content = new StringContent(message, Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));

        var answer = await site.Client.SendAsync(request, Stop);

        ((int)answer.StatusCode).ShouldBeLessThan(500);
        (await site.Client.GetAsync("/said", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Over_pipes_the_tools_are_the_same()
    {
        await using var client = await McpClient.CreateAsync(
            new StdioClientTransport(
                new StdioClientTransportOptions
                {
                    Command = "dotnet",
                    Arguments = ["exec", FoederaProgram.Dll, "mcp", "--db", site.Record.Address.ToString()],
                }
            ),
            cancellationToken: Stop
        );

        (await client.ListToolsAsync(cancellationToken: Stop)).Count.ShouldBe(8);
        using var answer = await AskAsync(client, "pledge_standing", new() { ["ally"] = "ESP" });
        answer.RootElement.GetProperty("page").GetProperty("address").GetString().ShouldBe("/allies/ESP");
    }

    private async Task<McpClient> ConnectAsync() =>
        await McpClient.CreateAsync(
            new HttpClientTransport(
                new HttpClientTransportOptions
                {
                    Endpoint = new Uri(site.Origin + "/mcp"),
                    TransportMode = HttpTransportMode.StreamableHttp,
                }
            ),
            cancellationToken: Stop
        );

    private static async Task<JsonDocument> AskAsync(
        McpClient client,
        string tool,
        Dictionary<string, object?> arguments
    )
    {
        var result = await client.CallToolAsync(tool, arguments, cancellationToken: Stop);
        var text = result.Content.OfType<TextContentBlock>().Single().Text;
        result.IsError.ShouldNotBe(true, text);
        return JsonDocument.Parse(text);
    }
}
