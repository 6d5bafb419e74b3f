using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Foedera.Core.Primitives;
using Foedera.Reading.Formats;
using Foedera.Store.Snapshots;
using Polly;
using Polly.Retry;

namespace Foedera.Work.Fetching;

/// <summary>Asks hosts for pages: within limits, at their pace, by their robots.txt, from the public internet alone.
/// Whatever a host does costs one line.</summary>
public sealed class Fetcher : IDisposable
{
    private readonly FetchOptions options;
    private readonly TimeProvider time;
    private readonly HttpClient client;
    private readonly HostPace pace;
    private readonly ConcurrentDictionary<string, AskedRobots> robots = new(StringComparer.OrdinalIgnoreCase);
    private readonly ResiliencePipeline<HttpResponseMessage> tries;

    /// <summary>Makes one; its connections are kept until it is disposed of.</summary>
    public Fetcher(FetchOptions options, TimeProvider time)
        : this(options, time, Dns.GetHostAddressesAsync) { }

    internal Fetcher(
        FetchOptions options,
        TimeProvider time,
        Func<string, CancellationToken, Task<IPAddress[]>> resolve
    )
    {
        (this.options, this.time, pace) = (options, time, new HostPace(time));
        client = new HttpClient(HandlerOf(new AddressGuard(options.Allowed, resolve)))
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(options.UserAgent);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        tries = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(RetryOf(options, time))
            .Build();
    }

