namespace Foedera.Lab.Said;

/// <summary>Logistic regression with a normal prior for each weight, fitted by Newton's method. The same data give the
/// same weights.</summary>
internal static class Logistic
{
    private const int Steps = 25;
    private const double Enough = 1e-7;

    /// <summary>The likeliest weights.</summary>
    /// <param name="rows">Clues, label (1 or 0) and weight of each example.</param>
    /// <param name="mean">What each weight is pulled to.</param>
    /// <param name="pull">How strongly (one over the variance); 0 is not at all.</param>
    public static double[] Fit(
        IReadOnlyList<(float[] Clues, bool Same, double Weight)> rows,
        double[] mean,
        double[] pull
    )
    {
        var n = mean.Length;
        var weights = (double[])mean.Clone();
        for (var step = 0; step < Steps; step++)
        {
            var gradient = new double[n];
            var curvature = new double[n, n];
            for (var i = 0; i < n; i++)
            {
                gradient[i] = pull[i] * (mean[i] - weights[i]);
                curvature[i, i] = pull[i] + 1e-6;
            }
            foreach (var (clues, same, weight) in rows)
                Add(clues, same, weight, weights, gradient, curvature);
            var move = Solve(curvature, gradient);
            for (var i = 0; i < n; i++)
                weights[i] += Math.Clamp(move[i], -3, 3);
            if (move.Max(Math.Abs) < Enough)
                break;
        }
        return weights;
    }

    private static void Add(
        float[] clues,
        bool same,
        double weight,
        double[] weights,
        double[] gradient,
        double[,] curvature
    )
    {
        var sum = 0.0;
        for (var i = 0; i < clues.Length; i++)
            sum += weights[i] * clues[i];
        var chance = 1 / (1 + Math.Exp(-sum));
        var (miss, bend) = (weight * ((same ? 1 : 0) - chance), weight * chance * (1 - chance));
        for (var i = 0; i < clues.Length; i++)
        {
            if (clues[i] == 0)
                continue;
            gradient[i] += miss * clues[i];
            for (var j = 0; j <= i; j++)
                curvature[i, j] += bend * clues[i] * clues[j];
        }
    }

    // Cholesky; the upper half is never read
    private static double[] Solve(double[,] a, double[] b)
    {
        var n = b.Length;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = a[i, j];
                for (var k = 0; k < j; k++)
                    sum -= a[i, k] * a[j, k];
                a[i, j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-12)) : sum / a[j, j];
            }
        }
        var x = (double[])b.Clone();
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++)
                x[i] -= a[i, k] * x[k];
            x[i] /= a[i, i];
        }
        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
                x[i] -= a[k, i] * x[k];
            x[i] /= a[i, i];
        }
        return x;
    }
}
