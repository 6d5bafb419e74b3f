using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Foedera.Reading.Syntax.Network;

/// <summary>A vector for each learnt feature, a byte a number with a scale for each row; a word's vector is the sum
/// over its features.</summary>
internal sealed class Embeddings(FeatureRows features, sbyte[] cells, float[] scales)
{
    private const int W = NetworkShape.Width;

    public FeatureRows Features => features;

    /// <summary>Rounds vectors to bytes.</summary>
    public static Embeddings Of(FeatureRows features, ReadOnlySpan<float> values)
    {
        var (cells, scales) = (new sbyte[values.Length], new float[features.Count]);
        for (var row = 0; row < scales.Length; row++)
        {
            var vector = values.Slice(row * W, W);
            var most = 1e-12f;
            foreach (var value in vector)
                most = MathF.Max(most, MathF.Abs(value));
            scales[row] = most / sbyte.MaxValue;
            for (var j = 0; j < W; j++)
                cells[(row * W) + j] = (sbyte)MathF.Round(vector[j] / scales[row]);
        }
        return new Embeddings(features, cells, scales);
    }

    /// <summary>The vector of the root.</summary>
    public void OfRoot(Span<float> into)
    {
        into.Clear();
        Add(FeatureRows.Root, into);
    }

    /// <summary>The vector of a word.</summary>
    public void Of(in WordForm word, Span<float> into)
    {
        into.Clear();
        Span<uint> keys = stackalloc uint[FeatureRows.Templates];
        FeatureRows.Features(word, keys);
        for (var template = 0; template < keys.Length; template++)
            Add(features.Of(template, keys[template]), into);
    }

    private void Add(int row, Span<float> into)
    {
        var from = cells.AsSpan(row * W, W);
        var scale = Vector256.Create(scales[row]);
        for (var j = 0; j < W; j += 16)
        {
            var words = Vector256.WidenLower(
                Vector128.Create((ReadOnlySpan<sbyte>)from.Slice(j, 16)).ToVector256Unsafe()
            );
            var (low, high) = Vector256.Widen(words);
            Vector256
                .FusedMultiplyAdd(scale, Vector256.ConvertToSingle(low), Vector256.Create<float>(into[j..]))
                .CopyTo(into[j..]);
            Vector256
                .FusedMultiplyAdd(scale, Vector256.ConvertToSingle(high), Vector256.Create<float>(into[(j + 8)..]))
                .CopyTo(into[(j + 8)..]);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static Embeddings Read(ModelReader from)
    {
        var features = new FeatureRows(from.Cells<uint>(from.Int32()));
        var scales = from.Cells<float>(features.Count);
        return new Embeddings(features, from.Cells<sbyte>(features.Count * W), scales);
    }

    /// <summary>Writes the features, then scales and numbers of their rows.</summary>
    public void Write(BinaryWriter to)
    {
        to.Write(features.Keys.Length);
        to.Write(MemoryMarshal.AsBytes<uint>(features.Keys));
        to.Write(MemoryMarshal.AsBytes<float>(scales));
        to.Write(MemoryMarshal.AsBytes<sbyte>(cells));
    }
}
