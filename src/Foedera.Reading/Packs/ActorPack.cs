using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Intake;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Foedera.Reading.Packs;

/// <summary>Reads actor packs: tables of office holders (<see cref="OfficeHolders"/>), and YAML files named
/// <c>actors*.yaml</c>, a list of persons, offices, organisations and states, with an optional
/// mapping and "---" before it that says until when the holders of its offices were gathered (<c>known_until</c>).
/// Every problem is
/// reported with file and line. Aliases and anchors are refused, so nothing can expand.</summary>
public static class ActorPack
{
    private const int LargestFile = 8 << 20;
    private const int DeepestNesting = 8;
    private const string KnownUntil = "known_until";

    /// <summary>Reads every actor file under the folders; an actor of a later folder replaces an earlier one of the
    /// same id.</summary>
    public static Parsed<ActorDirectory> ReadFolders(IEnumerable<string> folders)
    {
        var actors = new List<Actor>();
        var problems = new List<Problem>();
        foreach (var folder in folders)
        {
            if (!Directory.Exists(folder))
            {
                problems.Add(new Problem("ACTOR001", "there is no such folder of packs.", folder));
                continue;
            }
            foreach (
                var file in Directory
                    .EnumerateFiles(folder, "actors*.yaml", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal)
            )
            {
                if (BoundedFile.ReadText(file, LargestFile, out var yaml) is { } unread)
                    problems.Add(new Problem("ACTOR002", unread.Reason, file));
                else
                    Read(yaml, file, actors, problems);
            }
        }
        foreach (var folder in folders.Where(Directory.Exists))
        foreach (
            var table in Directory
                .EnumerateFiles(folder, "office-holders.csv", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
        )
            OfficeHolders.Read(Path.GetDirectoryName(table)!, actors, problems);
        CheckOffices(actors, problems);
        return problems.Count > 0
            ? Parsed<ActorDirectory>.Failed(problems)
            : Parsed<ActorDirectory>.Ok(new ActorDirectory(actors));
    }

    /// <summary>Reads one file.</summary>
    public static Parsed<ImmutableArray<Actor>> Read(string yaml, string file)
    {
        var actors = new List<Actor>();
        var problems = new List<Problem>();
        Read(yaml, file, actors, problems);
        return problems.Count > 0
            ? Parsed<ImmutableArray<Actor>>.Failed(problems)
            : Parsed<ImmutableArray<Actor>>.Ok([.. actors]);
    }

    private static void Read(string yaml, string file, List<Actor> actors, List<Problem> problems)
    {
        try
        {
            var parser = new Parser(new StringReader(yaml));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
                return;
            parser.Consume<DocumentStart>();
            var (body, knownUntil) = Body(parser, file, problems);
            if (body is not List<object?> list)
            {
                problems.Add(new Problem("ACTOR003", "an actor file is a list of actors.", file, 1));
                return;
            }
            foreach (var entry in list)
                ReadActor(entry, knownUntil, file, actors, problems);
        }
        catch (YamlException fault)
        {
            problems.Add(
                new Problem("ACTOR004", $"this is not well-formed YAML: {fault.Message}", file, (int)fault.Start.Line)
            );
        }
        catch (Exception fault)
            when (fault is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            // what the parser throws on escapes and numbers that are none
            problems.Add(new Problem("ACTOR004", $"this is not well-formed YAML: {fault.Message}", file, 1));
        }
    }

    // the list of actors, and what stands before it
    private static (object? Body, DateOnly? KnownUntil) Body(Parser parser, string file, List<Problem> problems)
    {
        var first = Node(parser, 0, file, problems);
        if (
            first is not Fields head
            || !parser.TryConsume<DocumentEnd>(out _)
            || !parser.TryConsume<DocumentStart>(out _)
        )
            return (first, null);
        foreach (var unknown in head.Of.Where(f => f.Key != KnownUntil))
            problems.Add(
                new Problem(
                    "ACTOR010",
                    $"'{unknown.Key}' is no field of an actor file; expected {KnownUntil}.",
                    file,
                    unknown.Value.Line
                )
            );
        return (Node(parser, 0, file, problems), Day(head, KnownUntil, first: false, file, problems));
    }

    private sealed record Fields(Dictionary<string, (object? Value, int Line)> Of, int Line);

    private static object? Node(IParser parser, int depth, string file, List<Problem> problems)
    {
        if (parser.Accept<AnchorAlias>(out var alias))
            throw new YamlException(alias.Start, alias.End, "aliases are not allowed in packs");
        if (depth > DeepestNesting)
            throw new YamlException(parser.Current!.Start, parser.Current.End, "the nesting is too deep");
        if (parser.TryConsume<Scalar>(out var scalar))
            return scalar.Value;
        if (parser.TryConsume<SequenceStart>(out _))
        {
            var list = new List<object?>();
            while (!parser.TryConsume<SequenceEnd>(out _))
                list.Add(Node(parser, depth + 1, file, problems));
            return list;
        }
        var start = parser.Consume<MappingStart>();
        var fields = new Dictionary<string, (object?, int)>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            if (!fields.TryAdd(key.Value, (Node(parser, depth + 1, file, problems), (int)key.Start.Line)))
                problems.Add(
                    new Problem("ACTOR005", $"the field '{key.Value}' is given twice.", file, (int)key.Start.Line)
                );
        }
        return new Fields(fields, (int)start.Start.Line);
    }

