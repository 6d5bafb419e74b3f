namespace Foedera.Reading.Syntax;

/// <summary>A row of weights in a model file: a byte each, and what does not fit into a byte behind them. Plain, because reading must be quick:
/// a packed file would take longer to unpack than all the rest of a small document's reading.</summary>
internal static class WeightRow
{
    private const sbyte Elsewhere = sbyte.MinValue;

    /// <summary>Weights nearer to zero than this are noise and are left out of model files.</summary>
    public const int Least = 2;

    /// <summary>Zero for what is too small to be kept.</summary>
    public static short Kept(double weight) => Math.Round(weight) is var whole && Math.Abs(whole) < Least ? (short)0 : (short)Math.Clamp(whole, short.MinValue, short.MaxValue);

    /// <summary>Writes a row.</summary>
    public static void Write(BinaryWriter to, ReadOnlySpan<short> weights)
    {
        foreach (var weight in weights) to.Write(weight is > Elsewhere and <= sbyte.MaxValue ? (sbyte)weight : Elsewhere);
        foreach (var weight in weights)
            if (weight is <= Elsewhere or > sbyte.MaxValue) to.Write(weight);
    }

    /// <summary>Reads a row that <see cref="Write"/> wrote.</summary>
    public static short[] Read(ModelReader from, int count)
    {
        var bytes = from.Bytes(count);
        var weights = new short[count];
        for (var i = 0; i < count; i++)
        {
            var weight = unchecked((sbyte)bytes[i]);
            weights[i] = weight;
        }
        for (var i = 0; i < count; i++)
            if (weights[i] == Elsewhere) weights[i] = from.Int16();
        return weights;
    }

    /// <summary>Writes which buckets of a table are used: the gaps between them.</summary>
    public static void WriteBuckets(BinaryWriter to, ReadOnlySpan<int> used)
    {
        to.Write(used.Length);
        var last = -1;
        foreach (var bucket in used)
        {
            to.Write7BitEncodedInt(bucket - last);
            last = bucket;
        }
    }

    /// <summary>Reads what <see cref="WriteBuckets"/> wrote.</summary>
    public static int[] ReadBuckets(ModelReader from)
    {
        var used = new int[from.Int32()];
        var last = -1;
        for (var i = 0; i < used.Length; i++) used[i] = last += from.Varint();
        return used;
    }
}
