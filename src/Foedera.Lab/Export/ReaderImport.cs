using Foedera.Lab.Network;

namespace Foedera.Lab.Export;

/// <summary>Takes the weights out of a model of the program, in the order in which <see cref="ReaderExport"/> writes
/// them, so that a
/// training can go on from what is kept here. What was made whole numbers comes back as their products with the
/// scales.</summary>
internal sealed class ReaderImport(EncoderShape shape)
{
    private readonly Dictionary<string, float[]> taken = new(StringComparer.Ordinal);

    /// <summary>Weights by the names that the network gives them; a matrix as (out, in).</summary>
    /// <param name="encoder">The file encoder.onnx.</param>
    /// <param name="roles">The file roles.onnx.</param>
    public Dictionary<string, float[]> Read(string encoder, string roles)
    {
        var given = new Queue<OnnxWeights.Weights>(OnnxWeights.Read(encoder).Values);
        var words = given.Dequeue();
        taken["encoder.words"] = Whole(words, given.Dequeue().Values, byColumn: false);
        Plain(given, "encoder.positions", "encoder.looks", "encoder.first.weight", "encoder.first.bias");
        for (var i = 0; i < shape.Layers; i++)
            Layer(given, $"encoder.layers.{i}.");
        Dense(given, "flat");
        var heads = new Queue<OnnxWeights.Weights>(OnnxWeights.Read(roles).Values);
        Dense(heads, "roleWord");
        Dense(heads, "roleCue");
        Plain(heads, "roleDistance");
        Dense(heads, "roleOut");
        return taken;
    }

    private void Layer(Queue<OnnxWeights.Weights> given, string name)
    {
        foreach (var part in (string[])["query", "key", "value", "mix"])
            Dense(given, name + part);
        Plain(given, name + "afterAttention.weight", name + "afterAttention.bias");
        Dense(given, name + "inner");
        Dense(given, name + "outer");
        Plain(given, name + "afterNetwork.weight", name + "afterNetwork.bias");
    }

    private void Plain(Queue<OnnxWeights.Weights> given, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            taken[name] = given.Dequeue().Values;
    }

    // the bias stands first; then the matrix as (in, out), and its scales if it is of whole numbers
    private void Dense(Queue<OnnxWeights.Weights> given, string name)
    {
        taken[name + ".bias"] = given.Dequeue().Values;
        var matrix = given.Dequeue();
        var values = matrix.IsWhole ? Whole(matrix, given.Dequeue().Values, byColumn: true) : matrix.Values;
        taken[name + ".weight"] = Quantised.Transposed(values, (int)matrix.Shape[0]);
    }

    private static float[] Whole(OnnxWeights.Weights matrix, float[] scales, bool byColumn)
    {
        var width = (int)matrix.Shape[1];
        return [.. matrix.Values.Select((v, i) => v * scales[byColumn ? i % width : i / width])];
    }
}
