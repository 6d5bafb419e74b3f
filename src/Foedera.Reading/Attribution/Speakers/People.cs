using Foedera.Core.Said;
using Foedera.Reading.Encoder;
using Foedera.Reading.Lexicons;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution.Speakers;

/// <summary>The persons that a document names: full names first, then every later mention by surname.</summary>
internal sealed class People
{
    private static readonly HashSet<string> InstitutionWords = new(
        Lexicon.Lines("institution-words.txt").SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly WordList Suffixes = WordList.AnyCase("people", "suffix");
    private static readonly WordList Mr = WordList.AsWritten("people", "mr");
    private static readonly WordList Mrs = WordList.AsWritten("people", "mrs");
    private static readonly WordList Relative = WordList.AnyCase("grammar", "relative");

    private const int LongestByline = 10;

    private readonly ActorDirectory actors;
    private readonly NamesRead? names;
    private readonly List<(int At, string Name, string? ActorId)> bodies = [];
    private readonly string text;
    private readonly Dictionary<Core.Primitives.StateCode, bool> states = [];
    private readonly Dictionary<string, Person> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Person> byActor = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Person>> bySurname = new(StringComparer.Ordinal);

    public People(IReadOnlyList<Passage> passages, ActorDirectory actors, NamesRead? names)
    {
        (this.actors, this.names) = (actors, names);
        text = passages.Count > 0 ? passages[0].Text : "";
        var runs = new List<(int Passage, NameRun Run, string Name)>();
        for (var i = 0; i < passages.Count; i++)
            foreach (var run in passages[i].IsTitleCase || IsByline(passages[i]) ? [] : NameRun.In(passages[i]))
                runs.Add((i, run, NameRun.InTitleCase(run.Text(passages[i]))));
        foreach (var (passage, run, name) in runs)
        {
            NoteBody(passages[passage], run);
            if (name.Contains(' ', StringComparison.Ordinal))
                Introduce(passages[passage], run, name);
        }
        for (var i = 0; i < passages.Count; i++)
            if (passages[i].IsTitleCase)
                runs.AddRange(
                    InHeadline(passages[i]).Select(run => (i, run, NameRun.InTitleCase(run.Text(passages[i]))))
                );
        foreach (var (passage, run, name) in runs.OrderBy(r => r.Passage).ThenBy(r => r.Run.First))
        {
            if (Recall(passages[passage], run, name) is not { } person)
                continue;
            if (!passages[passage].IsTitleCase)
                Describe(passages[passage], run, person);
            Mentions.Add(new Mention(passage, First(run, name, person), run.End, person));
        }
    }

    /// <summary>Where persons are named, in the order of the text.</summary>
    public List<Mention> Mentions { get; } = [];

    /// <summary>True when the text names only one person, so that nobody else can be meant.</summary>
    public bool IsAlone => byName.Count == 1;

    /// <summary>True when the pronoun can mean nobody else whom the text names, those left aside whom it cannot mean
    /// here.</summary>
    public bool IsOnly(Person person, string pronoun, IReadOnlySet<Person> others) =>
        byName.Values.All(p => p == person || !p.Fits(pronoun) || others.Contains(p));

    /// <summary>Adds places where the text speaks of a person without the name; the order stays that of the
    /// text.</summary>
    public void AddMentions(IEnumerable<Mention> mentions)
    {
        Mentions.AddRange(mentions);
        Mentions.Sort((a, b) => a.Passage != b.Passage ? a.Passage.CompareTo(b.Passage) : a.First.CompareTo(b.First));
    }

    /// <summary>The persons of that surname; more than one when the document names several.</summary>
    public IReadOnlyList<Person> WithSurname(string surname) =>
        bySurname.GetValueOrDefault(ActorDirectory.Fold(surname)) ?? [];

    /// <summary>True when a capitalised name is more likely an institution or a place.</summary>
    public static bool IsInstitution(string name) => name.Split(' ').Any(InstitutionWords.Contains);

    /// <summary>The body named before a place whose name ends in a word; null where there is none, or
    /// several.</summary>
    /// <param name="last">"ministry".</param>
    /// <param name="position">The place in the text.</param>
    public (string Name, string? ActorId)? BodyBefore(ReadOnlySpan<char> last, int position)
    {
        (string Name, string? ActorId)? only = null;
        foreach (var (at, name, id) in bodies)
        {
            if (
                at >= position
                || !name.AsSpan(name.LastIndexOf(' ') + 1).Equals(last, StringComparison.OrdinalIgnoreCase)
            )
                continue;
            if (only is { } other && other.Name != name)
                return null;
            only = (name, id);
        }
        return only;
    }

    /// <summary>Makes a person of a name that stands as the source of a statement.</summary>
    public Person Adopt(string name) =>
        byName.TryGetValue(ActorDirectory.Fold(name), out var known) ? known : Add(name, Known(name));

    // where every word has a capital, only names that the text or the packs know are names
    private IEnumerable<NameRun> InHeadline(Passage p)
    {
        for (var i = 0; i < p.Count; i++)
        {
            if (!p.IsCapital(i))
                continue;
            var words = Math.Min(3, p.Count - i);
            for (; words > 0; words--)
                if (IsKnown(new NameRun(i, i, i + words), p))
                    break;
            if (words == 0)
                continue;
            yield return new NameRun(i, i, i + words);
            i += words - 1;
        }
    }

    // "By Ann Lee and Max Varn": those who write are not those who are written about; "by Chancellor Varn" heads a
    // speech
    private static bool IsByline(Passage p)
    {
        if (!p.Is(0, "by") || p.Count > LongestByline)
            return false;
        for (var i = 1; i < p.Count; i++)
            if ((p.IsWord(i) && !p.IsCapital(i) && !p.Is(i, "and")) || p.Can(i, WordUse.Title))
                return false;
        return true;
    }

    // of a longer run, "Ann Lee Calls Max Varn", the person is its end
    private static int First(NameRun run, string name, Person person) =>
        name.EndsWith(" " + person.Name, StringComparison.OrdinalIgnoreCase)
            ? run.End - 1 - person.Name.Count(' '.Equals)
            : run.Name;

    private bool IsKnown(NameRun run, Passage p)
    {
        for (var i = run.First; i < run.End; i++)
            if (!p.IsCapital(i))
                return false;
        var name = run.Text(p);
        if (byName.ContainsKey(ActorDirectory.Fold(name)))
            return true;
        if (run.End - run.First > 1)
            return Known(name) is not null;
        return WithSurname(name).Count > 0
            || (
                !actors.Named(name).Any(a => a.Kind != ActorKind.Person)
                && actors.WithSurname(name).Take(2).Count() == 1
                && !p.Can(run.First, WordUse.FirstWord | WordUse.Title | WordUse.Month)
                && name.Length > 3
            );
    }

    // "the South Karsk Unification Ministry"
    private void NoteBody(Passage p, NameRun run)
    {
        if (p.IsTitleCase || run.End - run.First < 2)
            return;
        var name = string.Join(
            ' ',
            Enumerable
                .Range(run.First, run.End - run.First)
                .Where(p.IsWord)
                .Select(i => NameRun.Bare(p.Word(i)).ToString())
        );
        if (!InstitutionWords.Contains(name[(name.LastIndexOf(' ') + 1)..]))
            return;
        var known = actors.Named(name).Where(a => a.Kind == ActorKind.Organisation).Take(2).ToList();
        bodies.Add(
            (p.Items[run.First].Start, known is [var actor] ? actor.Name : name, known is [var same] ? same.Id : null)
        );
    }

    private bool IsPersonName(Passage p, NameRun run) =>
        names is null
        || p.IsTitleCase
        || p.Span(run.Name, run.End) is var name && (!names.Covers(name) || names.Has(name, NameKind.Person));

    private void Introduce(Passage p, NameRun run, string name)
    {
        if (byName.ContainsKey(ActorDirectory.Fold(name)) || IsSurnameWithParticle(name))
            return;
        var actor = Known(name);
        // "Democrat Hillary Clinton": the packs know the end of the run
        for (var words = name; actor is null && words.Count(c => c == ' ') > 1; )
        {
            words = words[(words.IndexOf(' ', StringComparison.Ordinal) + 1)..];
            actor = Known(words);
            if (actor is not null)
                name = words;
        }
        if (actor is null && (IsInstitution(name) || actors.Named(name).Any() || name.Any(char.IsAsciiDigit)))
            return;
        var given = p.Can(run.Name, WordUse.MasculineName | WordUse.FeminineName);
        var titled =
            run.Name > run.First
            || (run.First > 0 && p.Can(run.First - 1, WordUse.Title))
            || (
                p.Kind(run.End) == ItemKind.Comma
                && p.Can(run.End + 1, WordUse.Determiner)
                && (p.Can(run.End + 2, WordUse.Title) || p.Can(run.End + 3, WordUse.Title))
            );
        if (actor is null && !given && !IsPersonName(p, run))
            return;
        var person = Add(name, actor);
        person.IsCertain |= actor is not null || given || titled;
    }

    // "De la Vega" after "Maria de la Vega": the particle has a capital where it opens a sentence
    private bool IsSurnameWithParticle(string name) =>
        NameRun.IsParticle(name[..name.IndexOf(' ', StringComparison.Ordinal)].ToLowerInvariant())
        && WithSurname(ActorDirectory.SurnameOf(name))
            .Any(p => p.Name.EndsWith(" " + name, StringComparison.OrdinalIgnoreCase));

    private Actor? Known(string name)
    {
        Actor? only = null;
        foreach (var actor in actors.Named(name).Concat(actors.Named(Plain(name))).Distinct())
        {
            if (actor.Kind != ActorKind.Person)
                continue;
            if (only is not null)
                return null;
            only = actor;
        }
        return only;
    }

    // Lloyd J. Austin III is Lloyd Austin
    private static string Plain(string name) =>
        string.Join(' ', name.Split(' ').Where(w => !(w.Length == 2 && w[1] == '.') && !Suffixes.Contains(w)));

    private Person Add(string name, Actor? actor)
    {
        var key = ActorDirectory.Fold(name);
        if (byName.TryGetValue(key, out var known))
            return known;
        var person = actor is not null && byActor.TryGetValue(actor.Id, out var same) ? same : new Person(name, actor);
        if (actor is not null)
            byActor[actor.Id] = person;
        byName[key] = person;
        if (!bySurname.TryGetValue(person.Surname, out var family))
            bySurname[person.Surname] = family = [];
        if (!family.Contains(person))
            family.Add(person);
        return person;
    }

    private Person? Recall(Passage p, NameRun run, string name)
    {
        if (byName.TryGetValue(ActorDirectory.Fold(name), out var known))
            return known;
        // "Prime Minister Rutte", "Rutte", "Mr. Rutte"; in a longer run the packs' name was found at its end
        var last = ActorDirectory.SurnameOf(name);
        var family = WithSurname(last);
        if (family.Count == 0 && name.Contains(' ', StringComparison.Ordinal))
            return Known(name) is { } actor ? Add(actor.Name, actor) : null;
        if (family.Count > 0 && Honoured(p, run) is { } pronoun)
        {
            var fitting = family.Where(f => f.Fits(pronoun)).ToList();
            if (fitting.Count == 0)
                return Titled(p, run, name);
            family = fitting;
        }
        if (family.Count == 1)
            return
                name.Contains(' ', StringComparison.Ordinal)
                && !name.EndsWith(" " + family[0].Name, StringComparison.OrdinalIgnoreCase)
                && !family[0]
                    .Name.EndsWith(
                        name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..],
                        StringComparison.OrdinalIgnoreCase
                    )
                ? null
                : family[0];
        if (family.Count > 1)
            return family.FirstOrDefault(f => f.Actor is not null) ?? family[0];
        return run.Name > run.First || (run.First > 0 && p.Can(run.First - 1, WordUse.Title))
            ? Titled(p, run, name)
            : FromPacks(name);
    }

