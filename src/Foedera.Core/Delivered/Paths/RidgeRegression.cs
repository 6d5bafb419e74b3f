namespace Foedera.Core.Delivered.Paths;

/// <summary>Linear regressions drawn towards a prior, so that they stand on few observations as well as on
/// many.</summary>
public static class RidgeRegression
{
    /// <summary>Least squares: minimises Σ w (z − x·b)² + Σ penalty (b − prior)².</summary>
    public static double[] LeastSquares(
        IReadOnlyList<Row> rows,
        ReadOnlySpan<double> penalty,
        ReadOnlySpan<double> prior
    )
    {
        var terms = penalty.Length;
        var matrix = new double[terms * terms];
        var right = new double[terms];
        foreach (var row in rows)
            Add(matrix, right, row.X, row.Z, row.Weight);
        return Solve(matrix, right, penalty, prior);
    }

    /// <summary>Least absolute deviations (the median of z given x), by iteratively reweighted least squares;
    /// errors below <paramref name="smallest"/> count as that. Drawn towards zero.</summary>
    public static double[] LeastAbsolute(
        IReadOnlyList<Row> rows,
        ReadOnlySpan<double> penalty,
        double smallest,
        ReadOnlySpan<double> start
    )
    {
        const int Rounds = 6;
        var terms = penalty.Length;
        var b = start.ToArray();
        var zero = new double[terms];
        for (var round = 0; round < Rounds && rows.Count > 0; round++)
        {
            var matrix = new double[terms * terms];
            var right = new double[terms];
            foreach (var row in rows)
            {
                var error = Math.Abs(row.Z - Dot(b, row.X));
                Add(matrix, right, row.X, row.Z, row.Weight * 5 * smallest / Math.Max(smallest, error));
            }
            b = Solve(matrix, right, penalty, zero);
        }
        return b;
    }

    /// <summary>Σ a b.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static void Add(double[] matrix, double[] right, double[] x, double z, double weight)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var weighted = weight * x[i];
            right[i] += weighted * z;
            for (var j = 0; j <= i; j++)
                matrix[(i * x.Length) + j] += weighted * x[j];
        }
    }

    // Cholesky: the penalty makes the matrix positive definite
    private static double[] Solve(
        double[] matrix,
        double[] right,
        ReadOnlySpan<double> penalty,
        ReadOnlySpan<double> prior
    )
    {
        var n = right.Length;
        for (var i = 0; i < n; i++)
        {
            matrix[(i * n) + i] += penalty[i];
            right[i] += penalty[i] * prior[i];
        }
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[(i * n) + j];
                for (var k = 0; k < j; k++)
                    sum -= matrix[(i * n) + k] * matrix[(j * n) + k];
                matrix[(i * n) + j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-12)) : sum / matrix[(j * n) + j];
            }
        }
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++)
                right[i] -= matrix[(i * n) + k] * right[k];
            right[i] /= matrix[(i * n) + i];
        }
        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
                right[i] -= matrix[(k * n) + i] * right[k];
            right[i] /= matrix[(i * n) + i];
        }
        return right;
    }

    /// <summary>One observation of a regression.</summary>
    /// <param name="X">The terms.</param>
    /// <param name="Z">What they should explain.</param>
    /// <param name="Weight">How much it counts; not negative.</param>
    public readonly record struct Row(double[] X, double Z, double Weight);
}
