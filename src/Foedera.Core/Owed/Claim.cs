using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>What one obligation comes to in one case.</summary>
public enum Answer
{
    /// <summary>It is owed.</summary>
    Owed,

    /// <summary>It is owed once a decision, a request or a joint finding is there.</summary>
    Conditional,

    /// <summary>To consult is owed, and no more.</summary>
    Consult,

    /// <summary>It is not owed.</summary>
    NotOwed,

    /// <summary>The text and the facts leave it open.</summary>
    Open,

    /// <summary>The day lies outside what the pack was gathered for.</summary>
    NotCovered,
}

/// <summary>One step of the reasoning.</summary>
/// <param name="Rule">The name of the rule.</param>
/// <param name="Held">Whether it held.</param>
/// <param name="Fact">The fact it used, in one sentence.</param>
/// <param name="Evidence">Where the fact comes from.</param>
public sealed record Reason(string Rule, Truth Held, string Fact, Evidence Evidence);

/// <summary>Who owes what to whom in a case, and why. Reasons are worked out when asked for, by the rules that gave the
/// answer.</summary>
public sealed class Claim
{
    private readonly Casus casus;

    internal Claim(Casus casus) => (this.casus, Answer) = (casus, Resolver.Decide(casus));

    /// <summary>The pact.</summary>
    public Pact Pact => casus.Pact;

    /// <summary>The obligation.</summary>
    public Obligation Obligation => casus.Obligation;

    /// <summary>Who owes, if anything is owed.</summary>
    public StateCode Obligor => casus.Obligor;

    /// <summary>To whom.</summary>
    public StateCode Beneficiary => casus.Beneficiary;

    /// <summary>The day of the case.</summary>
    public DateOnly On => casus.Day;

    /// <summary>The answer.</summary>
    public Answer Answer { get; }

    /// <summary>The reply the obligation asks for, narrowed by the provisos for this obligor.</summary>
    public string Response => Resolver.Response(casus);

    /// <summary>Every rule applied, in order, up to the one that denied the claim, if one did.</summary>
    public ImmutableArray<Reason> Because => Resolver.Because(casus);

    /// <summary>What would have to be known, decided or asked for to turn an open or conditional answer into a settled
    /// one.</summary>
    public ImmutableArray<string> WouldClose => Resolver.WouldClose(casus);
}

/// <summary>Why an obligor may be pulled two ways, or held back.</summary>
public enum ConflictKind
{
    /// <summary>A pact binds the attacker and the target to each other.</summary>
    AttackerAndTargetAreAllies,

    /// <summary>The obligor has promised not to attack the attacker.</summary>
    BoundNotToAttack,

    /// <summary>The obligor has promised to defend the attacker, too.</summary>
    AlliedWithAttacker,

    /// <summary>A proviso narrows what the obligor owes.</summary>
    Proviso,
}

/// <summary>A conflict or proviso beside the claims.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Obligor">Whose; null when it concerns the case as a whole.</param>
/// <param name="PactId">The pact it comes from.</param>
/// <param name="Fact">In one sentence.</param>
/// <param name="Evidence">Where that was read.</param>
public sealed record Conflict(ConflictKind Kind, StateCode? Obligor, string PactId, string Fact, Evidence Evidence);

/// <summary>The answer to a question.</summary>
/// <param name="Question">The question.</param>
/// <param name="CoveredUntil">The last day for which all the pacts that bear on it were gathered.</param>
/// <param name="Claims">One per pact, obligation, obligor and beneficiary.</param>
/// <param name="Conflicts">What pulls obligors two ways.</param>
public sealed record CaseAnswer(
    Question Question,
    DateOnly CoveredUntil,
    ImmutableArray<Claim> Claims,
    ImmutableArray<Conflict> Conflicts
)
{
    /// <summary>The day of the facts by which it was answered, when the day asked about lies after it; null when the
    /// facts were gathered
    /// for the day itself.</summary>
    public DateOnly? AsOfFacts { get; init; }

    /// <summary>What the answer stands on, and what it cannot know.</summary>
    public required OnRecord OnRecord { get; init; }
}
