using Foedera.Reading.Syntax.Network;

namespace Foedera.Reading.Syntax.Training;

/// <summary>The weights before anything is learnt: evenly spread around zero, so that what goes in and what comes out
/// vary alike.</summary>
internal static class FirstWeights
{
    /// <summary>Those of a network; constants are zero.</summary>
    public static float[] Of(NetworkShape shape, Random random)
    {
        var weights = new float[shape.Size];
        foreach (var layer in shape.Encoder)
        {
            var inputs = layer.Gates.Inputs + layer.Before.Inputs + layer.After.Inputs;
            foreach (var map in (Linear[])[layer.Gates, layer.Before, layer.After])
                Fill(weights, map, Spread(inputs), random);
            Around(0, layer.End - layer.MemoryAt, 0.2f, random).CopyTo(weights, layer.MemoryAt);
        }
        foreach (var map in (Linear[])[shape.Views, shape.Tagger, shape.Labeller])
            Fill(weights, map, Spread(map.Inputs), random);
        // heads are sought by a product of two vectors, which would begin too sure of itself
        Fill(weights, shape.Query, Spread(shape.Query.Inputs) / 2, random);
        return weights;
    }

    /// <summary>So many numbers within a spread around a middle.</summary>
    public static float[] Around(float middle, int count, float spread, Random random)
    {
        var numbers = new float[count];
        for (var i = 0; i < count; i++)
            numbers[i] = middle + ((((float)random.NextDouble() * 2) - 1) * spread);
        return numbers;
    }

    private static float Spread(int inputs) => MathF.Sqrt(3f / inputs);

    private static void Fill(float[] weights, Linear map, float spread, Random random) =>
        Around(0, map.ConstantsAt - map.At, spread, random).CopyTo(weights, map.At);
}
