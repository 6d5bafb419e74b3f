using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Delivered.Paths;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;

namespace Foedera.Core.Delivered;

/// <summary>A plan, budget or law of one state on what a pledge measures.</summary>
/// <param name="Pledge">The plan, which is a pledge of its own.</param>
/// <param name="Year">The year it names.</param>
/// <param name="Percent">The figure it names.</param>
public sealed record NationalPlan(Pledge Pledge, int Year, decimal Percent)
{
    /// <summary>The plans of a state on what a pledge measures, known on a day and not yet due, the nearest
    /// first.</summary>
    public static ImmutableArray<NationalPlan> Of(DeliveredRecord record, Pledge pledge, StateCode who, DateOnly day) =>
        [
            .. record
                .Pledges.Where(p =>
                    p.Id != pledge.Id
                    && p.Parties.Length == 1
                    && p.PartyOn(who, day) is not null
                    && p.By >= day.Year
                    && p.Target is not null
                    && p.Indicators.Intersect(pledge.Indicators, StringComparer.Ordinal).Any()
                )
                .Select(p => new NationalPlan(p, p.By!.Value, p.Target!.Value))
                .OrderBy(p => p.Year),
        ];
}

/// <summary>Puts where a party stands and what chance it has into one sentence: neither is told without the
/// other.</summary>
public static class Outlook
{
    private const double Even = 0.5;

    /// <summary>The sentence; that of the standing alone when no path can be drawn or the pledge is no longer
    /// open.</summary>
    /// <param name="pledge">The pledge.</param>
    /// <param name="status">Where the party stands.</param>
    /// <param name="path">Where its figure may go; null when none can be drawn.</param>
    /// <param name="plans">Its own plans on the same measure.</param>
    /// <param name="name">The party's name.</param>
    public static string Sentence(
        Pledge pledge,
        PledgeStatus status,
        ProjectedPath? path,
        ImmutableArray<NationalPlan> plans,
        string name
    )
    {
        var standing = StatusSentence.Of(pledge, status, name);
        if (path is null || status.SetBy is not null || !IsOpen(status.Schedule))
            return standing;
        var dispute = status.Disputed ? $" What the pledge asks of {name} is disputed." : "";
        return $"{name}: {Stand(pledge, status)}{Joined(status.Schedule!.Value, path.ChanceOfMeeting)} "
            + $"{Share(path.ChanceOfMeeting)} {Place(status.Schedule!.Value)}; {Planned(plans)}.{dispute}";
    }

    /// <summary>A chance as a part of many: "one in twenty", "nine in ten".</summary>
    public static string Share(double chance) =>
        chance switch
        {
            < 0.01 => "fewer than one in a hundred",
            < 0.035 => "one in fifty",
            < 0.075 => "one in twenty",
            < 0.15 => "one in ten",
            < 0.225 => "one in five",
            < 0.29 => "one in four",
            < 0.36 => "one in three",
            < 0.45 => "two in five",
            < 0.55 => "half",
            < 0.64 => "three in five",
            < 0.71 => "two in three",
            < 0.775 => "three in four",
            < 0.85 => "four in five",
            < 0.925 => "nine in ten",
            < 0.965 => "nineteen in twenty",
            < 0.99 => "forty-nine in fifty",
            _ => "more than ninety-nine in a hundred",
        };

    /// <summary>True for a standing that a later figure still decides, so that a chance belongs beside it.</summary>
    public static bool IsOpen(Schedule? schedule) =>
        schedule is Schedule.OnPath or Schedule.BehindPath or Schedule.ThereAlready;

    private static string Stand(Pledge pledge, PledgeStatus status)
    {
        var figure = Number(status.Decided!.Value);
        return status.Schedule switch
        {
            Schedule.OnPath =>
                $"ahead of the straight line in {status.Decided.Year} ({figure} against {Number(status.LineAsks ?? 0)})",
            Schedule.BehindPath =>
                $"behind the straight line in {status.Decided.Year} ({figure} against {Number(status.LineAsks ?? 0)})",
            _ =>
                $"there already in {status.Decided.Year} ({figure} against {Number(pledge.Target ?? 0)}), before it is due",
        };
    }

    private static string Joined(Schedule schedule, double chance) =>
        (schedule == Schedule.BehindPath) == (chance < Even) ? ", and" : ", but";

    private static string Place(Schedule schedule) =>
        schedule == Schedule.ThereAlready
            ? "of such series stayed there or came back until it was due"
            : "of such series got there from such a stand";

    private static string Planned(ImmutableArray<NationalPlan> plans) =>
        plans.IsEmpty
            ? "no plan of its own on this measure is on record"
            : $"its own plan says {string.Join(" and ", plans.Select(p => $"{Number(p.Percent)} in {p.Year}"))}";

    private static string Number(decimal value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
