using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Foedera.Reading.Lexicons;

/// <summary>How words of one language are searched for: forms and spellings of one word, and what the words of a
/// question are for. The words
/// stand in <c>languages/TAG/search.txt</c>.</summary>
public sealed class SearchLanguage
{
    private const string File = "search";

    private static readonly ConcurrentDictionary<string, SearchLanguage> Read = new(StringComparer.Ordinal);

    // a stem of fewer letters stands for too many words
    private const int ShortestStem = 3;

    private readonly ImmutableArray<ImmutableArray<string>> forms;
    private readonly ImmutableArray<(string One, string Other)> spellings;
    private readonly LanguageFolder? folder;

    private SearchLanguage(LanguageFolder? folder)
    {
        this.folder = folder;
        forms =
        [
            .. Lines("forms")
                .Select(line => line.Split(' ').Select(ending => ending == "-" ? "" : ending).ToImmutableArray()),
        ];
        spellings = [.. Words("spellings").Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[1]))];
        Question = Words("question").ToFrozenSet(StringComparer.Ordinal);
        Subject = Words("subject").ToFrozenSet(StringComparer.Ordinal);
        Of = Words("of").ToFrozenSet(StringComparer.Ordinal);
        Since = Words("since").ToFrozenSet(StringComparer.Ordinal);
        Before = Words("before").ToFrozenSet(StringComparer.Ordinal);
        Until = Words("until").ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Words that ask, and name nothing.</summary>
    public FrozenSet<string> Question { get; }

    /// <summary>Words after which the speaker stands.</summary>
    public FrozenSet<string> Subject { get; }

    /// <summary>Words between an office and its state or body.</summary>
    public FrozenSet<string> Of { get; }

    /// <summary>Words before the first day asked about.</summary>
    public FrozenSet<string> Since { get; }

    /// <summary>Words before the last day asked about.</summary>
    public FrozenSet<string> Until { get; }

    /// <summary>Of those, words that leave the time named behind them out.</summary>
    public FrozenSet<string> Before { get; }

    /// <summary>The language of a BCP 47 tag; English where the tag is null.</summary>
    public static SearchLanguage For(string? tag)
    {
        var language = LanguageFolder.Of(tag ?? "en");
        return Read.GetOrAdd(language?.Tag ?? "", _ => new SearchLanguage(language));
    }

    /// <summary>The number of a month by its name, whole or cut short, in any case; null for any other word.</summary>
    public int? Month(string word)
    {
        var lines = folder?.Lines("months") ?? [];
        for (var i = 0; i < lines.Length; i++)
            if (lines[i].Split(' ').Contains(word, StringComparer.OrdinalIgnoreCase))
                return i + 1;
        return null;
    }

    /// <summary>One spelling for all spellings of a word in small letters, by which two words are compared.</summary>
    public string Plain(string word)
    {
        foreach (var (one, other) in spellings)
            word = Respelled(word, other, one) ?? word;
        return word;
    }

    /// <summary>The word in small letters, with its other forms and spellings.</summary>
    public ImmutableArray<string> Forms(string word)
    {
        var found = new List<string> { word };
        foreach (var endings in forms)
        foreach (var ending in endings)
            if (Stem(word, ending) is { } stem)
                found.AddRange(endings.Select(other => stem + other));
        foreach (var form in found.ToList())
        foreach (var (one, other) in spellings)
            if ((Respelled(form, one, other) ?? Respelled(form, other, one)) is { } respelled)
                found.Add(respelled);
        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    private static string? Stem(string word, string ending) =>
        word.Length - ending.Length >= ShortestStem
        && word.EndsWith(ending, StringComparison.Ordinal)
        && !word.Any(char.IsDigit)
            ? word[..^ending.Length]
            : null;

    private static string? Respelled(string word, string from, string to)
    {
        if (from[0] != '-')
            return word.StartsWith(from, StringComparison.Ordinal) ? to + word[from.Length..] : null;
        return Stem(word, from[1..]) is { } stem ? stem + to[1..] : null;
    }

    private IEnumerable<string> Lines(string name) =>
        (folder?.Lines(File) ?? [])
            .Where(line => line.StartsWith(name + ":", StringComparison.Ordinal))
            .Select(line => line[(name.Length + 1)..].Trim());

    private ImmutableArray<string> Words(string name) => folder?.Words(File, name) ?? [];
}