    /// <summary>Fetches one page. Nothing is thrown for what a host does.</summary>
    /// <param name="asked">An absolute address.</param>
    /// <param name="known">By what the host recognises the version that is on record; null to fetch it whatever is
    /// there.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<Fetched> FetchAsync(Uri asked, Validators? known, CancellationToken stop)
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            return await FollowAsync(asked, known, timed, stop);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Refused(asked, "FETCH004", $"no whole answer came within {options.Longest.TotalSeconds:0} seconds.");
        }
        catch (Exception fault) when (Forbidden(fault) is { } forbidden)
        {
            return Refused(
                asked,
                "FETCH002",
                $"{forbidden.Host} is no place of the public internet; whoever runs Foedera may allow "
                    + $"it by --allow-address HOST:PORT."
            );
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return Refused(
                asked,
                "FETCH003",
                $"the host could not be asked: {(fault.InnerException ?? fault).Message}"
            );
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<Fetched> FollowAsync(
        Uri asked,
        Validators? known,
        CancellationTokenSource timed,
        CancellationToken stop
    )
    {
        var address = asked;
        for (var hops = 0; hops <= options.MostRedirects; hops++)
        {
            if (Unfetchable(address) is { } why)
                return Refused(asked, "FETCH001", why);
            var rules = await RobotsOfAsync(address, stop);
            if (!rules.Allows(address))
                return Refused(
                    asked,
                    "FETCH005",
                    $"the robots.txt of {address.Authority} asks visitors not to fetch this page."
                );
            using var response = await SendAsync(address, known, rules, timed, stop);
            if (response.StatusCode is HttpStatusCode.NotModified && known is not null)
                return new Fetched.NotModified(asked);
            if (Target(response, address) is not { } next)
                return await AnswerAsync(asked, address, response, timed.Token);
            address = next;
        }
        return Refused(asked, "FETCH006", $"it redirects more than {options.MostRedirects} times.");
    }

    // the clock runs for each request and its body, not for the wait until it is this request's turn
    private async Task<HttpResponseMessage> SendAsync(
        Uri address,
        Validators? known,
        Robots rules,
        CancellationTokenSource timed,
        CancellationToken stop
    ) =>
        await tries.ExecuteAsync(
            async _ =>
            {
                timed.CancelAfter(Timeout.InfiniteTimeSpan);
                await pace.WaitAsync(address.Authority, PauseOf(rules), stop);
                timed.CancelAfter(options.Longest);
                using var request = RequestFor(address, known);
                return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timed.Token);
            },
            stop
        );

    private TimeSpan PauseOf(Robots rules)
    {
        var asked = rules.Delay ?? TimeSpan.Zero;
        return asked > options.LongestPace ? options.LongestPace
            : asked > options.Pace ? asked
            : options.Pace;
    }

    private async Task<Fetched> AnswerAsync(
        Uri asked,
        Uri address,
        HttpResponseMessage response,
        CancellationToken stop
    )
    {
        if (!response.IsSuccessStatusCode)
            return Refused(asked, "FETCH007", $"the host answers {(int)response.StatusCode} {response.ReasonPhrase}.");
        if (await BodyAsync(response, options.MostBytes, stop) is not { } body)
            return Refused(asked, "FETCH008", $"the answer has more than {options.MostBytes >> 20} MiB.");
        var request = HttpHead.Of(response.RequestMessage!, client.DefaultRequestHeaders);
        var fetch = new Fetch(asked, address, request, HttpHead.Of(response), HttpHead.ValidatorsOf(response));
        return new Fetched.Page(fetch, time.GetUtcNow(), response.Content.Headers.ContentType?.ToString(), body);
    }

    private Task<Robots> RobotsOfAsync(Uri page, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        return robots
            .AddOrUpdate(
                page.GetLeftPart(UriPartial.Authority),
                Ask,
                (host, known) => now - known.At < options.RobotsFor ? known : Ask(host)
            )
            .Rules.Value;

        AskedRobots Ask(string host) => new(now, new Lazy<Task<Robots>>(() => AskRobotsAsync(new Uri(host), stop)));
    }

    private async Task<Robots> AskRobotsAsync(Uri host, CancellationToken stop)
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            var address = new Uri(host, "/robots.txt");
            for (var hops = 0; hops <= options.MostRedirects; hops++)
            {
                using var response = await SendAsync(address, null, Robots.Open, timed, stop);
                if (Target(response, address) is not { } next)
                    return await RulesAsync(response, timed.Token);
                if (Unfetchable(next) is not null)
                    return Robots.Closed;
                address = next;
            }
            return Robots.Open;
        }
        catch (Exception fault) when (Forbidden(fault) is null && fault is HttpRequestException or IOException)
        {
            return Robots.Closed;
        }
    }

    private async Task<Robots> RulesAsync(HttpResponseMessage response, CancellationToken stop)
    {
        if ((int)response.StatusCode >= 500)
            return Robots.Closed;
        if (!response.IsSuccessStatusCode)
            return Robots.Open;
        var body = await BodyAsync(response, Robots.MostBytes, stop);
        return body is null ? Robots.Closed : Robots.Parse(Encoding.UTF8.GetString(body), Visitor());
    }

    private string Visitor() => options.UserAgent.Split('/', ' ')[0];

    private static async Task<byte[]?> BodyAsync(HttpResponseMessage response, int most, CancellationToken stop)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(stop);
        using var body = new MemoryStream();
        var buffer = new byte[64 << 10];
        while (await stream.ReadAsync(buffer, stop) is > 0 and var read)
        {
            if (body.Length + read > most)
                return null;
            body.Write(buffer, 0, read);
        }
        return body.ToArray();
    }

    private static SocketsHttpHandler HandlerOf(AddressGuard guard) =>
        new()
        {
            ConnectCallback = guard.ConnectAsync,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            MaxResponseHeadersLength = 64,
            MaxConnectionsPerServer = 1,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            UseCookies = false,

            // a proxy would resolve names itself, past the guard
            UseProxy = false,
        };

    private static RetryStrategyOptions<HttpResponseMessage> RetryOf(FetchOptions options, TimeProvider time) =>
        new()
        {
            MaxRetryAttempts = Math.Max(1, options.Retries),
            BackoffType = DelayBackoffType.Exponential,
            Delay = options.FirstPause,
            MaxDelay = options.LongestPace,
            ShouldHandle = arguments => ValueTask.FromResult(options.Retries > 0 && IsPassing(arguments.Outcome)),
            DelayGenerator = arguments =>
                ValueTask.FromResult(AskedPause(arguments.Outcome.Result, options.LongestPace, time.GetUtcNow())),
            OnRetry = arguments =>
            {
                arguments.Outcome.Result?.Dispose();
                return ValueTask.CompletedTask;
            },
        };

    private static bool IsPassing(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is { } fault
            ? fault is HttpRequestException && Forbidden(fault) is null
            : outcome.Result?.StatusCode
                is HttpStatusCode.TooManyRequests
                    or HttpStatusCode.BadGateway
                    or HttpStatusCode.ServiceUnavailable
                    or HttpStatusCode.GatewayTimeout;

    private static TimeSpan? AskedPause(HttpResponseMessage? response, TimeSpan longest, DateTimeOffset now)
    {
        var header = response?.Headers.RetryAfter;
        var asked = header?.Delta ?? header?.Date - now;
        if (asked is not { } pause || pause <= TimeSpan.Zero)
            return null;
        return pause < longest ? pause : longest;
    }

    private static ForbiddenAddressException? Forbidden(Exception fault) =>
        fault as ForbiddenAddressException ?? fault.InnerException as ForbiddenAddressException;

    private static string? Unfetchable(Uri address)
    {
        if (!WebAddress.IsWeb(address))
            return "only addresses that begin with http:// or https:// are fetched.";
        if (address.UserInfo.Length > 0)
            return "addresses with a name or password in them are not fetched.";
        return address.AbsoluteUri.Length > DocumentLimits.Address
            ? $"addresses have at most {DocumentLimits.Address} characters."
            : null;
    }

    // where an answer leads; null when it is the answer
    private static Uri? Target(HttpResponseMessage response, Uri address) =>
        (int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location
            ? new Uri(address, location)
            : null;

    private static HttpRequestMessage RequestFor(Uri address, Validators? known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (known?.Tag is { } tag && EntityTagHeaderValue.TryParse(tag, out var parsed))
            request.Headers.IfNoneMatch.Add(parsed);
        if (known?.Modified is { } modified)
            request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        return request;
    }

    private static Fetched.Refused Refused(Uri asked, string code, string message) =>
        new(asked, new Problem(code, message, asked.AbsoluteUri));

    private sealed record AskedRobots(DateTimeOffset At, Lazy<Task<Robots>> Rules);
}
