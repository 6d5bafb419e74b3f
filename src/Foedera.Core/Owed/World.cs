using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>Parts of the earth that pacts tell apart. A place lies in one or more.</summary>
[Flags]
public enum Regions
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Europe.</summary>
    Europe = 1 << 0,

    /// <summary>North America, as far south as the United States.</summary>
    NorthAmerica = 1 << 1,

    /// <summary>Mexico to Panama.</summary>
    CentralAmerica = 1 << 2,

    /// <summary>Caribbean islands and sea, south of the Tropic of Cancer.</summary>
    Caribbean = 1 << 3,

    /// <summary>South America.</summary>
    SouthAmerica = 1 << 4,

    /// <summary>Africa.</summary>
    Africa = 1 << 5,

    /// <summary>Asia.</summary>
    Asia = 1 << 6,

    /// <summary>Australia and the islands of the Pacific.</summary>
    Oceania = 1 << 7,

    /// <summary>Antarctica.</summary>
    Antarctica = 1 << 8,

    /// <summary>The North Atlantic area north of the Tropic of Cancer.</summary>
    NorthAtlantic = 1 << 9,

    /// <summary>The Atlantic south of the Tropic of Cancer.</summary>
    SouthAtlantic = 1 << 10,

    /// <summary>The Mediterranean Sea.</summary>
    Mediterranean = 1 << 11,

    /// <summary>The Black Sea.</summary>
    BlackSea = 1 << 12,

    /// <summary>The Baltic Sea.</summary>
    Baltic = 1 << 13,

    /// <summary>The Arctic Ocean.</summary>
    Arctic = 1 << 14,

    /// <summary>The Pacific area with its marginal seas and the states on them.</summary>
    Pacific = 1 << 15,

    /// <summary>The South China Sea.</summary>
    SouthChinaSea = 1 << 16,

    /// <summary>The Indian Ocean with the Red Sea and the Persian Gulf.</summary>
    IndianOcean = 1 << 17,

    /// <summary>Every region.</summary>
    All = (1 << 18) - 1,
}

/// <summary>What a place is.</summary>
public enum PlaceKind
{
    /// <summary>The home territory of a state, without parts that have their own entry.</summary>
    Home,

    /// <summary>A territory with an entry of its own: overseas, detached, disputed.</summary>
    Territory,

    /// <summary>A sea, where only vessels, aircraft and forces can be attacked.</summary>
    Sea,
}

/// <summary>Whose a place is.</summary>
/// <param name="State">The state.</param>
/// <param name="Held">First and last day.</param>
/// <param name="Disputed">True when the title is disputed, so that "its territory" stays open.</param>
/// <param name="Evidence">Where that was read.</param>
public sealed record Sovereignty(StateCode State, DateWindow Held, bool Disputed, Evidence Evidence);

/// <summary>A place that a question can name.</summary>
/// <param name="Code">ISO 3166-1 alpha-3 where there is one, else ISO 3166-2, else a name in small letters.</param>
/// <param name="Name">The name shown.</param>
/// <param name="Kind">Home territory, other territory, or sea.</param>
/// <param name="Regions">Where it lies.</param>
public sealed record Place(string Code, string Name, PlaceKind Kind, Regions Regions)
{
    /// <summary>Other names and codes.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Whose it is, by date. Empty for seas.</summary>
    public ImmutableArray<Sovereignty> Sovereigns { get; init; } = [];

    /// <summary>What should be known about it; null when nothing needs saying.</summary>
    public string? Note { get; init; }

    /// <summary>Does it belong to the state on the day? Unknown when the title is disputed.</summary>
    public Truth IsOf(StateCode state, DateOnly day)
    {
        foreach (var title in Sovereigns)
            if (title.State == state && title.Held.Contains(day))
                return title.Disputed ? Truth.Unknown : Truth.Yes;
        return Truth.No;
    }
}

/// <summary>A state: its codes and names, and when it was one.</summary>
/// <param name="Code">ISO 3166-1 alpha-3, or the former code of ISO 3166-3.</param>
/// <param name="Name">The short name shown.</param>
/// <param name="Existed">First and last day, as far as it matters here; open where it does not.</param>
public sealed record State(StateCode Code, string Name, DateWindow Existed)
{
    /// <summary>ISO 3166-1 alpha-2; null when there is none.</summary>
    public string? Alpha2 { get; init; }

    /// <summary>Other names.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Names in other languages.</summary>
    public ImmutableArray<string> OtherNames { get; init; } = [];

    /// <summary>When it was an independent state; empty where nothing but <see cref="Existed"/> is known.</summary>
    public ImmutableArray<DateWindow> Times { get; init; } = [];

    /// <summary>Correlates of War numbers with the years they were used for it.</summary>
    public ImmutableArray<CowNumber> Cow { get; init; } = [];
}

/// <summary>A Correlates of War state number, and when it stood for a state: Germany is 255, but 260 from 1955 to
/// 1990.</summary>
/// <param name="Number">The number.</param>
/// <param name="Used">First and last day.</param>
public sealed record CowNumber(int Number, DateWindow Used);

/// <summary>A group that is no state and can attack.</summary>
/// <param name="Name">The name shown.</param>
/// <param name="Aliases">Other names.</param>
public sealed record NonStateGroup(string Name, ImmutableArray<string> Aliases);

/// <summary>The states, places and groups that questions can name.</summary>
public sealed class World
{
    private readonly StateNames names;
    private readonly FrozenDictionary<StateCode, State> states;
    private const int LongestName = 200;
    private readonly FrozenDictionary<string, Place> places;
    private readonly FrozenDictionary<string, NonStateGroup> groups;
    private readonly FrozenDictionary<StateCode, Place> homes;

