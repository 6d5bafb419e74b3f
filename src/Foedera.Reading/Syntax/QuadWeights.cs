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

    /// <summary>Writes the weights: which buckets are used, then a row for each class.</summary>
    public void Write(BinaryWriter to)
    {
        var used = Enumerable.Range(0, packed.Length).Where(b => packed[b] != 0).ToArray();
        to.Write((byte)(32 - shift));
        WeightRow.WriteBuckets(to, used);
        for (var column = 0; column < Classes; column++) WeightRow.Write(to, Array.ConvertAll(used, b => unchecked((short)(packed[b] >> (16 * column)))));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static QuadWeights Read(ModelReader from)
    {
        var bits = from.Byte();
        var used = WeightRow.ReadBuckets(from);
        var words = new ulong[1 << bits];
        for (var column = 0; column < Classes; column++)
        {
            var row = WeightRow.Read(from, used.Length);
            for (var i = 0; i < used.Length; i++) words[used[i]] |= (ulong)unchecked((ushort)row[i]) << (16 * column);
        }
        return new QuadWeights(words, bits);
    }
}
