using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Foedera.Core.Said;
using Foedera.System.Tests.Web;
using Foedera.Web;
using Foedera.Web.Desk;
using MimeKit;

namespace Foedera.System.Tests.Desk;

/// <summary>Following by e-mail and by webhook, with real receivers.</summary>
public sealed class AlertSpecs(ServedSite site) : IClassFixture<ServedSite>, IAsyncLifetime
{
    private const string Secret = "a secret for the tests alone";
    private const string Feed = "/pledges.atom";

    private readonly Postbox postbox = new();
    private readonly string folder = Directory.CreateTempSubdirectory("foedera-desk").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable("FOEDERA_TEST_HOOK_SECRET", Secret);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await postbox.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Whoever_confirms_is_told_what_is_new_once_and_leaves_by_one_click()
    {
        await using var served = await ServeAsync();
        (await served.PostAsync("/follow", ("email", "reader@example.org"), ("feed", Feed))).StatusCode.ShouldBe(
            HttpStatusCode.OK
        );
        var confirm = LinkIn(Mail(), "confirm");
        // nothing is sent before
        (await RoundAsync(served)).Mails.ShouldBe(0);
        (await served.PostAsync(confirm)).StatusCode.ShouldBe(HttpStatusCode.OK);
        Backdate(served, "2014-01-01");
        (await RoundAsync(served)).Mails.ShouldBe(1);
        var digest = Mail();
        digest.To.Mailboxes.Single().Address.ShouldBe("reader@example.org");
        (digest.Subject ?? "").ShouldContain("Pledges");
        Text(digest).ShouldContain("https://desk.example/");
        (await RoundAsync(served)).Mails.ShouldBe(0);
        digest.Headers["List-Unsubscribe-Post"].ShouldBe("List-Unsubscribe=One-Click");
        var leave = Within((digest.Headers["List-Unsubscribe"] ?? "").Trim('<', '>'));
        (await served.PostAsync(leave, ("List-Unsubscribe", "One-Click"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        served.Desk.Store.Confirmed().ShouldBeEmpty();
    }

    [Fact]
    public async Task Opening_a_link_does_nothing_until_its_button_is_pressed()
    {
        await using var served = await ServeAsync();
        await served.PostAsync("/follow", ("email", "reader@example.org"), ("feed", Feed));
        (await served.Client.GetAsync(LinkIn(Mail(), "confirm"), Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        served.Desk.Store.Confirmed().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("reader@example.org\r\nBcc: all@example.org", Feed)]
    [InlineData("a@example.org, b@example.org", Feed)]
    [InlineData("Reader <reader@example.org>", Feed)]
    [InlineData("no address", Feed)]
    [InlineData("reader@example.org", "https://elsewhere.example/feed.atom")]
    [InlineData("reader@example.org", "/pledges/../../etc/passwd.atom")]
    [InlineData("reader@example.org", "/follow/confirm.atom")]
    [InlineData("reader@example.org", "/pledges.json")]
    public async Task What_is_no_address_and_no_feed_is_refused_and_nothing_is_sent(string email, string feed)
    {
        await using var served = await ServeAsync();
        (await served.PostAsync("/follow", ("email", email), ("feed", feed))).StatusCode.ShouldBe(
            HttpStatusCode.BadRequest
        );
        postbox.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_of_another_site_follows_nothing()
    {
        await using var served = await ServeAsync();
        foreach (var (header, value) in new[] { ("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/follow")
            {
                Content = Form(("email", "reader@example.org"), ("feed", Feed)),
            };
            request.Headers.Add(header, value);
            (await served.Client.SendAsync(request, Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }
        postbox.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_address_is_asked_a_few_times_a_day_at_most()
    {
        await using var served = await ServeAsync();
        foreach (var feed in new[] { Feed, "/allies.atom", "/pacts.atom", "/indicators.atom", "/search.atom?q=drovia" })
            (await served.PostAsync("/follow", ("email", "reader@example.org"), ("feed", feed))).StatusCode.ShouldBe(
                HttpStatusCode.OK
            );
        postbox.Mails.Count.ShouldBe(DeskStore.MostAsked);
    }

    [Fact]
    public async Task A_link_that_was_made_up_changes_nothing()
    {
        await using var served = await ServeAsync();
        await served.PostAsync("/follow", ("email", "reader@example.org"), ("feed", Feed));
        var id = LinkIn(Mail(), "confirm").Split("id=")[1].Split('&')[0];
        (await served.PostAsync($"/follow/confirm?id={id}&proof={new string('0', 32)}")).StatusCode.ShouldBe(
            HttpStatusCode.BadRequest
        );
        // the proof of one act is none for another
        (
            await served.PostAsync($"/follow/leave?id={id}&proof={served.Desk.Store.Proof("confirm", id)}")
        ).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_program_is_told_with_a_signature_and_told_again_when_it_did_not_answer()
    {
        await using var receiver = await HookReceiver.StartAsync();
        await using var served = await ServeAsync(
            new Hook(
                "newsroom",
                receiver.Address,
                "FOEDERA_TEST_HOOK_SECRET",
                ["/pledges.atom", "/search.atom?q=drovia"]
            )
        );
        receiver.Status = 500;
        var failed = await RoundAsync(served);
        (failed.Hooks, failed.Problems.Length, failed.Problems[0].Code).ShouldBe((0, 2, "ALERT002"));
        receiver.Status = 204;
        receiver.Calls.Clear();
        (await RoundAsync(served)).Hooks.ShouldBe(2);
        foreach (var (signature, body) in receiver.Calls)
        {
            var parts = Regex.Match(signature, "^t=([0-9]+),v1=([0-9a-f]{64})$");
            parts.Groups[2].Value.ShouldBe(AlertRun.Sign(Secret, parts.Groups[1].Value, body));
            using var told = JsonDocument.Parse(body);
            told.RootElement.GetProperty("entries").GetArrayLength().ShouldBeGreaterThan(0);
            told.RootElement.GetProperty("entries")[0]
                .GetProperty("address")
                .GetString()!
                .ShouldStartWith("https://desk.example/");
        }
        (await RoundAsync(served)).Hooks.ShouldBe(0);
    }

    [Fact]
    public async Task A_report_of_an_error_is_kept_and_mailed_to_the_desk()
    {
        await using var served = await ServeAsync();
        var answer = await served.PostAsync(
            "/corrections",
            ("page", "/allies/ESP"),
            ("words", "The figure of 2024 is wrong.\r\nBcc: all@example.org"),
            ("contact", "a reader")
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var kept = served.Desk.Store.Reports().Single();
        (kept.Page, kept.Contact).ShouldBe(("/allies/ESP", "a reader"));
        var mail = Mail();
        (mail.To.Mailboxes.Single().Address, mail.Bcc.Count).ShouldBe(("desk@example.org", 0));
        Text(mail).ShouldContain("The figure of 2024 is wrong.");
        (await served.PostAsync("/corrections", ("page", "/"), ("words", new string('x', 4001)))).StatusCode.ShouldBe(
            HttpStatusCode.BadRequest
        );
        served.Desk.Store.Reports().Length.ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_server_for_mail_a_report_is_still_kept()
    {
        await using var served = await ServeAsync(mailPort: 1);
        (await served.PostAsync("/corrections", ("page", "/"), ("words", "wrong"))).StatusCode.ShouldBe(
            HttpStatusCode.OK
        );
        served.Desk.Store.Reports().Length.ShouldBe(1);
        (await served.PostAsync("/follow", ("email", "reader@example.org"), ("feed", Feed))).StatusCode.ShouldBe(
            HttpStatusCode.ServiceUnavailable
        );
    }

    [Theory]
    [InlineData(
        """{ "site": "https://desk.example", "store": "desk.db", "mail": { "from": "no address", "server": "localhost" } }""",
        "DESK004"
    )]
    [InlineData("""{ "site": "ftp://desk.example", "store": "desk.db" }""", "DESK002")]
    [InlineData("""{ "site": "https://desk.example", "store": "desk.db", "unknown": 1 }""", "DESK001")]
    [InlineData(
        """{ "site": "https://desk.example", "store": "desk.db", "webhooks": [{ "name": "n", "address": "https://x.example", "secret_from": "NOT_SET_ANYWHERE", "follow": ["/pledges.atom"] }] }""",
        "DESK006"
    )]
    [InlineData("not json", "DESK001")]
    public async Task Settings_that_are_wrong_are_told_with_their_file(string text, string code)
    {
        var file = Path.Combine(folder, "desk.json");
        await File.WriteAllTextAsync(file, text, Stop);
        var problem = DeskSettings.Read(file).Problems.First();
        (problem.Code, problem.File).ShouldBe((code, file));
    }

    private async Task<ServedDesk> ServeAsync(Hook? hook = null, int? mailPort = null)
    {
        var settings = new DeskSettings
        {
            Site = new Uri("https://desk.example/"),
            Store = "desk.db",
            Mail = new MailSettings("alerts@desk.example", "127.0.0.1")
            {
                Port = mailPort ?? postbox.Port,
                Encrypted = false,
            },
            ReportsTo = "desk@example.org",
            Webhooks = hook is null ? [] : [hook],
        };
        return await ServedDesk.StartAsync(site, OpenDesk.Of(settings, Path.Combine(folder, "desk.json")));
    }

    private Task<Alerted> RoundAsync(ServedDesk served) =>
        new AlertRun(served.Desk.Settings, served.Desk.Store, TimeProvider.System).RunAsync(
            site.Record,
            new WebOptions(),
            ActorDirectory.Empty,
            Stop
        );

    private MimeMessage Mail()
    {
        postbox.Mails.TryDequeue(out var mail).ShouldBeTrue();
        return mail!;
    }

    // as if it had been followed since then
    private void Backdate(ServedDesk served, string day)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={Path.Combine(folder, served.Desk.Settings.Store)}"
        );
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "update followed set asked = @day";
        command.Parameters.AddWithValue("@day", $"{day}T00:00:00Z");
        command.ExecuteNonQuery();
    }

    private static string Text(MimeMessage mail) => mail.TextBody ?? "";

    private static string LinkIn(MimeMessage mail, string act) =>
        Within(Regex.Match(Text(mail), $"https://desk\\.example/follow/{act}\\S+").Value);

    private static string Within(string link) => link.Replace("https://desk.example", "", StringComparison.Ordinal);

    internal static FormUrlEncodedContent Form(params (string Key, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Key, field.Value)));
}
