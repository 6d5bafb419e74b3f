using Foedera.Web.Api;
using Microsoft.AspNetCore.Http;

namespace Foedera.Web.Serving;

/// <summary>HEAD wherever there is GET, OPTIONS everywhere, and 405 with Allow where an address is asked in a way it
/// does not know.</summary>
internal static class Methods
{
    private const string Reading = "GET, HEAD, OPTIONS";

    /// <summary>Answers OPTIONS; lets HEAD be answered as GET, of which the server sends the headers alone.</summary>
    public static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var method = context.Request.Method;
        if (HttpMethods.IsOptions(method))
        {
            Options(context);
            return;
        }
        if (HttpMethods.IsHead(method))
            context.Request.Method = HttpMethods.Get;
        await next(context);
        if (context.Response is { StatusCode: StatusCodes.Status405MethodNotAllowed, HasStarted: false })
            await RefuseAsync(context);
    }

    // the answer to a browser that asks whether a page of another site may read the data
    private static void Options(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.Allow = Reading;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlAllowMethods = Reading;
        headers.AccessControlAllowHeaders = "If-None-Match, Accept";
        headers.AccessControlMaxAge = "86400";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static Task RefuseAsync(HttpContext context)
    {
        var allowed = context.Response.Headers.Allow.ToString();
        context.Response.Headers.Allow =
            allowed.Contains("GET", StringComparison.Ordinal) || allowed.Length == 0 ? Reading : $"{allowed}, OPTIONS";
        return Failures.Answer(context, StatusCodes.Status405MethodNotAllowed, "This address can only be read.");
    }
}
