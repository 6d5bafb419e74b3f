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

    /// <summary>Writes the weights: which buckets are used, how many classes each has, which, and with what weight.</summary>
    public void Write(BinaryWriter to)
    {
        var used = Enumerable.Range(0, starts.Length - 1).Where(b => starts[b + 1] > starts[b]).ToArray();
        to.Write((byte)(32 - shift));
        to.Write((byte)Count);
        WeightRow.WriteBuckets(to, used);
        foreach (var bucket in used) to.Write((byte)(starts[bucket + 1] - starts[bucket]));
        to.Write(classes);
        WeightRow.Write(to, weights);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static SparseWeights Read(ModelReader from)
    {
        var bits = from.Byte();
        var count = from.Byte();
        var used = WeightRow.ReadBuckets(from);
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
        return new SparseWeights(bits, count, offsets, from.Bytes(at).ToArray(), WeightRow.Read(from, at));
    }
}
