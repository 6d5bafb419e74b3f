using System.Collections.Immutable;
using Foedera.Core.Owed;

namespace Foedera.Web.Pages.Owed;

/// <summary>A scenario, step by step.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Steps">The steps.</param>
/// <param name="Problems">What is wrong with it; empty when it could be read.</param>
public sealed record ScenarioView(string Name, IReadOnlyList<StepView> Steps, IReadOnlyList<string> Problems) : PageView
{
    /// <summary>The steps as they were written.</summary>
    public string Text { get; init; } = "";

    /// <summary>The view of a scenario that was played.</summary>
    public static ScenarioView Of(Scenario scenario, ImmutableArray<StepAnswer> answers, World world) =>
        new(scenario.Name, [.. answers.Select((a, i) => StepView.Of(a, i + 1, world))], [])
        {
            Imprint = new Imprint("A chain of steps", "/owed/chain") { Method = "owed", IsPrivate = true },
        };
}

/// <summary>One step.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="On">The day.</param>
/// <param name="What">What happens.</param>
/// <param name="Note">What was written beside it.</param>
/// <param name="Answer">Who owes what after it, in a sentence; null for a step that puts no case.</param>
/// <param name="AsOfFacts">The day of the facts, when the step lies after it.</param>
/// <param name="Standing">For a state that joins: owed, conditional, open, not owed.</param>
/// <param name="Findings">What else is to be said.</param>
/// <param name="Claims">The claims that are not denied, those that differ only in who owes drawn together.</param>
public sealed record StepView(
    int Number,
    DateOnly On,
    string What,
    string? Note,
    string? Answer,
    DateOnly? AsOfFacts,
    Standing? Standing,
    IReadOnlyList<string> Findings,
    IReadOnlyList<StepClaim> Claims
)
{
    /// <summary>The view of a step.</summary>
    public static StepView Of(StepAnswer step, int number, World world) =>
        new(
            number,
            step.Step.On,
            step.What,
            step.Step.Note,
            step.Answer is { } answer ? CaseSentence.Of(answer, world) : null,
            step.Answer?.AsOfFacts,
            step.Standing,
            step.Findings,
            step.Answer is { } put ? [.. ClaimsOf(put)] : []
        );

    private static IEnumerable<StepClaim> ClaimsOf(CaseAnswer answer) =>
        answer
            .Claims.Where(c => c.Answer != Core.Owed.Answer.NotOwed)
            .GroupBy(c => (c.Beneficiary, c.Pact.Id, c.Obligation, c.Answer))
            .OrderBy(g => g.Key.Answer)
            .ThenBy(g => g.Key.Obligation.Kind)
            .Select(g => new StepClaim(
                g.Key.Id,
                g.First().Pact.Cite(g.Key.Obligation),
                g.Key.Obligation.Kind,
                g.Key.Answer,
                [.. g.Select(c => c.Obligor.Code)],
                g.Key.Beneficiary.Code,
                g.Key.Obligation.Response,
                [.. g.First().Because.Select(ReasonView.Of)],
                [.. g.SelectMany(c => c.WouldClose).Distinct()]
            ));
}

/// <summary>Claims of a step that differ only in who owes, with the reasons of the first.</summary>
public sealed record StepClaim(
    string Pact,
    string Cited,
    ObligationKind Kind,
    Answer Answer,
    IReadOnlyList<string> Obligors,
    string Beneficiary,
    string Response,
    IReadOnlyList<ReasonView> Because,
    IReadOnlyList<string> WouldClose
);
