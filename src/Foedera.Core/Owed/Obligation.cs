using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>What an obligation asks for. The first five are ATOP's kinds of promise, with assistance told apart from
/// defence.</summary>
public enum ObligationKind
{
    /// <summary>To treat an attack on the other as a matter of its own and act.</summary>
    Defend,

    /// <summary>To aid, without a promise that the aid is military.</summary>
    Assist,

    /// <summary>To talk before or about a threat.</summary>
    Consult,

    /// <summary>Not to attack the other.</summary>
    NotAttack,

    /// <summary>Not to help whoever fights the other.</summary>
    StayNeutral,

    /// <summary>To keep and build the strength to resist: a standing duty, which no attack sets off.</summary>
    BuildUp,
}

/// <summary>What sets an obligation off.</summary>
public enum Trigger
{
    /// <summary>Holds at all times; no case sets it off.</summary>
    Standing,

    /// <summary>An armed attack.</summary>
    ArmedAttack,

    /// <summary>Armed aggression: an armed attack, in words that some read more widely.</summary>
    Aggression,

    /// <summary>A threat, in the opinion of one party; an attack is one, too.</summary>
    Threat,

    /// <summary>Being put in a state of war by an invasion.</summary>
    StateOfWar,

    /// <summary>War, whoever began it: offence counts as well as defence.</summary>
    War,

    /// <summary>An attack with nuclear weapons, or a threat with them.</summary>
    Nuclear,
}

/// <summary>Where an attack must fall.</summary>
public enum Scope
{
    /// <summary>Anywhere: the text names no place.</summary>
    Anywhere,

    /// <summary>In the area that the pact defines.</summary>
    Area,
}

/// <summary>How far the reply is left to the party that owes it.</summary>
public enum Discretion
{
    /// <summary>Nothing was recorded.</summary>
    Unstated,

    /// <summary>Such action as the obligor deems necessary; armed force is possible and not automatic.</summary>
    AsItDeemsNecessary,

    /// <summary>Under the obligor's constitutional provisions and processes.</summary>
    ConstitutionalProcesses,

    /// <summary>All the means in the obligor's power.</summary>
    AllMeans,

    /// <summary>Aid that may include military means.</summary>
    MayBeMilitary,
}

/// <summary>What must happen, besides the attack, before the obligation is owed.</summary>
public enum Need
{
    /// <summary>The party attacked asks.</summary>
    Request,

    /// <summary>The parties find together that the attack took place.</summary>
    JointFinding,

    /// <summary>The parties, or an organ, decide.</summary>
    Decision,
}

/// <summary>What the text does with an attack by one party on another.</summary>
public enum AmongParties
{
    /// <summary>The text does not say, so it stays open.</summary>
    Open,

    /// <summary>It applies to them as to anybody.</summary>
    Applies,

    /// <summary>It does not apply to them.</summary>
    Excluded,
}

/// <summary>One promise of a pact.</summary>
/// <param name="Article">The article as people cite it: "5", "42.7", "V".</param>
/// <param name="Kind">What it asks for.</param>
/// <param name="Trigger">What sets it off.</param>
/// <param name="Response">The reply owed, paraphrased.</param>
/// <param name="Evidence">Where that was read.</param>
public sealed record Obligation(
    string Article,
    ObligationKind Kind,
    Trigger Trigger,
    string Response,
    Evidence Evidence
)
{
    /// <summary>Where the attack must fall.</summary>
    public Scope Scope { get; init; }

    /// <summary>How far the reply is left to the obligor.</summary>
    public Discretion Discretion { get; init; }

    /// <summary>What must happen first; empty when the attack is enough.</summary>
    public ImmutableArray<Need> Needs { get; init; } = [];

    /// <summary>True when only an attack by a state counts.</summary>
    public bool ByStatesOnly { get; init; }

    /// <summary>True when an attack that the target provoked does not count.</summary>
    public bool OnlyUnprovoked { get; init; }

    /// <summary>The states whose attacks count; empty means anybody's.</summary>
    public ImmutableArray<StateCode> Adversaries { get; init; } = [];

    /// <summary>The states whose attacks do not count.</summary>
    public ImmutableArray<StateCode> AdversariesExcept { get; init; } = [];

    /// <summary>Where the attacker must lie; none means anywhere.</summary>
    public Regions AdversaryRegions { get; init; }

    /// <summary>True when the text also speaks of whoever joins a listed adversary: another attacker then leaves it
    /// open.</summary>
    public bool AdversariesOrJoined { get; init; }

    /// <summary>How many states must attack together.</summary>
    public int LeastAttackers { get; init; } = 1;

    /// <summary>When the promise holds within the life of the pact; open ends where nothing bounds it.</summary>
    public DateWindow During { get; init; } = new(null, null);

    /// <summary>The words of the article; null when the pack does not quote them.</summary>
    public Quoted? Quoted { get; init; }

    /// <summary>What holds when the attacker is a party itself.</summary>
    public AmongParties AmongParties { get; init; }

    /// <summary>The parties that owe; empty means each party.</summary>
    public ImmutableArray<StateCode> Obligors { get; init; } = [];

    /// <summary>The parties to whom it is owed; empty means each party.</summary>
    public ImmutableArray<StateCode> Beneficiaries { get; init; } = [];

    /// <summary>Reservations and provisos for single parties.</summary>
    public ImmutableArray<Proviso> Provisos { get; init; } = [];

    /// <summary>True when the one can owe this to the other, as far as the text goes.</summary>
    public bool Runs(StateCode obligor, StateCode beneficiary) =>
        obligor != beneficiary
        && (Obligors.IsEmpty || Obligors.Contains(obligor))
        && (Beneficiaries.IsEmpty || Beneficiaries.Contains(beneficiary));
}

/// <summary>What a proviso does to what its party owes.</summary>
public enum ProvisoEffect
{
    /// <summary>The reply is narrower; it is owed all the same.</summary>
    Limits,

    /// <summary>It is open whether anything is owed.</summary>
    Open,

    /// <summary>Nothing is owed.</summary>
    Excuses,
}

/// <summary>A reservation or proviso for one party as obligor.</summary>
/// <param name="Party">The party it favours.</param>
/// <param name="Effect">What it does.</param>
/// <param name="What">What it says, paraphrased.</param>
/// <param name="During">When it holds; open ends where nothing bounds it.</param>
/// <param name="Evidence">Where that was read.</param>
public sealed record Proviso(StateCode Party, ProvisoEffect Effect, string What, DateWindow During, Evidence Evidence)
{
    /// <summary>The states against whose attacks the proviso does not apply; empty when it always applies.</summary>
    public ImmutableArray<StateCode> ExceptAgainst { get; init; } = [];

    /// <summary>The words of the proviso; null when the pack does not quote them.</summary>
    public Quoted? Quoted { get; init; }
}
