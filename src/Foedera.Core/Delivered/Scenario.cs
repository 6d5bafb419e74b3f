using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Primitives;

namespace Foedera.Core.Delivered;

/// <summary>A named set of changes to a named baseline: "what if Spain stays at 2.1 % and one ally leaves?"</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Pledge">Id of the pledge that it is about.</param>
/// <param name="Baseline">How allies go on that no change names.</param>
public sealed record Scenario(string Name, string Pledge, Baseline Baseline)
{
    /// <summary>The changes; a later one goes before an earlier one on the same ally.</summary>
    public ImmutableArray<ScenarioChange> Changes { get; init; } = [];

    /// <summary>The window to compare with, besides the assessments on record; null for those alone.</summary>
    public DateWindow? ThreatWindow { get; init; }

    /// <summary>The day on which the event happens that relative assessments count from; null leaves them
    /// out.</summary>
    public DateOnly? WarEnds { get; init; }
}

/// <summary>How an ally goes on when nothing else is said.</summary>
public enum Baseline
{
    /// <summary>The middle of its projected path.</summary>
    Projection,

    /// <summary>On the straight line to its pledge.</summary>
    Line,

    /// <summary>At its last figure.</summary>
    Frozen,
}

/// <summary>One change.</summary>
/// <param name="Ally">Whom it concerns; null for all.</param>
public abstract record ScenarioChange(StateCode? Ally)
{
    /// <summary>Reads a change: <c>ESP spends 2.1</c>, <c>DEU spends 3.5 by 2029</c>, <c>USA leaves 2027</c>, <c>all
    /// grows 1.5</c>; null for anything else.</summary>
    public static ScenarioChange? TryParse(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length is not (3 or 5))
            return null;
        var all = string.Equals(words[0], "all", StringComparison.OrdinalIgnoreCase);
        var ally = all ? null : StateCode.TryParse(words[0]);
        if (!all && ally is null)
            return null;
        var number = decimal.TryParse(
            words[2],
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var n
        )
            ? n
            : (decimal?)null;
        return (words[1], words.Length, number) switch
        {
            ("spends", 3, >= 0 and <= 100) => new Spends(ally, number.Value, null),
            ("spends", 5, >= 0 and <= 100) when words[3] == "by" && YearOf(words[4]) is { } by => new Spends(
                ally,
                number.Value,
                by
            ),
            ("leaves", 3, _) when ally is { } who && YearOf(words[2]) is { } year => new Leaves(who, year),
            ("grows", 3, >= -20 and <= 20) => new Grows(ally, number.Value),
            _ => null,
        };
    }

    /// <summary>The words that <see cref="TryParse"/> reads.</summary>
    public sealed override string ToString()
    {
        var who = Ally?.Code ?? "all";
        return this switch
        {
            Spends { By: { } by } spends => string.Create(
                CultureInfo.InvariantCulture,
                $"{who} spends {spends.Percent} by {by}"
            ),
            Spends spends => string.Create(CultureInfo.InvariantCulture, $"{who} spends {spends.Percent}"),
            Leaves leaves => string.Create(CultureInfo.InvariantCulture, $"{who} leaves {leaves.Year}"),
            Grows grows => string.Create(CultureInfo.InvariantCulture, $"{who} grows {grows.PercentPerYear}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static int? YearOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2200
            ? year
            : null;

    /// <summary>The share stays at this from the next year on, or goes there in a straight line by a year.</summary>
    /// <param name="Ally">Whom it concerns; null for all.</param>
    /// <param name="Percent">The share in per cent of GDP.</param>
    /// <param name="By">The year in which it gets there; null for at once.</param>
    public sealed record Spends(StateCode? Ally, decimal Percent, int? By) : ScenarioChange(Ally);

    /// <summary>The ally is no longer counted from a year on.</summary>
    /// <param name="Who">Who leaves.</param>
    /// <param name="Year">The first year without it.</param>
    public sealed record Leaves(StateCode Who, int Year) : ScenarioChange(Who);

    /// <summary>Real GDP grows at this rate.</summary>
    /// <param name="Ally">Whom it concerns; null for all.</param>
    /// <param name="PercentPerYear">In per cent a year; may be negative.</param>
    public sealed record Grows(StateCode? Ally, decimal PercentPerYear) : ScenarioChange(Ally);
}

/// <summary>What a scenario comes to.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="KnownOn">The day from whose knowledge it was worked out.</param>
/// <param name="Target">The pledge's figure, in per cent of GDP.</param>
/// <param name="Years">The alliance, year by year.</param>
/// <param name="Allies">Each ally in the year that decides, those who carry most first.</param>
/// <param name="LeftOut">Allies without the figures that are needed; they are in no total.</param>
/// <param name="ReachedIn">The first year in which the alliance as a whole is at the target; null when it is not by the
/// last year.</param>
/// <param name="Windows">Whether that is before or after each window.</param>
public sealed record ScenarioResult(
    Scenario Scenario,
    DateOnly KnownOn,
    decimal Target,
    ImmutableArray<AllianceYear> Years,
    ImmutableArray<AllyShare> Allies,
    ImmutableArray<StateCode> LeftOut,
    int? ReachedIn,
    ImmutableArray<WindowCheck> Windows
);

/// <summary>The alliance in one year.</summary>
/// <param name="Year">The year.</param>
/// <param name="SpendingBillion">What all allies counted spend, in thousand millions of the GDP's currency and
/// prices.</param>
/// <param name="Percent">The same in per cent of their joint GDP.</param>
/// <param name="GapBillion">What is lacking to the target, summed over the allies below it; surpluses of others do not
/// fill it.</param>
/// <param name="AtTarget">Allies at or above the target.</param>
/// <param name="Counted">Allies counted.</param>
public sealed record AllianceYear(
    int Year,
    decimal SpendingBillion,
    decimal Percent,
    decimal GapBillion,
    int AtTarget,
    int Counted
);

/// <summary>What one ally carries in the year that decides, and what several rules would have it carry.</summary>
/// <param name="Who">The ally.</param>
/// <param name="Percent">Its share of its own GDP in the scenario.</param>
/// <param name="SpendingBillion">The amount.</param>
/// <param name="PartOfAlliance">Its part of what all spend, from 0 to 1.</param>
/// <param name="Fair">By each rule, in the order of <see cref="FairShare.Rules"/>: the per cent of its own GDP that it
/// would carry of what the pledge asks of all together.</param>
public sealed record AllyShare(
    StateCode Who,
    decimal Percent,
    decimal SpendingBillion,
    decimal PartOfAlliance,
    ImmutableArray<decimal> Fair
)
{
    /// <summary>The lowest of the rules.</summary>
    public decimal FairLow => Fair.Min();

    /// <summary>The highest of the rules.</summary>
    public decimal FairHigh => Fair.Max();
}

/// <summary>A threat window beside the year in which the alliance is at the target.</summary>
/// <param name="Label">Whose window.</param>
/// <param name="Window">The window.</param>
/// <param name="Closes">Before it opens, within it, after it, or not at all within the years shown.</param>
public sealed record WindowCheck(string Label, DateWindow Window, PathCloses Closes);

/// <summary>When a path closes, seen from a window.</summary>
public enum PathCloses
{
    /// <summary>Before it opens.</summary>
    Before,

    /// <summary>While it is open.</summary>
    Within,

    /// <summary>After its end.</summary>
    After,

    /// <summary>Not in the years shown.</summary>
    NotInSight,
}
