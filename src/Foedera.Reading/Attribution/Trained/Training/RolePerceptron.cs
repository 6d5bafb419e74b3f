using System.Runtime.Intrinsics;

namespace Foedera.Reading.Attribution.Trained.Training;

/// <summary>An averaged perceptron with up to eight classes, in whole numbers; the training side of <see cref="HashedWeights"/>.</summary>
internal sealed class RolePerceptron(int classes, int bits)
{
    private readonly int[] weights = new int[(classes << bits) + 8];
    private readonly long[] sums = new long[classes << bits];
    private long steps = 1;

    /// <summary>Counts one more step of averaging.</summary>
    public void Step() => steps++;

    /// <summary>Sums the features' weights for each class; what stands behind the last class means nothing.</summary>
    public Vector256<int> Score(ReadOnlySpan<uint> keys)
    {
        var sum = Vector256<int>.Zero;
        foreach (var key in keys) sum += Vector256.LoadUnsafe(ref weights[(int)(key >> (32 - bits)) * classes]);
        return sum;
    }

    /// <summary>Adds to the weights of one class.</summary>
    public void Move(ReadOnlySpan<uint> keys, int column, int by)
    {
        foreach (var key in keys)
        {
            var at = ((int)(key >> (32 - bits)) * classes) + column;
            weights[at] += by;
            sums[at] += by * steps;
        }
    }

    /// <summary>What one unit of the quantised weights stands for, so that all but one in ten thousand take a byte.</summary>
    public double Unit()
    {
        var sizes = Enumerable.Range(0, sums.Length).Select(i => Math.Abs(At(i))).Where(a => a != 0).Order().ToArray();
        return sizes.Length == 0 ? 1 : sizes[(int)((sizes.Length - 1) * 0.9999)] / 127;
    }

    /// <summary>The averaged weights, quantised to the given unit; what is nearer to zero than <paramref name="least"/> units is left out.</summary>
    public HashedWeights Average(double unit, int least)
    {
        var quantised = new short[sums.Length];
        for (var i = 0; i < quantised.Length; i++) quantised[i] = WeightRow.Kept(At(i) / unit, least);
        return HashedWeights.Of(classes, bits, quantised);
    }

    private double At(int i) => weights[i] - (sums[i] / (double)steps);
}
