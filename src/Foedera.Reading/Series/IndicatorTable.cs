using System.Collections.Immutable;
using Foedera.Core.Delivered;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Series;

/// <summary>A table of figures that was read without a problem.</summary>
/// <param name="Observations">The figures, in the order of the table.</param>
/// <param name="Editions">The editions they belong to.</param>
/// <param name="Skipped">What was passed over on purpose, such as totals and blocks of measures that are not
/// kept.</param>
public sealed record IndicatorTable(
    ImmutableArray<Observation> Observations,
    ImmutableArray<Vintage> Editions,
    ImmutableArray<string> Skipped
);

/// <summary>What a table is read against.</summary>
public sealed record SeriesContext
{
    /// <summary>The indicators that figures may be of.</summary>
    public required ImmutableArray<Indicator> Indicators { get; init; }

    /// <summary>States by the labels that tables give them, ignoring case; null marks a label, such as a total, that is
    /// passed over.</summary>
    public required IReadOnlyDictionary<string, StateCode?> Labels { get; init; }

    /// <summary>Editions already on record.</summary>
    public ImmutableArray<Vintage> Editions { get; init; } = [];

    /// <summary>The newest edition on record of each indicator: an older one is refused unless
    /// <see cref="MayBeOlder"/>.</summary>
    public IReadOnlyDictionary<string, Vintage> Newest { get; init; } = ImmutableDictionary<string, Vintage>.Empty;

    /// <summary>True to file an edition that is older than the newest on record.</summary>
    public bool MayBeOlder { get; init; }

    /// <summary>The indicator of tables that do not name one; null when it must stand in the table.</summary>
    public string? Indicator { get; init; }

    /// <summary>The edition of tables that do not name one; null when it must stand in the table.</summary>
    public string? Edition { get; init; }

    /// <summary>When that edition was released; null when it must stand in the table or be on record.</summary>
    public DateWindow? Released { get; init; }

    /// <summary>The same with further figures on record.</summary>
    public SeriesContext With(IEnumerable<Observation> figures, IEnumerable<Vintage> editions)
    {
        var byId = Editions.Concat(editions).DistinctBy(e => e.Id).ToDictionary(e => e.Id, StringComparer.Ordinal);
        var newest = Newest.ToDictionary(StringComparer.Ordinal);
        foreach (var figure in figures)
            if (!newest.TryGetValue(figure.Indicator, out var known) || byId[figure.Vintage] > known)
                newest[figure.Indicator] = byId[figure.Vintage];
        return this with { Editions = [.. byId.Values], Newest = newest };
    }
}
