using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Said;
using Foedera.Store;
using Foedera.Store.Queries;
using Foedera.Web.Api;
using Foedera.Web.Feeds;
using Foedera.Web.Pages.Said;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Foedera.Web.Pages.Sources;

/// <summary>Who spoke: the list, and each speaker with posts, utterances and statements.</summary>
internal static class SpeakerPages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/speakers", List).WithSummary("Speakers whose name is settled.").Produces<SpeakersView>();
        pages
            .MapGet("/speakers/{**key}", One)
            .WithSummary("A speaker with posts, utterances and newest statements.")
            .Produces<SpeakerSheet>();
    }

    private static async Task<Shown<SpeakersPage, SpeakersView>> List(
        RecordStore record,
        string? name,
        string? sort,
        int? page,
        CancellationToken stop
    )
    {
        var order = QueryWords.Parse<ListOrder>(sort) ?? ListOrder.Most;
        var part = AskedWords.Clean(name);
        var listing = await record.SpeakersAsync(part, new Paging(page ?? 1, 100), order, stop);
        var summary = await record.SummaryAsync(stop);
        var address = SpeakersView.To(part, order, listing.At.Page);
        return new(
            new SpeakersView(part, order, listing.Total, listing.At.Page, listing.Pages, listing.Rows)
            {
                Imprint = new Imprint("Speakers", address)
                {
                    AsOf = summary.AsOf,
                    HasCsv = true,
                    Method = "said",
                },
            }
        )
        {
            Csv = v => v.Table(),
        };
    }

    private static async Task<IResult> One(
        RecordStore record,
        ActorDirectory actors,
        string key,
        int? page,
        CancellationToken stop
    )
    {
        var actor = actors.Find(key);
        if (await record.SpeakerAsync(key, stop) is not { } head)
        {
            if (actor is null)
                return Failures.NotFound("No speaker on record has this address.");
            head = new SpeakerHead(key, actor.Name, actor.Id, 0, 0, null);
        }
        actor ??= head.ActorId is { } id ? actors.Find(id) : null;
        var utterances = await record.UtterancesAsync(
            new UtteranceQuery { Speaker = key },
            new Paging(page ?? 1, 20),
            stop
        );
        var statements = await record.SearchAsync(new StatementQuery { Speaker = key }, new Paging(1, 10), stop);
        var summary = await record.SummaryAsync(stop);
        var posts = actor is null
            ? []
            : actor
                .Memberships.Select(m => PostHeld.Of(m, actors))
                .OrderBy(p => p.First ?? DateOnly.MinValue)
                .ToImmutableArray();
        var view = new SpeakerSheet(
            head.Key,
            actor?.Name ?? head.Name,
            actor?.Kind,
            actor?.State?.Code,
            actor?.Wikidata,
            actor?.Source,
            head.Statements,
            head.Documents,
            head.Last,
            posts,
            utterances.Total,
            utterances.At.Page,
            utterances.Pages,
            [.. utterances.Rows.Select(UtteranceLine.Of)],
            await StatementLine.AllAsync(record, statements.Statements.Rows, stop),
            [.. statements.Facets.Outlets.Select(f => new NamedCount(f.Key, f.Name, f.Count))]
        )
        {
            Imprint = new Imprint(
                actor?.Name ?? head.Name,
                Addresses.Query(
                    Addresses.Speaker(key),
                    ("page", utterances.At.Page > 1 ? utterances.At.Page.ToString(CultureInfo.InvariantCulture) : null)
                )
            )
            {
                AsOf = summary.AsOf,
                Method = "said",
                HasCsv = true,
                HasFeed = true,
            },
        };
        return new Shown<SpeakerPage, SpeakerSheet>(view)
        {
            Csv = v => UtteranceLine.Table(v.Utterances),
            Atom = (v, origin) => ListFeed.Of(v.Imprint, v.Utterances, origin),
        };
    }
}

/// <summary>Speakers in a list.</summary>
/// <param name="Name">Part of the name; null for all.</param>
/// <param name="Sort">The order.</param>
/// <param name="Total">How many in all.</param>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="Pages">How many pages.</param>
/// <param name="Speakers">The rows of the page.</param>
public sealed record SpeakersView(
    string? Name,
    ListOrder Sort,
    long Total,
    int Page,
    int Pages,
    ImmutableArray<SpeakerHead> Speakers
) : PageView
{
    internal static string To(string? name, ListOrder order, int page) =>
        Addresses.Query(
            "/speakers",
            ("name", name),
            ("sort", order == ListOrder.Most ? null : QueryWords.Of<ListOrder>(order)),
            ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null)
        );

    internal CsvTable Table() =>
        new(
            ["key", "name", "actor", "statements", "documents", "last"],
            Speakers.Select(s =>
                (IReadOnlyList<string?>)
                    [
                        s.Key,
                        s.Name,
                        s.ActorId,
                        s.Statements.ToString(CultureInfo.InvariantCulture),
                        s.Documents.ToString(CultureInfo.InvariantCulture),
                        QueryWords.Of(s.Last),
                    ]
            )
        );
}

/// <summary>A speaker.</summary>
/// <param name="Key">As addresses write it.</param>
/// <param name="Name">The name.</param>
/// <param name="Kind">Person, office, organisation or state; null when the packs do not know them.</param>
/// <param name="State">ISO 3166-1 alpha-3; null for none.</param>
/// <param name="Wikidata">Wikidata item; null when not known.</param>
/// <param name="Source">Where the packs took the facts from.</param>
/// <param name="Statements">Number of statements on record.</param>
/// <param name="Documents">Number of documents with them.</param>
/// <param name="Last">Day of the newest.</param>
/// <param name="Posts">Posts held, the earliest first.</param>
/// <param name="Total">How many utterances.</param>
/// <param name="Page">The page of utterances shown, from 1.</param>
/// <param name="Pages">How many pages.</param>
/// <param name="Utterances">The utterances of the page.</param>
/// <param name="Newest">The newest statements.</param>
/// <param name="Outlets">Outlets that reported them.</param>
public sealed record SpeakerSheet(
    string Key,
    string Name,
    ActorKind? Kind,
    string? State,
    string? Wikidata,
    string? Source,
    long Statements,
    long Documents,
    DateOnly? Last,
    ImmutableArray<PostHeld> Posts,
    long Total,
    int Page,
    int Pages,
    ImmutableArray<UtteranceLine> Utterances,
    ImmutableArray<StatementLine> Newest,
    ImmutableArray<NamedCount> Outlets
) : PageView;

/// <summary>A post and the days on which it was held.</summary>
/// <param name="Office">Name of the post.</param>
/// <param name="First">First day; null when not known.</param>
/// <param name="Last">Last day; null when not over as far as the source knows.</param>
/// <param name="Source">Where it was read.</param>
public sealed record PostHeld(string Office, DateOnly? First, DateOnly? Last, string? Source)
{
    internal static PostHeld Of(Membership membership, ActorDirectory actors) =>
        new(
            actors.Find(membership.OfficeId)?.Name ?? membership.OfficeId,
            membership.Held.First,
            membership.Held.Last,
            membership.Source
        );
}

/// <summary>A value with its count.</summary>
/// <param name="Key">As addresses write it.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Count">How many have it.</param>
public sealed record NamedCount(string Key, string Name, long Count);
