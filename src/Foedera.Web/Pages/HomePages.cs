using System.Collections.Immutable;
using Foedera.Reading.Packs;
using Foedera.Store;
using Foedera.Store.Queries;
using Foedera.Web.Api;
using Foedera.Web.Feeds;
using Foedera.Web.Pages.Delivered;
using Foedera.Web.Pages.Owed;
using Foedera.Web.Pages.Said;
using Foedera.Web.Views.Home;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Foedera.Web.Pages;

/// <summary>The front page.</summary>
internal static class HomePages
{
    private const int MostShown = 6;
    private const int Looked = 60;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages
            .MapGet("/", Home)
            .WithSummary("Three answers of today, what is on record, and the newest utterances.")
            .Produces<HomeView>();
    }

    private static async Task<Shown<HomePage, HomeView>> Home(
        RecordStore record,
        PledgeShelf shelf,
        PactLibrary pacts,
        CaseList cases,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        var summary = await record.SummaryAsync(stop);
        var today = PledgeLibrary.Day(null, clock)!.Value;
        var allies = AllianceViews.AtAGlance(await shelf.NowAsync(stop), today);
        var view = new HomeView(
            summary.Documents,
            summary.Transcripts,
            summary.Outlets,
            summary.Statements,
            summary.Speakers,
            summary.Utterances,
            summary.Wordings,
            summary.From,
            summary.To,
            [.. (await NewestAsync(record, stop)).Select(UtteranceLine.Of)]
        )
        {
            Contested = await ContestedWording.FindAsync(record, stop),
            Case = CaseOfNow.Find(pacts, cases, clock),
            Allies = allies is { } known
                ? new AlliesNow(
                    known.Sentence,
                    today,
                    [
                        .. known
                            .Rows.Where(a => a.Latest is not null)
                            .Select(a => new AllyNow(a.Ally, a.Name, a.Latest!.Value, a.Latest.Year)),
                    ]
                )
                {
                    Rows = known.Rows,
                    Target = known.Target,
                }
                : null,
            Imprint = new Imprint("The record of what allies say, owe and deliver", "/")
            {
                AsOf = summary.AsOf,
                Method = "said",
                HasCsv = true,
                HasFeed = true,
                Description =
                    "What allies say in every wording, what pacts make them owe, and what they deliver of what they pledged, each with its source.",
            },
        };
        return new(view)
        {
            Csv = v => UtteranceLine.Table(v.Newest),
            Atom = (v, origin) => ListFeed.Of(v.Imprint, v.Newest, origin),
        };
    }

    // of what is new, what independent reports have most of; words that cannot stand by themselves come last
    private static async Task<IEnumerable<UtteranceHead>> NewestAsync(RecordStore record, CancellationToken stop)
    {
        var newest = await record.UtterancesAsync(new UtteranceQuery { Wordings = 2 }, new Paging(1, Looked), stop);
        if (newest.Rows.IsEmpty)
            newest = await record.UtterancesAsync(new UtteranceQuery(), new Paging(1, Looked), stop);
        return newest
            .Rows.OrderByDescending(ContestedWording.IsPlain)
            .ThenByDescending(head => Math.Max(head.Voices, head.Outlets))
            .ThenByDescending(head => head.Last)
            .Take(MostShown);
    }
}

/// <summary>What is on record, in numbers, three answers of today, and the newest of the record.</summary>
/// <param name="Documents">Documents.</param>
/// <param name="Transcripts">How many of them are transcripts.</param>
/// <param name="Outlets">Outlets.</param>
/// <param name="Statements">Statements.</param>
/// <param name="Speakers">Speakers whose name is settled.</param>
/// <param name="Utterances">Utterances.</param>
/// <param name="Wordings">Wordings of them.</param>
/// <param name="From">Day of the oldest document.</param>
/// <param name="To">Day of the newest.</param>
/// <param name="Newest">The newest utterances, those with most independent reports first.</param>
public sealed record HomeView(
    long Documents,
    long Transcripts,
    long Outlets,
    long Statements,
    long Speakers,
    long Utterances,
    long Wordings,
    DateOnly? From,
    DateOnly? To,
    ImmutableArray<UtteranceLine> Newest
) : PageView
{
    /// <summary>The wording disputed most; null when nothing on record is disputed.</summary>
    public ContestedWording? Contested { get; init; }

    /// <summary>Who owes whom in a case of now; null when no pack has one.</summary>
    public CaseOfNow? Case { get; init; }

    /// <summary>Where the allies stand; null when no pledge with figures is at hand.</summary>
    public AlliesNow? Allies { get; init; }
}

/// <summary>Where the allies stand.</summary>
/// <param name="Sentence">The answer.</param>
/// <param name="Day">The day it speaks of.</param>
/// <param name="Figures">The latest figure of each.</param>
public sealed record AlliesNow(string Sentence, DateOnly Day, ImmutableArray<AllyNow> Figures)
{
    /// <summary>What the newest wide pledge asks for, in per cent of GDP.</summary>
    public required decimal Target { get; init; }

    /// <summary>What the dot plot draws.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public required ImmutableArray<AllyRow> Rows { get; init; }
}

/// <summary>The latest figure of an ally.</summary>
/// <param name="Ally">ISO 3166-1 alpha-3.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">In per cent of GDP.</param>
/// <param name="Year">The year.</param>
public sealed record AllyNow(string Ally, string Name, decimal Value, int Year);
