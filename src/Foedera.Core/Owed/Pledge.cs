using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>A commitment that can be checked: who, what is measured, how much, by when.</summary>
/// <param name="Id">Stable id within the packs, such as <c>hague-2025-core</c>.</param>
/// <param name="Title">A few words to call it by.</param>
public sealed record Pledge(string Id, string Title)
{
    /// <summary>Reach, maintain, do or refrain.</summary>
    public required PledgeKind Kind { get; init; }

    /// <summary>The day it was made.</summary>
    public required DateOnly Made { get; init; }

    /// <summary>When it was made, as EDTF, where only the month or the year is known; null when the day is.
    /// <see cref="Made"/> is then its first day.</summary>
    public string? MadeWithin { get; init; }

    /// <summary>Where it was made, or the text that holds it ("The Hague summit declaration").</summary>
    public required string Occasion { get; init; }

    /// <summary>The yes-or-no question it comes to.</summary>
    public required string Question { get; init; }

    /// <summary>What it means in practice: which figure decides, and how it is read. Our words, not the
    /// text's.</summary>
    public required string Meaning { get; init; }

    /// <summary>Who pledged, each from the first day it binds them.</summary>
    public required ImmutableArray<PledgeParty> Parties { get; init; }

    /// <summary>Indicators that measure it, the fittest first; a later one stands in where the first has no figure.
    /// Empty when nobody publishes one.</summary>
    public ImmutableArray<string> Indicators { get; init; } = [];

    /// <summary>How the figure must stand to <see cref="Target"/>.</summary>
    public Comparator Comparator { get; init; }

    /// <summary>The figure, in the indicator's unit; null when the pledge names none.</summary>
    public decimal? Target { get; init; }

    /// <summary>What <see cref="Target"/> counts, as printed behind it: "%", "million euros".</summary>
    public string Unit { get; init; } = "%";

    /// <summary>The indicators that show how far the money has come, in the order of the stages; empty when none is on
    /// record.</summary>
    public ImmutableArray<PledgeStage> Stages { get; init; } = [];

    /// <summary>What all parties together are to give; null when the pledge asks something of each.</summary>
    public JointAmount? JointAmount { get; init; }

    /// <summary>First year that counts; null when the pledge names none.</summary>
    public int? From { get; init; }

    /// <summary>The year whose figure decides; null when it has no end ("every year").</summary>
    public int? By { get; init; }

    /// <summary>How firm it is, on the ladder from a remark to money spent.</summary>
    public required Firmness Firmness { get; init; }

    /// <summary>What binds: a treaty, a law, a political declaration, a word.</summary>
    public required string Bindingness { get; init; }

    /// <summary>Reviews, milestones, changes of terms and withdrawals, in order of time.</summary>
    public ImmutableArray<PledgeEvent> Events { get; init; } = [];

    /// <summary>Ways in which it is read for one party, when there is more than one; both are shown, none is
    /// chosen.</summary>
    public ImmutableArray<PledgeReading> Readings { get; init; } = [];

    /// <summary>Ids of pledges that this one replaces or raises.</summary>
    public ImmutableArray<string> Supersedes { get; init; } = [];

    /// <summary>The exact wording, as references to passages; the words themselves stay where they were
    /// published.</summary>
    public ImmutableArray<PledgeWitness> Witnesses { get; init; } = [];

    /// <summary>Words by which people call it ("a credible path"), to find statements that speak of it.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>What could not be seen when this entry was written; null when nothing was missing.</summary>
    public string? Unseen { get; init; }

    /// <summary>What a checkable pledge has and this one lacks; empty when nothing is missing.</summary>
    public IEnumerable<string> Missing()
    {
        if (Indicators.IsEmpty)
            yield return "no published figure measures it";
        if (Target is null && Kind is PledgeKind.Reach or PledgeKind.Maintain)
            yield return "it names no figure";
        if (By is null && Kind is PledgeKind.Reach)
            yield return "it names no deadline";
        if (Witnesses.IsEmpty)
            yield return "its wording is not on record";
        if (!Events.Any(e => e.Kind == PledgeEventKind.Review))
            yield return "no review is laid down";
        if (Unseen is { } unseen)
            yield return unseen;
    }

    /// <summary>The party's entry when the pledge binds it on the day; null when it does not.</summary>
    public PledgeParty? PartyOn(StateCode state, DateOnly day) =>
        Parties.FirstOrDefault(p => p.State == state && p.Since <= day && Made <= day);

