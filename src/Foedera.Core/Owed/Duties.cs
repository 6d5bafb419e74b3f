using System.Collections.Immutable;
using Foedera.Core.Owed.Rules;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>A promise that stands between two states on a day, whether or not anything has happened.</summary>
/// <param name="Pact">The pact.</param>
/// <param name="Obligation">The promise.</param>
/// <param name="Obligor">Who promised.</param>
/// <param name="Beneficiary">To whom.</param>
/// <param name="Stands">Yes, or unknown where a date or a suspension leaves it open.</param>
public sealed record Duty(Pact Pact, Obligation Obligation, StateCode Obligor, StateCode Beneficiary, Truth Stands);

/// <summary>Says what promises stand on a day.</summary>
public static class Duties
{
    private static readonly Rule[] Standing =
    [
        new InForce(),
        new ObligorIsParty(),
        new BeneficiaryIsParty(),
        new NotSuspended(),
    ];

    /// <summary>Every promise that the state has made or been given and that stands, or may stand, on the day. Pacts
    /// that were not gathered
    /// for the day are left out: see <see cref="NotCovered"/>.</summary>
    public static ImmutableArray<Duty> Of(TreatySeries series, StateCode state, DateOnly day)
    {
        var duties = ImmutableArray.CreateBuilder<Duty>();
        foreach (var pact in series.Pacts)
        {
            if (!pact.Covers(day) || !pact.States.Contains(state))
                continue;
            foreach (var other in pact.States)
            foreach (var obligation in pact.Obligations)
            {
                if (Between(series.World, pact, obligation, state, other, day) is { } owes)
                    duties.Add(owes);
                if (Between(series.World, pact, obligation, other, state, day) is { } owed)
                    duties.Add(owed);
            }
        }
        return duties.ToImmutable();
    }

    /// <summary>The pacts that the state ever was a party to and that were not gathered for the day.</summary>
    public static ImmutableArray<Pact> NotCovered(TreatySeries series, StateCode state, DateOnly day) =>
        [.. series.Pacts.Where(p => p.States.Contains(state) && !p.Covers(day))];

    /// <summary>The promise of one article between two states as it stands on the day; null when it does not.</summary>
    internal static Duty? Between(
        World world,
        Pact pact,
        Obligation obligation,
        StateCode obligor,
        StateCode beneficiary,
        DateOnly day
    )
    {
        if (!obligation.Runs(obligor, beneficiary))
            return null;
        var casus = new Casus(
            world,
            pact,
            obligation,
            pact.PartyOn(obligor, day),
            pact.PartyOn(beneficiary, day),
            obligor,
            beneficiary,
            new Question([], [beneficiary], day)
        );
        var stands = Standing.Aggregate(Truth.Yes, (sum, rule) => sum.And(rule.Holds(casus)));
        return stands == Truth.No ? null : new Duty(pact, obligation, obligor, beneficiary, stands);
    }
}
