using System.Collections.Immutable;

namespace Foedera.Core.Owed;

/// <summary>Why a derived table and a published one differ on a pair in a year.</summary>
public enum DyadDifference
{
    /// <summary>Only the published table has it, and the members were never allied at all: an alliance added in the
    /// later version.</summary>
    AllianceAdded,

    /// <summary>Only the published table has it; the members make the promise in other years: dates changed between the
    /// versions.</summary>
    YearsChanged,

    /// <summary>Only the published table has it; the members are allied and never promise this: recoded, or added, in
    /// the later version.</summary>
    PromiseAdded,

    /// <summary>Only derived: the member's promises differ by partner, and the member file does not tell how.</summary>
    VariesByPartner,

    /// <summary>Only derived: one of the two has a number that is no state of the Correlates of War system.</summary>
    NotAState,

    /// <summary>Only derived: the published table makes this promise between them in other years.</summary>
    YearsDropped,

    /// <summary>Only derived: the published table never has this promise between them.</summary>
    PromiseDropped,
}

/// <summary>How far two tables agree for one kind of promise in one decade.</summary>
/// <param name="Promise">The kind.</param>
/// <param name="Decade">First year of the decade.</param>
/// <param name="Both">Pairs and years that both tables have.</param>
/// <param name="OnlyPublished">That only the published one has.</param>
/// <param name="OnlyDerived">That only the derived one has.</param>
public sealed record DyadAgreement(Promises Promise, int Decade, int Both, int OnlyPublished, int OnlyDerived)
{
    /// <summary>Of all that either table has, the part that both have, from 0 to 1; 1 when both are empty.</summary>
    public double Agreement => Both + OnlyPublished + OnlyDerived is var all and > 0 ? (double)Both / all : 1;
}

/// <summary>One difference, its years drawn together.</summary>
/// <param name="Promise">The kind of promise.</param>
/// <param name="From">Who promised.</param>
/// <param name="To">To whom.</param>
/// <param name="Years">The years, in order.</param>
/// <param name="Why">The kind of difference.</param>
public sealed record DyadDifferenceRow(
    Promises Promise,
    int From,
    int To,
    ImmutableArray<int> Years,
    DyadDifference Why
);

/// <summary>Compares a table derived from members with a published one.</summary>
public static class DyadComparison
{
    private static readonly Promises[] Kinds =
    [
        Promises.Defence,
        Promises.Offence,
        Promises.Neutrality,
        Promises.NonAggression,
        Promises.Consultation,
    ];

    /// <summary>Agreement by kind and decade, for the years asked for.</summary>
    public static ImmutableArray<DyadAgreement> Agreement(
        IReadOnlyDictionary<DirectedDyadYear, Promises> derived,
        IReadOnlyDictionary<DirectedDyadYear, Promises> published,
        int first,
        int last
    )
    {
        var counts = new SortedDictionary<(Promises, int), (int Both, int Published, int Derived)>();
        foreach (var (key, promises) in published.Concat(derived.Where(d => !published.ContainsKey(d.Key))))
        {
            if (key.Year < first || key.Year > last)
                continue;
            var (ours, theirs) = (derived.GetValueOrDefault(key), published.GetValueOrDefault(key));
            foreach (var kind in Kinds)
            {
                if (((ours | theirs) & kind) == Promises.None)
                    continue;
                var cell = counts.GetValueOrDefault((kind, key.Year / 10 * 10));
                if ((ours & theirs & kind) != Promises.None)
                    cell.Both++;
                else if ((theirs & kind) != Promises.None)
                    cell.Published++;
                else
                    cell.Derived++;
                counts[(kind, key.Year / 10 * 10)] = cell;
            }
        }
        return
        [
            .. counts.Select(c => new DyadAgreement(
                c.Key.Item1,
                c.Key.Item2,
                c.Value.Both,
                c.Value.Published,
                c.Value.Derived
            )),
        ];
    }

    /// <summary>Every difference with its kind. <paramref name="isState"/> tells the numbers of the state
    /// system.</summary>
    public static ImmutableArray<DyadDifferenceRow> Differences(
        IReadOnlyCollection<AllianceMember> members,
        IReadOnlyDictionary<DirectedDyadYear, Promises> derived,
        IReadOnlyDictionary<DirectedDyadYear, Promises> published,
        Func<int, bool> isState,
        int first,
        int last
    )
    {
        var ours = Pairs(derived);
        var theirs = Pairs(published);
        var varying = members.Where(m => m.VariesByPartner).Select(m => (m.Alliance, m.Member)).ToHashSet();
        var plain = DirectedDyads.Of(
            members
                .Where(m => !m.VariesByPartner)
                .Concat(members.Where(m => m.VariesByPartner).Select(m => m with { Promises = Promises.None })),
            last
        );
        var rows = new Dictionary<(Promises, int, int, DyadDifference), List<int>>();
        foreach (var key in published.Keys.Union(derived.Keys))
        {
            if (key.Year < first || key.Year > last)
                continue;
            var (have, want) = (derived.GetValueOrDefault(key), published.GetValueOrDefault(key));
            foreach (var kind in Kinds)
            {
                if (((have ^ want) & kind) == Promises.None)
                    continue;
                var pair = (key.From, key.To);
                var why =
                    (want & kind) != Promises.None
                        ? !ours.TryGetValue(pair, out var known)
                            ? DyadDifference.AllianceAdded
                            : (known & kind) != Promises.None
                                ? DyadDifference.YearsChanged
                                : DyadDifference.PromiseAdded
                        : !isState(key.From) || !isState(key.To)
                            ? DyadDifference.NotAState
                            : varying.Count > 0 && (plain.GetValueOrDefault(key) & kind) == Promises.None
                                ? DyadDifference.VariesByPartner
                                : theirs.TryGetValue(pair, out var listed) && (listed & kind) != Promises.None
                                    ? DyadDifference.YearsDropped
                                    : DyadDifference.PromiseDropped;
                if (!rows.TryGetValue((kind, key.From, key.To, why), out var years))
                    rows[(kind, key.From, key.To, why)] = years = [];
                years.Add(key.Year);
            }
        }
        return
        [
            .. rows.Select(r => new DyadDifferenceRow(
                    r.Key.Item1,
                    r.Key.Item2,
                    r.Key.Item3,
                    [.. r.Value.Order()],
                    r.Key.Item4
                ))
                .OrderBy(r => r.Promise)
                .ThenBy(r => r.Why)
                .ThenByDescending(r => r.Years.Length)
                .ThenBy(r => r.From)
                .ThenBy(r => r.To),
        ];
    }

    private static Dictionary<(int From, int To), Promises> Pairs(IReadOnlyDictionary<DirectedDyadYear, Promises> years)
    {
        var pairs = new Dictionary<(int, int), Promises>();
        foreach (var (key, promises) in years)
            pairs[(key.From, key.To)] = pairs.GetValueOrDefault((key.From, key.To)) | promises;
        return pairs;
    }
}