    // "Mr. Varn" is not Mary Varn
    private static string? Honoured(Passage p, NameRun run) =>
        p.Is(run.Name - 1, Mr) ? "he"
        : p.Is(run.Name - 1, Mrs) ? "she"
        : null;

    // "President Macron" where nobody gave the full name
    private Person? Titled(Passage p, NameRun run, string name)
    {
        if (FromPacks(name) is { } known)
            return known;
        if (IsInstitution(name) || actors.Named(name).Any() || p.Can(run.Name, WordUse.Title) || !IsPersonName(p, run))
            return null;
        var person = Add(name, null);
        person.IsCertain = true;
        return person;
    }

    private Person? FromPacks(string surname)
    {
        if (actors.Named(surname).Any(a => a.Kind != ActorKind.Person))
            return null;
        var bearers = actors
            .WithSurname(surname)
            .Concat(actors.Named(surname))
            .Distinct()
            .Where(IsAtHome)
            .Take(2)
            .ToList();
        if (bearers.Count != 1)
            return null;
        var person = Add(bearers[0].Name, bearers[0]);
        person.IsCertain = true;
        bySurname[ActorDirectory.Fold(surname)] = [person];
        return person;
    }

    private bool IsNamed(Core.Primitives.StateCode state)
    {
        if (!states.TryGetValue(state, out var isNamed))
            states[state] = isNamed = actors.NamesOf(state).Any(name => text.Contains(name, StringComparison.Ordinal));
        return isNamed;
    }

