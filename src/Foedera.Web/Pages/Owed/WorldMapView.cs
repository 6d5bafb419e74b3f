using Foedera.Core.Owed;
using Foedera.Core.Primitives;

namespace Foedera.Web.Pages.Owed;

/// <summary>The part a state plays in a case, in the order in which one hides another on the map.</summary>
public enum MapRole
{
    /// <summary>None.</summary>
    None,

    /// <summary>Must consult and no more.</summary>
    Consults,

    /// <summary>May owe help: open, or not covered.</summary>
    MayOwe,

    /// <summary>Owes help once asked or decided.</summary>
    WouldOwe,

    /// <summary>Owes help.</summary>
    Owes,

    /// <summary>Is attacked.</summary>
    Target,

    /// <summary>Attacks.</summary>
    Attacker,
}

/// <summary>The map of a case. The table beside it says the same.</summary>
/// <param name="Shapes">Outlines with the role of whose they are.</param>
/// <param name="Counts">How many states play each role.</param>
public sealed record WorldMapView(IReadOnlyList<MapShape> Shapes, IReadOnlyList<(MapRole Role, int States)> Counts)
{
    /// <summary>Draws a case.</summary>
    public static WorldMapView Of(CaseAnswer answer, PactLibrary library)
    {
        var roles = new Dictionary<StateCode, MapRole>();
        void Take(StateCode state, MapRole role) =>
            roles[state] = roles.TryGetValue(state, out var had) && had > role ? had : role;
        foreach (var claim in answer.Claims)
            Take(claim.Obligor, RoleOf(claim));
        foreach (var target in answer.Question.Targets)
            Take(target, MapRole.Target);
        foreach (var attacker in answer.Question.Attackers)
            if (attacker.State is { } state)
                Take(state, MapRole.Attacker);
        var shapes = library
            .Shapes.OrderBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => new MapShape(
                s.Key,
                NameOf(s.Key, library.Series.World),
                s.Value,
                RoleAt(s.Key, library.Series.World, answer.Question.On, roles)
            ));
        return new WorldMapView(
            [.. shapes],
            [
                .. roles
                    .Where(r => r.Value != MapRole.None)
                    .GroupBy(r => r.Value)
                    .OrderByDescending(g => g.Key)
                    .Select(g => (g.Key, g.Count())),
            ]
        );
    }

    private static MapRole RoleOf(Claim claim) =>
        claim.Answer switch
        {
            _ when claim.Obligation.Kind
                    is not (ObligationKind.Defend or ObligationKind.Assist or ObligationKind.Consult) => MapRole.None,
            Answer.Owed => MapRole.Owes,
            Answer.Conditional => MapRole.WouldOwe,
            Answer.Open or Answer.NotCovered when claim.Obligation.Kind != ObligationKind.Consult => MapRole.MayOwe,
            Answer.Consult => MapRole.Consults,
            _ => MapRole.None,
        };

    private static string NameOf(string code, World world) => world.FindPlace(code)?.Name ?? "";

    private static MapRole RoleAt(string code, World world, DateOnly day, Dictionary<StateCode, MapRole> roles) =>
        world
            .FindPlace(code)
            ?.Sovereigns.Where(s => s.Held.Contains(day) && !s.Disputed)
            .Select(s => roles.GetValueOrDefault(s.State))
            .DefaultIfEmpty()
            .Max()
        ?? MapRole.None;
}

/// <summary>One outline.</summary>
/// <param name="Code">Code of the place.</param>
/// <param name="Name">Its name; empty for land of no state here.</param>
/// <param name="Path">SVG path, or "x,y" for a dot.</param>
/// <param name="Role">The role of whose it is.</param>
public sealed record MapShape(string Code, string Name, string Path, MapRole Role)
{
    /// <summary>True when it is a dot.</summary>
    public bool IsDot => Path[0] != 'M';

    /// <summary>The class of the style sheet: the role in small letters.</summary>
    public string Class =>
        Role switch
        {
            MapRole.None => "land",
            MapRole.MayOwe => "may-owe",
            MapRole.WouldOwe => "would-owe",
            _ => Role.ToString().ToLowerInvariant(),
        };
}
