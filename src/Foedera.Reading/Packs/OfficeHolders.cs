using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;

namespace Foedera.Reading.Packs;

/// <summary>Reads the tables of who held which office when: <c>state-names.csv</c> (states and their adjectives),
/// <c>offices.csv</c> (offices and
/// the titles that texts give their holders) and <c>office-holders.csv</c> (a row an uninterrupted holding). Rows about
/// somebody whom an
/// actor file describes add to it: what was compared with a source goes before what was not.</summary>
internal static class OfficeHolders
{
    private const string LowCertainty = "low";

    // how far two days of a start may lie apart and be the same start: appointed and sworn in
    private const int SameStart = 45;

    private static readonly string[] StateColumns = ["state", "name", "adjectives"];
    private static readonly string[] OfficeColumns = ["office", "name", "titles", "state"];
    private static readonly string[] HolderColumns =
    [
        "person",
        "name",
        "other_names",
        "office",
        "from",
        "to",
        "known_until",
        "acting",
        "pronoun",
        "wikidata",
        "sources",
        "certainty",
        "state",
        "family_name",
    ];

    /// <summary>Adds what the tables of a folder say to the actors read so far.</summary>
    public static void Read(string folder, List<Actor> actors, List<Problem> problems)
    {
        var found = new PackProblems();
        var known = actors.ToDictionary(a => a.Id, StringComparer.Ordinal);
        foreach (var row in Rows(folder, "state-names.csv", StateColumns, found))
            Add(known, State(row));
        foreach (var row in Rows(folder, "offices.csv", OfficeColumns, found))
            Add(known, Office(row));
        foreach (
            var person in Rows(folder, "office-holders.csv", HolderColumns, found)
                .Select(Holding)
                .GroupBy(h => h.Person.Id, StringComparer.Ordinal)
        )
        {
            var first = person.First().Person;
            var actor = known.GetValueOrDefault(first.Id, first);
            known[first.Id] = Merged(actor, person);
        }
        problems.AddRange(found.All);
        actors.Clear();
        actors.AddRange(known.Values);
    }

    private static IEnumerable<PackFields> Rows(string folder, string name, string[] columns, PackProblems problems)
    {
        return new PackFolder(folder).Table(name, columns, problems, optional: true);
    }

    private static void Add(Dictionary<string, Actor> known, Actor actor) => known.TryAdd(actor.Id, actor);

    private static Actor State(PackFields row) =>
        new(row.Required("name").ToLowerInvariant().Replace(' ', '-'), ActorKind.State, row.Required("name"))
        {
            State = Code(row),
            Aliases = row.List("adjectives"),
            IsUnverified = true,
        };

    private static Actor Office(PackFields row) =>
        new(row.Required("office"), ActorKind.Office, row.Required("name"))
        {
            State = Code(row),
            Aliases = row.List("titles"),
            IsUnverified = true,
        };

    private static (Actor Person, Membership Tenure) Holding(PackFields row)
    {
        var isLow = row.Required("certainty") == LowCertainty;
        var from = Window(row, "from");
        var to = Window(row, "to");
        if (from?.First > to?.Last)
            row.Problem(PackCode.DateOrder, "'to' is before 'from'");
        var person = new Actor(row.Required("person"), ActorKind.Person, row.Required("name"))
        {
            Aliases = row.List("other_names"),
            Pronoun = row.Text("pronoun"),
            State = Code(row),
            Wikidata = row.Text("wikidata"),
            Source = isLow ? null : row.Text("sources"),
            IsUnverified = isLow,
            IsFamilyNameFirst = row.Text("family_name") == "first",
        };
        return (
            person,
            new Membership(row.Required("office"), new DateWindow(from?.First, to?.Last), row.Text("sources"))
            {
                IsUnverified = isLow,
                KnownUntil = Window(row, "known_until")?.Last,
            }
        );
    }

    private static StateCode? Code(PackFields row)
    {
        var text = row.Required("state");
        var code = StateCode.TryParse(text);
        if (code is null)
            row.Problem(PackCode.UnknownState, $"'{text}' is not an ISO 3166-1 alpha-3 code");
        return code;
    }

    private static DateWindow? Window(PackFields row, string field)
    {
        if (row.Text(field) is not { } text)
            return null;
        var window = DateWindow.TryParse(text);
        if (window is null)
            row.Problem(PackCode.BadDate, $"'{field}': '{text}' is no day, month or year (2024-10-01, 2024-10, 2024)");
        return window;
    }

    private static Actor Merged(Actor actor, IEnumerable<(Actor Person, Membership Tenure)> rows)
    {
        var tenures = actor.Memberships.ToList();
        var names = actor.Aliases.ToList();
        foreach (var (person, tenure) in rows)
        {
            foreach (var name in person.Aliases.Append(person.Name))
                if (name != actor.Name && !names.Contains(name))
                    names.Add(name);
            var same = tenures.FindIndex(t => t.OfficeId == tenure.OfficeId && AreSame(t, tenure));
            if (same < 0)
                tenures.Add(tenure);
            else if (tenures[same].IsUnverified && !tenure.IsUnverified)
                tenures[same] = tenure;
            else if (tenures[same].KnownUntil is null && !tenure.IsUnverified)
                tenures[same] = tenures[same] with { KnownUntil = tenure.KnownUntil };
        }
        return actor with
        {
            Aliases = [.. names],
            Memberships = [.. tenures],
            Pronoun = actor.Pronoun ?? rows.Select(r => r.Person.Pronoun).FirstOrDefault(p => p is not null),
            Wikidata = actor.Wikidata ?? rows.Select(r => r.Person.Wikidata).FirstOrDefault(w => w is not null),
            IsFamilyNameFirst = actor.IsFamilyNameFirst || rows.Any(r => r.Person.IsFamilyNameFirst),
        };
    }

    private static bool AreSame(Membership one, Membership other)
    {
        var (a, b) = (one.Held.First ?? DateOnly.MinValue, other.Held.First ?? DateOnly.MinValue);
        return Math.Abs(a.DayNumber - b.DayNumber) <= SameStart
            || (a <= (other.Held.Last ?? DateOnly.MaxValue) && b <= (one.Held.Last ?? DateOnly.MaxValue));
    }
}
