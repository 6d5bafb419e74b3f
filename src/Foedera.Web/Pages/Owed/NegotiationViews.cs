using System.Collections.Immutable;
using Foedera.Core.Owed;
using Foedera.Web.Api;

namespace Foedera.Web.Pages.Owed;

/// <summary>The negotiations on record.</summary>
/// <param name="Negotiations">One line each, the latest first.</param>
public sealed record NegotiationsView(IReadOnlyList<NegotiationLine> Negotiations) : PageView;

/// <summary>A negotiation in a list.</summary>
public sealed record NegotiationLine(
    string Id,
    string Name,
    string About,
    IReadOnlyList<string> Sides,
    string? Last,
    int Rounds,
    int Proposals,
    DateOnly Gathered
);

/// <summary>One negotiation.</summary>
public sealed record NegotiationView(
    string Id,
    string Name,
    string About,
    DateOnly Gathered,
    IReadOnlyList<StateName> Parties,
    IReadOnlyList<string> Others,
    IReadOnlyList<string> Pacts,
    IReadOnlyList<NegotiationEvent> Events,
    IReadOnlyList<AccountRow> Accounts
) : PageView;

/// <summary>A meeting or a proposal, in the order of days.</summary>
public sealed record NegotiationEvent(
    string On,
    string Kind,
    string Who,
    string What,
    FactSource Source,
    IReadOnlyList<ReplyRow> Replies,
    IReadOnlyList<AccountRow> Accounts
);

/// <summary>An answer to a proposal.</summary>
public sealed record ReplyRow(string By, ReplyKind Kind, string? On, string? What, FactSource Source);

/// <summary>How a side tells it.</summary>
public sealed record AccountRow(string Who, string? For, AccountKind Kind, string? On, string What, FactSource Source);

/// <summary>Makes the views of negotiations.</summary>
internal static class NegotiationViews
{
    public static Shown<NegotiationsPage, NegotiationsView> List(PactLibrary library)
    {
        var world = library.Series.World;
        var lines = library
            .Series.Negotiations.OrderByDescending(Last)
            .Select(n => new NegotiationLine(
                n.Id,
                n.Name,
                n.About,
                [.. n.Parties.Select(world.NameOf), .. n.Others],
                Last(n)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                n.Rounds.Length,
                n.Proposals.Length,
                n.Gathered
            ));
        return new(
            new NegotiationsView([.. lines])
            {
                Imprint = new Imprint("Negotiations", "/negotiations")
                {
                    AsOf = PactLibrary.Moment(library.CoveredUntil),
                    Method = "owed",
                    Description = "What was proposed, who took it, who refused it, and how each side tells it.",
                },
            }
        );
    }

    public static Shown<NegotiationPage, NegotiationView> One(PactLibrary library, Negotiation negotiation)
    {
        var events = negotiation
            .Rounds.Select(r =>
                (
                    r.On,
                    Event: new NegotiationEvent(
                        r.On.ToEdtf(),
                        r.Place is { } place ? $"Meeting in {place}" : "Meeting",
                        string.Join(", ", r.Between),
                        r.What,
                        FactSource.Of(r.Evidence),
                        [],
                        Rows(r.Accounts)
                    )
                )
            )
            .Concat(
                negotiation.Proposals.Select(p =>
                    (
                        p.On,
                        Event: new NegotiationEvent(
                            p.On.ToEdtf(),
                            "Proposal",
                            string.Join(", ", p.By),
                            p.What,
                            FactSource.Of(p.Evidence),
                            [.. p.Replies.Select(Row)],
                            Rows(p.Accounts)
                        )
                    )
                )
            )
            .OrderBy(e => e.On.First)
            .Select(e => e.Event);
        return new(
            new NegotiationView(
                negotiation.Id,
                negotiation.Name,
                negotiation.About,
                negotiation.Gathered,
                [.. negotiation.Parties.Select(s => CasusViews.NameOf(s, library.Series.World))],
                negotiation.Others,
                negotiation.Pacts,
                [.. events],
                Rows(negotiation.Accounts)
            )
            {
                Imprint = new Imprint(negotiation.Name, $"/negotiations/{Uri.EscapeDataString(negotiation.Id)}")
                {
                    AsOf = PactLibrary.Moment(negotiation.Gathered),
                    Method = "owed",
                },
            }
        );
    }

    private static DateOnly? Last(Negotiation negotiation) =>
        negotiation.Rounds.Select(r => r.On.Last).Concat(negotiation.Proposals.Select(p => p.On.Last)).Max();

    private static ReplyRow Row(Reply reply) =>
        new(reply.By, reply.Kind, reply.On?.ToEdtf(), reply.What, FactSource.Of(reply.Evidence));

    private static List<AccountRow> Rows(ImmutableArray<Account> accounts) =>
        [
            .. accounts.Select(a => new AccountRow(
                a.Who,
                a.For,
                a.Kind,
                a.On?.ToEdtf(),
                a.What,
                FactSource.Of(a.Evidence)
            )),
        ];
}
