namespace Foedera.Core.Said.Words;

/// <summary>The best alignment of two passages by the weight of their common words. Its table stands in memory that the
/// thread uses again: it
/// holds until the next one is made.</summary>
internal readonly ref struct Alignment
{
    private const float Inflected = 0.9f;

    [ThreadStatic]
    private static float[]? table;

    [ThreadStatic]
    private static float[]? runs;

    [ThreadStatic]
    private static int[]? stems;

    [ThreadStatic]
    private static bool[]? used;

    private Alignment(float shared, float run, float unordered, ReadOnlySpan<float> cells)
    {
        (Shared, Run, Unordered) = (shared, run, unordered);
        Cells = cells;
    }

    /// <summary>Weight of the words aligned.</summary>
    public float Shared { get; }

    /// <summary>Weight of the longest stretch that both have word for word.</summary>
    public float Run { get; }

    /// <summary>Weight of the words shared in any order, by stem.</summary>
    public float Unordered { get; }

    /// <summary>What can be aligned from word i of the one and j of the other on, at i × (length of the other + 1) +
    /// j.</summary>
    public ReadOnlySpan<float> Cells { get; }

    /// <summary>Aligns two passages.</summary>
    public static Alignment Of(WordForm[] one, WordForm[] other)
    {
        var (n, m) = (one.Length, other.Length);
        var rows = Cleared(ref table, (n + 1) * (m + 1), (n * (m + 1))..);
        var stretches = Cleared(ref runs, m + 1, ..);
        var inOther = Cleared(ref stems, m, ..);
        for (var j = 0; j < m; j++)
            inOther[j] = other[j].Stem;
        var longest = 0f;
        for (var i = n - 1; i >= 0; i--)
        {
            var row = rows.Slice(i * (m + 1), m + 1);
            var below = rows.Slice((i + 1) * (m + 1), m + 1);
            // a word that the other does not have changes nothing
            if (!inOther.Contains(one[i].Stem))
            {
                below.CopyTo(row);
                stretches.Clear();
                continue;
            }
            longest = Math.Max(longest, Stretched(one[i], other, stretches));
            row[m] = 0;
            for (var j = m - 1; j >= 0; j--)
            {
                var best = Math.Max(below[j], row[j + 1]);
                if (inOther[j] == one[i].Stem)
                    best = Math.Max(best, Worth(one[i], other[j]) + below[j + 1]);
                row[j] = best;
            }
        }
        return new Alignment(rows[0], longest, InAnyOrder(one, other, inOther), rows);
    }

    private static float Worth(WordForm a, WordForm b) =>
        a.Id == b.Id ? a.Weight : Inflected * Math.Min(a.Weight, b.Weight);

    // the stretch that begins at each word of the other, with this word before those of the row below
    private static float Stretched(WordForm word, WordForm[] other, Span<float> stretches)
    {
        var longest = 0f;
        for (var j = 0; j < other.Length; j++)
        {
            stretches[j] = word.Id == other[j].Id ? word.Weight + stretches[j + 1] : 0;
            longest = Math.Max(longest, stretches[j]);
        }
        return longest;
    }

    private static float InAnyOrder(WordForm[] one, WordForm[] other, ReadOnlySpan<int> inOther)
    {
        var taken = Cleared(ref used, other.Length, ..);
        var shared = 0f;
        foreach (var word in one)
        {
            for (
                var (from, step) = (0, inOther.IndexOf(word.Stem));
                step >= 0;
                step = inOther[from..].IndexOf(word.Stem)
            )
            {
                var at = from + step;
                from = at + 1;
                if (taken[at])
                    continue;
                taken[at] = true;
                shared += Math.Min(word.Weight, other[at].Weight);
                break;
            }
        }
        return shared;
    }

    private static Span<T> Cleared<T>(ref T[]? kept, int length, Range cleared)
    {
        if (kept is null || kept.Length < length)
            kept = new T[length];
        var span = kept.AsSpan(0, length);
        span[cleared].Clear();
        return span;
    }
}
