using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Foedera.Reading.Lexicons;

/// <summary>English words that a rule asks for: the line <c>NAME: words</c> of a file in <c>languages/en/</c>. Phrases
/// of several words are divided by "|".</summary>
internal sealed class WordList
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup;

    private WordList(string file, string name, StringComparer comparer)
    {
        Words = LanguageFolder.Of("en")!.Words(file, name);
        if (Words.IsEmpty)
            throw new InvalidOperationException($"languages/en/{file}.txt has no list '{name}'.");
        lookup = Words.ToFrozenSet(comparer).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The words, in the order of the file.</summary>
    public ImmutableArray<string> Words { get; }

    /// <summary>A list whose words are found in any case.</summary>
    public static WordList AnyCase(string file, string name) => new(file, name, StringComparer.OrdinalIgnoreCase);

    /// <summary>A list whose words are found as the file writes them.</summary>
    public static WordList AsWritten(string file, string name) => new(file, name, StringComparer.Ordinal);

    /// <summary>True of a word of the list.</summary>
    public bool Contains(ReadOnlySpan<char> word) => lookup.Contains(word);
}
