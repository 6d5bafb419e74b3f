using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Foedera.Core.Said.Joining.Growing;

/// <summary>Writes numbers and words in few bytes, with a sum at the end by which damage is known.</summary>
internal sealed class Packer
{
    /// <summary>Changes when what is written does: an older form is not read, and everything is joined anew.</summary>
    public const byte Form = 1;

    private readonly List<byte> bytes = [Form];

    public void Add(long number)
    {
        var rest = (ulong)number;
        for (; rest >= 0x80; rest >>= 7)
            bytes.Add((byte)((rest & 0x7F) | 0x80));
        bytes.Add((byte)rest);
    }

    public void AddWhole(long number)
    {
        Span<byte> whole = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(whole, number);
        bytes.AddRange(whole);
    }

    public void Add(float number)
    {
        Span<byte> whole = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(whole, number);
        bytes.AddRange(whole);
    }

    public void Add(string? words)
    {
        if (words is null)
        {
            Add(0L);
            return;
        }
        // half of a surrogate pair, too, comes back as it was
        Add(words.Length + 1L);
        foreach (var c in words)
            Add((long)c);
    }

    /// <summary>All that was written.</summary>
    public byte[] Packed()
    {
        var packed = new byte[bytes.Count + sizeof(uint)];
        bytes.CopyTo(packed);
        var sum = Unpacker.SumOf(packed.AsSpan(0, bytes.Count));
        BinaryPrimitives.WriteUInt32LittleEndian(packed.AsSpan(bytes.Count), sum);
        return packed;
    }
}

/// <summary>Reads what a <see cref="Packer"/> wrote.</summary>
internal ref struct Unpacker
{
    private readonly ReadOnlySpan<byte> bytes;
    private int at = 1;

    /// <summary>Begins to read.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or of another form.</exception>
    public Unpacker(ReadOnlySpan<byte> packed)
    {
        if (packed.Length < 1 + sizeof(uint) || packed[0] != Packer.Form)
            throw new InvalidDataException("it is no row of joining, or one of another form");
        bytes = packed[..^sizeof(uint)];
        if (SumOf(bytes) != BinaryPrimitives.ReadUInt32LittleEndian(packed[bytes.Length..]))
            throw new InvalidDataException("a row of joining is damaged");
    }

    public readonly bool IsAtEnd => at >= bytes.Length;

    public long Number()
    {
        var (number, shift) = (0UL, 0);
        while (true)
        {
            var next = bytes[at++];
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return (long)number;
            shift += 7;
        }
    }

    public int Count() => checked((int)Number());

    public long Whole()
    {
        var number = BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]);
        at += sizeof(long);
        return number;
    }

    public float Fraction()
    {
        var number = BinaryPrimitives.ReadSingleLittleEndian(bytes[at..]);
        at += sizeof(float);
        return number;
    }

    public string? Words()
    {
        var length = Count() - 1;
        if (length < 0)
            return null;
        var words = new StringBuilder(length);
        for (var i = 0; i < length; i++)
            words.Append((char)Number());
        return words.ToString();
    }

    public static uint SumOf(ReadOnlySpan<byte> bytes)
    {
        var (sum, at) = (0u, 0);
        for (; at + sizeof(ulong) <= bytes.Length; at += sizeof(ulong))
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]));
        for (; at < bytes.Length; at++)
            sum = BitOperations.Crc32C(sum, bytes[at]);
        return sum;
    }
}
