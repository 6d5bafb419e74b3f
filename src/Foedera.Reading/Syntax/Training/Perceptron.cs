namespace Foedera.Reading.Syntax.Training;

/// <summary>An averaged perceptron over hashed features, in whole numbers, so that training gives the same bytes on every machine.
/// A bucket gets its row of weights at its first update.</summary>
internal sealed class Perceptron
{
    private const int BlockRows = 4096;

    private readonly int bits;
    private readonly int classes;
    private readonly int[] rowOf;
    private readonly List<int[]> weights = [];
    private readonly List<long[]> sums = [];
    private int rows;
    private long steps = 1;

    public Perceptron(int bits, int classes)
    {
        (this.bits, this.classes) = (bits, classes);
        rowOf = new int[1 << bits];
        Array.Fill(rowOf, -1);
    }

    /// <summary>Sums the features' weights for each class.</summary>
    public void Score(ReadOnlySpan<uint> features, Span<int> scores)
    {
        scores.Clear();
        foreach (var feature in features)
        {
            var row = rowOf[feature >> (32 - bits)];
            if (row < 0) continue;
            var block = weights[row / BlockRows].AsSpan(row % BlockRows * classes, classes);
            System.Numerics.Tensors.TensorPrimitives.Add(scores, block, scores);
        }
    }

    /// <summary>Counts one more step of averaging.</summary>
    public void Step() => steps++;

    /// <summary>Moves weight from the class guessed to the right one.</summary>
    public void Update(ReadOnlySpan<uint> features, int right, int guessed)
    {
        foreach (var feature in features)
        {
            var row = Row(feature >> (32 - bits));
            var (w, s) = (weights[row / BlockRows], sums[row / BlockRows]);
            var at = row % BlockRows * classes;
            w[at + right]++;
            s[at + right] += steps;
            w[at + guessed]--;
            s[at + guessed] -= steps;
        }
    }

    /// <summary>The averaged weights, quantised; those that round to zero are left out. All but one in ten thousand take a byte.</summary>
    public SparseWeights Average()
    {
        var averages = new double[rows * (long)classes];
        for (var row = 0; row < rows; row++)
            for (var c = 0; c < classes; c++)
            {
                var (block, at) = (row / BlockRows, (row % BlockRows * classes) + c);
                averages[(row * (long)classes) + c] = weights[block][at] - (sums[block][at] / (double)steps);
            }
        var sizes = averages.Where(a => a != 0).Select(Math.Abs).Order().ToArray();
        var unit = sizes.Length == 0 ? 1 : sizes[(int)((sizes.Length - 1) * 0.9999)] / 127;
        return SparseWeights.Of(bits, classes, Quantised(averages, unit));
    }

    private IEnumerable<(int, byte, short)> Quantised(double[] averages, double unit)
    {
        for (var bucket = 0; bucket < rowOf.Length; bucket++)
        {
            if (rowOf[bucket] is not (>= 0 and var row)) continue;
            for (var c = 0; c < classes; c++)
            {
                var weight = WeightRow.Kept(averages[(row * (long)classes) + c] / unit);
                if (weight != 0) yield return (bucket, (byte)c, weight);
            }
        }
    }

    private int Row(uint bucket)
    {
        if (rowOf[bucket] >= 0) return rowOf[bucket];
        if (rows % BlockRows == 0)
        {
            weights.Add(new int[BlockRows * classes]);
            sums.Add(new long[BlockRows * classes]);
        }
        return rowOf[bucket] = rows++;
    }
}
