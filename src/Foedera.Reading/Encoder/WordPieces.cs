using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Foedera.Reading.Encoder;

/// <summary>The vocabulary of an uncased BERT encoder, and how a word is cut into its pieces (Wu et al. 2016, as in
/// BERT):
/// lower case, without accents, each punctuation mark alone, then the longest known piece first.</summary>
public sealed class WordPieces
{
    /// <summary>Words of more characters than this are one unknown piece.</summary>
    public const int LongestWord = 100;

    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> ids;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> continuations;

    /// <summary>A vocabulary of pieces, the index of each being its number; continuations begin with ##.</summary>
    /// <exception cref="InvalidDataException">One of the pieces [UNK], [CLS], [SEP], [PAD] is missing.</exception>
    public WordPieces(IReadOnlyList<string> pieces)
    {
        var numbered = pieces.Select((piece, id) => (Piece: piece, Id: id)).ToList();
        ids = numbered
            .Where(p => !IsContinuation(p.Piece))
            .ToFrozenDictionary(p => p.Piece, p => p.Id, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        continuations = numbered
            .Where(p => IsContinuation(p.Piece))
            .ToFrozenDictionary(p => p.Piece[2..], p => p.Id, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        (Unknown, Start, Break, Padding) = (Special("[UNK]"), Special("[CLS]"), Special("[SEP]"), Special("[PAD]"));
    }

    /// <summary>The piece of a word that the vocabulary cannot spell.</summary>
    public int Unknown { get; }

    /// <summary>The piece that begins a window.</summary>
    public int Start { get; }

    /// <summary>The piece that ends a paragraph.</summary>
    public int Break { get; }

    /// <summary>The piece that fills a short row of a batch.</summary>
    public int Padding { get; }

    /// <summary>Adds the pieces of a word to a list; at least one.</summary>
    public void Split(ReadOnlySpan<char> word, List<int> to)
    {
        var before = to.Count;
        if (word.Length <= LongestWord)
        {
            var plain = Plain(word);
            for (var start = 0; start < plain.Length; )
            {
                var end = start + 1;
                if (!StandsAlone(plain[start]))
                    while (end < plain.Length && !StandsAlone(plain[end]))
                        end++;
                Spell(plain.AsSpan(start, end - start), to);
                start = end;
            }
        }
        if (to.Count == before)
            to.Add(Unknown);
    }

    private static bool IsContinuation(string piece) =>
        piece.Length > 2 && piece.StartsWith("##", StringComparison.Ordinal);

    private int Special(string piece) =>
        ids.TryGetValue(piece, out var id)
            ? id
            : throw new InvalidDataException($"The vocabulary has no piece {piece}.");

    private void Spell(ReadOnlySpan<char> part, List<int> to)
    {
        var before = to.Count;
        for (var start = 0; start < part.Length; )
        {
            var known = start == 0 ? ids : continuations;
            var end = part.Length;
            var id = 0;
            while (end > start && !known.TryGetValue(part[start..end], out id))
                end--;
            if (end == start)
            {
                to.RemoveRange(before, to.Count - before);
                to.Add(Unknown);
                return;
            }
            to.Add(id);
            start = end;
        }
    }

    private static string Plain(ReadOnlySpan<char> word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var c in Decomposed(word))
        {
            if (
                char.GetUnicodeCategory(c)
                is UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.Control
                    or UnicodeCategory.Format
            )
                continue;
            plain.Append(char.ToLowerInvariant(c));
        }
        return plain.ToString();
    }

    // half a surrogate pair has no decomposition
    private static string Decomposed(ReadOnlySpan<char> word)
    {
        var text = word.ToString();
        return Ascii.IsValid(word) || text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') >= 0
            ? text
            : text.Normalize(NormalizationForm.FormD);
    }

    private static bool StandsAlone(char c) =>
        char.IsPunctuation(c) || (char.IsAscii(c) && char.IsSymbol(c)) || c is >= '\u4e00' and <= '\u9fff';
}
