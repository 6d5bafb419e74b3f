namespace Foedera.Web.Pages;

/// <summary>A page that says why there is no page.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Message">What happened and what to do, in a sentence or two.</param>
public sealed record FailureView(int Status, string Message) : PageView
{
    internal static string TitleOf(int status) =>
        status switch
        {
            400 => "The question cannot be answered as put",
            404 => "Not on record",
            410 => "Removed from the record",
            405 => "Not that way",
            429 => "Too many questions at once",
            503 => "Not now",
            _ => "Something broke",
        };
}
