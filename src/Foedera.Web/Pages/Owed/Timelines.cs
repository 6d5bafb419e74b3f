using Foedera.Core.Owed;
using Foedera.Core.Primitives;

namespace Foedera.Web.Pages.Owed;

/// <summary>Draws memberships over time.</summary>
internal static class Timelines
{
    public static TimelineView OfPact(Pact pact, World world) =>
        Drawn(
            pact.Parties.OrderBy(p => p.InForce.First)
                .GroupBy(p => p.State)
                .Select(g => new TimelineRow(
                    world.NameOf(g.Key),
                    $"/states/{g.Key}",
                    [.. g.Select(p => Bar(p, pact))]
                )),
            pact.SignedOn.Year,
            pact.Gathered.Year + 1
        );

    public static TimelineView OfState(TreatySeries series, StateCode state)
    {
        var pacts = series.Pacts.Where(p => p.States.Contains(state)).OrderBy(p => p.SignedOn).ToList();
        return Drawn(
            pacts.Select(p => new TimelineRow(
                p.Id,
                $"/pacts/{Uri.EscapeDataString(p.Id)}",
                [.. p.Parties.Where(m => m.State == state).Select(m => Bar(m, p))]
            )),
            pacts.Count == 0 ? 2000 : pacts.Min(p => p.SignedOn.Year),
            pacts.Count == 0 ? 2001 : pacts.Max(p => p.Gathered.Year) + 1
        );
    }

    private static TimelineView Drawn(IEnumerable<TimelineRow> rows, int from, int until) =>
        new([.. rows], from, until);

    private static TimelineBar Bar(Party party, Pact pact)
    {
        var from = party.InForce.First ?? pact.SignedOn;
        var end = party.Until?.Last ?? pact.Ended ?? pact.Gathered;
        var isOpen =
            party.InForce.First != party.InForce.Last || (party.Until is { } until && until.First != until.Last);
        return new TimelineBar(
            from,
            end < from ? from : end,
            isOpen,
            $"{party.InForce.ToEdtf()} to {party.Until?.ToEdtf() ?? "now"}"
        );
    }
}
