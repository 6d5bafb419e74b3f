namespace Foedera.Reading.Syntax;

/// <summary>Weights of a linear model with four classes: a hashed feature leads to four whole numbers of 16 bits, kept in one word.</summary>
internal sealed class QuadWeights
{
    /// <summary>How many classes a feature has weights for.</summary>
    public const int Classes = 4;

    private readonly ulong[] packed;
    private readonly int shift;

    private QuadWeights(ulong[] packed, int bits) => (this.packed, shift) = (packed, 32 - bits);

    /// <summary>Sums the features' weights for each class.</summary>
    public void Score(ReadOnlySpan<uint> features, Span<int> scores)
    {
        unchecked
        {
            var (a, b, c, d) = (0, 0, 0, 0);
            foreach (var feature in features)
            {
                var word = packed[feature >> shift];
                a += (short)word;
                b += (short)(word >> 16);
                c += (short)(word >> 32);
                d += (short)(word >> 48);
            }
            (scores[0], scores[1], scores[2], scores[3]) = (a, b, c, d);
        }
    }

    /// <summary>Makes weights from quantised ones, four to a bucket.</summary>
    public static QuadWeights Of(int bits, ReadOnlySpan<short> weights)
    {
        var words = new ulong[1 << bits];
        for (var i = 0; i < words.Length; i++)
            for (var column = 0; column < Classes; column++)
                words[i] |= (ulong)unchecked((ushort)weights[(i * Classes) + column]) << (16 * column);
        return new QuadWeights(words, bits);
    }

    /// <summary>Writes the weights: gaps between used buckets, then each byte of each column in a row of its own, so that they compress well.</summary>
    public void Write(BinaryWriter to)
    {
        var used = Enumerable.Range(0, packed.Length).Where(b => packed[b] != 0).ToArray();
        to.Write((byte)(32 - shift));
        to.Write(used.Length);
        var last = -1;
        foreach (var bucket in used)
        {
            to.Write7BitEncodedInt(bucket - last);
            last = bucket;
        }
        for (var at = 0; at < 2 * Classes; at++)
            foreach (var bucket in used) to.Write((byte)((packed[bucket] >> (8 * at)) & 0xff));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static QuadWeights Read(ModelReader from)
    {
        var bits = from.Byte();
        var words = new ulong[1 << bits];
        var used = new int[from.Int32()];
        var last = -1;
        for (var i = 0; i < used.Length; i++) used[i] = last += from.Varint();
        for (var at = 0; at < 2 * Classes; at++)
        {
            var row = from.Bytes(used.Length);
            for (var i = 0; i < used.Length; i++) words[used[i]] |= (ulong)row[i] << (8 * at);
        }
        return new QuadWeights(words, bits);
    }
}
