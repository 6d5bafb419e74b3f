using System.Globalization;
using Foedera.Core.Owed;

namespace Foedera.Core.Delivered;

/// <summary>Puts statuses into words.</summary>
public static class StatusSentence
{
    /// <summary>Two or three words for a schedule; null is "cannot be said".</summary>
    public static string Word(Schedule? schedule) =>
        schedule switch
        {
            null => "cannot be said",
            Schedule.NotYetDue => "not yet due",
            Schedule.ThereAlready => "there already",
            Schedule.OnPath => "on path",
            Schedule.BehindPath => "behind path",
            Schedule.Met => "met",
            Schedule.MetLate => "met late",
            Schedule.Missed => "missed",
            Schedule.Withdrawn => "withdrawn",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>One sentence that answers the pledge's question for one ally.</summary>
    public static string Of(Pledge pledge, PledgeStatus status, string name)
    {
        var verdict = $"{name}: {Verdict(pledge, status)}";
        if (status.SetBy is { } set)
            verdict =
                $"{name}: {Word(status.Schedule)}, as {set.By} set it on {set.On:yyyy-MM-dd}: "
                + $"{set.Reason} By the rule alone: {Word(status.FoundByRule)}.";
        return status.Disputed ? $"{verdict} What the pledge asks of {name} is disputed." : verdict;
    }

    /// <summary>One sentence on all parties: the counts, and how many nothing can be said of.</summary>
    public static string Of(StatusCount count)
    {
        if (count.Rated + count.Unrated.Length == 1)
            return count.Rated == 1
                ? $"The one party: {Word(count.Counts[0].Schedule)}.{Editors(count)}"
                : "Of the one party nothing can be said.";
        var known = string.Join(", ", count.Counts.Select(c => $"{c.Count} {Word(c.Schedule)}"));
        var unknown = count.Unrated.Length == 0 ? "" : $"{count.Unrated.Length} of which nothing can be said";
        return (known, unknown) switch
        {
            ("", "") => "It binds nobody on this day.",
            ("", _) => $"Nothing can be said of any of the {count.Unrated.Length} parties.",
            (_, "") => $"Of {count.Rated} parties: {known}.{Editors(count)}",
            _ => $"Of {count.Rated + count.Unrated.Length} parties: {known}, and {unknown}.{Editors(count)}",
        };
    }

    private static string Editors(StatusCount count) =>
        count.SetByEditors switch
        {
            0 => "",
            1 => " One of these standings was set by an editor.",
            var several => $" {several} of these standings were set by editors.",
        };

    private static string Verdict(Pledge pledge, PledgeStatus status)
    {
        var figure = status.Decided is { } f ? $"{Number(f.Value, pledge)} in {f.Year}" : "";
        var target = pledge.Target is { } t ? Number(t, pledge) : "";
        return status.Schedule switch
        {
            null => $"it cannot be said. {status.Because[0].Fact}",
            Schedule.NotYetDue => $"not yet due. {status.Because[0].Fact}",
            Schedule.OnPath => $"on path, with {figure} where the straight line to {target} in {pledge.By} asks for "
                + $"{Number(status.LineAsks ?? 0, pledge)}.",
            Schedule.BehindPath =>
                $"behind path, with {figure} where the straight line to {target} in {pledge.By} asks "
                    + $"for {Number(status.LineAsks ?? 0, pledge)}.",
            Schedule.ThereAlready =>
                $"there already, with {figure} against {target}; {DecidesIn(pledge, status)} decides.",
            Schedule.Met => $"met, with {figure} against {target}.",
            Schedule.MetLate => $"met late, with {figure} against {target} pledged by {pledge.By}.",
            Schedule.Missed => $"missed, with {figure} against {target}.",
            Schedule.Withdrawn => $"withdrawn. {status.Because[0].Fact}",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static string DecidesIn(Pledge pledge, PledgeStatus status) =>
        (pledge.By ?? status.Decided?.Year)?.ToString(CultureInfo.InvariantCulture) is { } year
            ? $"the whole of {year}"
            : "a later year";

    private static string Number(decimal value, Pledge pledge) =>
        $"{value.ToString(pledge.Unit == "%" ? "0.00" : "#,0.##", CultureInfo.InvariantCulture)} {pledge.Unit}";
}
