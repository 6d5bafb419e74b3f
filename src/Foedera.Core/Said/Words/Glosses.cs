using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Foedera.Core.Said.Words;

/// <summary>What words of another language may mean in English (<c>languages/TAG/glosses.txt</c>: a word, a tab, English
/// words). A dictionary has no inflections: a word that it lacks goes by the entry that begins most like it.</summary>
internal sealed class Glosses
{
    private const string Root = "glosses/";

    // letters that a word and its entry share at least, and letters behind them at most
    private const int ShortestStem = 4;
    private const int LongestEnding = 4;
    private const int MostEntries = 3;

    // by language, each read when it is first asked for
    private static readonly FrozenDictionary<string, Lazy<Glosses>> Tables = typeof(Glosses)
        .Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Root, StringComparison.Ordinal))
        .ToFrozenDictionary(
            name => name[Root.Length..].TrimEnd('/', '\\'),
            name => new Lazy<Glosses>(() => Read(name))
        );

    private readonly string[] words;
    private readonly ImmutableArray<string>[] meanings;

    private Glosses(SortedDictionary<string, ImmutableArray<string>> entries) =>
        (words, meanings) = ([.. entries.Keys], [.. entries.Values]);

    /// <summary>The table of a language; null for English and where there is none.</summary>
    /// <param name="language">Primary subtag of BCP 47, in small letters.</param>
    public static Glosses? Of(string language) => Tables.GetValueOrDefault(language)?.Value;

    /// <summary>English words, in their canonical spelling, that a word may mean; none for one that the table does not
    /// know.</summary>
    /// <param name="word">In its canonical spelling.</param>
    public ImmutableArray<string> For(string word)
    {
        var at = Array.BinarySearch(words, word, StringComparer.Ordinal);
        if (at >= 0)
            return meanings[at];
        var like = Entries(word, ~at);
        return [.. like.SelectMany(entry => meanings[entry]).Distinct()];
    }

    // entries in a row around the place where the word would stand
    private List<int> Entries(string word, int place)
    {
        var (best, found) = (Math.Max(ShortestStem, word.Length - LongestEnding) - 1, new List<int>());
        for (var at = place - 1; at >= 0 && Shared(words[at], word) > ShortestStem - 1; at--)
            Consider(at);
        for (var at = place; at < words.Length && Shared(words[at], word) > ShortestStem - 1; at++)
            Consider(at);
        return found;

        void Consider(int at)
        {
            var shared = Shared(words[at], word);
            if (shared < best || words[at].Length - shared > LongestEnding || shared < word.Length - LongestEnding)
                return;
            if (shared > best)
                found.Clear();
            best = shared;
            if (found.Count < MostEntries)
                found.Add(at);
        }
    }

    private static int Shared(string one, string other)
    {
        var length = Math.Min(one.Length, other.Length);
        for (var i = 0; i < length; i++)
            if (one[i] != other[i])
                return i;
        return length;
    }

    private static Glosses Read(string resource)
    {
        using var stream = typeof(Glosses).Assembly.GetManifestResourceStream(resource)!;
        var entries = new SortedDictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is not [var word, var english])
                continue;
            var entry = Spelling.Canonical(Spelling.Plain(word));
            var means = english.Split(' ').Select(Spelling.Canonical);
            entries[entry] = [.. entries.GetValueOrDefault(entry, []).Concat(means).Distinct()];
        }
        return new Glosses(entries);
    }
}
