using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>What happens in a step of a scenario.</summary>
public abstract record Deed
{
    private Deed() { }

    /// <summary>Somebody attacks, or threatens, somebody.</summary>
    public sealed record Attacks(ImmutableArray<Attacker> By, ImmutableArray<StateCode> Whom, Form Form, string? At)
        : Deed;

    /// <summary>A state joins the war on the side of one that was attacked.</summary>
    public sealed record Helps(StateCode Who, StateCode Whom) : Deed;

    /// <summary>A state that was attacked asks for help.</summary>
    public sealed record Asks(StateCode Who) : Deed;

    /// <summary>A state leaves a pact.</summary>
    public sealed record Leaves(StateCode Who, string PactId) : Deed;

    /// <summary>Something is taken to be so from here on.</summary>
    public sealed record Supposes(Assumption What, string Text) : Deed;
}

/// <summary>One step.</summary>
/// <param name="Line">The line it was read from.</param>
/// <param name="On">The day.</param>
/// <param name="Deed">What happens.</param>
/// <param name="Note">What was written beside it; null when nothing was.</param>
public sealed record Step(int Line, DateOnly On, Deed Deed, string? Note);

/// <summary>Steps in their order.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Steps">The steps.</param>
public sealed record Scenario(string Name, ImmutableArray<Step> Steps);

/// <summary>How a state that joins a war stood to those at war.</summary>
public enum Standing
{
    /// <summary>It owed the help.</summary>
    Owed,

    /// <summary>It would owe it once asked or decided.</summary>
    Conditional,

    /// <summary>It is open whether it owed it.</summary>
    Open,

    /// <summary>No pact on record obliged it.</summary>
    NotOwed,
}

/// <summary>What a step comes to.</summary>
/// <param name="Step">The step.</param>
/// <param name="What">What happens, in words.</param>
/// <param name="Answer">Who owes what after it; null for steps that put no case.</param>
/// <param name="Findings">What else is to be said: whether help was owed, which promise is broken, who is bound to both
/// sides.</param>
public sealed record StepAnswer(Step Step, string What, CaseAnswer? Answer, ImmutableArray<string> Findings)
{
    /// <summary>For a state that joins: how it stood; null for other steps.</summary>
    public Standing? Standing { get; init; }
}
