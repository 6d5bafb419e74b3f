using Foedera.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Foedera.Web.Pages;

/// <summary>The front page, what the record is, and how to correct it.</summary>
internal static class HomePages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/", Home).WithSummary("What is on record.");
        pages.MapGet("/corrections", Corrections).ExcludeFromDescription();
    }

    private static Shown<HomePage, HomeView> Home() =>
        new(new HomeView(Pillar.All) { Imprint = new Imprint("What allies say, owe and deliver", "/") { Method = "said" } });

    private static Shown<CorrectionsPage, CorrectionsView> Corrections(WebOptions options, string? page)
    {
        var about = page is { Length: < 2000 } && page.StartsWith('/') && !page.StartsWith("//", StringComparison.Ordinal) ? page : null;
        return new(new CorrectionsView(about, options.Corrections) { Imprint = new Imprint("Report an error", "/corrections") { IsPrivate = true } });
    }
}

/// <summary>The front page.</summary>
/// <param name="Pillars">The entrances.</param>
public sealed record HomeView(IReadOnlyList<Pillar> Pillars) : PageView;

/// <summary>How to report an error.</summary>
/// <param name="About">Address of the page in question, from the root; null when none was named.</param>
/// <param name="Contact">Where reports go; null when whoever publishes the record has named no address.</param>
public sealed record CorrectionsView(string? About, Uri? Contact) : PageView;

/// <summary>One of the three parts of the record, as an entrance on the front page.</summary>
/// <param name="Name">One word.</param>
/// <param name="Address">Where it begins.</param>
/// <param name="Question">A question it answers.</param>
/// <param name="Text">What it holds, in a sentence.</param>
public sealed record Pillar(string Name, string Address, string Question, string Text)
{
    /// <summary>The parts that have pages, in the order shown. Each adds its own line.</summary>
    public static IReadOnlyList<Pillar> All { get; } =
    [
        new("Said", "/said", "Which wording is right?", "Public statements, each in the words of every outlet that reported it, collated with the best witness."),
    ];
}
