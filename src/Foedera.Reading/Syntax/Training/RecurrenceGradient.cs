using System.Runtime.Intrinsics;
using Foedera.Reading.Syntax.Network;

namespace Foedera.Reading.Syntax.Training;

/// <summary>The way back through the walk of a <see cref="Recurrence"/>.</summary>
internal static class RecurrenceGradient
{
    /// <summary>Turns what the output should change (dy) into what input (dx, added) and gates (dg, set) should; adds
    /// to the weights' gradient.</summary>
    public static void BackWalk(
        this Recurrence layer,
        float[] weights,
        float[] gradient,
        int words,
        ReadOnlySpan<float> x,
        ReadOnlySpan<float> gates,
        ReadOnlySpan<float> memory,
        ReadOnlySpan<float> dy,
        Span<float> dx,
        Span<float> dg
    )
    {
        BackHalf(layer, weights, gradient, words, 0, x, gates, memory, dy, dx, dg);
        BackHalf(layer, weights, gradient, words, layer.Half, x, gates, memory, dy, dx, dg);
    }

    private static void BackHalf(
        Recurrence layer,
        float[] weights,
        float[] gradient,
        int words,
        int firstLane,
        ReadOnlySpan<float> x,
        ReadOnlySpan<float> gates,
        ReadOnlySpan<float> memory,
        ReadOnlySpan<float> dy,
        Span<float> dx,
        Span<float> dg
    )
    {
        var (half, width, backwards) = (layer.Half, layer.Gates.Inputs, firstLane > 0);
        var at = layer.MemoryAt + (2 * firstLane);
        var one = Vector256<float>.One;
        for (var j = 0; j < half; j += Vector256<float>.Count)
        {
            var (forgetByMemory, outputByMemory) = (
                Vector256.Create(weights, at + j),
                Vector256.Create(weights, at + half + j)
            );
            var (dForgetByMemory, dOutputByMemory) = (
                Vector256.Create(gradient, at + j),
                Vector256.Create(gradient, at + half + j)
            );
            var dc = Vector256<float>.Zero;
            for (var step = words - 1; step >= 0; step--)
            {
                var word = backwards ? words - 1 - step : step;
                var lane = (word * width) + firstLane + j;
                var gate = (word * 3 * width) + (3 * firstLane) + j;
                var before =
                    step == 0
                        ? Vector256<float>.Zero
                        : Vector256.Create(memory[(lane + (backwards ? width : -width))..]);
                var (c, input, d) = (
                    Vector256.Create(memory[lane..]),
                    Vector256.Create(x[lane..]),
                    Vector256.Create(dy[lane..])
                );
                var (candidate, forget, output) = (
                    Vector256.Create(gates[gate..]),
                    Vector256.Create(gates[(gate + half)..]),
                    Vector256.Create(gates[(gate + width)..])
                );
                var dOutput = d * (c - input) * output * (one - output);
                (Vector256.Create<float>(dx[lane..]) + (d * (one - output))).CopyTo(dx[lane..]);
                dc += d * output;
                var dForget = dc * (before - candidate) * forget * (one - forget);
                (dc * (one - forget)).CopyTo(dg[gate..]);
                dForget.CopyTo(dg[(gate + half)..]);
                dOutput.CopyTo(dg[(gate + width)..]);
                dc = (dc * forget) + (dForget * forgetByMemory) + (dOutput * outputByMemory);
                dForgetByMemory += dForget * before;
                dOutputByMemory += dOutput * before;
            }
            dForgetByMemory.CopyTo(gradient, at + j);
            dOutputByMemory.CopyTo(gradient, at + half + j);
        }
    }
}
