using System.Collections.Immutable;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;

namespace Foedera.Core.Delivered.Paths;

/// <summary>What a state pledged and plans, as a force on its path: the middle goes part of the way from where such
/// series went to what was pledged, and the
/// futures spread, for nobody knows who keeps how much.</summary>
public sealed class PledgePull
{
    /// <summary>Part of the way that is gone, from 0 to 1. Fitted by least squares on the pledge of Wales: what allies
    /// below 2 % did of the straight line, outcomes 2015
    /// to 2021 (0.55 for one to three years ahead, 0.60 for four to ten).</summary>
    public const double Kept = 0.55;

    /// <summary>Typical error that not knowing how much is kept adds, as a part of the way. Fitted on the same outcomes
    /// by CRPS, which is flat from
    /// 0.2 to 0.4; the widest of these is taken, for one pledge says little of others.</summary>
    public const double Spread = 0.4;

    private readonly ImmutableArray<Aim> aims;
    private readonly int origin;
    private readonly double last;

    private PledgePull(ImmutableArray<Aim> aims, int origin, double last) =>
        (this.aims, this.origin, this.last) = (aims, origin, last);

    /// <summary>Ids of the pledges and plans that ask for more than the last figure.</summary>
    public IEnumerable<string> Pledges => aims.Select(a => a.Pledge);

    /// <summary>The pledges and plans that bind a state on a day and measure the same.</summary>
    /// <param name="pledges">All pledges.</param>
    /// <param name="indicators">What is measured.</param>
    /// <param name="latest">The last figure known.</param>
    /// <param name="day">The day; pledges made later are not looked at.</param>
    public static PledgePull Of(
        ImmutableArray<Pledge> pledges,
        ImmutableArray<string> indicators,
        Observation latest,
        DateOnly day
    )
    {
        var asked = ImmutableArray.CreateBuilder<Aim>();
        foreach (var pledge in pledges)
        {
            if (
                pledge.Comparator != Comparator.AtLeast
                || pledge.Indicators.Length == 0
                || pledge.Indicators[0] != indicators[0]
            )
                continue;
            if (
                pledge.PartyOn(latest.Who, day) is null
                || pledge.By < latest.Year
                || TargetOf(pledge, latest.Who, day) is not { } target
                || target <= latest.Value
            )
                continue;
            asked.Add(new Aim(pledge.Id, (double)target, pledge.By, pledge.Firmness >= Firmness.InLaw));
        }
        return new PledgePull(asked.ToImmutable(), latest.Year, (double)latest.Value);
    }

    /// <summary>The futures of one year, drawn towards what is asked for in it. A law in force is not undercut in the
    /// middle.</summary>
    public Fan Draw(Fan fan, int year)
    {
        if (aims.IsEmpty)
            return fan;
        var (middle, asks) = (fan.Quantile(0.5), aims.Max(a => Asks(a, year)));
        if (asks <= middle)
            return fan;
        var law = aims.Where(a => a.IsLaw).Select(a => Asks(a, year)).DefaultIfEmpty(0).Max();
        var drawn = Math.Max(law, middle + (Kept * (asks - middle)));
        var extra = Spread * (PathPanel.ToLevel(asks) - PathPanel.ToLevel(middle));
        var scale = Math.Sqrt((fan.Scale * fan.Scale) + (extra * extra));
        return fan with
        {
            Centre = PathPanel.ToLevel(drawn) - (scale * (fan.Level(0.5) - fan.Centre) / fan.Scale),
            Scale = scale,
        };
    }

    private double Asks(Aim aim, int year)
    {
        if (aim.By is not { } by || year >= by)
            return aim.Target;
        return last + ((aim.Target - last) * (year - origin) / (by - origin));
    }

    // A party that reads the pledge as asking for less is not expected to do more than it reads
    private static decimal? TargetOf(Pledge pledge, StateCode who, DateOnly day) =>
        pledge.Target is { } target
            ? pledge
                .Readings.Where(r => r.Who == who && r.On <= day)
                .Select(r => r.Target)
                .OfType<decimal>()
                .Append(target)
                .Min()
            : null;

    private sealed record Aim(string Pledge, double Target, int? By, bool IsLaw);
}
