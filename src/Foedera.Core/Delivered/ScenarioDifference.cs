using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Primitives;

namespace Foedera.Core.Delivered;

/// <summary>What a scenario's changes make of the last year shown, for the allies that they name and for the alliance,
/// and what would still be needed.</summary>
/// <param name="Year">The last year shown.</param>
/// <param name="Allies">The allies that a change names and that are still counted.</param>
/// <param name="Alliance">The alliance with the changes.</param>
/// <param name="Unchanged">The alliance without them.</param>
/// <param name="ReachedIn">The first year at the target with the changes; null when not in the years shown.</param>
/// <param name="ReachedUnchanged">The same without them.</param>
/// <param name="NeededPoints">Points of GDP that all together would have to add to be at the target in that year; 0
/// when they are.</param>
/// <param name="NeededBillion">The same in thousand millions.</param>
public sealed record ScenarioDifference(
    int Year,
    ImmutableArray<AllyDifference> Allies,
    AllianceYear Alliance,
    AllianceYear Unchanged,
    int? ReachedIn,
    int? ReachedUnchanged,
    decimal NeededPoints,
    decimal NeededBillion
)
{
    private const int NamedAtMost = 3;

    /// <summary>Compares a scenario with the same without changes.</summary>
    public static ScenarioDifference Of(ScenarioResult changed, ScenarioResult unchanged)
    {
        var (with, without) = (changed.Years[^1], unchanged.Years.Last(y => y.Year == changed.Years[^1].Year));
        var named = changed.Scenario.Changes.Select(c => c.Ally).OfType<StateCode>().Distinct();
        var allies = named
            .Select(who =>
                (
                    With: changed.Allies.FirstOrDefault(a => a.Who == who),
                    Without: unchanged.Allies.FirstOrDefault(a => a.Who == who)
                )
            )
            .Where(a => a.With is not null && a.Without is not null)
            .Select(a => new AllyDifference(a.With!.Who, a.With, a.Without!, Needed(a.With, changed.Target)));
        var gdp = with.Percent == 0 ? 0 : with.SpendingBillion / with.Percent * 100;
        var lacking = Math.Max(0, changed.Target - with.Percent);
        return new ScenarioDifference(
            with.Year,
            [.. allies],
            with,
            without,
            changed.ReachedIn,
            unchanged.ReachedIn,
            lacking,
            lacking * gdp / 100
        );
    }

    /// <summary>The difference in words.</summary>
    /// <param name="nameOf">Names of states.</param>
    /// <param name="target">The figure pledged, in per cent.</param>
    public string Sentence(Func<StateCode, string> nameOf, decimal target)
    {
        var allies = Allies
            .Take(NamedAtMost)
            .Select(a =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{nameOf(a.Who)} spends {a.With.Percent:0.00} % in {Year} instead of "
                        + $"{a.Without.Percent:0.00}: "
                        + $"{Change(a.With.SpendingBillion - a.Without.SpendingBillion)} a year. "
                )
            );
        var moved = Alliance.Percent - Unchanged.Percent;
        var alliance =
            Math.Abs(moved) < 0.005m
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"The alliance stays at {Alliance.Percent:0.00} % of its joint GDP."
                )
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"The alliance stands at {Alliance.Percent:0.00} % of its joint GDP in {Year} "
                        + $"instead of {Unchanged.Percent:0.00}: "
                        + $"{Change(Alliance.SpendingBillion - Unchanged.SpendingBillion)}."
                );
        return string.Concat(allies) + alliance + Reached(target);
    }

    private string Beside(int year) =>
        ReachedUnchanged is not { } other ? ", which it would not without"
        : other == year ? ", as it would without"
        : string.Create(CultureInfo.InvariantCulture, $" instead of {other}");

    private string Reached(decimal target)
    {
        if (ReachedIn is { } year)
            return string.Create(CultureInfo.InvariantCulture, $" It gets to {target:0.0#} % in {year}{Beside(year)}.");
        return string.Create(
            CultureInfo.InvariantCulture,
            $" For {target:0.0#} % all together would have to add {NeededPoints:0.00} points of GDP, "
                + $"{NeededBillion:#,0} thousand million US dollars (of 2015)."
        );
    }

    private static decimal Needed(AllyShare ally, decimal target) => Math.Max(0, target - ally.Percent);

    private static string Change(decimal billion) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Math.Abs(billion):#,0.0} thousand million US dollars (of 2015) {(billion < 0 ? "less" : "more")}"
        );
}

/// <summary>One ally with the changes and without them, in the last year shown.</summary>
/// <param name="Who">The ally.</param>
/// <param name="With">With the changes.</param>
/// <param name="Without">Without them.</param>
/// <param name="NeededPoints">Points of its GDP that it would still have to add to be at the target; 0 when it
/// is.</param>
public sealed record AllyDifference(StateCode Who, AllyShare With, AllyShare Without, decimal NeededPoints);