    // a surname alone is a person of the packs only where the text speaks of the state or body that the person speaks
    // for
    private bool IsAtHome(Actor person)
    {
        var places = person
            .Memberships.Select(m => actors.Find(m.OfficeId)?.State)
            .Append(person.State)
            .OfType<Core.Primitives.StateCode>()
            .Distinct()
            .ToList();
        return places.Count == 0
            || places.Exists(state => IsNamed(state))
            || person.Memberships.Any(m => actors.Find(m.OfficeId) is { State: null });
    }

    private static void Describe(Passage p, NameRun run, Person person)
    {
        for (var i = run.First; i < run.Name; i++)
            person.Describe(p.Word(i));
        for (
            var i = run.First - 1;
            i >= 0
                && i >= run.First - 6
                && p.IsWord(i)
                && (p.Can(i, WordUse.Title) || p.IsCapital(i))
                && !p.Can(i, WordUse.FirstWord);
            i--
        )
            person.Describe(NameRun.Bare(p.Word(i)));
        if (
            p.Kind(run.End) != ItemKind.Comma
            || p.IsPossessive(run.End - 1)
            || !(p.Can(run.End + 1, WordUse.Determiner) || p.Can(run.End + 1, WordUse.Title))
        )
            return;
        var end = run.End + 1;
        while (end < Math.Min(p.Count, run.End + 12) && p.IsWord(end) && VerbGroup.At(p, end, run.End, p.Count) is null)
            end++;
        if (IsVerbOf(p, run.End + 1, end))
            return;
        // "an aide of the president", "the president's aide": what stands beyond the first preposition, or owns, is
        // somebody else's
        for (var (i, beyond) = (run.End + 1, false); i < end; i++)
        {
            beyond |= p.Can(i, WordUse.Preposition);
            if (p.IsCapital(i) || !(beyond || p.IsPossessive(i)))
                person.Describe(NameRun.Bare(p.Word(i)));
        }
    }

    // "After talks with Varn, the governor praised": a clause begins after the comma, no apposition
    private static bool IsVerbOf(Passage p, int first, int end)
    {
        for (var i = first; i < end; i++)
            if (p.Is(i, Relative))
                return false;
        return p.IsWord(end);
    }
}