    /// <summary>True when a figure satisfies a target.</summary>
    public bool IsMetBy(decimal value, decimal target) =>
        Comparator switch
        {
            Comparator.AtLeast => value >= target,
            Comparator.AtMost => value <= target,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}

/// <summary>An amount that parties give together.</summary>
/// <param name="Amount">How much.</param>
/// <param name="Unit">Of what: "thousand million euros".</param>
/// <param name="DividedBy">Id of the indicator in proportion to which the text divides it; null when it names no
/// key.</param>
public sealed record JointAmount(decimal Amount, string Unit, string? DividedBy);

/// <summary>How far money has come.</summary>
public enum MoneyStage
{
    /// <summary>Promised by a government, or allotted to it.</summary>
    Promised,

    /// <summary>Set aside for a purpose, or delivered.</summary>
    Allocated,

    /// <summary>Paid out.</summary>
    Paid,
}

/// <summary>A stage of a pledge and the indicator that shows it.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Indicator">Id of the indicator.</param>
public sealed record PledgeStage(MoneyStage Stage, string Indicator);

/// <summary>What a pledge asks for.</summary>
public enum PledgeKind
{
    /// <summary>A figure, by a year.</summary>
    Reach,

    /// <summary>A figure, every year.</summary>
    Maintain,

    /// <summary>An act.</summary>
    Do,

    /// <summary>To leave something undone.</summary>
    Refrain,
}

/// <summary>How a figure must stand to a target.</summary>
public enum Comparator
{
    /// <summary>The same or more.</summary>
    AtLeast,

    /// <summary>The same or less.</summary>
    AtMost,
}

/// <summary>How far a commitment has come, from a remark to money spent; each rung is firmer than the one
/// before.</summary>
public enum Firmness
{
    /// <summary>Somebody said so.</summary>
    Said,

    /// <summary>Declared in the name of a government.</summary>
    Declared,

    /// <summary>Agreed with others.</summary>
    Agreed,

    /// <summary>In a plan that has been adopted.</summary>
    InPlan,

    /// <summary>In a budget that has been voted.</summary>
    InBudget,

    /// <summary>In a law.</summary>
    InLaw,

    /// <summary>Spent.</summary>
    Spent,
}

/// <summary>A state that pledged.</summary>
/// <param name="State">Who.</param>
/// <param name="Since">First day on which it is bound: the day the pledge was made, or of accession.</param>
public sealed record PledgeParty(StateCode State, DateOnly Since);

/// <summary>What happens, or happened, to a pledge.</summary>
/// <param name="Kind">Review, milestone, change of terms or withdrawal.</param>
/// <param name="When">When.</param>
/// <param name="Text">What, in one sentence.</param>
/// <param name="Source">Where it was read.</param>
public sealed record PledgeEvent(PledgeEventKind Kind, DateWindow When, string Text, string Source)
{
    /// <summary>Whom it concerns; null for all parties.</summary>
    public StateCode? Who { get; init; }
}

/// <summary>Kinds of events in the life of a pledge.</summary>
public enum PledgeEventKind
{
    /// <summary>The parties look at how far they have come.</summary>
    Review,

    /// <summary>A step on the way.</summary>
    Milestone,

    /// <summary>The terms moved, in a draft or after.</summary>
    Terms,

    /// <summary>A party took its word back.</summary>
    Withdrawal,
}

/// <summary>One way of reading a pledge for one party.</summary>
/// <param name="Who">The party.</param>
/// <param name="Holder">Who reads it so.</param>
/// <param name="On">When that was said.</param>
/// <param name="Means">What it comes to, in one sentence of ours.</param>
/// <param name="Target">The figure that satisfies the pledge in this reading; null when this reading sets none.</param>
/// <param name="Source">Where it was read.</param>
public sealed record PledgeReading(
    StateCode Who,
    string Holder,
    DateOnly On,
    string Means,
    decimal? Target,
    string Source
);

/// <summary>A passage that shows the wording of a pledge, or a statement that mentions it.</summary>
/// <param name="Title">What the text is.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Passage">Which part: a paragraph number, an article; null for the whole.</param>
/// <param name="Statement">The id of the statement on record; null for a text that is not on record.</param>
public sealed record PledgeWitness(string Title, string Address, string? Passage, string? Statement = null)
{
    /// <summary>The words of the pledge as they stand at the address; null when they are not quoted.</summary>
    public string? Words { get; init; }
}
