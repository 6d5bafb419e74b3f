using Foedera.Core.Owed;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Packs;

/// <summary>What must hold across the fields and tables of a pact, and across pacts.</summary>
internal static class PactChecks
{
    public static void Check(Pact pact, PackFolder folder, PackFields top, PackProblems problems)
    {
        var (members, territories) = (folder.NameOf("members.csv"), folder.NameOf("territories.csv"));
        if (pact.Obligations.IsEmpty && pact.Provisions.IsEmpty)
            top.Problem(PackCode.Missing, "a pact needs 'obligations' or 'provisions'");
        if (pact.Parties.Length < 2)
            problems.Add(PackCode.Missing, "a pact needs at least two members", members);
        if (pact.InForce.First < pact.SignedOn)
            top.Problem(
                PackCode.DateOrder,
                $"in force ({pact.InForce}) before it was signed ({pact.SignedOn:yyyy-MM-dd})"
            );
        if (pact.Ended < pact.SignedOn)
            top.Problem(
                PackCode.DateOrder,
                $"ended ({pact.Ended:yyyy-MM-dd}) before it was signed ({pact.SignedOn:yyyy-MM-dd})"
            );
        if (pact.Gathered < pact.CoveredFrom)
            top.Problem(
                PackCode.DateOrder,
                $"gathered on {pact.Gathered:yyyy-MM-dd}, which lies before {pact.CoveredFrom:yyyy-MM-dd}"
            );
        if (pact.Due < pact.Gathered)
            top.Problem(
                PackCode.DateOrder,
                $"due on {pact.Due:yyyy-MM-dd}, before it was gathered ({pact.Gathered:yyyy-MM-dd})"
            );
        if (pact.Ending is not null && pact.Ended is null)
            top.Problem(PackCode.Missing, "'ending' tells how it ended, and 'ended' (the day) is missing");
        Members(pact, members, problems);
        foreach (var place in pact.Area.Entries.GroupBy(e => e.Place))
            if (Overlap(place.Select(e => e.During)))
                problems.Add(PackCode.Overlap, $"two positions of '{place.Key}' overlap in time", territories);
        Names(pact, top, problems, folder);
    }

    /// <summary>Ids used once, and precedence without circles.</summary>
    public static void Check(IReadOnlyList<(Pact Pact, string File)> pacts, PackProblems problems)
    {
        foreach (var twice in pacts.GroupBy(p => p.Pact.Id, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            problems.Add(
                PackCode.DuplicateId,
                $"the id '{twice.Key}' is used by {string.Join(" and ", twice.Select(t => t.File))}",
                twice.Last().File
            );
        var byId = pacts.GroupBy(p => p.Pact.Id).ToDictionary(g => g.Key, g => g.First());
        foreach (var (pact, file) in pacts)
        {
            foreach (var first in pact.YieldsTo.Where(id => !byId.ContainsKey(id)))
                problems.Add(PackCode.Precedence, $"'yields_to' names '{first}', which is no pact here", file);
            if (YieldsTo(pact, pact.Id, byId, []))
                problems.Add(PackCode.Precedence, $"'{pact.Id}' yields to itself in a circle", file);
        }
    }

    private static bool YieldsTo(
        Pact pact,
        string id,
        Dictionary<string, (Pact Pact, string File)> byId,
        HashSet<string> seen
    ) =>
        pact.YieldsTo.Any(next =>
            next == id
            || (seen.Add(next) && byId.TryGetValue(next, out var found) && YieldsTo(found.Pact, id, byId, seen))
        );

    private static void Members(Pact pact, string file, PackProblems problems)
    {
        foreach (var party in pact.Parties)
            if (party.Until is { } until && (until.Last < party.InForce.First || until.Last < party.SignedOn))
                problems.Add(
                    PackCode.DateOrder,
                    $"{party.State} leaves ({until}) before it enters ({party.InForce})",
                    file
                );
        foreach (var state in pact.Parties.GroupBy(p => p.State))
            if (Overlap(state.Select(Stretch)))
                problems.Add(PackCode.Overlap, $"two memberships of {state.Key} overlap", file);
    }

    private static DateWindow Stretch(Party party) =>
        party.Until?.Last is { } last && last >= party.InForce.First
            ? new DateWindow(party.InForce.First, last)
            : new DateWindow(party.InForce.First, null);

    private static bool Overlap(IEnumerable<DateWindow> windows)
    {
        var all = windows.ToList();
        return all.Where((w, i) => all.Skip(i + 1).Any(w.Overlaps)).Any();
    }

    private static void Names(Pact pact, PackFields top, PackProblems problems, PackFolder folder)
    {
        var parties = pact.States.ToHashSet();
        void MustBeParty(StateCode state, string where, string? file = null)
        {
            if (state == default || parties.Contains(state))
                return;
            if (file is null)
                top.Problem(PackCode.NotAParty, $"{where} names {state}, which never was a member");
            else
                problems.Add(PackCode.NotAParty, $"{where} names {state}, which never was a member", file);
        }
        foreach (var o in pact.Obligations)
        {
            foreach (var state in o.Obligors.Concat(o.Beneficiaries))
                MustBeParty(state, $"Article {o.Article}");
            foreach (var proviso in o.Provisos)
                MustBeParty(proviso.Party, $"a proviso to Article {o.Article}");
        }
        foreach (var s in pact.Suspensions)
        foreach (var state in new[] { s.Obligor, s.Beneficiary }.OfType<StateCode>())
            MustBeParty(state, "a suspension", folder.NameOf("suspensions.csv"));
        foreach (var call in pact.Invocations)
        foreach (var state in call.By)
            MustBeParty(state, $"the call of {call.On}", folder.NameOf("invocations.csv"));
        foreach (var kept in pact.Honoured)
        foreach (var state in kept.Obligors.Prepend(kept.Beneficiary))
            MustBeParty(state, $"the case of {kept.On}", folder.NameOf("honoured.csv"));
    }
}
