using System.Collections.Immutable;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;

namespace Foedera.Core.Delivered;

/// <summary>All that is on record of what was pledged and what was delivered.</summary>
/// <param name="Indicators">What is measured.</param>
/// <param name="Observations">The figures, edition by edition.</param>
/// <param name="Pledges">The pledges, the newest first.</param>
/// <param name="Threats">Judgements of threats, the earliest first.</param>
/// <param name="Names">English names of states.</param>
public sealed record DeliveredRecord(
    ImmutableArray<Indicator> Indicators,
    Observations Observations,
    ImmutableArray<Pledge> Pledges,
    ImmutableArray<ThreatAssessment> Threats,
    ImmutableDictionary<StateCode, string> Names
)
{
    /// <summary>Statuses set by editors.</summary>
    public ImmutableArray<EditorialStatus> Editorial { get; init; } = [];

    /// <summary>Words by which statements on pledges are recognised.</summary>
    public ThreadWords Words { get; init; } = ThreadWords.None;

    /// <summary>ISO 4217 code of the money that the tables of amounts give each state's figures in.</summary>
    public ImmutableDictionary<StateCode, string> Currencies { get; init; } =
        ImmutableDictionary<StateCode, string>.Empty;

    /// <summary>What each edition is, by its id.</summary>
    public ImmutableDictionary<string, EditionNote> EditionNotes { get; init; } =
        ImmutableDictionary<string, EditionNote>.Empty;

    /// <summary>The English name of a state, or its code when no name is on record.</summary>
    public string NameOf(StateCode state) => Names.GetValueOrDefault(state, state.Code);

    /// <summary>The pledge of an id; null when there is none.</summary>
    public Pledge? PledgeOf(string id) =>
        Pledges.FirstOrDefault(p => string.Equals(p.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The indicator of an id; null when there is none.</summary>
    public Indicator? IndicatorOf(string id) =>
        Indicators.FirstOrDefault(i => string.Equals(i.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>Ids of the indicators that are shares of GDP.</summary>
    public ImmutableHashSet<string> SharesOfGdp =>
        [.. Indicators.Where(i => i.Unit == IndicatorUnit.ShareOfGdp).Select(i => i.Id)];

    /// <summary>Where every party of a pledge stands on a day, in the order of their names.</summary>
    public ImmutableArray<PledgeStatus> StatusesOn(Pledge pledge, DateOnly day) =>
        [
            .. pledge
                .Parties.OrderBy(p => NameOf(p.State), StringComparer.Ordinal)
                .Select(p => StatusRule.StatusOn(pledge, p.State, day, Observations, Editorial))
                .OfType<PledgeStatus>(),
        ];

    /// <summary>A pledge with those made with it, and those it replaced or was replaced by: the same promise in its
    /// parts and over time, the newest first.</summary>
    public ImmutableArray<Pledge> FamilyOf(Pledge pledge)
    {
        var family = new List<Pledge> { pledge };
        for (var i = 0; i < family.Count; i++)
        {
            var one = family[i];
            family.AddRange(
                Pledges.Where(p =>
                    !family.Contains(p)
                    && (
                        p.Supersedes.Contains(one.Id)
                        || one.Supersedes.Contains(p.Id)
                        || (p.Made == one.Made && p.Occasion == one.Occasion)
                    )
                )
            );
        }
        return [.. family.OrderByDescending(p => p.Made)];
    }

    /// <summary>The states that any pledge binds, in the order of their names.</summary>
    public ImmutableArray<StateCode> Allies =>
        [.. Pledges.SelectMany(p => p.Parties).Select(p => p.State).Distinct().OrderBy(NameOf, StringComparer.Ordinal)];

    /// <summary>The states whose figure for a year, in one edition, is at least a threshold.</summary>
    public ImmutableArray<StateCode> AtLeast(string indicator, string vintage, int year, decimal threshold) =>
        [
            .. Observations
                .All.Where(o =>
                    o.Indicator == indicator && o.Vintage == vintage && o.Year == year && o.Value >= threshold
                )
                .Select(o => o.Who)
                .Order(),
        ];
}

/// <summary>How many parties stand how. Those that nothing can be said of are counted apart and are in no
/// percentage.</summary>
/// <param name="Counts">Parties by schedule, in the order of <see cref="Schedule"/>; schedules with none are left
/// out.</param>
/// <param name="Unrated">Parties of which nothing can be said.</param>
public sealed record StatusCount(
    ImmutableArray<(Schedule Schedule, int Count)> Counts,
    ImmutableArray<StateCode> Unrated
)
{
    /// <summary>Parties whose standing an editor set, not the rule.</summary>
    public int SetByEditors { get; init; }

    /// <summary>Parties that something can be said of.</summary>
    public int Rated => Counts.Sum(c => c.Count);

    /// <summary>Counts statuses.</summary>
    public static StatusCount Of(IEnumerable<PledgeStatus> statuses)
    {
        var all = statuses.ToArray();
        return new StatusCount(
            [
                .. all.Where(s => s.Schedule is not null)
                    .GroupBy(s => s.Schedule!.Value)
                    .OrderBy(g => g.Key)
                    .Select(g => (g.Key, g.Count())),
            ],
            [.. all.Where(s => s.Schedule is null).Select(s => s.Who)]
        )
        {
            SetByEditors = all.Count(s => s.SetBy is not null),
        };
    }

    /// <summary>Parties with one schedule.</summary>
    public int Of(Schedule schedule) => Counts.FirstOrDefault(c => c.Schedule == schedule).Count;
}

/// <summary>What an edition is.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Address">Where the copy that was read lies; null when not known.</param>
/// <param name="Note">What is odd about the copy; null for nothing.</param>
public sealed record EditionNote(string Title, string? Address, string? Note);
