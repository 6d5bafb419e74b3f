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

    /// <summary>Quantises the weights to fiftieths of a log-odds.</summary>
    public static BinaryWeights Of(int bits, ReadOnlySpan<float> values)
    {
        const float step = 0.02f;
        var quantised = new short[values.Length];
        for (var i = 0; i < quantised.Length; i++) quantised[i] = WeightRow.Kept(values[i] / step);
        return new BinaryWeights(quantised, bits, step);
    }

    /// <summary>Writes the weights: which buckets are used, then their weights.</summary>
    public void Write(BinaryWriter to)
    {
        var used = Enumerable.Range(0, weights.Length).Where(b => weights[b] != 0).ToArray();
        to.Write((byte)(32 - shift));
        to.Write(BitConverter.SingleToInt32Bits(unit));
        WeightRow.WriteBuckets(to, used);
        WeightRow.Write(to, Array.ConvertAll(used, b => weights[b]));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static BinaryWeights Read(ModelReader from)
    {
        var bits = from.Byte();
        var scale = BitConverter.Int32BitsToSingle(from.Int32());
        var used = WeightRow.ReadBuckets(from);
        var row = WeightRow.Read(from, used.Length);
        var read = new short[1 << bits];
        for (var i = 0; i < used.Length; i++) read[used[i]] = row[i];
        return new BinaryWeights(read, bits, scale);
    }
}
