namespace Foedera.Reading.Syntax.Network;

/// <summary>Which row of the embeddings belongs to a feature of a word. Features are known by their hashes only; one
/// that was not learnt
/// has the row that its template keeps for the unknown.</summary>
internal sealed class FeatureRows
{
    /// <summary>How many features a word has: its form, four endings, two beginnings, its shape.</summary>
    public const int Templates = 8;

    /// <summary>The row of the root; the rows before it are those of the unknown, after it come the learnt
    /// features.</summary>
    public const int Root = Templates;

    private readonly uint[] slots;
    private readonly int[] rows;
    private readonly int shift;

    /// <summary>Rows for the given features, in their order.</summary>
    public FeatureRows(uint[] keys)
    {
        Keys = keys;
        var bits = 1 + int.Log2(Math.Max(keys.Length, 1) * 2);
        shift = 32 - bits;
        (slots, rows) = (new uint[1 << bits], new int[1 << bits]);
        for (var i = 0; i < keys.Length; i++)
        {
            var slot = Slot(keys[i]);
            (slots[slot], rows[slot]) = (keys[i], Root + 1 + i);
        }
    }

    /// <summary>The learnt features.</summary>
    public uint[] Keys { get; }

    /// <summary>How many rows there are.</summary>
    public int Count => Root + 1 + Keys.Length;

    /// <summary>The row of a feature.</summary>
    public int Of(int template, uint key) => rows[Slot(key)] is > 0 and var row ? row : template;

    /// <summary>The features of a word.</summary>
    public static void Features(in WordForm word, Span<uint> into)
    {
        into[0] = FeatureHash.Of(1, word.Lower);
        into[1] = FeatureHash.Of(2, word.Suffix4);
        into[2] = FeatureHash.Of(3, word.Suffix3);
        into[3] = FeatureHash.Of(4, word.Suffix2);
        into[4] = FeatureHash.Of(5, word.Suffix1);
        into[5] = FeatureHash.Of(6, word.Prefix3);
        into[6] = FeatureHash.Of(7, word.Prefix2);
        into[7] = FeatureHash.Of(8, word.Shape);
    }

    // the slot that holds the key, or the free one where it would stand; at least half of the slots are free
    private int Slot(uint key)
    {
        var slot = (int)(key >> shift);
        while (rows[slot] != 0 && slots[slot] != key)
            slot = (slot + 1) & (rows.Length - 1);
        return slot;
    }
}
