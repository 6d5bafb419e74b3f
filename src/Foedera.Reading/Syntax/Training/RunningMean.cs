using System.Numerics.Tensors;

namespace Foedera.Reading.Syntax.Training;

/// <summary>The mean of what the weights lately were, which does better than what they are (Polyak
/// averaging).</summary>
internal sealed class RunningMean(float[] now)
{
    private const float MostKept = 0.99f;

    private int taken;

    /// <summary>The mean.</summary>
    public float[] Values { get; } = new float[now.Length];

    /// <summary>Takes in what the weights are now; early on the mean forgets faster.</summary>
    public void Take()
    {
        taken++;
        var keep = MathF.Min(MostKept, (taken - 1f) / (taken + 9f));
        TensorPrimitives.Multiply(Values, keep, Values);
        TensorPrimitives.MultiplyAdd(now, 1 - keep, Values, Values);
    }
}
