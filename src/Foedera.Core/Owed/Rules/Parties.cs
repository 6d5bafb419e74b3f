using Foedera.Core.Primitives;

namespace Foedera.Core.Owed.Rules;

/// <summary>The pact is in force on the day.</summary>
internal sealed class InForce : Rule
{
    public override string Name => "in force";

    public override Truth Holds(Casus c) =>
        c.Pact.IsInForceOn(c.Day).And(Truths.Of(c.Obligation.During.Contains(c.Day)));

    public override Reason Tell(Casus c, Truth held) =>
        Because(
            held,
            held switch
            {
                _ when !c.Obligation.During.Contains(c.Day) =>
                    $"Article {c.Obligation.Article} held for {c.Obligation.During}",
                Truth.Yes => $"{c.Pact.Name} came into force on {c.Pact.InForce}",
                Truth.No when c.Day > c.Pact.Ended => $"{c.Pact.Name} ended on {c.Pact.Ended:yyyy-MM-dd}",
                Truth.No when c.Day < c.Pact.SignedOn =>
                    $"{c.Pact.Name} was signed only on {c.Pact.SignedOn:yyyy-MM-dd}",
                Truth.No => $"{c.Pact.Name} came into force only on {c.Pact.InForce}",
                _ when c.Day > c.Pact.Termination?.RunsUntil =>
                    $"The term of {c.Pact.Name} ran until {c.Pact.Termination?.RunsUntil:yyyy-MM-dd}; "
                        + $"whether it was renewed is not on record",
                _ =>
                    $"{c.Pact.Name} was signed on {c.Pact.SignedOn:yyyy-MM-dd}; whether it was in force on the day is not known",
            },
            c.Pact.Evidence
        );

    public override string WouldClose(Casus c) =>
        c.Day > c.Pact.Termination?.RunsUntil
            ? $"whether {c.Pact.Name} was renewed"
            : $"the day on which {c.Pact.Name} came into force";
}

/// <summary>The obligor is bound.</summary>
internal sealed class ObligorIsParty : Rule
{
    public override string Name => "obligor is a party";

    public override Truth Holds(Casus c) => c.ObligorParty?.IsBoundOn(c.Day) ?? Truth.No;

    public override Reason Tell(Casus c, Truth held) => Membership.Tell(Name, c, c.Obligor, c.ObligorParty, held);

    public override string WouldClose(Casus c) => $"the day from which {c.Pact.Name} bound {c.NameOf(c.Obligor)}";
}

/// <summary>The target is bound, too.</summary>
internal sealed class BeneficiaryIsParty : Rule
{
    public override string Name => "target is a party";

    public override Truth Holds(Casus c) => c.BeneficiaryParty?.IsBoundOn(c.Day) ?? Truth.No;

    public override Reason Tell(Casus c, Truth held) =>
        Membership.Tell(Name, c, c.Beneficiary, c.BeneficiaryParty, held);

    public override string WouldClose(Casus c) => $"the day from which {c.Pact.Name} bound {c.NameOf(c.Beneficiary)}";
}

/// <summary>Nothing suspends what the one owes the other.</summary>
internal sealed class NotSuspended : Rule
{
    public override string Name => "not suspended";

    public override Truth Holds(Casus c) =>
        c.Suspension?.Effect switch
        {
            SuspensionEffect.Suspended => Truth.No,
            SuspensionEffect.Open => Truth.Unknown,
            _ => Truth.Yes,
        };

    public override Reason? Tell(Casus c, Truth held) =>
        c.Suspension is { } s
            ? Because(
                held,
                $"{s.What} ({s.During}){(s.Effect == SuspensionEffect.None ? "; the obligations were not touched" : "")}",
                s.Evidence
            )
            : null;

    public override string WouldClose(Casus c) =>
        $"whether {c.Pact.Name} still binds between {c.NameOf(c.Obligor)} and {c.NameOf(c.Beneficiary)}";
}

/// <summary>Nobody owes help against itself; to consult, and not to attack, the attacker is bound like any
/// party.</summary>
internal sealed class ObligorIsNoAttacker : Rule
{
    public override string Name => "obligor is not the attacker";

    public override Truth Holds(Casus c)
    {
        if (c.Obligation.Kind is ObligationKind.NotAttack or ObligationKind.Consult)
            return Truth.Yes;
        foreach (var attacker in c.Question.Attackers)
            if (attacker.State == c.Obligor)
                return Truth.No;
        return Truth.Yes;
    }

    public override Reason? Tell(Casus c, Truth held) =>
        held == Truth.No ? Because(held, $"{c.NameOf(c.Obligor)} is the attacker itself", Evidence.Asked) : null;
}

/// <summary>How a membership is told.</summary>
internal static class Membership
{
    public static Reason Tell(string rule, Casus c, StateCode state, Party? party, Truth held)
    {
        var name = c.NameOf(state);
        if (party is null)
            return new Reason(rule, held, $"{name} is no party to {c.Pact.Name}", c.Pact.Evidence);
        var fact = held switch
        {
            Truth.Yes => $"{name} is bound since {party.InForce}{(party.Until is { } until ? $", until {until}" : "")}",
            Truth.No when party.InForce.HasCome(c.Day) == Truth.No => $"{name} was bound only from {party.InForce}",
            Truth.No => $"{name} was bound only until {party.Until}",
            _ when party.InForce.HasCome(c.Day) == Truth.Unknown =>
                $"It is not known from which day {name} was bound (some day in {party.InForce})",
            _ => $"It is not known until which day {name} was bound (some day in {party.Until})",
        };
        return new Reason(rule, held, fact, party.Evidence);
    }
}
