using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>How a place stands to the area of a pact.</summary>
public enum Position
{
    /// <summary>Inside.</summary>
    In,

    /// <summary>Outside.</summary>
    Out,

    /// <summary>Readings differ.</summary>
    Disputed,
}

/// <summary>What a pact, or those who read it, say about one place.</summary>
/// <param name="Place">Code of the place.</param>
/// <param name="Position">Inside, outside, disputed.</param>
/// <param name="During">When that holds.</param>
/// <param name="Reason">Why, in a few words.</param>
/// <param name="Evidence">Where that was read.</param>
public sealed record AreaEntry(string Place, Position Position, DateWindow During, string Reason, Evidence Evidence);

/// <summary>Where attacks count for the obligations of a pact that have the scope "area".</summary>
/// <param name="Evidence">Where the definition was read.</param>
public sealed record Area(Evidence Evidence)
{
    /// <summary>No bounds.</summary>
    public static Area Everywhere { get; } = new(new Evidence(null)) { Territory = Regions.All, Forces = Regions.All };

    /// <summary>True when the home territory of each party is inside wherever it lies; else it must lie in
    /// <see cref="Territory"/>.</summary>
    public bool HomeIsInside { get; init; } = true;

    /// <summary>Regions in which territory of a party is inside.</summary>
    public Regions Territory { get; init; }

    /// <summary>Regions in which forces, vessels and aircraft of a party are inside, besides those in or over territory
    /// that is inside.</summary>
    public Regions Forces { get; init; }

    /// <summary>Regions in which it is open whether forces, vessels and aircraft are inside.</summary>
    public Regions ForcesOpen { get; init; }

    /// <summary>Places that are named, or that readers of the text have quarrelled about; they go before the
    /// regions.</summary>
    public ImmutableArray<AreaEntry> Entries { get; init; } = [];

    /// <summary>The entry for a place on a day; null when there is none.</summary>
    public AreaEntry? EntryFor(Place place, DateOnly day)
    {
        foreach (var entry in Entries)
            if (entry.Place == place.Code && entry.During.Contains(day))
                return entry;
        return null;
    }

    /// <summary>Is an attack on this territory of a party inside?</summary>
    public Truth CoversTerritory(Place place, DateOnly day) =>
        EntryFor(place, day) is { } entry
            ? entry.Position switch
            {
                Position.In => Truth.Yes,
                Position.Out => Truth.No,
                _ => Truth.Unknown,
            }
            : Truths.Of((place.Kind == PlaceKind.Home && HomeIsInside) || (place.Regions & Territory) != Regions.None);

    /// <summary>Is an attack on forces, vessels or aircraft there inside, leaving aside whose the place is?</summary>
    public Truth CoversForces(Place place) =>
        (place.Regions & Forces) != Regions.None ? Truth.Yes
        : (place.Regions & ForcesOpen) != Regions.None ? Truth.Unknown
        : Truth.No;
}
