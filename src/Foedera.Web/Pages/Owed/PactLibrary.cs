using System.Collections.Frozen;
using Foedera.Core.Owed;
using Foedera.Reading.Packs;

namespace Foedera.Web.Pages.Owed;

/// <summary>The pacts and the map behind the pages, read once when the first page asks.</summary>
/// <param name="folder">The folder of packs.</param>
public sealed class PactLibrary(string folder)
{
    private readonly Lazy<TreatySeries> series = new(() =>
        PactPacks.Read(folder) is var read && read.Try(out var good)
            ? good
            : throw new InvalidDataException(string.Join('\n', read.Problems))
    );

    private readonly Lazy<FrozenDictionary<string, string>> shapes = new(() =>
        File.ReadLines(Path.Combine(folder, "world", "map.csv"))
            .Skip(1)
            .Select(line => line.Split(',', 2))
            .GroupBy(cells => cells[0])
            .ToFrozenDictionary(g => g.Key, g => string.Concat(g.Select(cells => cells[1].Trim('"'))))
    );

    /// <summary>The pacts.</summary>
    public TreatySeries Series => series.Value;

    /// <summary>Outlines by code: an SVG path, or the two coordinates of a dot for what is too small to draw. The empty
    /// code holds land of no state here.</summary>
    public FrozenDictionary<string, string> Shapes => shapes.Value;

    /// <summary>The earliest day on which the facts of a pact still in force were gathered.</summary>
    public DateOnly CoveredUntil => Series.Pacts.Where(p => p.Ended is null).Min(p => p.Gathered);

    /// <summary>A last day covered as the moment that a page speaks of.</summary>
    public static DateTimeOffset Moment(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>The day a page speaks of when none is asked for: today.</summary>
    public static DateOnly DayFor(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
