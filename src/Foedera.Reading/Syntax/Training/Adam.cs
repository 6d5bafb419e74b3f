using System.Runtime.Intrinsics;

namespace Foedera.Reading.Syntax.Training;

/// <summary>Moves numbers against their gradient, each by a step of its own size (Adam; Kingma and Ba 2015). The second
/// moment forgets fast,
/// as Dozat and Manning (2017) found good for parsers.</summary>
internal sealed class Adam(int size)
{
    private const float KeepFirst = 0.9f;
    private const float KeepSecond = 0.95f;

    private readonly float[] first = new float[size];
    private readonly float[] second = new float[size];

    /// <summary>Moves the numbers that begin at a place.</summary>
    /// <param name="values">The numbers; a multiple of eight.</param>
    /// <param name="at">Their place among all.</param>
    /// <param name="gradient">Theirs.</param>
    /// <param name="scale">What the gradient is multiplied by.</param>
    /// <param name="rate">Greatest size of a move.</param>
    /// <param name="step">Which step this is, from 1.</param>
    public void Move(Span<float> values, int at, ReadOnlySpan<float> gradient, float scale, float rate, int step)
    {
        var firsts = first.AsSpan(at, values.Length);
        var seconds = second.AsSpan(at, values.Length);
        var move = rate / (1 - Power(KeepFirst, step));
        var correction = 1 / (1 - Power(KeepSecond, step));
        for (var i = 0; i < values.Length; i += Vector256<float>.Count)
        {
            var g = Vector256.Create(gradient[i..]) * scale;
            var m = (Vector256.Create<float>(firsts[i..]) * KeepFirst) + (g * (1 - KeepFirst));
            var v = (Vector256.Create<float>(seconds[i..]) * KeepSecond) + (g * g * (1 - KeepSecond));
            m.CopyTo(firsts[i..]);
            v.CopyTo(seconds[i..]);
            (
                Vector256.Create<float>(values[i..])
                - (m * move / (Vector256.Sqrt(v * correction) + Vector256.Create(1e-8f)))
            ).CopyTo(values[i..]);
        }
    }

    // by squaring, so that the bits do not depend on the machine's library
    private static float Power(double x, int exponent)
    {
        var power = 1.0;
        for (; exponent > 0; exponent >>= 1, x *= x)
            if ((exponent & 1) != 0)
                power *= x;
        return (float)power;
    }
}
