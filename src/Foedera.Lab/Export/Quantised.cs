namespace Foedera.Lab.Export;

/// <summary>Rows of a matrix as whole numbers from −63 to 63, each row with its own scale. Seven bits, so that two
/// products of an
/// 8-bit activation fit 16 bits and every processor gets the same sums.</summary>
internal static class Quantised
{
    private const int Most = 63;

    /// <summary>The numbers and the scale of each row.</summary>
    public static (sbyte[] Values, float[] Scales) Rows(float[] matrix, int rows, int most = Most)
    {
        var width = matrix.Length / rows;
        var (values, scales) = (new sbyte[matrix.Length], new float[rows]);
        for (var r = 0; r < rows; r++)
        {
            var row = matrix.AsSpan(r * width, width);
            var largest = 0f;
            foreach (var x in row)
                largest = Math.Max(largest, Math.Abs(x));
            scales[r] = largest == 0 ? 1 : largest / most;
            for (var i = 0; i < width; i++)
                values[(r * width) + i] = (sbyte)Math.Round(row[i] / scales[r]);
        }
        return (values, scales);
    }

    /// <summary>A matrix of (rows, width) as (width, rows).</summary>
    public static T[] Transposed<T>(T[] matrix, int rows)
    {
        var width = matrix.Length / rows;
        var turned = new T[matrix.Length];
        for (var r = 0; r < rows; r++)
        for (var i = 0; i < width; i++)
            turned[(i * rows) + r] = matrix[(r * width) + i];
        return turned;
    }
}