    private static void ReadActor(
        object? entry,
        DateOnly? knownUntil,
        string file,
        List<Actor> actors,
        List<Problem> problems
    )
    {
        if (entry is not Fields fields)
        {
            problems.Add(new Problem("ACTOR003", "an actor is a mapping with id, kind and name.", file));
            return;
        }
        var before = problems.Count;
        void Report(string code, string message, string field) =>
            problems.Add(
                new Problem(code, message, file, fields.Of.TryGetValue(field, out var f) ? f.Line : fields.Line)
            );
        string? Text(string field) => fields.Of.TryGetValue(field, out var f) ? f.Value as string : null;
        var (id, name) = (Text("id"), Text("name"));
        if (string.IsNullOrWhiteSpace(id))
            Report("ACTOR006", "an actor needs an id.", "id");
        if (string.IsNullOrWhiteSpace(name))
            Report("ACTOR007", "an actor needs a name.", "name");
        if (!Enum.TryParse<ActorKind>(Text("kind"), ignoreCase: true, out var kind))
            Report("ACTOR008", $"'{Text("kind")}' is no kind; expected person, office, organisation or state.", "kind");
        var state = StateCode.TryParse(Text("state"));
        if (Text("state") is { } code && state is null)
            Report("ACTOR009", $"'{code}' is not an ISO 3166-1 alpha-3 code.", "state");
        foreach (
            var unknown in fields.Of.Keys.Except(
                [
                    "id",
                    "kind",
                    "name",
                    "aliases",
                    "pronoun",
                    "languages",
                    "state",
                    "wikidata",
                    "posts",
                    "source",
                    "unverified",
                ],
                StringComparer.Ordinal
            )
        )
            Report("ACTOR010", $"'{unknown}' is no field of an actor.", unknown);
        var actor = new Actor(id ?? "", kind, name ?? "")
        {
            Aliases = Texts(fields, "aliases", file, problems),
            Pronoun = Text("pronoun"),
            Languages = Texts(fields, "languages", file, problems),
            State = state,
            Wikidata = Text("wikidata"),
            Source = Text("source"),
            IsUnverified = Text("unverified") == "true",
            Memberships = Posts(fields, file, problems),
            KnownUntil = kind == ActorKind.Office ? knownUntil : null,
        };
        if (problems.Count == before)
            actors.Add(actor);
    }

    private static ImmutableArray<string> Texts(Fields fields, string field, string file, List<Problem> problems)
    {
        if (!fields.Of.TryGetValue(field, out var found))
            return [];
        if (found.Value is List<object?> list && list.TrueForAll(v => v is string { Length: > 0 }))
            return [.. list.Cast<string>()];
        problems.Add(new Problem("ACTOR011", $"'{field}' is a list of texts.", file, found.Line));
        return [];
    }

    private static ImmutableArray<Membership> Posts(Fields fields, string file, List<Problem> problems)
    {
        if (!fields.Of.TryGetValue("posts", out var found))
            return [];
        var posts = ImmutableArray.CreateBuilder<Membership>();
        if (found.Value is not List<object?> list)
            problems.Add(new Problem("ACTOR012", "'posts' is a list of posts held.", file, found.Line));
        else
            foreach (var entry in list)
                if (Post(entry, file, found.Line, problems) is { } post)
                    posts.Add(post);
        return posts.ToImmutable();
    }

    private static Membership? Post(object? entry, string file, int line, List<Problem> problems)
    {
        if (
            entry is not Fields fields
            || !fields.Of.TryGetValue("office", out var office)
            || office.Value is not string { Length: > 0 } id
        )
        {
            problems.Add(new Problem("ACTOR013", "a post names its office.", file, line));
            return null;
        }
        string? Text(string field) => fields.Of.TryGetValue(field, out var f) ? f.Value as string : null;
        var from = Day(fields, "from", first: true, file, problems);
        var to = Day(fields, "to", first: false, file, problems);
        if (from > to)
        {
            problems.Add(
                new Problem(
                    "ACTOR014",
                    $"the post '{id}' ends ({to:yyyy-MM-dd}) before it begins ({from:yyyy-MM-dd}).",
                    file,
                    fields.Line
                )
            );
            return null;
        }
        return new Membership(id, new DateWindow(from, to), Text("source"))
        {
            IsUnverified = Text("unverified") == "true",
        };
    }

    private static DateOnly? Day(Fields fields, string field, bool first, string file, List<Problem> problems)
    {
        if (!fields.Of.TryGetValue(field, out var found) || found.Value is not string { Length: > 0 } text)
            return null;
        if (DateWindow.TryParse(text) is { } window)
            return first ? window.First : window.Last;
        problems.Add(
            new Problem(
                "ACTOR015",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{text}' is no day, month or year (2024-10-01, 2024-10, 2024)."
                ),
                file,
                found.Line
            )
        );
        return null;
    }

    private static void CheckOffices(List<Actor> actors, List<Problem> problems)
    {
        var offices = actors.Where(a => a.Kind == ActorKind.Office).Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var actor in actors)
        foreach (var post in actor.Memberships.Where(m => !offices.Contains(m.OfficeId)))
            problems.Add(
                new Problem("ACTOR016", $"'{actor.Id}' holds the office '{post.OfficeId}', which no pack describes.")
            );
    }
}
