using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Foedera.Lab.Network;

/// <summary>Reads the weights (initialisers) out of an ONNX file: a walk over its protobuf, of which only
/// ModelProto.graph (7),
/// GraphProto.initializer (5) and TensorProto.dims (1), data_type (2), name (8), raw_data (9) are looked at
/// (onnx.proto, ONNX 1.16).</summary>
internal static class OnnxWeights
{
    /// <summary>A tensor of 32-bit floats, or of signed bytes given as floats.</summary>
    internal sealed record Weights(long[] Shape, float[] Values, bool IsWhole = false);

    /// <summary>All tensors of floats and of signed bytes by their names, in the order of the file.</summary>
    public static Dictionary<string, Weights> Read(string path)
    {
        var found = new Dictionary<string, Weights>(StringComparer.Ordinal);
        var file = File.ReadAllBytes(path);
        foreach (var (model, graph) in Fields(file))
        {
            if (model != 7)
                continue;
            foreach (var (field, tensor) in Fields(graph))
                if (field == 5)
                    Add(tensor, found);
        }
        return found;
    }

    private static void Add(ReadOnlyMemory<byte> tensor, Dictionary<string, Weights> found)
    {
        var (name, shape, type, raw) = ("", new List<long>(), 0L, ReadOnlyMemory<byte>.Empty);
        foreach (var (field, value) in Fields(tensor))
        {
            switch (field)
            {
                case 1 when value.Length == 8:
                    shape.Add(BinaryPrimitives.ReadInt64LittleEndian(value.Span));
                    break;
                case 2:
                    type = BinaryPrimitives.ReadInt64LittleEndian(value.Span);
                    break;
                case 8:
                    name = Encoding.UTF8.GetString(value.Span);
                    break;
                case 9:
                    raw = value;
                    break;
            }
        }
        const int Float = 1;
        const int SignedByte = 3;
        if (type == Float)
            found[name] = new Weights([.. shape], MemoryMarshal.Cast<byte, float>(raw.Span).ToArray());
        else if (type == SignedByte)
            found[name] = new Weights(
                [.. shape],
                Array.ConvertAll(raw.ToArray(), b => (float)unchecked((sbyte)b)),
                IsWhole: true
            );
    }

    // numbers are given as their eight bytes
    private static IEnumerable<(int Field, ReadOnlyMemory<byte> Value)> Fields(ReadOnlyMemory<byte> message)
    {
        for (var at = 0; at < message.Length; )
        {
            var key = Varint(message.Span, ref at);
            var field = (int)(key >> 3);
            switch (key & 7)
            {
                case 0:
                    var number = new byte[8];
                    BinaryPrimitives.WriteInt64LittleEndian(number, Varint(message.Span, ref at));
                    yield return (field, number);
                    break;
                case 2:
                    var length = (int)Varint(message.Span, ref at);
                    yield return (field, message.Slice(at, length));
                    at += length;
                    break;
                case 1:
                    yield return (field, message.Slice(at, 8));
                    at += 8;
                    break;
                default:
                    at += 4;
                    break;
            }
        }
    }

    private static long Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        var (value, shift) = (0L, 0);
        while (true)
        {
            var b = bytes[at++];
            value |= (long)(b & 0x7f) << shift;
            if (b < 0x80)
                return value;
            shift += 7;
        }
    }
}
