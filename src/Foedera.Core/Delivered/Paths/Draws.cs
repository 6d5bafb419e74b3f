using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Core.Delivered.Paths;

/// <summary>Many possible futures of one series, drawn so that the years of one future hang together. One table of
/// deviates serves all
/// series: the same figures give the same draws on every machine, and futures of two series are never
/// combined.</summary>
public sealed class Draws
{
    /// <summary>How many futures are drawn.</summary>
    public const int Count = 10_000;

    private const int LongestWalk = 20;
    private static readonly Lazy<float[]> Walks = new(() => RandomWalks.Draw(Seed, Count, LongestWalk));
    private readonly float[] values;

    private readonly float[]?[] sorted;

    private Draws(int origin, int years, float[] values) =>
        (Origin, Years, this.values, sorted) = (origin, years, values, new float[years][]);

    /// <summary>The year of the last known figure.</summary>
    public int Origin { get; }

    /// <summary>How many years are drawn after it.</summary>
    public int Years { get; }

    /// <summary>All futures of one year, in the order of the futures.</summary>
    public ReadOnlySpan<float> In(int year) => values.AsSpan((year - Origin - 1) * Count, Count);

    /// <summary>The value not exceeded in this part of the futures.</summary>
    public double Quantile(int year, double level) => Quantiles(year, [level])[0];

    /// <summary>The values not exceeded in these parts of the futures.</summary>
    public double[] Quantiles(int year, ReadOnlySpan<double> levels)
    {
        var ordered = Sorted(year);
        var result = new double[levels.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = ordered[Math.Clamp((int)(levels[i] * ordered.Length), 0, ordered.Length - 1)];
        return result;
    }

    /// <summary>The part of the futures in which the value of a year is at least this.</summary>
    public double AtLeast(int year, double target)
    {
        var ordered = Sorted(year);
        var low = Ordered.First(ordered.Length, (ordered, target), static (s, i) => s.ordered[i] >= s.target);
        return (ordered.Length - low) / (double)ordered.Length;
    }

    /// <summary>The part of the futures in which no year of a span falls below this.</summary>
    public double AlwaysAtLeast(int first, int last, double target)
    {
        var held = Enumerable.Repeat(true, Count).ToArray();
        for (var year = Math.Max(first, Origin + 1); year <= last; year++)
        {
            var drawn = In(year);
            for (var i = 0; i < held.Length; i++)
                held[i] &= drawn[i] >= target;
        }
        return held.Count(h => h) / (double)Count;
    }

    /// <summary>Draws futures after an origin.</summary>
    /// <param name="origin">Where the series stands.</param>
    /// <param name="fits">The fits for 1, 2, … years ahead.</param>
    /// <param name="lastFigureError">Standard deviation of the last figure's logarithm: what later editions may make of
    /// it; 0 for a final figure.</param>
    /// <param name="move">What moved all states of the measure together; null to go by the past of such series
    /// alone.</param>
    /// <param name="pull">What the state pledged and plans; null to go by the past of such series alone.</param>
    public static Draws Of(
        PathOrigin origin,
        ImmutableArray<HorizonFit> fits,
        double lastFigureError,
        CommonMove? move = null,
        PledgePull? pull = null
    )
    {
        if (fits.Length > LongestWalk)
            throw new ArgumentException($"At most {LongestWalk} years can be drawn.", nameof(fits));
        var futures = new float[fits.Length * Count];
        var walks = Walks.Value;
        for (var h = 0; h < fits.Length; h++)
        {
            var alone = fits[h].Project(origin);
            var fan = move?.Draw(alone) ?? alone;
            var table = Table(pull?.Draw(fan, origin.Year + h + 1) ?? fan);
            for (var i = 0; i < Count; i++)
                futures[(h * Count) + i] = (float)
                    PathPanel.ToValue((lastFigureError * walks[i]) + At(table, walks[((h + 1) * Count) + i]));
        }
        return new Draws(origin.Year, fits.Length, futures);
    }

    private float[] Sorted(int year)
    {
        if (sorted[year - Origin - 1] is { } done)
            return done;
        return sorted[year - Origin - 1] = InOrder(In(year));
    }

    // Radix sort: the bits of floats that are not negative sort as whole numbers do
    internal static float[] InOrder(ReadOnlySpan<float> unordered)
    {
        const int Bits = 11;
        const int Buckets = 1 << Bits;
        var (from, to) = (unordered.ToArray(), new float[unordered.Length]);
        var starts = new int[Buckets];
        for (var shift = 0; shift < 32; shift += Bits)
        {
            Array.Clear(starts);
            foreach (var value in from)
                starts[Bucket(value, shift)]++;
            var sum = 0;
            for (var b = 0; b < Buckets; b++)
                (starts[b], sum) = (sum, sum + starts[b]);
            foreach (var value in from)
                to[starts[Bucket(value, shift)]++] = value;
            (from, to) = (to, from);
        }
        return from;

        static int Bucket(float value, int shift) =>
            (int)(BitConverter.SingleToUInt32Bits(value) >> shift) & (Buckets - 1);
    }

    // Levels at equal steps of the normal deviate, from -4 to 4: a draw is then one look-up
    private const int TableSteps = 320;
    private const double TableEnd = 4;

    private static double[] Table(Fan fan)
    {
        var table = new double[TableSteps + 2];
        for (var k = 0; k <= TableSteps; k++)
            table[k] = fan.Level(Normal.Probability(-TableEnd + (2 * TableEnd * k / TableSteps)));
        table[^1] = table[^2];
        return table;
    }

    private static double At(double[] table, double deviate)
    {
        var place = (Math.Clamp(deviate, -TableEnd, TableEnd) + TableEnd) * (TableSteps / (2 * TableEnd));
        var k = (int)place;
        return table[k] + ((place - k) * (table[k + 1] - table[k]));
    }

    // any number will do; this one is the treaty's day
    private const ulong Seed = 19490404;
}
