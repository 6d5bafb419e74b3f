namespace Foedera.Core.Delivered.Paths;

/// <summary>Tables of normal deviates, the same on every machine.</summary>
internal static class RandomWalks
{
    /// <summary>First the deviates of the last figure, then for each year where a random walk stands, divided by the
    /// root of time: years of one future
    /// are as like each other as those of such a walk.</summary>
    /// <param name="seed">The same seed gives the same table.</param>
    /// <param name="count">How many walks.</param>
    /// <param name="years">How long each is.</param>
    public static float[] Draw(ulong seed, int count, int years)
    {
        var walks = new float[(years + 1) * count];
        var noise = new SplitMix(seed);
        for (var i = 0; i < count; i++)
        {
            walks[i] = (float)noise.Normal();
            var walk = 0.0;
            for (var h = 1; h <= years; h++)
            {
                walk += noise.Normal();
                walks[(h * count) + i] = (float)(walk / Math.Sqrt(h));
            }
        }
        return walks;
    }

    // Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014
    private sealed class SplitMix(ulong seed)
    {
        private ulong state = seed;
        private double spare = double.NaN;

        public double Normal()
        {
            if (!double.IsNaN(spare))
            {
                var kept = spare;
                spare = double.NaN;
                return kept;
            }
            // Marsaglia's polar method
            while (true)
            {
                var (u, v) = ((2 * Uniform()) - 1, (2 * Uniform()) - 1);
                var s = (u * u) + (v * v);
                if (s is >= 1 or 0)
                    continue;
                var factor = Math.Sqrt(-2 * Math.Log(s) / s);
                spare = v * factor;
                return u * factor;
            }
        }

        private double Uniform()
        {
            unchecked
            {
                state += 0x9E3779B97F4A7C15UL;
                var z = state;
                z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
                z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
                return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
            }
        }
    }
}
