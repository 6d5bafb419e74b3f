using System.Collections.Frozen;
using System.Collections.Immutable;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Packs;

/// <summary>Reads packs/world: states.csv, places.csv, sovereigns.csv, groups.csv.</summary>
internal static class WorldReader
{
    private static readonly string[] StateColumns =
    [
        "code",
        "alpha2",
        "name",
        "aliases",
        "cow",
        "from",
        "until",
        "regions",
    ];
    private static readonly string[] PlaceColumns = ["code", "name", "aliases", "kind", "regions", "note"];
    private static readonly string[] KnownColumns = ["id", "name", "parties", "from", "until"];
    private static readonly string[] TitleColumns =
    [
        "place",
        "state",
        "from",
        "until",
        "disputed",
        "source",
        "unverified",
        "note",
    ];

    public static World Read(PackFolder folder, PackProblems problems)
    {
        var rows = folder.Table("states.csv", StateColumns, problems);
        var otherNames = folder
            .Table("names.csv", ["state", "language", "name"], problems, optional: true)
            .Select(r => (State: r.RequiredState("state"), Name: r.Required("name")))
            .ToLookup(n => n.State, n => n.Name);
        var times = folder
            .Table("existence.csv", ["state", "from", "until", "source"], problems, optional: true)
            .Select(r => (State: r.RequiredState("state"), During: r.Between("from", "until")))
            .ToLookup(t => t.State, t => t.During);
        ImmutableArray<State> states =
        [
            .. rows.Select(State)
                .Select(s => s with { OtherNames = [.. otherNames[s.Code]], Times = [.. times[s.Code]] }),
        ];
        // from here on, state codes can be checked
        var known = new World(states, [], []);
        var titles = folder
            .Table("sovereigns.csv", TitleColumns, problems, known)
            .Select(Title)
            .ToLookup(t => t.Place, t => t.Title);
        ImmutableArray<Place> places =
        [
            .. states.Zip(rows, (state, row) => Home(state, row)),
            .. folder.Table("places.csv", PlaceColumns, problems, known).Select(row => Place(row, titles)),
        ];
        var codes = places.Select(p => p.Code).ToHashSet();
        foreach (var title in titles.Where(t => !codes.Contains(t.Key)))
            problems.Add(
                PackCode.UnknownPlace,
                $"'{title.Key}' is no place of places.csv",
                folder.NameOf("sovereigns.csv")
            );
        NoNameTwice(folder.NameOf("states.csv"), states, s => [s.Code.Code, s.Alpha2, s.Name, .. s.Aliases], problems);
        NoNameTwice(folder.NameOf("places.csv"), places, p => [p.Code, p.Name, .. p.Aliases], problems);
        ImmutableArray<NonStateGroup> groups =
        [
            .. folder
                .Table("groups.csv", ["name", "aliases"], problems)
                .Select(g => new NonStateGroup(g.Required("name"), g.List("aliases"))),
        ];
        ImmutableArray<NameWord> nameWords =
        [
            .. folder
                .Table("name-words.csv", ["word", "stands_for", "role"], problems, optional: true)
                .Select(r => new NameWord(
                    r.Required("word"),
                    r.Text("stands_for") ?? "",
                    r.RequiredWord<NameWordRole>("role")
                )),
        ];
        var parts = GazetteerReader.Parts(folder, known, problems);
        return new World(states, places, groups, nameWords)
        {
            Gazetteer = GazetteerReader.Read(folder, parts),
            Parts = parts,
            PlaceWords = folder
                .Table("place-words.csv", ["word", "role"], problems, optional: true)
                .Select(r => (Word: r.Required("word"), Role: r.RequiredWord<PlaceWordRole>("role")))
                .DistinctBy(w => w.Word)
                .ToFrozenDictionary(w => w.Word, w => w.Role),
        };
    }

    /// <summary>The pacts that are known and not kept: known-pacts.csv.</summary>
    public static ImmutableArray<KnownPact> KnownPacts(PackFolder folder, World world, PackProblems problems) =>
        [
            .. folder
                .Table("known-pacts.csv", KnownColumns, problems, world, optional: true)
                .Select(row => new KnownPact(
                    row.Required("id"),
                    row.Required("name"),
                    row.States("parties"),
                    row.Between("from", "until")
                )),
        ];

    private static State State(PackFields row) =>
        new(row.RequiredState("code"), row.Required("name"), row.Between("from", "until"))
        {
            Alpha2 = row.Text("alpha2"),
            Aliases = row.List("aliases"),
            Cow = [.. row.List("cow").Select(text => Cow(row, text)).OfType<CowNumber>()],
        };

    private static CowNumber? Cow(PackFields row, string text)
    {
        if (
            text.Split(':') is [var number, var used]
            && int.TryParse(number, out var value)
            && DateWindow.TryParse(used) is { } window
        )
            return new CowNumber(value, window);
        row.Problem(
            PackCode.WrongShape,
            $"'cow': '{text}'; expected NUMBER:FROM/UNTIL, as in 260:1955-05-05/1990-10-02"
        );
        return null;
    }

    private static Place Home(State state, PackFields row) =>
        new(state.Code.Code, state.Name, PlaceKind.Home, Sum(row.Words<Regions>("regions")))
        {
            Aliases = state.Alpha2 is { } short2 ? [short2, .. state.Aliases] : state.Aliases,
            Sovereigns = [new Sovereignty(state.Code, state.Existed, false, new Evidence(null, true))],
        };

    private static Place Place(PackFields row, ILookup<string, Sovereignty> titles) =>
        new(
            row.Required("code"),
            row.Required("name"),
            row.RequiredWord<PlaceKind>("kind"),
            Sum(row.Words<Regions>("regions"))
        )
        {
            Aliases = row.List("aliases"),
            Note = row.Text("note"),
            Sovereigns = [.. titles[row.Required("code")]],
        };

    private static (string Place, Sovereignty Title) Title(PackFields row) =>
        (
            row.Required("place"),
            new Sovereignty(
                row.RequiredState("state"),
                row.Between("from", "until"),
                row.Flag("disputed"),
                row.Evidence()
            )
        );

    private static Regions Sum(ImmutableArray<Regions> regions) =>
        regions.Aggregate(Regions.None, (sum, region) => sum | region);

    private static void NoNameTwice<T>(
        string file,
        ImmutableArray<T> items,
        Func<T, IEnumerable<string?>> names,
        PackProblems problems
    )
        where T : notnull
    {
        var owners = new Dictionary<string, T>();
        foreach (var item in items)
        foreach (var name in names(item).OfType<string>())
            if (
                !owners.TryAdd(name.ToUpperInvariant(), item) && !ReferenceEquals(owners[name.ToUpperInvariant()], item)
            )
                problems.Add(PackCode.DuplicateId, $"'{name}' names two entries", file);
    }
}
