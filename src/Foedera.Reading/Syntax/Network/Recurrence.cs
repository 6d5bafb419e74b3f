using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Foedera.Reading.Syntax.Network;

/// <summary>A bidirectional layer of simple recurrent units (Lei et al. 2018): all products with matrices come before
/// the walk over the words,
/// which only adds and multiplies; one half of the width walks forwards, the other backwards. A unit passes its input
/// on as far as its gate says.
/// The gates see the neighbouring words, too (as in Bradbury et al. 2017).</summary>
/// <param name="Gates">From the input to candidate, forget gate and output gate of either direction.</param>
/// <param name="Before">The same from a part of the vector of the word before; its constants are not used.</param>
/// <param name="After">The same from a part of the vector of the word after; its constants are not used.</param>
/// <param name="MemoryAt">Where the weights begin by which the gates see the memory: forget and output of either
/// direction.</param>
internal readonly record struct Recurrence(Linear Gates, Linear Before, Linear After, int MemoryAt)
{
    /// <summary>Width of a direction.</summary>
    public int Half => Gates.Inputs / 2;

    /// <summary>Where the next part begins.</summary>
    public int End => MemoryAt + (2 * Gates.Inputs);

    /// <summary>A layer whose weights begin there.</summary>
    public static Recurrence Of(int at, int width, int side)
    {
        var gates = new Linear(at, width, 3 * width);
        var before = new Linear(gates.End, side, 3 * width);
        var after = new Linear(before.End, side, 3 * width);
        return new Recurrence(gates, before, after, after.End);
    }

    /// <summary>Walks over one sentence in both directions.</summary>
    /// <param name="weights">All weights.</param>
    /// <param name="words">How many rows.</param>
    /// <param name="x">Input.</param>
    /// <param name="gates">What <see cref="Gates"/> gave; the gates are replaced by their openings.</param>
    /// <param name="memory">Filled with the memory after each word.</param>
    /// <param name="y">Filled with the output.</param>
    public void Walk(
        ReadOnlySpan<float> weights,
        int words,
        ReadOnlySpan<float> x,
        Span<float> gates,
        Span<float> memory,
        Span<float> y
    )
    {
        WalkHalf(weights, words, 0, x, gates, memory, y);
        WalkHalf(weights, words, Half, x, gates, memory, y);
    }

    // the lanes of one word are independent of each other, so that the processor works on them side by side
    private void WalkHalf(
        ReadOnlySpan<float> weights,
        int words,
        int firstLane,
        ReadOnlySpan<float> x,
        Span<float> gates,
        Span<float> memory,
        Span<float> y
    )
    {
        var (half, width, backwards) = (Half, Gates.Inputs, firstLane > 0);
        ref var byMemory = ref MemoryMarshal.GetReference(weights.Slice(MemoryAt + (2 * firstLane), width));
        Span<float> held = stackalloc float[half];
        held.Clear();
        ref var c = ref MemoryMarshal.GetReference(held);
        for (var step = 0; step < words; step++)
        {
            var word = backwards ? words - 1 - step : step;
            ref var candidates = ref MemoryMarshal.GetReference(
                gates.Slice((word * 3 * width) + (3 * firstLane), 3 * half)
            );
            ref var forgets = ref Unsafe.Add(ref candidates, half);
            ref var outputs = ref Unsafe.Add(ref candidates, width);
            ref var inputs = ref MemoryMarshal.GetReference(x.Slice((word * width) + firstLane, half));
            ref var kept = ref MemoryMarshal.GetReference(memory.Slice((word * width) + firstLane, half));
            ref var results = ref MemoryMarshal.GetReference(y.Slice((word * width) + firstLane, half));
            for (nuint j = 0; j < (nuint)half; j += (nuint)Vector256<float>.Count)
            {
                var (before, candidate, input) = (
                    Vector256.LoadUnsafe(ref c, j),
                    Vector256.LoadUnsafe(ref candidates, j),
                    Vector256.LoadUnsafe(ref inputs, j)
                );
                var forget = Functions.Sigmoid(
                    Vector256.FusedMultiplyAdd(
                        Vector256.LoadUnsafe(ref byMemory, j),
                        before,
                        Vector256.LoadUnsafe(ref forgets, j)
                    )
                );
                var output = Functions.Sigmoid(
                    Vector256.FusedMultiplyAdd(
                        Vector256.LoadUnsafe(ref byMemory, j + (nuint)half),
                        before,
                        Vector256.LoadUnsafe(ref outputs, j)
                    )
                );
                var now = Vector256.FusedMultiplyAdd(forget, before - candidate, candidate);
                forget.StoreUnsafe(ref forgets, j);
                output.StoreUnsafe(ref outputs, j);
                now.StoreUnsafe(ref c, j);
                now.StoreUnsafe(ref kept, j);
                Vector256.FusedMultiplyAdd(output, now - input, input).StoreUnsafe(ref results, j);
            }
        }
    }
}
