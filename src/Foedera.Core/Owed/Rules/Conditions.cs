namespace Foedera.Core.Owed.Rules;

/// <summary>No proviso excuses the obligor.</summary>
internal sealed class ProvisoOfObligor : Rule
{
    public override string Name => "proviso";

    public override Truth Holds(Casus c) =>
        c.Proviso?.Effect switch
        {
            ProvisoEffect.Excuses => Truth.No,
            ProvisoEffect.Open => Truth.Unknown,
            _ => Truth.Yes,
        };

    public override Reason? Tell(Casus c, Truth held) =>
        c.Proviso is { } proviso ? Because(held, $"{c.NameOf(c.Obligor)}: {proviso.What}", proviso.Evidence) : null;

    public override string WouldClose(Casus c) => $"how far the proviso excuses {c.NameOf(c.Obligor)}";
}

/// <summary>The target asked, where the pact wants it to.</summary>
internal sealed class Requested : Rule
{
    public override string Name => "requested";

    public override bool IsCondition => true;

    public override Truth Holds(Casus c) =>
        !c.Obligation.Needs.Contains(Need.Request) ? Truth.Yes
        : c.Called is not null ? Truth.Yes
        : c.Question.Requested;

    public override Reason? Tell(Casus c, Truth held) =>
        !c.Obligation.Needs.Contains(Need.Request) ? null
        : c.Called is { } call
            ? Because(held, $"{c.NameOf(c.Beneficiary)} called on the pact on {call.On}", call.Evidence)
        : Because(
            held,
            held switch
            {
                Truth.Yes => $"{c.NameOf(c.Beneficiary)} has asked",
                Truth.No => $"{c.NameOf(c.Beneficiary)} has not asked, and the obligation waits for its request",
                _ => $"The obligation waits for a request by {c.NameOf(c.Beneficiary)}",
            },
            held == Truth.Unknown ? c.Obligation.Evidence : Evidence.Asked
        );

    public override string WouldClose(Casus c) => $"a request by {c.NameOf(c.Beneficiary)}";
}

/// <summary>The parties found jointly that the attack took place, where the pact wants that.</summary>
internal sealed class FoundJointly : Rule
{
    public override string Name => "found jointly";

    public override bool IsCondition => true;

    public override Truth Holds(Casus c) =>
        c.Obligation.Needs.Contains(Need.JointFinding) ? c.Question.DecisionOf(c.Pact) : Truth.Yes;

    public override Reason? Tell(Casus c, Truth held) =>
        c.Obligation.Needs.Contains(Need.JointFinding)
            ? Because(
                held,
                held switch
                {
                    Truth.Yes => "The parties find jointly that the attack took place",
                    Truth.No => "The parties do not find jointly that the attack took place",
                    _ => "The obligation waits for a joint finding that the attack took place",
                },
                held == Truth.Unknown ? c.Obligation.Evidence : Evidence.Assumed
            )
            : null;

    public override string WouldClose(Casus c) =>
        $"a joint finding by {c.NameOf(c.Obligor)} and {c.NameOf(c.Beneficiary)}";
}

/// <summary>The parties or their organ decided, where the pact wants that. Where it does not, a blocked decision
/// changes nothing for
/// what each owes on its own, and is told.</summary>
internal sealed class Decided : Rule
{
    public override string Name => "decided";

    public override bool IsCondition => true;

    public override Truth Holds(Casus c) =>
        c.Obligation.Needs.Contains(Need.Decision) ? c.Question.DecisionOf(c.Pact) : Truth.Yes;

    public override Reason? Tell(Casus c, Truth held)
    {
        var decision = c.Question.DecisionOf(c.Pact);
        if (c.Obligation.Needs.Contains(Need.Decision))
            return Because(
                held,
                held switch
                {
                    Truth.Yes => "The parties decide",
                    Truth.No => "The decision is blocked",
                    _ => "The obligation waits for a decision of the parties",
                },
                held == Truth.Unknown ? c.Obligation.Evidence : Evidence.Assumed
            );
        return
            decision == Truth.No
            && c.Obligation.Kind is ObligationKind.Defend or ObligationKind.Assist
            && decision == Truth.No
            ? Because(
                held,
                "No common decision comes about; what each party owes on its own does not wait for one",
                Evidence.Assumed
            )
            : null;
    }

    public override string WouldClose(Casus c) => $"a decision of the parties to {c.Pact.Name}";
}

/// <summary>Which pact comes first where two apply. It orders the replies and denies none.</summary>
internal sealed class Precedence : Rule
{
    public override string Name => "precedence";

    public override Truth Holds(Casus c) => Truth.Yes;

    public override Reason? Tell(Casus c, Truth held) =>
        c.Pact.YieldsTo.IsEmpty
            ? null
            : Because(
                held,
                $"Applied consistently with {string.Join(" and ", c.Pact.YieldsTo)}, which come first for their parties",
                c.Pact.Evidence
            );
}
