using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>Which of a member's dates counts.</summary>
public enum DateConvention
{
    /// <summary>Entry into force for that party: what binds.</summary>
    EntryIntoForce,

    /// <summary>Signature of the pact or of the protocol of accession: what ATOP counts.</summary>
    Signature,
}

/// <summary>Yearly pairs from a pact pack, to compare with alliance data sets.</summary>
public static class PactDyads
{
    /// <summary>The members of a pact as an alliance data set would list them. A state without a Correlates of War
    /// number is left out.</summary>
    public static IEnumerable<AllianceMember> Members(
        Pact pact,
        World world,
        DateConvention convention,
        int alliance = 0
    )
    {
        foreach (var party in pact.Parties)
        {
            var from = convention == DateConvention.Signature ? party.SignedOn : party.InForce.First;
            if (from is not { } entered || world.FindState(party.State.Code) is not { } state)
                continue;
            foreach (var number in state.Cow)
            {
                // a state that takes a new number on a day has left under the old one on that day
                var end = Earlier(party.Until?.Last?.PlusDays(1), number.Used.Last?.PlusDays(1));
                var begin = number.Used.First > entered ? number.Used.First.Value : entered;
                if (begin < end || end is null)
                    yield return new AllianceMember(alliance, number.Number, begin, end, PromisesOf(pact, party.State));
            }
        }
    }

    private static Promises PromisesOf(Pact pact, StateCode state)
    {
        var promises = Promises.None;
        foreach (var o in pact.Obligations)
            if (o.Obligors.IsEmpty || o.Obligors.Contains(state))
                promises |= o.Kind switch
                {
                    ObligationKind.Defend or ObligationKind.Assist => Promises.Defence,
                    ObligationKind.Consult => Promises.Consultation,
                    ObligationKind.NotAttack => Promises.NonAggression,
                    ObligationKind.StayNeutral => Promises.Neutrality,
                    _ => Promises.None,
                };
        return promises;
    }

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other ?? one : one;
}
