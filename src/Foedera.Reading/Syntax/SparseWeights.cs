namespace Foedera.Reading.Syntax;

/// <summary>Weights of a linear model with many classes: a hashed feature leads to a short list of (class, weight) pairs.
/// Weights are whole numbers of 16 bits in units of the model's own scale, so sums are exact and the same on every machine.</summary>
internal sealed class SparseWeights
{
    private readonly int[] starts;
    private readonly byte[] classes;
    private readonly short[] weights;
    private readonly int shift;

    private SparseWeights(int bits, int count, int[] starts, byte[] classes, short[] weights) =>
        (shift, Count, this.starts, this.classes, this.weights) = (32 - bits, count, starts, classes, weights);

    /// <summary>How many classes.</summary>
    public int Count { get; }

    /// <summary>How many weights are not zero.</summary>
    public int NonZero => weights.Length;

    /// <summary>Adds a feature's weights to the scores.</summary>
    public void Add(uint feature, Span<int> scores)
    {
        var bucket = feature >> shift;
        var end = starts[bucket + 1];
        for (var i = starts[bucket]; i < end; i++) scores[classes[i]] += weights[i];
    }

    /// <summary>Makes weights from a list ordered by bucket.</summary>
    public static SparseWeights Of(int bits, int classCount, IEnumerable<(int Bucket, byte Class, short Weight)> ordered)
    {
        var offsets = new int[(1 << bits) + 1];
        var (ids, values) = (new List<byte>(), new List<short>());
        foreach (var (bucket, @class, weight) in ordered)
        {
            ids.Add(@class);
            values.Add(weight);
            offsets[bucket + 1]++;
        }
        for (var i = 1; i < offsets.Length; i++) offsets[i] += offsets[i - 1];
        return new SparseWeights(bits, classCount, offsets, [.. ids], [.. values]);
    }

    /// <summary>Writes the weights: gaps between used buckets, list lengths, classes and weights, each in a row of its own so that they compress well.</summary>
    public void Write(BinaryWriter to)
    {
        to.Write((byte)(32 - shift));
        to.Write((byte)Count);
        to.Write(weights.Length);
        var used = Enumerable.Range(0, starts.Length - 1).Where(b => starts[b + 1] > starts[b]).ToArray();
        to.Write(used.Length);
        var last = -1;
        foreach (var bucket in used)
        {
            to.Write7BitEncodedInt(bucket - last);
            last = bucket;
        }
        foreach (var bucket in used) to.Write((byte)(starts[bucket + 1] - starts[bucket]));
        to.Write(classes);
        to.Write(Array.ConvertAll(weights, w => (byte)(w & 0xff)));
        to.Write(Array.ConvertAll(weights, w => (byte)((w >> 8) & 0xff)));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static SparseWeights Read(ModelReader from)
    {
        var bits = from.Byte();
        var count = from.Byte();
        var total = from.Int32();
        var used = new int[from.Int32()];
        var last = -1;
        for (var i = 0; i < used.Length; i++) last = used[i] = last + from.Varint();
        var lengths = from.Bytes(used.Length);
        var offsets = new int[(1 << bits) + 1];
        var (at, next) = (0, 0);
        for (var i = 0; i < used.Length; i++)
        {
            offsets.AsSpan(next, used[i] + 1 - next).Fill(at);
            next = used[i] + 1;
            at += lengths[i];
        }
        offsets.AsSpan(next).Fill(at);
        var ids = from.Bytes(total).ToArray();
        var (low, high) = (from.Bytes(total).ToArray(), from.Bytes(total).ToArray());
        var values = new short[total];
        for (var i = 0; i < total; i++) values[i] = unchecked((short)(low[i] | (high[i] << 8)));
        return new SparseWeights(bits, count, offsets, ids, values);
    }
}
