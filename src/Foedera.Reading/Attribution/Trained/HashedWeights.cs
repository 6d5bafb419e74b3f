using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Foedera.Reading.Syntax;

namespace Foedera.Reading.Attribution.Trained;

/// <summary>Weights of a linear model with up to eight classes over hashed features. Only buckets with weights have a row; a bit for each bucket
/// and the number of rows before every 32nd lead to it, so that what is looked at while reading fits near the processor.</summary>
internal sealed class HashedWeights
{
    private readonly int classes;
    private readonly int shift;
    // the lower half: which of 32 buckets have a row; the upper half: how many rows come before theirs
    private readonly ulong[] index;
    // row 0 is nothing but zeros, for buckets without weights
    private readonly short[] rows;

    private HashedWeights(int classes, int bits, ulong[] index, short[] rows)
    {
        (this.classes, this.index, this.rows, shift) = (classes, index, rows, 32 - bits);
        var before = 0u;
        foreach (ref var word in index.AsSpan())
        {
            var here = (uint)BitOperations.PopCount(unchecked((uint)word));
            word = unchecked((uint)word) | ((ulong)before << 32);
            before += here;
        }
    }

    /// <summary>Sums the weights of the features for the only class.</summary>
    public int One(ReadOnlySpan<uint> features)
    {
        var sum = 0;
        foreach (var feature in features) sum += rows[Row(feature)];
        return sum;
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
    public static HashedWeights Of(int classes, int bits, ReadOnlySpan<short> weights)
    {
        var used = new ulong[(1 << bits) / 32];
        var kept = new List<short>(new short[classes]);
        for (var bucket = 0; bucket < 1 << bits; bucket++)
        {
            var row = weights.Slice(bucket * classes, classes);
            if (!row.ContainsAnyExcept((short)0)) continue;
            used[bucket >> 5] |= 1ul << (bucket & 31);
            kept.AddRange(row);
        }
        return new HashedWeights(classes, bits, used, [.. kept]);
    }

    /// <summary>Writes the weights: a bit for each bucket that has a row, then the rows, a byte a weight; what does not fit follows in two.</summary>
    public void Write(BinaryWriter to)
    {
        to.Write((byte)(32 - shift));
        foreach (var word in index) to.Write(unchecked((uint)word));
        to.Write((rows.Length / classes) - 1);
        WeightRow.Write(to, rows.AsSpan(classes));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static HashedWeights Read(ModelReader from, int classes)
    {
        var bits = from.Byte();
        if (bits is < 5 or > 24) throw new InvalidDataException("A model file is damaged: a table has an impossible size.");
        var used = new ulong[(1 << bits) / 32];
        var bitmap = from.Bytes(used.Length * sizeof(uint));
        var buckets = 0;
        for (var i = 0; i < used.Length; i++)
        {
            used[i] = BinaryPrimitives.ReadUInt32LittleEndian(bitmap[(i * sizeof(uint))..]);
            buckets += BitOperations.PopCount(used[i]);
        }
        var count = from.Int32();
        if (count != buckets) throw new InvalidDataException("A model file is damaged: a table has more or fewer rows than its buckets.");
        var read = new short[(count + 1) * classes];
        WeightRow.Read(from, read.AsSpan(classes));
        return new HashedWeights(classes, bits, used, read);
    }
}
