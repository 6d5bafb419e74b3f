using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>Where a question says that it happens, with what had to be taken for it.</summary>
/// <param name="Site">The site.</param>
/// <param name="Remark">What was taken to be meant; null when the text was plain.</param>
internal sealed record Whereabouts(Site Site, string? Remark = null)
{
    private const int LongestText = 200;
    private const int MostCandidates = 8;

    /// <summary>Reads a place as people and treaties write it: a code, a name, a town, "armed forces in …", "aircraft
    /// over …", "Narva, Estonia".</summary>
    public static Whereabouts Read(World world, string? at, DateOnly day, IReadOnlyCollection<StateCode> concerned)
    {
        if (string.IsNullOrWhiteSpace(at))
            return new Whereabouts(new Site.HomeTerritory());
        var text = at.Trim();
        if (string.Equals(text, "unknown", StringComparison.OrdinalIgnoreCase))
            return new Whereabouts(new Site.Unnamed(text));
        if (text.Length > LongestText)
            return new Whereabouts(new Site.Unnamed(text[..LongestText]));
        if (Named(world, text, day, concerned) is { } plain)
            return plain.With(forces: false);
        var (place, forces) = Phrase(world, text);
        if (place is not null && Named(world, place, day, concerned) is { } found)
            return found.With(forces);
        return new Whereabouts(
            new Site.Unnamed(text),
            Candidates(world, place ?? text, day) is { Length: > 0 } several
                ? $"Several states have a place called '{place ?? text}' ({string.Join(", ", several)}): "
                    + $"name the state, as in '{place ?? text}, {several[0]}', or leave the place out for "
                    + $"home territory"
                : $"No list here has the place '{text}': name the state, as in '{text}, "
                    + $"{(concerned.Count > 0 ? world.NameOf(concerned.First()) : "Estonia")}', or leave the "
                    + $"place out for home territory"
        );
    }

    // the states in which places of one name lay on the day, that of the largest first
    private static string[] Candidates(World world, string name, DateOnly day) =>
        [
            .. world
                .PlacesOf(name, day)
                .SelectMany(p => p.Sovereigns.Where(s => s.Held.Contains(day)))
                .Select(s => world.NameOf(s.State))
                .Distinct()
                .Take(MostCandidates),
        ];

    private sealed record Found(Place Place, string? Remark)
    {
        public Whereabouts With(bool forces) => new(forces ? new Site.ForcesAt(Place) : new Site.At(Place), Remark);
    }

    private static Found? Named(World world, string name, DateOnly day, IReadOnlyCollection<StateCode> concerned)
    {
        if (world.FindPlace(name) is { } place)
            return new Found(place, null);
        if (world.FindState(name) is { } state && world.HomeOf(state.Code) is { } home)
            return new Found(home, null);
        var comma = name.LastIndexOf(',');
        if (comma > 0 && world.FindState(name[(comma + 1)..]) is { } of)
            return InState(world, name[..comma].Trim(), of, day);
        return FromGazetteer(world, name, day, concerned);
    }

    // the state is named, so a town that no list has lies in its home territory
    private static Found? InState(World world, string town, State state, DateOnly day)
    {
        if (world.FindPlace(town) is { } place && place.IsOf(state.Code, day) != Truth.No)
            return new Found(place, null);
        foreach (var there in world.PlacesOf(town, day))
            if (there.IsOf(state.Code, day) != Truth.No)
                return new Found(there, null);
        return world.HomeOf(state.Code) is { } home
            ? new Found(
                home with
                {
                    Name = town,
                },
                $"No list here has {town}; it is taken to lie in the home territory of "
                    + $"{world.InSentence(state.Code)}, as the question says"
            )
            : null;
    }

    // of places of one name, one of the states asked about; else the only one, or the one state in which all of them
    // lie
    private static Found? FromGazetteer(
        World world,
        string name,
        DateOnly day,
        IReadOnlyCollection<StateCode> concerned
    )
    {
        var places = world.PlacesOf(name, day);
        if (places.IsEmpty)
            return null;
        var best = places.FirstOrDefault(p => concerned.Any(s => p.IsOf(s, day) != Truth.No));
        if (best is null && places.All(p => p.Code == places[0].Code))
            best = places[0];
        return best is null ? null : new Found(best, $"{name} is taken to be {best.Name}");
    }

    // words in front of a place, up to the last preposition before a word that is none of them: "vessels or aircraft in
    // the Black Sea"
    private static (string? Place, bool Forces) Phrase(World world, string text)
    {
        var words = text.Split([' ', ',', '/'], StringSplitOptions.RemoveEmptyEntries);
        var (forces, known, start) = (false, false, 0);
        for (var i = 0; i < words.Length; i++)
        {
            if (world.PlaceWord(words[i]) is not { } role)
                break;
            forces |= role == PlaceWordRole.Forces;
            known |= role is PlaceWordRole.Forces or PlaceWordRole.Ground or PlaceWordRole.Preposition;
            start = i + 1;
        }
        return known && start > 0 && start < words.Length
            ? (text[text.IndexOf(words[start], Offset(text, words, start), StringComparison.Ordinal)..].Trim(), forces)
            : (null, false);
    }

    private static int Offset(string text, string[] words, int count)
    {
        var at = 0;
        for (var i = 0; i < count; i++)
            at = text.IndexOf(words[i], at, StringComparison.Ordinal) + words[i].Length;
        return at;
    }
}
