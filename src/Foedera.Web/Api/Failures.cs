using Foedera.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Foedera.Web.Api;

/// <summary>What is answered when there is no answer: a page for people, problem details (RFC 9457) for
/// programs.</summary>
public static class Failures
{
    /// <summary>Nothing has this address.</summary>
    public static IResult NotFound(string message) => new Failed(StatusCodes.Status404NotFound, message);

    /// <summary>What had this address was taken back.</summary>
    public static IResult Gone(string message) => new Failed(StatusCodes.Status410Gone, message);

    /// <summary>The question cannot be answered as it was put.</summary>
    public static IResult BadQuestion(string message) => new Failed(StatusCodes.Status400BadRequest, message);

    /// <summary>It cannot be done just now.</summary>
    public static IResult Unavailable(string message) => new Failed(StatusCodes.Status503ServiceUnavailable, message);

    internal static Task Answer(HttpContext context, int status, string message) =>
        context.Form() is PageForm.Html ? Page(context, status, message) : Problem(context, status, message);

    internal static Task Problem(HttpContext context, int status, string message) =>
        Results.Problem(message, statusCode: status, instance: context.Request.Path).ExecuteAsync(context);

    internal static string Origin(this HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";

    private static Task Page(HttpContext context, int status, string message) =>
        new RazorComponentResult<FailurePage>(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["View"] = new FailureView(status, message)
                {
                    Imprint = new Imprint(FailureView.TitleOf(status), context.Request.Path)
                    {
                        IsPrivate = true,
                        IsFailure = true,
                    },
                },
            }
        )
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        }.ExecuteAsync(context);

    private sealed class Failed(int status, string message) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Answer(httpContext, status, message);
    }
}
