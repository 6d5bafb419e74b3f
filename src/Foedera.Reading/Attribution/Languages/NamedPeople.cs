using System.Collections.Immutable;
using Foedera.Core.Said;

namespace Foedera.Reading.Attribution.Languages;

/// <summary>Names of persons in a text of any language: capitalised words in a row, titles before them left
/// out.</summary>
internal sealed class NamedPeople(SpeechTables tables, ActorDirectory actors)
{
    private const int LongestName = 5;
    private const int TitleReach = 5;
    private const int ShortestTitle = 4;

    private readonly Dictionary<string, string> full = new(StringComparer.Ordinal);
    private readonly List<(string Title, string Name)> withTitles = [];

    /// <summary>Remembers the full names of a sentence, for later mentions by surname.</summary>
    public void Learn(string text, Sentence sentence)
    {
        var parts = sentence.Parts;
        foreach (var run in Runs(text, parts, 0, parts.Length))
        {
            var name = Text(text, parts, run);
            if (
                run.Length > 1
                && (!tables.NounsHaveCapitals || run.Titled || IsBesideCue(parts, run) || Known(name) is not null)
            )
                Learn(name);
            if (!run.Titled || Who(text, parts, run, alone: true)?.Name is not { } who)
                continue;
            for (var i = run.First - 1; i >= 0 && i > run.First - TitleReach && parts[i].IsWord; i--)
                if (tables.IsTitle(parts[i].Word))
                    withTitles.Add((parts[i].Word, who));
        }
    }

    private bool IsBesideCue(ImmutableArray<Part> parts, Run run) =>
        (run.First > 0 && tables.Cues.Contains(parts[run.First - 1].Word))
        || (run.End < parts.Length && tables.Cues.Contains(parts[run.End].Word));

    /// <summary>Whom a title without a name means, of those whom the text has named with it; nobody where they are
    /// several or none.</summary>
    /// <param name="parts">The sentence.</param>
    /// <param name="first">First part.</param>
    /// <param name="end">Part after the last.</param>
    /// <param name="who">Who it is; null where nobody is known.</param>
    /// <returns>False when no title stands there with which the text has named anybody.</returns>
    public bool IsDescribed(ImmutableArray<Part> parts, int first, int end, out Speaker? who)
    {
        who = null;
        for (var i = Math.Max(0, first); i < Math.Min(end, parts.Length); i++)
        {
            if (!parts[i].IsWord || !tables.IsTitle(parts[i].Word))
                continue;
            var names = withTitles
                .Where(t => IsAlike(t.Title, parts[i].Word))
                .Select(t => t.Name)
                .Distinct()
                .Take(2)
                .ToList();
            if (names.Count == 0)
                continue;
            who = names is [var only]
                ? Known(only) is { } actor
                    ? Speaker.Known(actor.Name, actor.Id)
                    : Speaker.Known(only)
                : null;
            return true;
        }
        return false;
    }

    // Kanzler, Bundeskanzler; Kanzlerin is another
    private static bool IsAlike(string one, string other) =>
        one.Length >= ShortestTitle
        && other.Length >= ShortestTitle
        && (
            one.EndsWith(other, StringComparison.OrdinalIgnoreCase)
            || other.EndsWith(one, StringComparison.OrdinalIgnoreCase)
        );

    private void Learn(string name)
    {
        var words = name.Split(' ');
        foreach (var key in new[] { words[^1], words[0], ActorDirectory.Fold(name) })
            full.TryAdd(Key(key), name);
    }

    /// <summary>The first person that a stretch of a sentence names as a subject; null when it names none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="parts">The sentence.</param>
    /// <param name="first">First part.</param>
    /// <param name="end">Part after the last.</param>
    /// <param name="alone">True where a single capitalised word is a name although nothing else shows it: right beside
    /// a verb of saying.</param>
    public (Speaker Who, Run At)? Subject(string text, ImmutableArray<Part> parts, int first, int end, bool alone)
    {
        foreach (var run in Runs(text, parts, first, end))
        {
            if (
                IsBehindPreposition(parts, run, first)
                || (run.End < parts.Length && tables.Particles.Contains(parts[run.End].Word))
            )
                continue;
            if (Who(text, parts, run, alone && run.First - first <= 1) is { } who)
                return (who, run);
        }
        return null;
    }

