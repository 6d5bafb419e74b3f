using System.Buffers.Binary;
using System.IO.Compression;

namespace Foedera.Reading.Syntax;

/// <summary>Reads the parts of an unpacked model file in order. Files come with the program; a damaged one is refused with an <see cref="InvalidDataException"/>.</summary>
internal sealed class ModelReader(byte[] content)
{
    private int at;

    /// <summary>Opens a file that begins with the given mark and goes on compressed.</summary>
    public static ModelReader Open(Stream from, ReadOnlySpan<byte> mark)
    {
        Span<byte> found = stackalloc byte[mark.Length];
        from.ReadExactly(found);
        if (!found.SequenceEqual(mark)) throw new InvalidDataException("This is no model file of this version of Foedera.");
        using var unpacked = new MemoryStream();
        using (var packed = new BrotliStream(from, CompressionMode.Decompress)) packed.CopyTo(unpacked, 1 << 20);
        return new ModelReader(unpacked.ToArray());
    }

    public byte Byte() => Bytes(1)[0];

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Bytes(4));

    public int Varint()
    {
        var (value, shift) = (0, 0);
        while (true)
        {
            var b = Byte();
            value |= (b & 0x7f) << shift;
            if (b < 0x80) return value;
            shift += 7;
            if (shift > 28) throw new InvalidDataException("A model file is damaged: a number has too many bytes.");
        }
    }

    public string Text() => System.Text.Encoding.UTF8.GetString(Bytes(Varint()));

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count < 0 || count > content.Length - at) throw new InvalidDataException("A model file is damaged: it ends too early.");
        var bytes = content.AsSpan(at, count);
        at += count;
        return bytes;
    }
}
