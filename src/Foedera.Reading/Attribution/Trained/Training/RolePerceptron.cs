using System.Runtime.Intrinsics;

namespace Foedera.Reading.Attribution.Trained.Training;

/// <summary>An averaged perceptron with up to eight classes, in whole numbers; the training side of <see cref="HashedWeights"/>.</summary>
internal sealed class RolePerceptron(int classes, int bits)
{
    private readonly int[] weights = new int[(classes << bits) + 8];
    private readonly long[] sums = new long[classes << bits];
    private long steps = 1;

    private int Classes => classes;

    private int Bits => bits;

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

    /// <summary>What one unit of the members' quantised mean weights stands for, so that all but one in ten thousand take a byte.</summary>
    public static double Unit(RolePerceptron[] members)
    {
        var sizes = Enumerable.Range(0, members[0].sums.Length).Select(i => Math.Abs(Mean(members, i))).Where(a => a != 0).Order().ToArray();
        return sizes.Length == 0 ? 1 : sizes[(int)((sizes.Length - 1) * 0.9999)] / 127;
    }

    /// <summary>The mean of the members' averaged weights, quantised to the given unit; what is nearer to zero than <paramref name="least"/>
    /// units is left out. Members that saw the articles in different orders err in different places, and the mean errs less.</summary>
    public static HashedWeights Average(RolePerceptron[] members, double unit, int least)
    {
        var (first, quantised) = (members[0], new short[members[0].sums.Length]);
        for (var i = 0; i < quantised.Length; i++) quantised[i] = WeightRow.Kept(Mean(members, i) / unit, least);
        return HashedWeights.Of(first.Classes, first.Bits, quantised);
    }

    private static double Mean(RolePerceptron[] members, int i)
    {
        var sum = 0.0;
        foreach (var member in members) sum += member.At(i);
        return sum / members.Length;
    }

    private double At(int i) => weights[i] - (sums[i] / (double)steps);
}
