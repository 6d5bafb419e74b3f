using Foedera.Store;
using Microsoft.AspNetCore.Http;

namespace Foedera.Web.Serving;

/// <summary>For whoever watches over the server: <c>/health/live</c> (it answers) and <c>/health/ready</c> (its record
/// can be read).
/// Nobody waits for these, whatever else is asked.</summary>
internal static class Health
{
    /// <summary>Answers the two addresses; everything else goes on.</summary>
    public static Task AnswerAsync(HttpContext context, RequestDelegate next, RecordStore record) =>
        context.Request.Path.Value switch
        {
            "/health/live" => SayAsync(context, StatusCodes.Status200OK, "live"),
            "/health/ready" => ReadyAsync(context, record),
            _ => next(context),
        };

    private static async Task ReadyAsync(HttpContext context, RecordStore record)
    {
        try
        {
            await record.StateAsync(context.RequestAborted);
            await SayAsync(context, StatusCodes.Status200OK, "ready");
        }
        catch (RecordException)
        {
            await SayAsync(context, StatusCodes.Status503ServiceUnavailable, "the record cannot be read");
        }
    }

    private static Task SayAsync(HttpContext context, int status, string word)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync($"{{\"status\":\"{word}\"}}\n", context.RequestAborted);
    }
}
