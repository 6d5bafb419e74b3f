using Foedera.Core.Primitives;
using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Joining.Growing;

/// <summary>Words between the form in which they are compared and the form in which they are kept.</summary>
internal static class KeptSequences
{
    private const int Shift = 2;
    private const int Stock = 2;
    private const int Capital = 1;

    /// <summary>The place in the vocabulary of a word that is kept.</summary>
    public static int EntryOf(int word) => word >> Shift;

    /// <summary>True for a word that weighs little here, as one of a stock phrase.</summary>
    public static bool IsStock(int word) => (word & Stock) != 0;

    /// <summary>Words as they are kept.</summary>
    public static int[] Kept(WordSequence words, Vocabulary vocabulary)
    {
        var kept = new int[words.Count];
        for (var i = 0; i < kept.Length; i++)
        {
            var form = words.Forms[i];
            var isStock = !form.Weight.Equals(vocabulary.Entries[form.Entry].Form.Weight);
            kept[i] = (form.Entry << Shift) | (isStock ? Stock : 0) | (words.Capital[i] ? Capital : 0);
        }
        return kept;
    }

    /// <summary>Kept words as they are compared. Where they stand in a text, and what stands between them, is not
    /// kept.</summary>
    public static WordSequence Of(ArraySegment<int> kept, string? language, Vocabulary vocabulary)
    {
        var (forms, capital) = (new WordForm[kept.Count], new bool[kept.Count]);
        for (var i = 0; i < kept.Count; i++)
        {
            var form = vocabulary.Entries[EntryOf(kept[i])].Form;
            forms[i] = IsStock(kept[i]) ? form with { Weight = Vocabulary.StockWeight } : form;
            capital[i] = (kept[i] & Capital) != 0;
        }
        return new WordSequence(
            forms,
            new TextSpan[kept.Count],
            new bool[kept.Count],
            new bool[kept.Count + 1],
            capital
        )
        {
            Language = language,
        };
    }
}
