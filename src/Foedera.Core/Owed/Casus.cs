using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>One obligation put to one case: what every rule looks at.</summary>
/// <param name="World">States and places.</param>
/// <param name="Pact">The pact.</param>
/// <param name="Obligation">The obligation.</param>
/// <param name="ObligorParty">The obligor's stretch of membership; null when it never was a party.</param>
/// <param name="BeneficiaryParty">The beneficiary's; null when it never was a party.</param>
/// <param name="Obligor">Who would owe.</param>
/// <param name="Beneficiary">The target.</param>
/// <param name="Question">The question.</param>
internal sealed record Casus(
    World World,
    Pact Pact,
    Obligation Obligation,
    Party? ObligorParty,
    Party? BeneficiaryParty,
    StateCode Obligor,
    StateCode Beneficiary,
    Question Question
)
{
    public DateOnly Day => Question.On;

    public string NameOf(StateCode state) => World.NameOf(state);

    /// <summary>What the parties made of this very event, when the target called on the pact for it; null when nothing
    /// is recorded.</summary>
    public Invocation? Called
    {
        get
        {
            foreach (var call in Pact.Invocations)
                if (call.AttackOn is { } attack && attack.Contains(Day) && call.By.Contains(Beneficiary))
                    return call;
            return null;
        }
    }

    /// <summary>The proviso that favours the obligor on the day; null when there is none.</summary>
    public Proviso? Proviso
    {
        get
        {
            foreach (var proviso in Obligation.Provisos)
                if (proviso.Party == Obligor && proviso.During.Contains(Day) && !Spared(proviso))
                    return proviso;
            return null;
        }
    }

    // a proviso that spares attacks by some states does not apply when one of them attacks
    private bool Spared(Proviso proviso) =>
        !proviso.ExceptAgainst.IsEmpty
        && Question.Attackers.Any(a => a.State is { } s && proviso.ExceptAgainst.Contains(s));

    /// <summary>The suspension that weighs most between the two on the day; null when there is none.</summary>
    public Suspension? Suspension
    {
        get
        {
            Suspension? worst = null;
            foreach (var suspension in Pact.Suspensions)
                if (
                    suspension.Touches(Obligor, Beneficiary, Day) && (worst is null || suspension.Effect > worst.Effect)
                )
                    worst = suspension;
            return worst;
        }
    }
}
