using Foedera.Lab.Network;
using Foedera.Reading.Encoder;

namespace Foedera.Lab.Export;

/// <summary>Writes a trained reader as two ONNX files: the encoder with what can be told of each word alone, its
/// matrices in whole
/// numbers; and the roles of words for given cues.</summary>
internal sealed class ReaderExport(
    EncoderShape shape,
    Func<string, (long[] Shape, float[] Values)> weights,
    bool quantise
)
{
    private readonly OnnxGraph graph = new("encoder");

    /// <summary>Writes the encoder.</summary>
    public void Encoder(string path, string version)
    {
        var (pieces, looks, first) = (
            graph.Numbers("pieces", -1),
            graph.Numbers("looks", -1),
            graph.Numbers("first", -2)
        );
        var x = Embedded(pieces, looks);
        for (var i = 0; i < shape.Layers; i++)
            x = Layer(x, $"encoder.layers.{i}.");
        var words = graph.Node("Gather", [("axis", 1L)], x, first);
        graph.Output(words, "words", 1, -2, shape.Width);
        graph.Output(Dense(words, "flat"), "flat", 1, -2, (3 * SpanTag.Count) + NameTag.Count);
        graph.Write(path, [(EncoderModel.VersionKey, version)]);
    }

    /// <summary>Writes the roles.</summary>
    public void Roles(string path, string version)
    {
        const int Width = ReaderNetwork.RoleWidth;
        var words = graph.Floats("words", 1, -2, shape.Width);
        var (share, distance) = (graph.Floats("share", -3, -2), graph.Numbers("distance", -3, -2));
        var plain = graph.Node("Squeeze", words, graph.Constant([0L], 1));
        var cue = graph.Node("Unsqueeze", graph.Node("MatMul", share, plain), graph.Constant([1L], 1));
        var (w, q) = (Dense(words, "roleWord"), Dense(cue, "roleCue"));
        var product = graph.Node("Mul", Part(w, Width, 2 * Width), Part(q, Width, 2 * Width));
        var sum = graph.Node("Add", graph.Node("Add", Part(w, 0, Width), Part(q, 0, Width)), product);
        var far = graph.Node("Gather", Table("roleDistance"), distance);
        var both = graph.Node("Gelu", graph.Node("Add", sum, far));
        graph.Output(Dense(both, "roleOut"), "roles", -3, -2, RoleTag.Count);
        graph.Write(path, [(EncoderModel.VersionKey, version)]);
    }

    private string Part(string value, long from, long to) =>
        graph.Node("Slice", value, graph.Constant([from], 1), graph.Constant([to], 1), graph.Constant([2L], 1));

    private string Table(string name)
    {
        var (size, values) = weights(name);
        return graph.Constant(values, size);
    }

    private string Embedded(string pieces, string looks)
    {
        var (size, words) = weights("encoder.words");
        string word;
        if (quantise)
        {
            var (values, scales) = Quantised.Rows(words, (int)size[0], sbyte.MaxValue);
            var cells = graph.Node("Cast", [("to", 1L)], graph.Node("Gather", graph.Constant(values, size), pieces));
            word = graph.Node("Mul", cells, graph.Node("Gather", graph.Constant(scales, size[0], 1), pieces));
        }
        else
        {
            word = graph.Node("Gather", Table("encoder.words"), pieces);
        }
        var count = graph.Node("Shape", pieces);
        var place = graph.Node(
            "Slice",
            Table("encoder.positions"),
            graph.Constant([0L], 1),
            count,
            graph.Constant([0L], 1)
        );
        var sum = graph.Node(
            "Add",
            graph.Node("Add", word, graph.Node("Gather", Table("encoder.looks"), looks)),
            place
        );
        return Norm(graph.Node("Unsqueeze", sum, graph.Constant([0L], 1)), "encoder.first");
    }

    private string Norm(string value, string name) =>
        graph.Node(
            "LayerNormalization",
            [("axis", -1L), ("epsilon", 1e-12f)],
            value,
            Table(name + ".weight"),
            Table(name + ".bias")
        );

    private string Layer(string x, string name)
    {
        var input = Whole(x);
        var attended = graph.Node(
            "MultiHeadAttention",
            [("num_heads", (long)shape.Heads)],
            Dense(input, name + "query"),
            Dense(input, name + "key"),
            Dense(input, name + "value")
        );
        x = Norm(graph.Node("Add", x, Dense(attended, name + "mix")), name + "afterAttention");
        var inner = graph.Node("Gelu", Dense(x, name + "inner"));
        return Norm(graph.Node("Add", x, Dense(inner, name + "outer")), name + "afterNetwork");
    }

    private sealed record Rounded(string Value, string? Cells, string? Scale, string? Zero);

    // an activation in 8 bits, by the largest and the smallest number of its window alone
    private Rounded Whole(string value)
    {
        if (!quantise)
            return new Rounded(value, null, null, null);
        var parts = graph.Several("DynamicQuantizeLinear", 3, value);
        return new Rounded(value, parts[0], parts[1], parts[2]);
    }

    private string Dense(string input, string name) => Dense(Whole(input), name);

    private string Dense(Rounded input, string name)
    {
        var (size, matrix) = weights(name + ".weight");
        var (to, from) = (size[0], size[1]);
        var bias = Table(name + ".bias");
        if (input.Cells is null)
            return graph.Node(
                "Add",
                graph.Node("MatMul", input.Value, graph.Constant(Quantised.Transposed(matrix, (int)to), from, to)),
                bias
            );
        var (values, scales) = Quantised.Rows(matrix, (int)to);
        var cells = graph.Constant(Quantised.Transposed(values, (int)to), from, to);
        var product = graph.Node("MatMulInteger", input.Cells, cells, input.Zero!);
        var scale = graph.Node("Mul", input.Scale!, graph.Constant(scales, to));
        return graph.Node("Add", graph.Node("Mul", graph.Node("Cast", [("to", 1L)], product), scale), bias);
    }
}
