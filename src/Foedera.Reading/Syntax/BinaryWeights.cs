namespace Foedera.Reading.Syntax;

/// <summary>Weights of a logistic regression over hashed features: whole numbers in units of <see cref="unit"/>.</summary>
internal sealed class BinaryWeights
{
    private readonly short[] weights;
    private readonly int shift;
    private readonly float unit;

    private BinaryWeights(short[] weights, int bits, float unit) => (this.weights, shift, this.unit) = (weights, 32 - bits, unit);

    /// <summary>The log-odds of yes.</summary>
    public float LogOdds(ReadOnlySpan<uint> keys)
    {
        var sum = 0;
        foreach (var key in keys) sum += weights[key >> shift];
        return sum * unit;
    }

    /// <summary>The probability that belongs to log-odds.</summary>
    public static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    /// <summary>Quantises the weights; the largest takes the whole range.</summary>
    public static BinaryWeights Of(int bits, ReadOnlySpan<float> values)
    {
        var largest = 1e-6f;
        foreach (var value in values) largest = Math.Max(largest, Math.Abs(value));
        var step = largest / 2000;
        var quantised = new short[values.Length];
        for (var i = 0; i < quantised.Length; i++) quantised[i] = (short)MathF.Round(values[i] / step);
        return new BinaryWeights(quantised, bits, step);
    }

    /// <summary>Writes the weights: gaps between used buckets, then the weights.</summary>
    public void Write(BinaryWriter to)
    {
        var used = Enumerable.Range(0, weights.Length).Where(b => weights[b] != 0).ToArray();
        to.Write((byte)(32 - shift));
        to.Write(BitConverter.SingleToInt32Bits(unit));
        to.Write(used.Length);
        var last = -1;
        foreach (var bucket in used)
        {
            to.Write7BitEncodedInt(bucket - last);
            last = bucket;
        }
        foreach (var bucket in used) to.Write((byte)(weights[bucket] & 0xff));
        foreach (var bucket in used) to.Write((byte)((weights[bucket] >> 8) & 0xff));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static BinaryWeights Read(ModelReader from)
    {
        var bits = from.Byte();
        var scale = BitConverter.Int32BitsToSingle(from.Int32());
        var used = new int[from.Int32()];
        var last = -1;
        for (var i = 0; i < used.Length; i++) used[i] = last += from.Varint();
        var low = from.Bytes(used.Length);
        var high = from.Bytes(used.Length);
        var read = new short[1 << bits];
        for (var i = 0; i < used.Length; i++) read[used[i]] = unchecked((short)(low[i] | (high[i] << 8)));
        return new BinaryWeights(read, bits, scale);
    }
}
