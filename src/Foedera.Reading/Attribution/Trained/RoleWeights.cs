using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Foedera.Reading.Syntax;

namespace Foedera.Reading.Attribution.Trained;

/// <summary>Weights of a linear model with up to eight classes over hashed features. Only buckets with weights have a row; a bit for each bucket
/// and the number of rows before every 32nd lead to it, so that what is looked at while reading fits near the processor.</summary>
internal sealed class RoleWeights
{
    private readonly int classes;
    private readonly int shift;
    // the lower half: which of 32 buckets have a row; the upper half: how many rows come before theirs
    private readonly ulong[] index;
    // row 0 is nothing but zeros, for buckets without weights
    private readonly short[] rows;

    private RoleWeights(int classes, int bits, ReadOnlySpan<int> used, short[] rows)
    {
        (this.classes, this.rows, shift) = (classes, rows, 32 - bits);
        index = new ulong[Math.Max(1, (1 << bits) / 32)];
        foreach (var bucket in used) index[bucket >> 5] |= 1ul << (bucket & 31);
        var before = 0u;
        foreach (ref var word in index.AsSpan())
        {
            var here = (uint)BitOperations.PopCount(word);
            word |= (ulong)before << 32;
            before += here;
        }
    }

    /// <summary>Sums the weights of the features for four classes.</summary>
    public Vector128<int> Four(ReadOnlySpan<uint> features)
    {
        var sum = Vector128<int>.Zero;
        ref var first = ref MemoryMarshal.GetArrayDataReference(rows);
        foreach (var feature in features)
        {
            ref var row = ref Unsafe.As<short, byte>(ref Unsafe.Add(ref first, Row(feature) * 4));
            sum += Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<long>(ref row)).AsInt16());
        }
        return sum;
    }

    /// <summary>Sums the weights of the features for eight classes.</summary>
    public Vector256<int> Eight(ReadOnlySpan<uint> features)
    {
        var sum = Vector256<int>.Zero;
        ref var first = ref MemoryMarshal.GetArrayDataReference(rows);
        foreach (var feature in features)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref first, Row(feature) * 8));
            sum += Vector256.Create(low, high);
        }
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nuint Row(uint feature)
    {
        unchecked
        {
            var bucket = feature >> shift;
            var word = index[bucket >> 5];
            var bit = 1u << (int)(bucket & 31);
            var row = (uint)(word >> 32) + (uint)BitOperations.PopCount((uint)word & (bit - 1)) + 1;
            return ((uint)word & bit) != 0 ? row : 0;
        }
    }

    /// <summary>Makes weights from quantised ones, a row of <paramref name="classes"/> for each bucket.</summary>
    public static RoleWeights Of(int classes, int bits, ReadOnlySpan<short> weights)
    {
        var used = new List<int>();
        for (var bucket = 0; bucket < 1 << bits; bucket++)
            if (weights.Slice(bucket * classes, classes).ContainsAnyExcept((short)0)) used.Add(bucket);
        var rows = new short[(used.Count + 1) * classes];
        for (var i = 0; i < used.Count; i++) weights.Slice(used[i] * classes, classes).CopyTo(rows.AsSpan((i + 1) * classes));
        return new RoleWeights(classes, bits, CollectionsMarshal.AsSpan(used), rows);
    }

    /// <summary>Writes the weights: which buckets have a row, then the rows.</summary>
    public void Write(BinaryWriter to)
    {
        to.Write((byte)(32 - shift));
        WeightRow.WriteBuckets(to, [.. Enumerable.Range(0, index.Length * 32).Where(b => (index[b >> 5] >> (b & 31) & 1) != 0)]);
        WeightRow.Write(to, rows.AsSpan(classes));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static RoleWeights Read(ModelReader from, int classes)
    {
        var bits = from.Byte();
        var used = WeightRow.ReadBuckets(from);
        var read = WeightRow.Read(from, used.Length * classes);
        var rows = new short[read.Length + classes];
        read.CopyTo(rows.AsSpan(classes));
        return new RoleWeights(classes, bits, used, rows);
    }
}
