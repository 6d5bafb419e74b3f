namespace Foedera.Reading.Syntax.Training;

/// <summary>An averaged perceptron with four classes, in whole numbers; the training side of <see cref="QuadWeights"/>.</summary>
internal sealed class QuadPerceptron(int bits)
{
    private const int Classes = QuadWeights.Classes;

    private readonly int[] weights = new int[Classes << bits];
    private readonly long[] sums = new long[Classes << bits];
    private long steps = 1;

    /// <summary>Counts one more step of averaging.</summary>
    public void Step() => steps++;

    /// <summary>Sums the features' weights for each class.</summary>
    public void Score(ReadOnlySpan<uint> keys, Span<int> scores)
    {
        var (a, b, c, d) = (0, 0, 0, 0);
        foreach (var key in keys)
        {
            var at = (int)(key >> (32 - bits)) * Classes;
            a += weights[at];
            b += weights[at + 1];
            c += weights[at + 2];
            d += weights[at + 3];
        }
        (scores[0], scores[1], scores[2], scores[3]) = (a, b, c, d);
    }

    /// <summary>Adds to the weights of one class.</summary>
    public void Move(ReadOnlySpan<uint> keys, int column, int by)
    {
        foreach (var key in keys)
        {
            var at = ((int)(key >> (32 - bits)) * Classes) + column;
            weights[at] += by;
            sums[at] += by * steps;
        }
    }

    /// <summary>The averaged weights, quantised: all but one in ten thousand take a byte.</summary>
    public QuadWeights Average() => Average(Unit());

    /// <summary>What one unit of the quantised weights stands for.</summary>
    public double Unit()
    {
        var sizes = Enumerable.Range(0, weights.Length).Select(i => Math.Abs(At(i))).Where(a => a != 0).Order().ToArray();
        return sizes.Length == 0 ? 1 : sizes[(int)((sizes.Length - 1) * 0.9999)] / 127;
    }

    /// <summary>The averaged weights, quantised to the given unit.</summary>
    public QuadWeights Average(double unit)
    {
        var quantised = new short[weights.Length];
        for (var i = 0; i < weights.Length; i++) quantised[i] = WeightRow.Kept(At(i) / unit);
        return QuadWeights.Of(bits, quantised);
    }

    private double At(int i) => weights[i] - (sums[i] / (double)steps);
}
