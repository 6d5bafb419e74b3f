using System.Collections.Frozen;
using System.Reflection;

namespace Foedera.Reading.Lexicons;

/// <summary>What a word can do in a sentence; several at once where the word has several uses.</summary>
[Flags]
internal enum WordUse
{
    None = 0,
    Auxiliary = 1,
    Adverb = 1 << 1,
    Pronoun = 1 << 2,
    Determiner = 1 << 3,
    Conjunction = 1 << 4,
    Subordinator = 1 << 5,
    Preposition = 1 << 6,
    Weekday = 1 << 7,
    Month = 1 << 8,
    Time = 1 << 9,
    Title = 1 << 10,
    FirstWord = 1 << 11,
    MasculineName = 1 << 12,
    FeminineName = 1 << 13,
    Verb = 1 << 14,
}

/// <summary>How a verb that attributes builds its sentence. The classes are explained in
/// <c>cue-verbs.txt</c>.</summary>
internal enum CueClass
{
    Say,
    Tell,
    Name,
    Act,
    Ask,
    Think,
}

/// <summary>The forms in which a verb can stand.</summary>
[Flags]
internal enum VerbForm
{
    None = 0,
    Base = 1,
    Third = 2,
    Past = 4,
    Participle = 8,
    Gerund = 16,
}

/// <summary>A verb form that can attribute.</summary>
internal sealed record CueVerb(string Lemma, CueClass Class, VerbForm Form);

/// <summary>The word lists beside this file, read once from the assembly.</summary>
internal static class Lexicon
{
    private static readonly WordList Doubling = WordList.AsWritten("grammar", "doubled");
    private static readonly FrozenDictionary<string, WordUse> Uses = ReadUses();
    private static readonly FrozenDictionary<string, CueVerb> Cues = ReadCues();
    private static readonly FrozenDictionary<string, WordUse>.AlternateLookup<ReadOnlySpan<char>> UseOf =
        Uses.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenDictionary<string, CueVerb>.AlternateLookup<ReadOnlySpan<char>> CueOf =
        Cues.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The uses of a word, in any case.</summary>
    public static WordUse Use(ReadOnlySpan<char> word) => UseOf.TryGetValue(word, out var use) ? use : WordUse.None;

    /// <summary>The verb that attributes of which this is a form; null when it is none.</summary>
    public static CueVerb? Cue(ReadOnlySpan<char> word) => CueOf.TryGetValue(word, out var cue) ? cue : null;

    /// <summary>The lines of one list, without comments and empty ones.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream("Foedera.Reading.Lexicons." + name)
            ?? throw new InvalidOperationException($"The list {name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                yield return line;
    }

    private static FrozenDictionary<string, WordUse> ReadUses()
    {
        var uses = new Dictionary<string, WordUse>(StringComparer.OrdinalIgnoreCase);
        void Add(string word, WordUse use) => uses[word] = uses.GetValueOrDefault(word) | use;
        foreach (var line in Lines("function-words.txt"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var use = line[..colon] switch
            {
                "aux" => WordUse.Auxiliary,
                "adverb" => WordUse.Adverb,
                "pronoun" => WordUse.Pronoun,
                "determiner" => WordUse.Determiner,
                "conjunction" => WordUse.Conjunction,
                "subordinator" => WordUse.Subordinator,
                "preposition" => WordUse.Preposition,
                "weekday" => WordUse.Weekday,
                "month" => WordUse.Month,
                "time" => WordUse.Time,
                "verb" => WordUse.Verb,
                var other => throw new InvalidOperationException($"function-words.txt has an unknown kind '{other}'."),
            };
            foreach (var word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                Add(word, use);
        }
        foreach (var title in Lines("titles.txt"))
            Add(title, WordUse.Title);
        foreach (var line in Lines("first-words.txt"))
        foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            Add(word, WordUse.FirstWord);
        foreach (var line in Lines("given-names.txt"))
        foreach (var word in line[2..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            Add(word, line[0] == 'm' ? WordUse.MasculineName : WordUse.FeminineName);
        return uses.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static FrozenDictionary<string, CueVerb> ReadCues()
    {
        var cues = new Dictionary<string, CueVerb>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Lines("cue-verbs.txt"))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var lemma = parts[0];
            var kind = Enum.Parse<CueClass>(parts[1], ignoreCase: true);
            void Add(string form, VerbForm of)
            {
                if (!cues.TryGetValue(form, out var known))
                    cues[form] = new CueVerb(lemma, kind, of);
                else if (known.Lemma == lemma)
                    cues[form] = known with { Form = known.Form | of };
            }
            Add(lemma, VerbForm.Base);
            Add(Third(lemma), VerbForm.Third);
            Add(Gerund(lemma), VerbForm.Gerund);
            Add(parts.Length > 2 ? parts[2] : Past(lemma), VerbForm.Past);
            Add(
                parts.Length > 3 ? parts[3]
                    : parts.Length > 2 ? parts[2]
                    : Past(lemma),
                VerbForm.Participle
            );
        }
        return cues.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static bool EndsInConsonantY(string lemma) =>
        lemma[^1] == 'y' && !"aeiou".Contains(lemma[^2], StringComparison.Ordinal);

    private static string Third(string lemma) =>
        EndsInConsonantY(lemma) ? lemma[..^1] + "ies"
        : lemma[^1] is 's' or 'x' or 'z' or 'o'
        || lemma.EndsWith("sh", StringComparison.Ordinal)
        || lemma.EndsWith("ch", StringComparison.Ordinal)
            ? lemma + "es"
        : lemma + "s";

    private static string Past(string lemma) =>
        lemma[^1] == 'e' ? lemma + "d"
        : EndsInConsonantY(lemma) ? lemma[..^1] + "ied"
        : Doubled(lemma) + "ed";

    private static string Gerund(string lemma) =>
        lemma.EndsWith("ee", StringComparison.Ordinal) ? lemma + "ing"
        : lemma[^1] == 'e' ? lemma[..^1] + "ing"
        : Doubled(lemma) + "ing";

    // admit → admitted; one stressed closed syllable at the end
    private static string Doubled(string lemma) => Doubling.Contains(lemma) ? lemma + lemma[^1] : lemma;
}
