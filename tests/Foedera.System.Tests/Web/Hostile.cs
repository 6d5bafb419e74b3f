using Foedera.Core.Sources;

namespace Foedera.System.Tests.Web;

/// <summary>Documents whose every field tries to break out of the page.</summary>
internal static class Hostile
{
    public const string Script = "<script>alert('x')</script>";
    public const string Image = "<img src=x onerror=alert(1)>";

    /// <summary>Begins where a spreadsheet formula begins.</summary>
    public const string Formula = "=HYPERLINK(\"https://evil.example\")";

    public static Document[] Documents { get; } =
    [
        new Document(
            "hostile/<b>1</b>",
            $"“We stand {Image} by the treaty, and we shall go on standing by it {Script},” Jan Hostil said on Monday. \"></p></main>{Script}"
        )
        {
            Title = $"Minister {Script} speaks",
            Outlet = $"Evil {Image} Times",
            Address = new Uri("javascript:alert(1)"),
            Language = "en\" onload=\"alert(1)",
            Published = new DateOnly(2031, 1, 2),
        },
        new Document(
            "hostile-2",
            $"{Formula}\n\n“We stand by the treaty, and we shall go on standing by it,” Jan Hostil said on Monday."
        )
        {
            Title = Formula,
            Outlet = Formula,
            Published = new DateOnly(2031, 1, 2),
        },
    ];
}
