using System.Collections.Frozen;
using Foedera.Reading.Lexicons;

namespace Foedera.Reading.Types;

/// <summary>The words, phrases and cues of <c>Lexicons/type-signs.txt</c>. Phrases are found by their first word, so
/// that looking for all of
/// them costs one look-up a word.</summary>
internal sealed class SignLexicon
{
    /// <summary>A word that no sign knows.</summary>
    public const int Unknown = 0;

    /// <summary>A comma, dash or colon: no gap in a phrase reaches over it.</summary>
    public const int Comma = 1;

    /// <summary>A number.</summary>
    public const int Number = 2;

    private const int GapAtMost = 2;

    // an opening such as "but let me be clear" begins this near to the beginning
    private const int OpeningWithin = 4;

    private readonly Dictionary<string, int> classes = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.OrdinalIgnoreCase)
    {
        [","] = Comma,
        ["#"] = Number,
    };
    private readonly List<ulong> classesOf = [0, 0, 0];
    private readonly List<List<Phrase>?> starting = [null, null, null];
    private readonly List<int[]> openings = [];
    private readonly FrozenDictionary<string, int> words;
    private readonly FrozenDictionary<string, CueSense> senses;
    private readonly ulong lead;

    private SignLexicon()
    {
        var cues = new Dictionary<string, CueSense>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Lexicon.Lines("type-signs.txt"))
        {
            var end = line.AsSpan().IndexOfAny("]>:");
            var (name, list) = (
                line[..end].TrimStart('[', '<').Replace("-", "", StringComparison.Ordinal),
                line[(end + 1)..]
            );
            if (line[0] == '[')
                AddClass(name, list);
            else if (line[0] == '<')
                AddForms(cues, Enum.Parse<CueSense>(name, ignoreCase: true), list);
            else if (name == "marker")
                openings.AddRange(list.Split('|').Select(phrase => Words(phrase).Select(WordOf).ToArray()));
            else
                AddPhrases(Enum.Parse<TypeSign>(name, ignoreCase: true), list);
        }
        words = numbers.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        senses = cues.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        lead = Classes("lead");
    }

    /// <summary>The lists as they come with the program.</summary>
    public static SignLexicon Usual { get; } = new();

    /// <summary>The number of a word in any case; <see cref="Unknown"/> for words that no sign knows.</summary>
    public int Word(ReadOnlySpan<char> word) =>
        words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var id) ? id : Unknown;

    /// <summary>What a word of a cue says; None when nothing.</summary>
    public CueSense Sense(ReadOnlySpan<char> word) =>
        senses.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var sense) ? sense : CueSense.None;

    /// <summary>A mask of the classes with these names, for <see cref="IsOf"/>.</summary>
    public ulong Classes(params string[] names) => names.Aggregate(0UL, (mask, name) => mask | 1UL << classes[name]);

    /// <summary>Whether the word is of one of the classes.</summary>
    public bool IsOf(SaidWord word, ulong mask) => (classesOf[word.Id] & mask) != 0;

    /// <summary>Takes an opening such as "let me be clear" out of the words of a sentence.</summary>
    public void DropOpening(List<SaidWord> sentence)
    {
        foreach (var opening in openings)
            for (var start = 0; start < OpeningWithin && start + opening.Length <= sentence.Count; start++)
                if (Stands(opening, sentence, start))
                {
                    sentence.RemoveRange(start, opening.Length);
                    return;
                }
    }

    /// <summary>The signs in a sentence, each with the place of its first word.</summary>
    public IEnumerable<(TypeSign Sign, int At)> Find(List<SaidWord> sentence)
    {
        var start = sentence.FindIndex(word => !IsOf(word, lead));
        for (var at = 0; at < sentence.Count; at++)
        {
            if (starting[sentence[at].Id] is not { } phrases)
                continue;
            foreach (var phrase in phrases)
                if ((!phrase.IsOpening || at == start) && Continues(phrase.Rest, sentence, at + 1))
                    yield return (phrase.Sign, at);
        }
    }

    private static bool Stands(int[] opening, List<SaidWord> sentence, int start)
    {
        for (var i = 0; i < opening.Length; i++)
            if (sentence[start + i].Id != opening[i])
                return false;
        return true;
    }

    // phrases have a handful of elements and gaps of two words, so this ends after a few steps
    private bool Continues(ReadOnlySpan<Element> rest, List<SaidWord> sentence, int at)
    {
        if (rest.IsEmpty)
            return true;
        if (rest[0].Kind != ElementKind.Gap)
            return at < sentence.Count && Fits(rest[0], sentence[at]) && Continues(rest[1..], sentence, at + 1);
        for (var gap = 0; gap <= GapAtMost && at + gap < sentence.Count; gap++)
        {
            if (Continues(rest[1..], sentence, at + gap))
                return true;
            if (sentence[at + gap].Id == Comma)
                return false;
        }
        return false;
    }

    private bool Fits(Element element, SaidWord word) =>
        element.Kind switch
        {
            ElementKind.Class => (classesOf[word.Id] >> element.Value & 1) != 0,
            ElementKind.Gerund => word.IsGerund,
            _ => word.Id == element.Value,
        };

    private static string[] Words(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private int WordOf(string word)
    {
        if (numbers.TryGetValue(word, out var id))
            return id;
        classesOf.Add(0);
        starting.Add(null);
        return numbers[word] = classesOf.Count - 1;
    }

    private void AddClass(string name, string list)
    {
        classes.Add(name, classes.Count);
        foreach (var word in Words(list))
            classesOf[WordOf(word)] |= 1UL << classes[name];
    }

    private void AddPhrases(TypeSign sign, string list)
    {
        foreach (var phrase in list.Split('|').Select(Words))
        {
            var opens = phrase[0] == "^";
            var elements = phrase.Skip(opens ? 1 : 0).Select(ElementOf).ToArray();
            for (var word = 0; word < starting.Count; word++)
                if (Fits(elements[0], new SaidWord(word, false)))
                    (starting[word] ??= []).Add(new Phrase(sign, opens, elements[1..]));
        }
    }

    private Element ElementOf(string word) =>
        word switch
        {
            "~" => new Element(ElementKind.Gap, 0),
            "*ing" => new Element(ElementKind.Gerund, 0),
            _ when word[0] == '[' => new Element(ElementKind.Class, classes[word[1..^1]]),
            _ => new Element(ElementKind.Word, WordOf(word)),
        };

    // all forms that English might build: those that do not exist do no harm
    private static void AddForms(Dictionary<string, CueSense> cues, CueSense sense, string list)
    {
        foreach (var word in Words(list))
        {
            var stem = word[^1] == 'e' ? word[..^1] : word;
            string[] forms =
            [
                word,
                word + "s",
                word + "es",
                word + "d",
                word + "ed",
                stem + "ing",
                word + word[^1] + "ed",
                word + word[^1] + "ing",
                stem[..^1] + "ies",
                stem[..^1] + "ied",
            ];
            foreach (var form in forms)
                cues[form] = cues.GetValueOrDefault(form) | sense;
        }
    }

    private enum ElementKind
    {
        Word,
        Class,
        Gerund,
        Gap,
    }

    private readonly record struct Element(ElementKind Kind, int Value);

    private sealed record Phrase(TypeSign Sign, bool IsOpening, Element[] Rest);
}
