using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Said;
using Foedera.Store;
using Foedera.Store.Queries;
using Foedera.Web.Api;
using Foedera.Web.Feeds;
using Foedera.Web.Pages.Delivered;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Foedera.Web.Pages.Said;

/// <summary>What was said: the list of utterances, and each as a critical edition.</summary>
internal static class UtterancePages
{
    private const int PageLength = 30;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages
            .MapGet("/said", List)
            .WithSummary("Utterances, the most recently reported first; narrowed by verdict and witness.")
            .Produces<UtterancesView>();
        pages.MapGet("/utterances", () => Results.Redirect("/said", permanent: true)).ExcludeFromDescription();
        pages
            .MapGet("/utterances/{**id}", One)
            .WithSummary("An utterance with its wordings, their verdicts, and the apparatus.")
            .Produces<UtteranceEdition>();
    }

    private static async Task<Shown<UtterancesPage, UtterancesView>> List(
        RecordStore record,
        string? verdict,
        string? witness,
        int? page,
        CancellationToken stop
    )
    {
        var query = new UtteranceQuery
        {
            Verdict = QueryWords.Parse<Verdict>(verdict),
            Witness = QueryWords.Parse<Witness>(witness),
        };
        var listing = await record.UtterancesAsync(query, new Paging(page ?? 1, PageLength), stop);
        var summary = await record.SummaryAsync(stop);
        var address = Addresses.Query(
            "/said",
            ("verdict", QueryWords.Of(query.Verdict)),
            ("witness", QueryWords.Of(query.Witness)),
            ("page", listing.At.Page > 1 ? listing.At.Page.ToString(CultureInfo.InvariantCulture) : null)
        );
        var view = new UtterancesView(
            query.Verdict,
            query.Witness,
            listing.Total,
            listing.At.Page,
            listing.Pages,
            [.. listing.Rows.Select(UtteranceLine.Of)]
        )
        {
            Imprint = new Imprint("What was said", address)
            {
                AsOf = summary.AsOf,
                Method = "said",
                HasCsv = true,
                HasFeed = true,
            },
        };
        return new(view)
        {
            Csv = v => UtteranceLine.Table(v.Utterances),
            Atom = (v, origin) => ListFeed.Of(v.Imprint, v.Utterances, origin),
        };
    }

    private static async Task<IResult> One(
        RecordStore record,
        PledgeShelf shelf,
        TimeProvider clock,
        string id,
        CancellationToken stop
    )
    {
        if (await record.UtteranceAsync(id, stop) is not { } found)
        {
            return await record.SuccessorAsync(id, stop) is { } now
                ? Results.Redirect(Addresses.Utterance(now), permanent: true)
                : Failures.NotFound("No utterance on record has this address.");
        }
        var summary = await record.SummaryAsync(stop);
        var today = PledgeLibrary.Day(null, clock)!.Value;
        var pledges = found.Read is { Read: var read }
            ? (await shelf.NowAsync(stop)).PledgesOf(read, found.Head.First ?? today, today)
            : [];
        return new Shown<UtterancePage, UtteranceEdition>(
            UtteranceEdition.Of(found, summary.AsOf) with
            {
                Pledges = pledges,
            }
        )
        {
            Csv = v => v.Table(),
        };
    }
}

/// <summary>Utterances in a list.</summary>
/// <param name="Verdict">Only those with such a wording; null for all.</param>
/// <param name="Witness">Only those judged by it; null for all.</param>
/// <param name="Total">How many in all.</param>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="Pages">How many pages.</param>
/// <param name="Utterances">The rows of the page.</param>
public sealed record UtterancesView(
    Verdict? Verdict,
    Witness? Witness,
    long Total,
    int Page,
    int Pages,
    ImmutableArray<UtteranceLine> Utterances
) : PageView;

/// <summary>An utterance in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Address">Its page.</param>
/// <param name="Text">The words of its witness.</param>
/// <param name="Speaker">Who; null when no wording tells.</param>
/// <param name="SpeakerKey">The speaker in addresses.</param>
/// <param name="Witness">What its wordings are judged by.</param>
/// <param name="Wordings">How many wordings it has.</param>
/// <param name="Outlets">How many outlets reported it.</param>
/// <param name="Differing">How many wordings are altered, joined or translated.</param>
/// <param name="First">Day of the earliest report.</param>
/// <param name="Last">Day of the latest report.</param>
public sealed record UtteranceLine(
    string Id,
    string Address,
    string Text,
    Speaker? Speaker,
    string? SpeakerKey,
    Witness Witness,
    int Wordings,
    int Outlets,
    int Differing,
    DateOnly? First,
    DateOnly? Last
)
{
    /// <summary>Language of the words, BCP 47; null when unknown.</summary>
    public string? Language { get; init; }

    internal static UtteranceLine Of(UtteranceHead head) =>
        new(
            head.Id,
            Addresses.Utterance(head.Id),
            head.Text,
            head.Speaker,
            head.SpeakerKey,
            head.Witness,
            head.Wordings,
            head.Outlets,
            head.Differing,
            head.First,
            head.Last
        )
        {
            Language = head.Language,
        };

    internal static CsvTable Table(IEnumerable<UtteranceLine> lines) =>
        new(
            ["id", "text", "speaker", "witness", "wordings", "outlets", "differing", "first", "last"],
            lines.Select(l =>
                (IReadOnlyList<string?>)
                    [
                        l.Id,
                        l.Text,
                        l.Speaker?.Name,
                        QueryWords.Of<Witness>(l.Witness),
                        l.Wordings.ToString(CultureInfo.InvariantCulture),
                        l.Outlets.ToString(CultureInfo.InvariantCulture),
                        l.Differing.ToString(CultureInfo.InvariantCulture),
                        QueryWords.Of(l.First),
                        QueryWords.Of(l.Last),
                    ]
            )
        );
}
