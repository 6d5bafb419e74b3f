using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Foedera.Reading.Syntax;

/// <summary>Reads the parts of an unpacked model file in order. Files come with the program; a damaged one is refused
/// with an <see cref="InvalidDataException"/>.</summary>
internal sealed class ModelReader(byte[] content)
{
    private int at;

    /// <summary>Opens a file that begins with the given mark.</summary>
    public static ModelReader Open(Stream from, ReadOnlySpan<byte> mark)
    {
        var content = new byte[from.Length - from.Position];
        from.ReadExactly(content);
        if (!content.AsSpan().StartsWith(mark))
            throw new InvalidDataException("This is no model file of this version of Foedera.");
        return new ModelReader(content) { at = mark.Length };
    }

    public byte Byte() => Bytes(1)[0];

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Bytes(4));

    public short Int16() => BinaryPrimitives.ReadInt16LittleEndian(Bytes(2));

    public int Varint()
    {
        var (value, shift) = (0, 0);
        while (true)
        {
            var b = Byte();
            value |= (b & 0x7f) << shift;
            if (b < 0x80)
                return value;
            shift += 7;
            if (shift > 28)
                throw new InvalidDataException("A model file is damaged: a number has too many bytes.");
        }
    }

    public string Text() => System.Text.Encoding.UTF8.GetString(Bytes(Varint()));

    /// <summary>So many numbers, as they lie in the memory of a machine that puts the lowest byte first, as all that
    /// .NET runs on in practice do.</summary>
    public T[] Cells<T>(int count)
        where T : unmanaged
    {
        if (count < 0 || count > content.Length / Unsafe.SizeOf<T>())
            throw new InvalidDataException("A model file is damaged: it ends too early.");
        return MemoryMarshal.Cast<byte, T>(Bytes(count * Unsafe.SizeOf<T>())).ToArray();
    }

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count < 0 || count > content.Length - at)
            throw new InvalidDataException("A model file is damaged: it ends too early.");
        var bytes = content.AsSpan(at, count);
        at += count;
        return bytes;
    }
}
