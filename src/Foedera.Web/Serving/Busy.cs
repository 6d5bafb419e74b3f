using System.Globalization;
using System.Text;
using Foedera.Web.Api;
using Microsoft.AspNetCore.Http;

namespace Foedera.Web.Serving;

/// <summary>What is said when there is no time for an answer. It costs next to nothing: it is sent when everything else
/// is busy.</summary>
internal static class Busy
{
    private const string Message = "Too many questions wait for an answer. Please ask again in a moment.";

    private static readonly byte[] Page = Encoding.UTF8.GetBytes(
        $"<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Busy · Foedera</title><h1>Busy</h1><p>{Message}</p></html>"
    );

    private static readonly byte[] Problem = Encoding.UTF8.GetBytes(
        $"{{\"type\":\"https://tools.ietf.org/html/rfc9110#section-15.6.4\",\"title\":\"Service Unavailable\",\"status\":503,\"detail\":\"{Message}\"}}"
    );

    /// <summary>503 with Retry-After.</summary>
    public static async Task AnswerAsync(HttpContext context, TimeSpan retryAfter)
    {
        var (type, body) =
            context.Form() is PageForm.Html
                ? ("text/html; charset=utf-8", Page)
                : ("application/problem+json", Problem);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        context.Response.Headers.RetryAfter = Math.Max(1, (int)retryAfter.TotalSeconds)
            .ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