    // a full name, the surname of one given before, a title and a name, or a name that the packs know
    private Speaker? Who(string text, ImmutableArray<Part> parts, Run run, bool alone)
    {
        var name = Text(text, parts, run);
        if (run.Length == 1 && full.TryGetValue(Key(name), out var known))
            name = known;
        if (Known(name) is { } actor)
            return Speaker.Known(actor.Name, actor.Id);
        var isWhole =
            name.Contains(' ', StringComparison.Ordinal)
            && (!tables.NounsHaveCapitals || alone || full.ContainsKey(Key(name)));
        if (isWhole || run.Titled || (alone && !(run.First > 0 && tables.Articles.Contains(parts[run.First - 1].Word))))
            return Speaker.Known(name);
        return null;
    }

    private Actor? Known(string name)
    {
        var latin = tables.Names.Latin(name);
        var named = actors.Named(latin).Where(a => a.Kind == ActorKind.Person).Take(2).ToList();
        if (named.Count == 1)
            return named[0];
        var words = latin.Split(' ');
        var bearers = actors
            .Sounding(words[^1])
            .Where(a => words.Length == 1 || Sounds(a, words[0]))
            .Distinct()
            .Take(2)
            .ToList();
        return bearers.Count == 1 && (words.Length > 1 || bearers[0].Memberships.Length > 0) ? bearers[0] : null;
    }

    private static bool Sounds(Actor actor, string given) =>
        actor
            .Aliases.Append(actor.Name)
            .Any(name => ActorDirectory.SoundOf(name.Split(' ')[0]) == ActorDirectory.SoundOf(given));

    /// <summary>Capitalised words in a row in a stretch of a sentence.</summary>
    public IEnumerable<Run> Runs(string text, ImmutableArray<Part> parts, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (!IsName(parts, i))
                continue;
            var stop = i + 1;
            while (
                stop < end
                && stop - i < 2 * LongestName
                && (
                    IsName(parts, stop)
                    || (
                        tables.Particles.Contains(parts[stop].Word)
                        && stop + 1 < end
                        && IsNameAfterParticles(parts, stop, end)
                    )
                )
            )
                stop++;
            var name = i;
            while (name < stop && tables.IsTitle(parts[name].Word))
                name++;
            var titled =
                name > i
                || (i > first && tables.IsTitle(parts[i - 1].Word))
                || (i > first + 1 && tables.IsTitle(parts[i - 2].Word) && tables.Articles.Contains(parts[i - 1].Word));
            // "президент России Владимир Путин": what the title is of stands between
            if (titled && stop - name == LongestName - 2 && !tables.Particles.Contains(parts[name + 1].Word))
                name++;
            if (name < stop && stop - name <= LongestName)
                yield return new Run(name, stop, titled);
            i = stop - 1;
        }
    }

    private bool IsNameAfterParticles(ImmutableArray<Part> parts, int i, int end)
    {
        while (i < end && tables.Particles.Contains(parts[i].Word))
            i++;
        return i < end && IsName(parts, i);
    }

    // a capital that is no opening of a sentence with one of the language's commonest words
    private bool IsName(ImmutableArray<Part> parts, int i)
    {
        if (!parts[i].IsCapital || tables.Stop.Contains(parts[i].Word))
            return false;
        var word = parts[i].Word;
        return !(i == 0 && (IsFunction(word) || tables.Cues.Contains(word)))
            && !(tables.He.Contains(word) || tables.She.Contains(word));
    }

    private bool IsFunction(string word) =>
        tables.Articles.Contains(word)
        || tables.Prepositions.Contains(word)
        || tables.Common.Contains(word)
        || tables.That.Contains(word)
        || tables.According.Contains(word);

    private bool IsBehindPreposition(ImmutableArray<Part> parts, Run run, int first)
    {
        for (var i = run.First - 1; i >= Math.Max(first, run.First - 2); i--)
        {
            if (!parts[i].IsWord)
                return false;
            if (tables.Prepositions.Contains(parts[i].Word))
                return true;
            if (!tables.Articles.Contains(parts[i].Word))
                return false;
        }
        return false;
    }

    private static string Text(string text, ImmutableArray<Part> parts, Run run) =>
        text[parts[run.First].At.Start..parts[run.End - 1].At.End];

    private static string Key(string name) => ActorDirectory.Fold(name);

    /// <summary>A name in a sentence.</summary>
    /// <param name="First">Its first part.</param>
    /// <param name="End">The part after it.</param>
    /// <param name="Titled">True when a title stands before it.</param>
    internal readonly record struct Run(int First, int End, bool Titled)
    {
        public int Length => End - First;
    }
}