    /// <summary>Takes the lists; of two entries under one name the first wins (a pack reader refuses such
    /// lists).</summary>
    public World(
        ImmutableArray<State> states,
        ImmutableArray<Place> places,
        ImmutableArray<NonStateGroup> groups,
        ImmutableArray<NameWord> nameWords = default
    )
    {
        nameWords = nameWords.IsDefault ? [] : nameWords;
        (States, Places, Groups) = (states, places, groups);
        names = new StateNames(states, nameWords);
        this.states = states.DistinctBy(s => s.Code).ToFrozenDictionary(s => s.Code);
        this.places = Index(places, p => [p.Code, p.Name, .. p.Aliases]);
        this.groups = Index(groups, g => [g.Name, .. g.Aliases]);
        homes = places.Where(p => p.Kind == PlaceKind.Home).ToFrozenDictionary(p => StateCode.Parse(p.Code));
    }

    /// <summary>Every state, present and former.</summary>
    public ImmutableArray<State> States { get; }

    /// <summary>Every place.</summary>
    public ImmutableArray<Place> Places { get; }

    /// <summary>Every non-state group.</summary>
    public ImmutableArray<NonStateGroup> Groups { get; }

    /// <summary>Towns and provinces, read when first asked for; its value is null where there are none.</summary>
    public Lazy<Gazetteer?> Gazetteer { get; init; } = new(() => null);

    /// <summary>What provinces and states of today belonged to in earlier times.</summary>
    public ImmutableArray<FormerPart> Parts { get; init; } = [];

    /// <summary>Words that can stand in front of a place.</summary>
    public FrozenDictionary<string, PlaceWordRole> PlaceWords { get; init; } =
        FrozenDictionary<string, PlaceWordRole>.Empty;

    /// <summary>The state of a code or name as people write it; null when there is none, or two.</summary>
    public State? FindState(string text) => text.Length <= LongestName ? names.Find(text) : null;

    /// <summary>The states whose names come nearest to a text that names none.</summary>
    public ImmutableArray<State> NearestStates(string text) => names.Nearest(text);

    /// <summary>Was it an independent state on the day? Yes where nothing says that it was not.</summary>
    public Truth ExistedOn(StateCode state, DateOnly day)
    {
        if (!states.TryGetValue(state, out var known))
            return Truth.Unknown;
        return Truths.Of(known.Existed.Contains(day) && (known.Times.IsEmpty || known.Times.Any(t => t.Contains(day))));
    }

    internal static ImmutableArray<DateWindow> TimesOf(State state)
    {
        if (!state.Times.IsEmpty)
            return state.Times;
        return state.Existed is { First: null, Last: null } ? [] : [state.Existed];
    }

    /// <summary>The state to which a state of today belonged on a day; null when to none.</summary>
    internal FormerPart? PartOn(StateCode state, DateOnly day)
    {
        foreach (var part in Parts)
            if (part.During.Contains(day) && part.Codes.Contains(state.Code))
                return part;
        return null;
    }

    /// <summary>The towns and provinces of a name as they were on a day.</summary>
    internal ImmutableArray<Place> PlacesOf(string name, DateOnly day) => Gazetteer.Value?.Find(this, name, day) ?? [];

    internal PlaceWordRole? PlaceWord(string word) => PlaceWords.TryGetValue(Key(word), out var role) ? role : null;

    /// <summary>The place of a code or name in any case; null when there is none.</summary>
    public Place? FindPlace(string text) => places.GetValueOrDefault(Key(text));

    /// <summary>The group of a name in any case; null when there is none.</summary>
    public NonStateGroup? FindGroup(string text) => groups.GetValueOrDefault(Key(text));

    /// <summary>The home territory of a state; null for a state without one on the map here.</summary>
    public Place? HomeOf(StateCode state) => homes.GetValueOrDefault(state);

    /// <summary>The name of a state, or its code when the name is not known.</summary>
    public string NameOf(StateCode state) => states.GetValueOrDefault(state)?.Name ?? state.Code;

    /// <summary>The name of a state inside a sentence, with the article that English gives it: "the
    /// Netherlands".</summary>
    public string InSentence(StateCode state) => TakesArticle(NameOf(state)) ? $"the {NameOf(state)}" : NameOf(state);

    private static bool TakesArticle(string name) =>
        name
            is "Bahamas"
                or "Comoros"
                or "Gambia"
                or "Maldives"
                or "Netherlands"
                or "Philippines"
                or "Seychelles"
                or "Papal States"
        || name.StartsWith("United ", StringComparison.Ordinal)
        || name.EndsWith(" Islands", StringComparison.Ordinal)
        || name.EndsWith(" Union", StringComparison.Ordinal)
        || name.Contains("Republic", StringComparison.Ordinal);

    /// <summary>A name without case, marks, accents and leading article, so that "Côte d'Ivoire" finds "cote
    /// divoire".</summary>
    internal static string Key(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in WellFormed.Of(text).Normalize(NormalizationForm.FormD))
            if (char.IsLetterOrDigit(c))
                letters.Append(char.ToLowerInvariant(c));
            else if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && letters is not [.., ' '])
                letters.Append(' ');
        var key = letters.ToString().Trim();
        return key.StartsWith("the ", StringComparison.Ordinal) ? key[4..] : key;
    }

    private static FrozenDictionary<string, T> Index<T>(ImmutableArray<T> items, Func<T, IEnumerable<string?>> names)
    {
        var index = new Dictionary<string, T>();
        foreach (var item in items)
        foreach (var name in names(item))
            if (name is not null)
                index.TryAdd(Key(name), item);
        return index.ToFrozenDictionary();
    }
}
