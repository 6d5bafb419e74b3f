using System.Collections.Frozen;
using System.Globalization;

namespace Foedera.Core.Said.Words;

/// <summary>How much a word tells, from its frequency in general news English (<c>common-words.txt</c>). A fixed table
/// rather than counts of the record at hand, so that a judgement does not move
/// when documents are added.</summary>
internal static class CommonWords
{
    // bits that any running word carries; what is above them tells
    private const float Floor = 6f;
    private const float Rarest = 8f;

    private static readonly FrozenDictionary<string, float> Bits = ReadBits();
    private static readonly FrozenSet<string> Negations = DataLines
        .Of("negations.txt")
        .SelectMany(line => line.Split(' '))
        .ToFrozenSet(StringComparer.Ordinal);

    // pronouns, modals and the like are rare enough to look telling, and are the first to change in reported speech
    private static readonly FrozenSet<string> Grammatical = (
        "i me my mine we us our ours you your yours he him his she her hers it its they them their "
        + "theirs must should may might shall could would can cannot will "
        + "into onto upon own let who whom whose which whatever whoever these those this that such both "
        + "each either neither nor yet so thus"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private const float MostGrammatical = 2f;

    /// <summary>Stretches of words (canonical spelling) that tell nothing, by their first word, the longest
    /// first.</summary>
    public static FrozenDictionary<string, string[][]> StockPhrases { get; } =
        DataLines
            .Of("stock-phrases.txt")
            .Select(line => line.Split(' ').Select(Spelling.Canonical).ToArray())
            .GroupBy(words => words[0])
            .ToFrozenDictionary(
                group => group.Key,
                group => group.OrderByDescending(words => words.Length).ToArray(),
                StringComparer.Ordinal
            );

    /// <summary>Weight of a word in its canonical spelling, 0.2 to 8.</summary>
    public static float Weight(string word)
    {
        if (word.Length == 1 && !char.IsLetterOrDigit(word[0]))
            return 1.5f;
        if (word is "'s")
            return 0.2f;
        if (char.IsAsciiDigit(word[0]))
            return word.Length == 1 ? 3f : 5f;
        var weight = Bits.TryGetValue(word, out var bits) ? Math.Clamp(bits - Floor, 0.2f, Rarest) : Rarest;
        return Grammatical.Contains(word) ? Math.Min(weight, MostGrammatical) : weight;
    }

    /// <summary>True for a word that says no.</summary>
    public static bool IsNegation(string word) => Negations.Contains(word);

    private static FrozenDictionary<string, float> ReadBits() =>
        DataLines
            .Of("common-words.txt")
            .Select(line => line.Split(' '))
            .GroupBy(
                parts => Spelling.Canonical(parts[0]),
                parts => float.Parse(parts[1], CultureInfo.InvariantCulture)
            )
            .ToFrozenDictionary(word => word.Key, word => word.Min(), StringComparer.Ordinal);
}
