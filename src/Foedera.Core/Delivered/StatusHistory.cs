using System.Collections.Immutable;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;

namespace Foedera.Core.Delivered;

/// <summary>What would have been said of a pledge on each past day, from what was known then.</summary>
public static class StatusHistory
{
    /// <summary>The status on the first day it binds, and each change up to <paramref name="until"/>; empty when it
    /// never bound the party.</summary>
    public static ImmutableArray<PledgeStatus> Of(
        Pledge pledge,
        StateCode who,
        DateOnly until,
        Observations observations,
        ImmutableArray<EditorialStatus> editorial
    )
    {
        var history = ImmutableArray.CreateBuilder<PledgeStatus>();
        foreach (var day in DaysOfChange(pledge, who, until, observations, editorial).Where(d => d <= until))
        {
            if (StatusRule.StatusOn(pledge, who, day, observations, editorial) is not { } status)
                continue;
            if (history.Count == 0 || !history[^1].SaysTheSameAs(status))
                history.Add(status);
        }
        return history.ToImmutable();
    }

    // Nothing can change on any other day: the rule knows only these dates
    private static SortedSet<DateOnly> DaysOfChange(
        Pledge pledge,
        StateCode who,
        DateOnly until,
        Observations observations,
        ImmutableArray<EditorialStatus> editorial
    )
    {
        var days = new SortedSet<DateOnly> { pledge.Made };
        if (pledge.Parties.FirstOrDefault(p => p.State == who) is { } party)
            days.Add(party.Since);
        foreach (var vintage in pledge.Indicators.SelectMany(i => observations.VintagesOf(i)))
            days.Add(vintage.KnownFrom);
        // a year that is over decides where the same year, still running, did not
        for (var year = pledge.Made.Year + 1; year <= Math.Min(until.Year, Days.LastAsked.Year); year++)
            days.Add(new DateOnly(year, 1, 1));
        foreach (var happening in pledge.Events)
            if (happening.When.Last is { } last)
                days.Add(last);
        foreach (var reading in pledge.Readings)
            days.Add(reading.On);
        foreach (var set in editorial)
            days.Add(set.On);
        return days;
    }
}
