using System.Collections.Concurrent;
using System.Globalization;
using Foedera.Store;
using Foedera.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Foedera.Web.Serving;

/// <summary>How an address is answered: from what is kept, else made anew when its turn comes, within a budget of time,
/// and kept.</summary>
/// <param name="record">The record, whose state an answer depends on.</param>
/// <param name="clock">The day, which an answer may depend on.</param>
/// <param name="options">The bounds.</param>
internal sealed class Answering(RecordStore record, TimeProvider clock, WebOptions options) : IDisposable
{
    private readonly AnswerCache cache = new(options.CacheBytes);
    private readonly ConcurrentDictionary<string, Lane> lanes = new(StringComparer.Ordinal);
    private readonly int atOnce = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Answers, or lets <paramref name="next"/> answer when there is nothing to keep.</summary>
    public async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(context);
            return;
        }
        if (await KeyAsync(context) is not { } key)
        {
            await Failures.Answer(
                context,
                StatusCodes.Status503ServiceUnavailable,
                "The record cannot be read just now."
            );
            return;
        }
        while (!context.RequestAborted.IsCancellationRequested)
        {
            if (cache.TryGet(key, out var known))
            {
                Telemetry.Hits.Add(1);
                await known.SendAsync(context);
                return;
            }
            if (cache.IsFirst(key, out var work))
            {
                await MakeAsync(context, next, key, LaneOf(endpoint));
                return;
            }
            if (await work.WaitAsync(context.RequestAborted) is { } made)
            {
                await made.SendAsync(context);
                return;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var lane in lanes.Values)
            lane.Dispose();
    }

    private async Task MakeAsync(HttpContext context, RequestDelegate next, string key, Lane lane)
    {
        KeptAnswer? answer = null;
        try
        {
            using var turn = await lane.EnterAsync(context.RequestAborted);
            if (turn is null)
            {
                Telemetry.SentAway.Add(1);
                await Busy.AnswerAsync(context, options.Patience);
                return;
            }
            answer = await WithinBudgetAsync(context, next);
        }
        finally
        {
            cache.Complete(key, answer);
        }
        if (answer is not null)
            await answer.SendAsync(context);
    }

    /// <summary>Lets the page be made, held back until it is whole.</summary>
    /// <returns>An answer to be kept and sent; null when whatever was to be said has been said.</returns>
    private async Task<KeptAnswer?> WithinBudgetAsync(HttpContext context, RequestDelegate next)
    {
        var left = context.RequestAborted;
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(left);
        budget.CancelAfter(options.Budget);
        var body = context.Response.Body;
        await using var held = new HeldBody(body, cache.LongestKept);
        (context.RequestAborted, context.Response.Body) = (budget.Token, held);
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (budget.IsCancellationRequested && !left.IsCancellationRequested)
        {
            (context.RequestAborted, context.Response.Body) = (left, body);
            if (!held.IsLetThrough)
                await Busy.AnswerAsync(context, options.Budget);
            return null;
        }
        finally
        {
            (context.RequestAborted, context.Response.Body) = (left, body);
        }
        if (held.IsLetThrough)
            return null;
        var bytes = held.Bytes;
        if (
            context.Response is { StatusCode: StatusCodes.Status200OK, ContentType: { } type }
            && !context.Response.Headers.ContainsKey("Set-Cookie")
        )
            return new KeptAnswer(bytes, type);
        await body.WriteAsync(bytes, left);
        return null;
    }

    // null when the record cannot be read
    private async Task<string?> KeyAsync(HttpContext context)
    {
        try
        {
            var state = await record.StateAsync(context.RequestAborted);
            var request = context.Request;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{state}\n{clock.GetUtcNow().UtcDateTime:yyyyMMdd}\n{context.Origin()}\n{context.Form()}\n{request.Path}{request.QueryString}"
            );
        }
        catch (RecordException)
        {
            return null;
        }
    }

    // a kind of page has a lane of its own: while one kind is under load, the others go on
    private Lane LaneOf(RouteEndpoint endpoint) =>
        lanes.GetOrAdd(
            endpoint.RoutePattern.RawText ?? "",
            _ => new Lane(atOnce, options.MostWaiting, options.Patience)
        );
}
