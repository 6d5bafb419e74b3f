namespace Foedera.Reading.Attribution.Trained.Training;

/// <summary>Logistic regression over hashed features, by stochastic gradients with a step size of its own for each weight (Duchi, Hazan and Singer 2011).</summary>
internal sealed class Logistic(int bits, float rate, float decay = 0)
{
    private readonly float[] weights = new float[1 << bits];
    private readonly float[] squares = new float[1 << bits];

    /// <summary>The log-odds of yes.</summary>
    public float LogOdds(ReadOnlySpan<uint> keys)
    {
        var sum = 0f;
        foreach (var key in keys) sum += weights[key >> (32 - bits)];
        return sum;
    }

    /// <summary>Learns from one example.</summary>
    public void Learn(ReadOnlySpan<uint> keys, bool yes)
    {
        var error = (yes ? 1f : 0f) - (1 / (1 + MathF.Exp(-LogOdds(keys))));
        if (Math.Abs(error) < 0.001f) return;
        foreach (var key in keys)
        {
            var at = key >> (32 - bits);
            var gradient = error - (decay * weights[at]);
            squares[at] += gradient * gradient;
            weights[at] += rate * gradient / (MathF.Sqrt(squares[at]) + 0.1f);
        }
    }

    /// <summary>The weights, quantised.</summary>
    public LogisticWeights Quantised() => LogisticWeights.Of(bits, weights);
}
