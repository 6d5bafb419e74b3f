using System.Collections.Immutable;
using Foedera.Store;
using Foedera.Store.Queries;
using Foedera.Web.Api;
using Foedera.Web.Feeds;
using Foedera.Web.Pages.Said;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Foedera.Web.Pages;

/// <summary>The front page, and how to correct the record.</summary>
internal static class HomePages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/", Home).WithSummary("What is on record, and the newest utterances.").Produces<HomeView>();
        pages.MapGet("/corrections", Corrections).ExcludeFromDescription();
    }

    private static async Task<Shown<HomePage, HomeView>> Home(RecordStore record, CancellationToken stop)
    {
        var summary = await record.SummaryAsync(stop);
        var newest = await record.UtterancesAsync(new UtteranceQuery { Wordings = 2 }, new Paging(1, 6), stop);
        if (newest.Rows.IsEmpty) newest = await record.UtterancesAsync(new UtteranceQuery(), new Paging(1, 6), stop);
        return new(new HomeView(
            summary.Documents, summary.Transcripts, summary.Outlets, summary.Statements, summary.Speakers, summary.Utterances, summary.Wordings, summary.From, summary.To,
            [.. newest.Rows.Select(UtteranceLine.Of)])
        {
            Imprint = new Imprint("The record of what allies say, owe and deliver", "/") { AsOf = summary.AsOf, Method = "said", HasFeed = true },
        })
        { Atom = (v, origin) => AtomFeed.Of(v.Imprint, v.Newest, origin) };
    }

    private static Shown<CorrectionsPage, CorrectionsView> Corrections(WebOptions options, string? page)
    {
        var about = page is { Length: < 2000 } && page.StartsWith('/') && !page.StartsWith("//", StringComparison.Ordinal) && !page.Contains('\\', StringComparison.Ordinal) ? page : null;
        return new(new CorrectionsView(about, options.Corrections) { Imprint = new Imprint("Report an error", "/corrections") { IsPrivate = true } });
    }
}

/// <summary>What is on record, in numbers, and the newest of it.</summary>
/// <param name="Documents">Documents.</param>
/// <param name="Transcripts">How many of them are transcripts.</param>
/// <param name="Outlets">Outlets.</param>
/// <param name="Statements">Statements.</param>
/// <param name="Speakers">Speakers whose name is settled.</param>
/// <param name="Utterances">Utterances.</param>
/// <param name="Wordings">Wordings of them.</param>
/// <param name="From">Day of the oldest document.</param>
/// <param name="To">Day of the newest.</param>
/// <param name="Newest">The newest utterances, those with several wordings before others.</param>
public sealed record HomeView(
    long Documents, long Transcripts, long Outlets, long Statements, long Speakers, long Utterances, long Wordings, DateOnly? From, DateOnly? To,
    ImmutableArray<UtteranceLine> Newest) : PageView;

/// <summary>How to report an error.</summary>
/// <param name="About">Address of the page in question, from the root; null when none was named.</param>
/// <param name="Contact">Where reports go; null when whoever publishes the record has named no address.</param>
public sealed record CorrectionsView(string? About, Uri? Contact) : PageView;
