using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>What kind of attack is asked about.</summary>
public enum Form
{
    /// <summary>An armed attack of a kind nobody would doubt.</summary>
    ArmedAttack,

    /// <summary>Troops cross the border.</summary>
    Invasion,

    /// <summary>Missiles or armed drones.</summary>
    Missile,

    /// <summary>An attack on computers and networks.</summary>
    Cyber,

    /// <summary>Covert damage: cables cut, depots burnt.</summary>
    Sabotage,

    /// <summary>Terrorism.</summary>
    Terrorism,

    /// <summary>An attack in which nuclear weapons are used.</summary>
    Nuclear,

    /// <summary>A threat without an attack.</summary>
    Threat,
}

/// <summary>Who attacks: a state or a group that is none.</summary>
/// <param name="State">The state; null for a group.</param>
/// <param name="Name">The name shown.</param>
public sealed record Attacker(StateCode? State, string Name)
{
    /// <summary>A group about which nothing more is said.</summary>
    public static Attacker NonState { get; } = new(null, "a non-state group");
}

/// <summary>What is attacked: ground, or forces somewhere.</summary>
public abstract record Site
{
    private Site() { }

    /// <summary>Nothing was said: the home territory of the target.</summary>
    public sealed record HomeTerritory : Site;

    /// <summary>A place. Where it is not the target's, only the target's forces there can be meant.</summary>
    public sealed record At(Place Place) : Site;

    /// <summary>Forces, vessels or aircraft of the target at a place.</summary>
    public sealed record ForcesAt(Place Place) : Site;

    /// <summary>A place that the packs do not know, or "unknown" itself.</summary>
    public sealed record Unnamed(string Text) : Site;
}

/// <summary>Something taken to be so for one question.</summary>
/// <param name="PactId">The pact it is about.</param>
public abstract record Assumption(string PactId)
{
    /// <summary>The state is (or is not) bound by the pact.</summary>
    public sealed record Membership(string PactId, StateCode State, bool Member) : Assumption(PactId);

    /// <summary>What the state owes, and is owed, under the pact rests.</summary>
    public sealed record Suspended(string PactId, StateCode State) : Assumption(PactId);

    /// <summary>The joint decision that the pact needs is taken, or blocked.</summary>
    public sealed record Decision(string PactId, bool Taken) : Assumption(PactId);

    /// <summary>The pact is in force, or is not.</summary>
    public sealed record InForce(string PactId, bool Yes) : Assumption(PactId);
}

/// <summary>A casus foederis question: somebody attacks somebody on a day; who owes what?</summary>
/// <param name="Attackers">Who attacks together; at least one.</param>
/// <param name="Targets">Who is attacked; at least one.</param>
/// <param name="On">The day.</param>
public sealed record Question(ImmutableArray<Attacker> Attackers, ImmutableArray<StateCode> Targets, DateOnly On)
{
    /// <summary>What is attacked.</summary>
    public Site Site { get; init; } = new Site.HomeTerritory();

    /// <summary>What kind of attack.</summary>
    public Form Form { get; init; }

    /// <summary>Did the target provoke it? Taken as no unless the question says otherwise.</summary>
    public Truth Provoked { get; init; }

    /// <summary>Has the target asked for help? Unknown unless the question says.</summary>
    public Truth Requested { get; init; } = Truth.Unknown;

    /// <summary>How the question was understood where that is not plain: a state that did not exist, a town taken for
    /// one.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>What is taken to be so for this question.</summary>
    public ImmutableArray<Assumption> Assumptions { get; init; } = [];

    /// <summary>One attacker, one target, nothing else said.</summary>
    public static Question Of(StateCode attacker, StateCode target, DateOnly on) =>
        new([new Attacker(attacker, attacker.Code)], [target], on);

    /// <summary>What the question takes for granted about the decision a pact needs; unknown when it says
    /// nothing.</summary>
    public Truth DecisionOf(Pact pact)
    {
        foreach (var assumption in Assumptions)
            if (assumption is Assumption.Decision decision && decision.PactId == pact.Id)
                return Truths.Of(decision.Taken);
        return Truth.Unknown;
    }
}
