using Foedera.Web.Api;
using Foedera.Web.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Foedera.Web.Pages.Desk;

/// <summary>How readers report an error: a form that knows the page; what is sent is kept and mailed to the
/// desk.</summary>
internal static partial class CorrectionPages
{
    /// <summary>Characters that a report may have.</summary>
    public const int Longest = 4000;

    /// <summary>Characters that its other lines may have.</summary>
    public const int LongestLine = 500;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/corrections", Ask).ExcludeFromDescription();
        pages
            .MapPost("/corrections", ReportAsync)
            .RequireRateLimiting(Protection.Questions)
            .DisableAntiforgery()
            .ExcludeFromDescription();
    }

    private static Shown<CorrectionsPage, CorrectionsView> Ask(WebOptions options, string? page) =>
        Page(options, PageOf(page), isReceived: false);

    private static async Task<IResult> ReportAsync(
        HttpRequest request,
        WebOptions options,
        TimeProvider clock,
        ILoggerFactory logs,
        CancellationToken stop
    )
    {
        if (options.Desk is not { } desk)
            return Failures.NotFound("This site takes no reports by a form.");
        if (!Senders.IsOwn(request))
            return Failures.BadQuestion("This form was sent from another site.");
        if (!request.HasFormContentType)
            return Failures.BadQuestion("Expected a form with “words”.");
        var form = await request.FormAsync(stop);
        var (words, source, contact) = (
            form["words"].ToString().Trim(),
            form["source"].ToString().Trim(),
            form["contact"].ToString().Trim()
        );
        if (words.Length is 0 or > Longest)
            return Failures.BadQuestion($"Say what is wrong in at most {Longest} characters.");
        if (source.Length > LongestLine || contact.Length > LongestLine)
            return Failures.BadQuestion($"Source and contact may have {LongestLine} characters.");
        var report = new ErrorReport(clock.GetUtcNow(), PageOf(form["page"]) ?? "/", words, source, contact);
        if (!desk.Store.Report(report))
            return Failures.Unavailable(
                "Too many reports wait to be looked at. Please write to whoever publishes this record."
            );
        await PassOnAsync(desk, report, logs, stop);
        return Page(options, report.Page, isReceived: true);
    }

    // the report is kept already: a mail that cannot be sent loses nothing
    private static async Task PassOnAsync(
        OpenDesk desk,
        ErrorReport report,
        ILoggerFactory logs,
        CancellationToken stop
    )
    {
        if (desk is not { SendsMail: true, Settings.ReportsTo: { } to })
            return;
        try
        {
            await desk.Mail.ReportAsync(report, to, stop);
        }
        catch (Exception fault)
            when (fault
                    is MailKit.CommandException
                        or MailKit.ProtocolException
                        or MailKit.Security.AuthenticationException
                        or IOException
                        or System.Net.Sockets.SocketException
            )
        {
            NotMailed(logs.CreateLogger("Foedera.Desk"), fault.Message);
        }
    }

    [LoggerMessage(3001, LogLevel.Warning, "A report of an error is kept and could not be mailed: {Reason}")]
    private static partial void NotMailed(ILogger log, string reason);

    // an address of this site from the root; null for anything else
    private static string? PageOf(string? page) =>
        page is { Length: < 2000 }
        && page.StartsWith('/')
        && !page.StartsWith("//", StringComparison.Ordinal)
        && !page.Contains('\\', StringComparison.Ordinal)
        && !page.Any(char.IsControl)
            ? page
            : null;

    private static Shown<CorrectionsPage, CorrectionsView> Page(WebOptions options, string? about, bool isReceived) =>
        new(
            new CorrectionsView(about, options.Corrections)
            {
                TakesReports = options.Desk is not null,
                IsReceived = isReceived,
                Imprint = new Imprint("Report an error", "/corrections") { IsPrivate = true },
            }
        );
}

/// <summary>How to report an error.</summary>
/// <param name="About">Address of the page in question, from the root; null when none was named.</param>
/// <param name="Contact">Where reports go; null when whoever publishes the record has named no address.</param>
public sealed record CorrectionsView(string? About, Uri? Contact) : PageView
{
    /// <summary>True when a form takes reports.</summary>
    public bool TakesReports { get; init; }

    /// <summary>True when one was taken just now.</summary>
    public bool IsReceived { get; init; }
}
