using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Foedera.Lab.Network;

/// <summary>The measures of an encoder.</summary>
/// <param name="Layers">How many layers.</param>
/// <param name="Width">Numbers a piece.</param>
/// <param name="Inner">Numbers inside a layer's network.</param>
/// <param name="Heads">Heads of attention.</param>
internal sealed record EncoderShape(int Layers = 6, int Width = 384, int Inner = 1536, int Heads = 12)
{
    /// <summary>The layers of the full encoder with which one of fewer layers begins: spread evenly, the first and the
    /// last among them.</summary>
    public IReadOnlyList<int> Beginnings =>
        [
            .. Enumerable
                .Range(0, Layers)
                .Select(i => Layers == 1 ? 5 : (int)Math.Round(i * 5.0 / (Layers - 1), MidpointRounding.AwayFromZero)),
        ];
}

/// <summary>A BERT encoder (Devlin et al. 2019) whose numbers of segments tell the looks of words instead.</summary>
internal sealed class Encoder : nn.Module<Tensor, Tensor, Tensor, Tensor>
{
    private const int Positions = 512;
    private const double Epsilon = 1e-12;
    private readonly EncoderShape shape;
    private readonly Parameter words;
    private readonly Parameter positions;
    private readonly Parameter looks;
    private readonly LayerNorm first;
    private readonly ModuleList<Layer> layers;

    public Encoder(EncoderShape shape, int vocabulary, int kinds)
        : base("encoder")
    {
        this.shape = shape;
        words = new Parameter(zeros(vocabulary, shape.Width), requires_grad: false);
        positions = new Parameter(zeros(Positions, shape.Width));
        looks = new Parameter(zeros(kinds, shape.Width));
        first = nn.LayerNorm(shape.Width, Epsilon);
        layers = new ModuleList<Layer>([.. Enumerable.Range(0, shape.Layers).Select(_ => new Layer(shape))]);
        RegisterComponents();
    }

    /// <summary>Takes the weights of a pretrained encoder: names as in BERT, matrices numbered in order (query, key,
    /// value,
    /// attention output, intermediate, output of each layer), each as (in, out).</summary>
    public void Take(IReadOnlyDictionary<string, OnnxWeights.Weights> given)
    {
        using var _ = no_grad();
        Copy(words, given["embeddings.word_embeddings.weight"].Values);
        Copy(positions, given["embeddings.position_embeddings.weight"].Values);
        var segment = given["embeddings.token_type_embeddings.weight"].Values.AsSpan(0, shape.Width).ToArray();
        Copy(looks, [.. Enumerable.Range(0, (int)looks.shape[0]).SelectMany(_ => segment)]);
        Norm(first, given, "embeddings.LayerNorm");
        var matrices = given
            .Where(w => w.Value.Shape.Length == 2 && w.Key.All(char.IsAsciiDigit))
            .OrderBy(w => int.Parse(w.Key, CultureInfo.InvariantCulture))
            .Select(w => w.Value.Values)
            .ToArray();
        for (var i = 0; i < shape.Layers; i++)
            layers[i].Take(given, $"encoder.layer.{i}.", matrices.AsSpan(i * 6, 6));
    }

    /// <summary>Whether products are computed with 16-bit numbers.</summary>
    public void UseHalf(bool half)
    {
        foreach (var dense in modules().OfType<Dense>())
            dense.Half = half;
    }

    /// <summary>A vector for each piece.</summary>
    /// <param name="pieces">(rows, pieces) numbers of pieces.</param>
    /// <param name="kinds">(rows, pieces) looks.</param>
    /// <param name="mask">(rows, 1, 1, pieces) 0 for a piece, very negative for filling.</param>
    /// <returns>(rows, pieces, width).</returns>
    public override Tensor forward(Tensor pieces, Tensor kinds, Tensor mask)
    {
        var place = positions.slice(0, 0, pieces.shape[1], 1);
        var x = Rows.At(words, pieces) + Rows.At(looks, kinds) + place;
        x = first.forward(x);
        foreach (var layer in layers)
            x = layer.forward(x, mask);
        return x;
    }

    private static void Copy(Parameter to, float[] values)
    {
        using var given = tensor(values).reshape(to.shape);
        to.copy_(given);
    }

    private static void Norm(LayerNorm norm, IReadOnlyDictionary<string, OnnxWeights.Weights> given, string name)
    {
        Copy(norm.weight!, given[name + ".weight"].Values);
        Copy(norm.bias!, given[name + ".bias"].Values);
    }

    private sealed class Layer : nn.Module<Tensor, Tensor, Tensor>
    {
        private readonly int heads;
        private readonly Dense query;
        private readonly Dense key;
        private readonly Dense value;
        private readonly Dense mix;
        private readonly Dense inner;
        private readonly Dense outer;
        private readonly LayerNorm afterAttention;
        private readonly LayerNorm afterNetwork;
        private readonly Dropout dropout;

        public Layer(EncoderShape shape)
            : base("layer")
        {
            heads = shape.Heads;
            (query, key, value) = (
                new Dense("query", shape.Width, shape.Width),
                new Dense("key", shape.Width, shape.Width),
                new Dense("value", shape.Width, shape.Width)
            );
            (mix, inner, outer) = (
                new Dense("mix", shape.Width, shape.Width),
                new Dense("inner", shape.Width, shape.Inner),
                new Dense("outer", shape.Inner, shape.Width)
            );
            (afterAttention, afterNetwork) = (nn.LayerNorm(shape.Width, Epsilon), nn.LayerNorm(shape.Width, Epsilon));
            dropout = nn.Dropout(0.1);
            RegisterComponents();
        }

        public void Take(
            IReadOnlyDictionary<string, OnnxWeights.Weights> given,
            string name,
            ReadOnlySpan<float[]> matrices
        )
        {
            query.Set(matrices[0], given[name + "attention.self.query.bias"].Values, transposed: true);
            key.Set(matrices[1], given[name + "attention.self.key.bias"].Values, transposed: true);
            value.Set(matrices[2], given[name + "attention.self.value.bias"].Values, transposed: true);
            mix.Set(matrices[3], given[name + "attention.output.dense.bias"].Values, transposed: true);
            inner.Set(matrices[4], given[name + "intermediate.dense.bias"].Values, transposed: true);
            outer.Set(matrices[5], given[name + "output.dense.bias"].Values, transposed: true);
            Norm(afterAttention, given, name + "attention.output.LayerNorm");
            Norm(afterNetwork, given, name + "output.LayerNorm");
        }

        public override Tensor forward(Tensor x, Tensor mask)
        {
            var attended = nn.functional.scaled_dot_product_attention(
                Split(query.forward(x)),
                Split(key.forward(x)),
                Split(value.forward(x)),
                mask
            );
            x = afterAttention.forward(x + mix.forward(attended.transpose(1, 2).reshape(x.shape)));
            return afterNetwork.forward(x + dropout.forward(outer.forward(nn.functional.gelu(inner.forward(x)))));
        }

        private Tensor Split(Tensor x) => x.reshape(x.shape[0], x.shape[1], heads, x.shape[2] / heads).transpose(1, 2);
    }
}
