namespace Foedera.Core.Owed.Rules;

/// <summary>One question that decides on a claim. A claim needs every rule to hold.</summary>
internal abstract class Rule
{
    /// <summary>The rules in the order in which a lawyer would take them: does the pact bind the two, is this the case
    /// it speaks of,
    /// is everything there that must come first?</summary>
    public static readonly Rule[] All =
    [
        new InForce(),
        new ObligorIsParty(),
        new BeneficiaryIsParty(),
        new NotSuspended(),
        new ObligorIsNoAttacker(),
        new TriggerIsMet(),
        new AttackerCounts(),
        new InsideTheArea(),
        new NotProvoked(),
        new AttackerIsNoParty(),
        new ProvisoOfObligor(),
        new Requested(),
        new FoundJointly(),
        new Decided(),
        new Precedence(),
    ];

    /// <summary>The name shown.</summary>
    public abstract string Name { get; }

    /// <summary>True when an unknown here means "owed once it is there" instead of "open".</summary>
    public virtual bool IsCondition => false;

    /// <summary>Does it hold?</summary>
    public abstract Truth Holds(Casus c);

    /// <summary>The fact it stands on; null when the rule has nothing to say in this case.</summary>
    public abstract Reason? Tell(Casus c, Truth held);

    /// <summary>What would settle it when it is unknown.</summary>
    public virtual string? WouldClose(Casus c) => null;

    /// <summary>The reason of this rule.</summary>
    protected Reason Because(Truth held, string fact, Evidence evidence) => new(Name, held, fact, evidence);
}
