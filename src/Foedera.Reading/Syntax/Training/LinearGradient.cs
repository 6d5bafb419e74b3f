using Foedera.Reading.Syntax.Network;

namespace Foedera.Reading.Syntax.Training;

/// <summary>The way back through a <see cref="Linear"/>.</summary>
internal static class LinearGradient
{
    /// <summary>Adds what the weights should change (gradient) and what the inputs should (dx) when the outputs should
    /// change by dy.</summary>
    public static void Back(
        this Linear map,
        float[] weights,
        float[] gradient,
        int rows,
        ReadOnlySpan<float> x,
        int xRow,
        ReadOnlySpan<float> dy,
        int dyRow,
        Span<float> dx,
        int dxRow
    )
    {
        var constants = gradient.AsSpan(map.ConstantsAt, map.Outputs);
        for (var row = 0; row < rows; row++)
            System.Numerics.Tensors.TensorPrimitives.Add(constants, dy.Slice(row * dyRow, map.Outputs), constants);
        map.BackAdd(weights, gradient, rows, x, xRow, dy, dyRow, dx, dxRow);
    }

    /// <summary>The same for a map whose constants were not used.</summary>
    public static void BackAdd(
        this Linear map,
        float[] weights,
        float[] gradient,
        int rows,
        ReadOnlySpan<float> x,
        int xRow,
        ReadOnlySpan<float> dy,
        int dyRow,
        Span<float> dx,
        int dxRow
    )
    {
        for (var column = 0; column < map.Outputs; column += Matrix.Panel)
            Matrix.AddProduct(
                map.Inputs,
                rows,
                x,
                1,
                xRow,
                dy[column..],
                dyRow,
                gradient.AsSpan(map.At + (column * map.Inputs)),
                Matrix.Panel
            );
        var turned = Turned(map, weights);
        for (var column = 0; column < map.Inputs; column += Matrix.Panel)
            Matrix.AddProduct(rows, map.Outputs, dy, dyRow, 1, turned.AsSpan(column), map.Inputs, dx[column..], dxRow);
    }

    // a row an output, so that the inputs stand side by side
    private static float[] Turned(Linear map, float[] weights)
    {
        var turned = new float[map.Inputs * map.Outputs];
        for (var panel = 0; panel < map.Outputs; panel += Matrix.Panel)
        for (var input = 0; input < map.Inputs; input++)
        {
            var from = weights.AsSpan(map.At + (panel * map.Inputs) + (input * Matrix.Panel), Matrix.Panel);
            for (var j = 0; j < Matrix.Panel; j++)
                turned[((panel + j) * map.Inputs) + input] = from[j];
        }
        return turned;
    }
}
