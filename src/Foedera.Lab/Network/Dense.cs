using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Foedera.Lab.Network;

/// <summary>x·Wᵀ + b. The product may be computed with 16-bit numbers (bfloat16), which is faster where the processor
/// knows them;
/// weights and gradients stay 32 bits wide.</summary>
internal sealed class Dense : nn.Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter bias;

    public Dense(string name, int from, int to)
        : base(name)
    {
        weight = new Parameter(randn(to, from) * Math.Sqrt(1.0 / from));
        bias = new Parameter(zeros(to));
        RegisterComponents();
    }

    /// <summary>Whether products are computed with 16-bit numbers.</summary>
    public bool Half { get; set; }

    /// <summary>Sets the weights, given as (in, out) when transposed.</summary>
    public void Set(float[] weights, float[] biases, bool transposed)
    {
        using var _ = no_grad();
        var (to, from) = (weight.shape[0], weight.shape[1]);
        using var given = transposed
            ? tensor(weights).reshape(from, to).t().contiguous()
            : tensor(weights).reshape(to, from);
        weight.copy_(given);
        using var b = tensor(biases);
        bias.copy_(b);
    }

    public override Tensor forward(Tensor input) =>
        Half
            ? nn.functional.linear(input.to(ScalarType.BFloat16), weight.to(ScalarType.BFloat16)).to(ScalarType.Float32)
                + bias
            : nn.functional.linear(input, weight, bias);
}
