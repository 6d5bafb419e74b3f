using System.Collections.Immutable;

namespace Foedera.Core.Owed;

/// <summary>The kinds of promise that alliance data sets tell apart (ATOP codebook: DEFENSE, OFFENSE, NEUTRAL, NONAGG,
/// CONSUL).</summary>
[Flags]
public enum Promises
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>To defend.</summary>
    Defence = 1,

    /// <summary>To join an attack.</summary>
    Offence = 2,

    /// <summary>To stay neutral.</summary>
    Neutrality = 4,

    /// <summary>Not to attack.</summary>
    NonAggression = 8,

    /// <summary>To consult.</summary>
    Consultation = 16,
}

/// <summary>What limits a promise of defence (ATOP codebook: DEFCOADV, DEFCOLOC, DEFCOCON, DEFCONUM, DEFCODEM,
/// DEFCONPR).</summary>
[Flags]
public enum DefenceLimits
{
    /// <summary>Nothing is recorded.</summary>
    None = 0,

    /// <summary>Only against certain adversaries.</summary>
    Adversary = 1,

    /// <summary>Only at certain places.</summary>
    Location = 2,

    /// <summary>Only in a certain conflict.</summary>
    Conflict = 4,

    /// <summary>Only against a certain number of adversaries.</summary>
    Number = 8,

    /// <summary>Only once a demand was refused.</summary>
    Demand = 16,

    /// <summary>Only when not provoked.</summary>
    Unprovoked = 32,
}

/// <summary>One stretch of a member's part in an alliance, as ATOP's member file has it.</summary>
/// <param name="Alliance">ATOP's number of the alliance.</param>
/// <param name="Member">Correlates of War number of the state.</param>
/// <param name="Entered">First day; ATOP counts from signature. Where the source lacks month or day, the earliest
/// possible.</param>
/// <param name="Left">First day out; where the source lacks month or day, the latest possible; null while it lasted at
/// the end of the data.</param>
/// <param name="Promises">What the member promised.</param>
public sealed record AllianceMember(int Alliance, int Member, DateOnly Entered, DateOnly? Left, Promises Promises)
{
    /// <summary>Number of the phase of the alliance whose terms these are; 0 when not recorded.</summary>
    public int Phase { get; init; }

    /// <summary>What limits its promise of defence.</summary>
    public DefenceLimits Limits { get; init; }

    /// <summary>True when what it promised differs by partner in ways that the file does not tell (ATOP:
    /// OBVARY).</summary>
    public bool VariesByPartner { get; init; }
}

/// <summary>Who promised whom in a year, both by their Correlates of War numbers.</summary>
/// <param name="From">Who promised.</param>
/// <param name="To">To whom.</param>
/// <param name="Year">The calendar year.</param>
public readonly record struct DirectedDyadYear(int From, int To, int Year);

/// <summary>Derives yearly tables of pairs from members.</summary>
public static class DirectedDyads
{
    /// <summary>For each year up to <paramref name="lastYear"/> in which two states were members together on at least
    /// one day, what the one
    /// promised the other. A state that takes another's place the day it leaves (Germany, 3 October 1990) was not its
    /// ally.</summary>
    public static Dictionary<DirectedDyadYear, Promises> Of(IEnumerable<AllianceMember> members, int lastYear)
    {
        var years = new Dictionary<DirectedDyadYear, Promises>();
        foreach (var alliance in members.GroupBy(m => m.Alliance))
        {
            ImmutableArray<AllianceMember> all = [.. alliance];
            foreach (var from in all)
            foreach (var to in all)
                if (from.Member != to.Member)
                    AddYears(years, from, to, lastYear);
        }
        return years;
    }

    private static void AddYears(
        Dictionary<DirectedDyadYear, Promises> years,
        AllianceMember from,
        AllianceMember to,
        int lastYear
    )
    {
        var first = from.Entered > to.Entered ? from.Entered : to.Entered;
        var end = from.Left is null || to.Left < from.Left ? to.Left : from.Left;
        if (first >= end)
            return;
        for (var year = first.Year; year <= Math.Min(end?.Year ?? lastYear, lastYear); year++)
        {
            var key = new DirectedDyadYear(from.Member, to.Member, year);
            years[key] = years.GetValueOrDefault(key) | from.Promises;
        }
    }
}
