namespace Foedera.Reading.Syntax.Network;

/// <summary>A linear map with a constant, kept inside one array of all weights in panels of 32 outputs: y = x·W +
/// b.</summary>
/// <param name="At">Where its weights begin; the constants stand behind them.</param>
/// <param name="Inputs">Width of x.</param>
/// <param name="Outputs">Width of y, a multiple of <see cref="Matrix.Panel"/>.</param>
internal readonly record struct Linear(int At, int Inputs, int Outputs)
{
    /// <summary>Where its constants begin.</summary>
    public int ConstantsAt => At + (Inputs * Outputs);

    /// <summary>Where the next part begins.</summary>
    public int End => ConstantsAt + Outputs;

    /// <summary>Maps the rows of x to the rows of y, which lie that far apart.</summary>
    public void Apply(ReadOnlySpan<float> weights, int rows, ReadOnlySpan<float> x, int xRow, Span<float> y, int yRow)
    {
        var constants = weights.Slice(ConstantsAt, Outputs);
        for (var row = 0; row < rows; row++)
            constants.CopyTo(y[(row * yRow)..]);
        Add(weights, rows, x, xRow, y, yRow);
    }

    /// <summary>Adds x·W to y, without the constants.</summary>
    public void Add(ReadOnlySpan<float> weights, int rows, ReadOnlySpan<float> x, int xRow, Span<float> y, int yRow)
    {
        for (var column = 0; column < Outputs; column += Matrix.Panel)
            Matrix.AddProduct(
                rows,
                Inputs,
                x,
                xRow,
                1,
                weights[(At + (column * Inputs))..],
                Matrix.Panel,
                y[column..],
                yRow
            );
    }
}
