using System.Collections.Frozen;
using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>What a word inside the name of a state stands for.</summary>
public enum NameWordRole
{
    /// <summary>A short form of another word: "Rep." for "Republic".</summary>
    Shortened,

    /// <summary>A word that tells no states apart: "of", "the", "and".</summary>
    Small,

    /// <summary>A word of the full style that people leave out: "Republic", "Kingdom".</summary>
    Formal,
}

/// <summary>A word inside names of states.</summary>
/// <param name="Word">The word, in small letters.</param>
/// <param name="StandsFor">The long form of a short one; empty otherwise.</param>
/// <param name="Role">What it does.</param>
public sealed record NameWord(string Word, string StandsFor, NameWordRole Role);

/// <summary>Finds a state by what people write: codes, short and full names, names in other languages, abbreviations,
/// and names with a
/// comma ("Korea, Rep."). Where a spelling fits two states, it finds none.</summary>
internal sealed class StateNames
{
    private const int MostSuggestions = 3;
    private readonly FrozenDictionary<string, State> exact;
    private readonly FrozenDictionary<string, State?> spelledOut;
    private readonly FrozenDictionary<string, State?> withoutStyle;
    private readonly FrozenDictionary<string, NameWord> words;

    public StateNames(ImmutableArray<State> states, ImmutableArray<NameWord> words)
    {
        this.words = words.DistinctBy(w => w.Word).ToFrozenDictionary(w => w.Word);
        var names = states.SelectMany(s => NamesOf(s).OfType<string>().Select(n => (State: s, Name: n))).ToList();
        exact = First(names);
        spelledOut = Unambiguous(names, n => SpelledOut(n));
        withoutStyle = Unambiguous(names, n => WithoutStyle(SpelledOut(n)));
    }

    public State? Find(string text)
    {
        if (exact.GetValueOrDefault(World.Key(text)) is { } known)
            return known;
        foreach (var spelling in Turned(text))
        {
            var full = SpelledOut(spelling);
            if (exact.GetValueOrDefault(full) is { } joined)
                return joined;
            if (spelledOut.GetValueOrDefault(full) is { } found)
                return found;
        }
        foreach (var spelling in Turned(text))
            if (withoutStyle.GetValueOrDefault(WithoutStyle(SpelledOut(spelling))) is { } plain)
                return plain;
        return null;
    }

    /// <summary>The states whose names come nearest to a text; none when nothing is near.</summary>
    public ImmutableArray<State> Nearest(string text)
    {
        var key = World.Key(text);
        if (key.Length is < 3 or > 60)
            return [];
        var most = Math.Max(1, key.Length / 4);
        return
        [
            .. exact
                .Where(e => Math.Abs(e.Key.Length - key.Length) <= most && e.Key.Length > 2)
                .Select(e => (State: e.Value, Apart: EditDistance.Of(e.Key, key)))
                .Where(e => e.Apart <= most)
                .OrderBy(e => e.Apart)
                .ThenBy(e => e.State.Name, StringComparer.Ordinal)
                .Select(e => e.State)
                .DistinctBy(s => s.Code)
                .Take(MostSuggestions),
        ];
    }

    private static IEnumerable<string?> NamesOf(State s) =>
        [s.Code.Code, s.Alpha2, s.Name, .. s.Aliases, .. s.OtherNames];

    private static FrozenDictionary<string, State> First(List<(State State, string Name)> names)
    {
        var index = new Dictionary<string, State>();
        foreach (var (state, name) in names)
            index.TryAdd(World.Key(name), state);
        return index.ToFrozenDictionary();
    }

    private static FrozenDictionary<string, State?> Unambiguous(
        List<(State State, string Name)> names,
        Func<string, string> spell
    )
    {
        var index = new Dictionary<string, State?>();
        foreach (var (state, name) in names)
        {
            var key = spell(name);
            if (key.Length < 2)
                continue;
            if (!index.TryAdd(key, state) && index[key] != state)
                index[key] = null;
        }
        return index.ToFrozenDictionary();
    }

    // "Korea, Rep." is "Rep. Korea"; "Germany (FRG)" is "Germany"
    private static IEnumerable<string> Turned(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var plain = open > 0 ? text[..open] : text;
        yield return plain;
        var comma = plain.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0)
            yield return $"{plain[(comma + 1)..]} {plain[..comma]}";
    }

    // single letters are drawn together ("U.S."), short words written out, small words dropped
    private string SpelledOut(string text)
    {
        var parts = new List<string>();
        var letters = "";
        foreach (var part in World.Key(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Length == 1)
                letters += part;
            else
            {
                Close();
                Add(part);
            }
        }
        Close();
        return string.Join(' ', parts);

        void Close()
        {
            if (letters.Length > 0)
                Add(letters);
            letters = "";
        }

        void Add(string part)
        {
            var word = words.GetValueOrDefault(part);
            if (word is { Role: NameWordRole.Small })
                return;
            parts.Add(word is { Role: NameWordRole.Shortened } ? word.StandsFor : part);
        }
    }

    private string WithoutStyle(string spelled) =>
        string.Join(
            ' ',
            spelled.Split(' ').Where(part => words.GetValueOrDefault(part) is not { Role: NameWordRole.Formal })
        );
}
