using System.Globalization;
using System.Threading.RateLimiting;
using Foedera.Web.Api;
using Foedera.Web.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace Foedera.Web;

/// <summary>What keeps readers and the machine safe: headers that allow nothing from elsewhere, and a bound on
/// questions.</summary>
internal static class Protection
{
    /// <summary>The rate limit of pages that search the record.</summary>
    public const string Questions = "questions";

    /// <summary>The rate limit of names that are suggested while somebody types.</summary>
    public const string Suggestions = "suggestions";

    // a word has about so many letters
    private const int SuggestionsPerQuestion = 10;

    private const string Nowhere = "frame-ancestors 'none'";

    private static readonly string[] DataEndings =
    [
        ".json",
        ".csv",
        ".atom",
        ".svg",
        ".png",
        ".bib",
        ".ris",
        ".xml",
        ".ics",
    ];

    private const string ContentPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; "
        + Nowhere;

    public static Task AddHeaders(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        // an embed is made for frames on other pages; nothing else may stand in one
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments(
            Pages.Embeds.EmbedPages.Root,
            StringComparison.Ordinal
        )
            ? ContentPolicy.Replace(Nowhere, "frame-ancestors *", StringComparison.Ordinal)
            : ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (IsData(context.Request.Path.Value ?? ""))
        {
            // data is anybody's to use on a page of their own; it holds nothing that a reader's cookies would unlock
            headers.AccessControlAllowOrigin = "*";
            headers.AccessControlExposeHeaders = "ETag, Retry-After";
        }
        return next(context);
    }

    private static bool IsData(string path) =>
        path is "/oembed" or "/suggest" || DataEndings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal));

    public static void Limit(RateLimiterOptions limits, WebOptions options)
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            return new ValueTask(
                Failures.Answer(
                    rejected.HttpContext,
                    StatusCodes.Status429TooManyRequests,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"One address may ask {options.QuestionsPerMinute} questions a minute. Please wait a minute."
                    )
                )
            );
        };
        limits.AddPolicy(
            Suggestions,
            context =>
                Partition(
                    Callers.KeyOf(context.Connection.RemoteIpAddress),
                    options.QuestionsPerMinute * SuggestionsPerQuestion
                )
        );
        limits.AddPolicy(
            Questions,
            context => Partition(Callers.KeyOf(context.Connection.RemoteIpAddress), options.QuestionsPerMinute)
        );
    }

    private static RateLimitPartition<string> Partition(string? caller, int questions) =>
        caller is null
            ? RateLimitPartition.GetNoLimiter("this machine")
            : RateLimitPartition.GetFixedWindowLimiter(
                caller,
                _ => new FixedWindowRateLimiterOptions { PermitLimit = questions, Window = TimeSpan.FromMinutes(1) }
            );
}
