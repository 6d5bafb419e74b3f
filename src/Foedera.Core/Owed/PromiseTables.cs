using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>The promises of one state to another in one year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Obligor">Who promised.</param>
/// <param name="Beneficiary">To whom.</param>
/// <param name="Kinds">What, each kind with the pacts and articles that promise it.</param>
public sealed record DyadYear(
    int Year,
    StateCode Obligor,
    StateCode Beneficiary,
    ImmutableSortedDictionary<ObligationKind, ImmutableArray<Duty>> Kinds
);

/// <summary>A promise that began or ended between two days.</summary>
/// <param name="Duty">The promise.</param>
/// <param name="Began">True when it stands on the later day only, or more surely; false when it no longer does.</param>
/// <param name="Before">How it stood on the first day.</param>
/// <param name="After">How it stood on the second.</param>
public sealed record PromiseChange(Duty Duty, bool Began, Truth Before, Truth After);

/// <summary>All promises as tables: on a day, by year, and what changed between two days.</summary>
public static class PromiseTables
{
    /// <summary>Every promise that stands, or may stand, on the day, in the order of pacts and articles.</summary>
    public static ImmutableArray<Duty> On(TreatySeries series, DateOnly day)
    {
        var all = ImmutableArray.CreateBuilder<Duty>();
        foreach (var pact in series.Pacts.Where(p => p.Covers(day) && p.IsInForceOn(day) != Truth.No))
        {
            var bound = pact
                .States.Where(s => pact.PartyOn(s, day)?.IsBoundOn(day) is Truth.Yes or Truth.Unknown)
                .ToList();
            foreach (var obligation in pact.Obligations.Where(o => o.Kind != ObligationKind.BuildUp))
            foreach (var obligor in bound)
            foreach (var beneficiary in bound)
                if (Duties.Between(series.World, pact, obligation, obligor, beneficiary, day) is { } duty)
                    all.Add(duty);
        }
        return all.ToImmutable();
    }

    /// <summary>A row for each pair and year in which a promise stood on at least one of the days looked at: the first
    /// and the last of the year,
    /// and those on which a membership or pact began or ended in it.</summary>
    public static IEnumerable<DyadYear> Years(TreatySeries series, int first, int last)
    {
        for (var year = first; year <= last; year++)
        {
            var duties = DaysOf(series, year)
                .SelectMany(day => On(series, day))
                .GroupBy(d => (d.Obligor, d.Beneficiary))
                .OrderBy(g => g.Key.Obligor)
                .ThenBy(g => g.Key.Beneficiary);
            foreach (var pair in duties)
                yield return new DyadYear(
                    year,
                    pair.Key.Obligor,
                    pair.Key.Beneficiary,
                    pair.GroupBy(d => d.Obligation.Kind)
                        .ToImmutableSortedDictionary(
                            g => g.Key,
                            g => g.OrderByDescending(d => d.Stands).DistinctBy(d => d.Obligation).ToImmutableArray()
                        )
                );
        }
    }

    /// <summary>What began and what ended between two days.</summary>
    public static ImmutableArray<PromiseChange> Between(TreatySeries series, DateOnly first, DateOnly second)
    {
        var (before, after) = (ByKey(On(series, first)), ByKey(On(series, second)));
        var changes = ImmutableArray.CreateBuilder<PromiseChange>();
        foreach (var (key, duty) in after)
        {
            var was = before.TryGetValue(key, out var old) ? old.Stands : Truth.No;
            if (was != duty.Stands)
                changes.Add(new PromiseChange(duty, duty.Stands > was, was, duty.Stands));
        }
        foreach (var (key, duty) in before)
            if (!after.ContainsKey(key))
                changes.Add(new PromiseChange(duty, false, duty.Stands, Truth.No));
        return changes.ToImmutable();
    }

    private static Dictionary<(string, Obligation, StateCode, StateCode), Duty> ByKey(ImmutableArray<Duty> duties) =>
        duties.ToDictionary(d => (d.Pact.Id, d.Obligation, d.Obligor, d.Beneficiary));

    private static IEnumerable<DateOnly> DaysOf(TreatySeries series, int year)
    {
        var within = new DateWindow(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var turns = series
            .Pacts.SelectMany(p =>
                p.Parties.SelectMany(m => new[] { m.InForce.First, m.InForce.Last, m.Until?.First }).Append(p.Ended)
            )
            .OfType<DateOnly>();
        return turns.Where(within.Contains).Append(within.First!.Value).Append(within.Last!.Value).Distinct();
    }
}
