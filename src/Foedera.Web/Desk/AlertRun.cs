using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Store;

namespace Foedera.Web.Desk;

/// <summary>What a round of alerts came to.</summary>
/// <param name="Mails">Mails sent.</param>
/// <param name="Hooks">Programs told.</param>
/// <param name="Problems">Feeds that gave nothing, and mails or programs that could not be reached: they are tried
/// again by the next round.</param>
public sealed record Alerted(int Mails, int Hooks, ImmutableArray<Problem> Problems);

/// <summary>One round: every feed that somebody follows is read once, and what is new in it is told to those who follow
/// it.</summary>
/// <param name="settings">Mail and webhooks.</param>
/// <param name="store">Who follows what, and what was told.</param>
/// <param name="clock">The time that signatures carry.</param>
public sealed class AlertRun(DeskSettings settings, DeskStore store, TimeProvider clock)
{
    /// <summary>The header that carries the signature of a webhook: <c>t=UNIX,v1=HEX</c>, HMAC-SHA256 of
    /// "UNIX.BODY".</summary>
    public const string Signature = "Foedera-Signature";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly JsonSerializerOptions Style = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly DeskMail mail = new(settings, store);
    private readonly List<Problem> problems = [];

    /// <summary>Runs it over a record.</summary>
    public async Task<Alerted> RunAsync(
        RecordStore record,
        WebOptions options,
        ActorDirectory actors,
        CancellationToken stop
    )
    {
        var followers = settings.Mail is null ? [] : store.Confirmed();
        var feeds = followers
            .Select(one => one.Feed)
            .Concat(settings.Webhooks.SelectMany(hook => hook.Follow))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var read = await ReadAsync(feeds, record, options, actors, stop);
        var (mails, hooks) = (0, 0);
        foreach (var one in followers)
            if (
                read.TryGetValue(one.Feed, out var feed)
                && await ToldAsync(
                    one.Id,
                    feed,
                    one.Asked,
                    news => mail.DigestAsync(one, feed.Title, news, stop),
                    one.Feed
                )
            )
                mails++;
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = Longest };
        foreach (var hook in settings.Webhooks)
        {
            foreach (var followed in hook.Follow)
            {
                var id = $"hook:{hook.Name}:{followed}";
                if (
                    read.TryGetValue(followed, out var feed)
                    && await ToldAsync(
                        id,
                        feed,
                        null,
                        news => PostAsync(client, hook, followed, feed.Title, news, stop),
                        hook.Name
                    )
                )
                    hooks++;
            }
        }
        return new Alerted(mails, hooks, [.. problems]);
    }

    // what is older than the wish to follow was never missed; a program is told all from the first round on
    private async Task<bool> ToldAsync(
        string id,
        (string Title, IReadOnlyList<Novelty> Entries) feed,
        DateTimeOffset? since,
        Func<ImmutableArray<Novelty>, Task> tell,
        string whom
    )
    {
        var from = since?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
        var unseen = store.Unseen(id, feed.Entries);
        var news = unseen.Where(entry => string.CompareOrdinal(entry.Updated, from) >= 0).ToImmutableArray();
        try
        {
            if (!news.IsEmpty)
                await tell(news);
            store.MarkSeen(id, unseen);
            return !news.IsEmpty;
        }
        catch (Exception fault)
            when (fault
                    is MailKit.CommandException
                        or MailKit.ProtocolException
                        or MailKit.Security.AuthenticationException
                        or HttpRequestException
                        or IOException
                        or System.Net.Sockets.SocketException
                        or TaskCanceledException { InnerException: TimeoutException }
            )
        {
            problems.Add(new Problem("ALERT002", $"could not be told: {fault.Message}", whom));
            return false;
        }
    }

    private async Task PostAsync(
        HttpClient client,
        Hook hook,
        string feed,
        string title,
        ImmutableArray<Novelty> news,
        CancellationToken stop
    )
    {
        var body = JsonSerializer.Serialize(
            new
            {
                Feed = feed,
                Title = title,
                Entries = news,
            },
            Style
        );
        var time = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, hook.Address)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add(Signature, $"t={time},v1={Sign(hook.Secret!, time, body)}");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Foedera", RecordStore.Program.Split(' ')[^1]));
        using var answer = await client.SendAsync(request, stop);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The signature of a body.</summary>
    public static string Sign(string secret, string time, string body) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}"))
        );

    // the feeds are those that the site serves
    private async Task<Dictionary<string, (string Title, IReadOnlyList<Novelty> Entries)>> ReadAsync(
        List<string> feeds,
        RecordStore record,
        WebOptions options,
        ActorDirectory actors,
        CancellationToken stop
    )
    {
        var read = new Dictionary<string, (string, IReadOnlyList<Novelty>)>(StringComparer.Ordinal);
        if (feeds.Count == 0)
            return read;
        await using var app = WebApp.Build(
            record,
            options with
            {
                Urls = "http://127.0.0.1:0",
                PublicAddress = settings.Site,
            },
            actors
        );
        await app.StartAsync(stop);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        foreach (var feed in feeds)
        {
            using var answer = await client.GetAsync(feed, stop);
            if (
                answer.StatusCode == HttpStatusCode.OK
                && answer.Content.Headers.ContentType?.MediaType == "application/atom+xml"
            )
                read[feed] = Novelty.Read(await answer.Content.ReadAsStringAsync(stop));
            else
                problems.Add(new Problem("ALERT001", $"gives no feed (status {(int)answer.StatusCode}).", feed));
        }
        await app.StopAsync(stop);
        return read;
    }
}
