using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Foedera.Reading.Syntax.Network;

/// <summary>Functions of one number, on eight at a time; written out here, so that they give the same bits on every
/// machine.</summary>
internal static class Functions
{
    /// <summary>Slope of <see cref="Leaky"/> below zero.</summary>
    public const float Leak = 0.1f;

    /// <summary>e to the x, to about seven digits; x is held within ±87, where the result is a normal number
    /// (polynomial of Cephes' expf).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        x = Vector256.Min(Vector256.Max(x, Vector256.Create(-87f)), Vector256.Create(87f));
        var power = Vector256.Floor(
            Vector256.FusedMultiplyAdd(x, Vector256.Create(1.44269504f), Vector256.Create(0.5f))
        );
        x = Vector256.FusedMultiplyAdd(power, Vector256.Create(-0.693359375f), x);
        x = Vector256.FusedMultiplyAdd(power, Vector256.Create(2.12194440e-4f), x);
        var y = Vector256.Create(1.9875691500e-4f);
        y = Vector256.FusedMultiplyAdd(y, x, Vector256.Create(1.3981999507e-3f));
        y = Vector256.FusedMultiplyAdd(y, x, Vector256.Create(8.3334519073e-3f));
        y = Vector256.FusedMultiplyAdd(y, x, Vector256.Create(4.1665795894e-2f));
        y = Vector256.FusedMultiplyAdd(y, x, Vector256.Create(1.6666665459e-1f));
        y = Vector256.FusedMultiplyAdd(y, x, Vector256.Create(5.0000001201e-1f));
        y = Vector256.FusedMultiplyAdd(y, x * x, x + Vector256<float>.One);
        return y * Vector256.ShiftLeft(Vector256.ConvertToInt32(power) + Vector256.Create(127), 23).AsSingle();
    }

    /// <summary>1 / (1 + e to the −x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x) =>
        Vector256<float>.One / (Vector256<float>.One + Exp(-x));

    /// <summary>x above zero, a tenth of it below; a multiple of eight at once.</summary>
    public static void Leaky(Span<float> x)
    {
        for (var i = 0; i < x.Length; i += Vector256<float>.Count)
        {
            var part = Vector256.Create<float>(x[i..]);
            Vector256.Max(part, part * Leak).CopyTo(x[i..]);
        }
    }

    /// <summary>Where the highest score stands; of equal ones the first. A plain loop: rows are short, and it is
    /// compiled ahead.</summary>
    public static int IndexOfMost(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
            if (scores[i] > scores[best])
                best = i;
        return best;
    }

    /// <summary>Turns scores into shares of one, in place. Returns the logarithm of the sum that they were divided
    /// by.</summary>
    public static void Softmax(Span<float> scores)
    {
        var most = float.NegativeInfinity;
        foreach (var score in scores)
            most = MathF.Max(most, score);
        var (i, sum) = (0, 0f);
        for (; i + 8 <= scores.Length; i += 8)
            Exp(Vector256.Create<float>(scores.Slice(i, 8)) - Vector256.Create(most)).CopyTo(scores[i..]);
        for (; i < scores.Length; i++)
            scores[i] = Exp(Vector256.Create(scores[i] - most))[0];
        foreach (var share in scores)
            sum += share;
        for (i = 0; i < scores.Length; i++)
            scores[i] /= sum;
    }
}
