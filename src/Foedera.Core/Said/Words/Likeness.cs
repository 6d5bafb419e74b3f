namespace Foedera.Core.Said.Words;

/// <summary>How much two passages say the same in the same order, by the weight of the words they share.</summary>
/// <param name="Shared">Weight of the words aligned: equal ones in full, inflections at 0.9.</param>
/// <param name="Shorter">Weight of the lighter passage.</param>
/// <param name="Longer">Weight of the heavier one.</param>
/// <param name="Run">Weight of the longest stretch that both have word for word.</param>
/// <param name="Unordered">Weight of the words shared in any order, by stem.</param>
/// <param name="Reach">Weight of the heavier passage between its first and last aligned word.</param>
/// <param name="Equal">Weight of the aligned words that are equal.</param>
/// <param name="Aligned">Share of the lighter passage's words, little ones too, that are aligned, from 0 to 1.</param>
/// <param name="Telling">How many of the aligned words carry content.</param>
/// <param name="Exchanged">What stands in the place of something else between words that are aligned.</param>
internal readonly record struct Likeness(
    float Shared,
    float Shorter,
    float Longer,
    float Run,
    float Unordered,
    float Reach,
    float Equal,
    float Aligned,
    int Telling,
    Exchanges Exchanged
)
{
    private const int LargestTable = 250_000;

    /// <summary>True when the two are in two languages, and one was rendered in the words of the other.</summary>
    public bool IsTranslated { get; init; }

    /// <summary>Share of the lighter passage found in the heavier, 0 to 1.</summary>
    public float Coverage => Shorter > 0 ? Math.Min(1, Shared / Shorter) : 0;

    /// <summary>Share of both passages together, 0 to 1.</summary>
    public float Both => Shorter + Longer > 0 ? 2 * Shared / (Shorter + Longer) : 0;

    /// <summary>All words of the lighter passage stand in the heavier in a row.</summary>
    public bool IsInRow => Run >= Shorter - 0.01f;

    /// <summary>Nearly word for word, and long enough not to be a stock phrase: the same saying whoever and whenever it
    /// is attributed to.</summary>
    public bool IsUnmistakable =>
        !IsTranslated
        && Equal >= 0.92f * Shorter
        && Equal >= 45
        && Equal >= 0.85f * Reach
        && Exchanged is { Numbers: 0, Names: 0, Negations: 0 };

    /// <summary>Aligns the two and measures. Symmetric.</summary>
    public static Likeness Between(WordSequence one, WordSequence other) =>
        Rendering.Of(one, other) is { } rendered
            ? Measured(rendered.One, rendered.Other) with
            {
                IsTranslated = true,
            }
            : Measured(one, other);

    private static Likeness Measured(WordSequence one, WordSequence other)
    {
        var (shorter, longer) =
            one.Weight < other.Weight || (one.Weight == other.Weight && one.Count <= other.Count)
                ? (one, other)
                : (other, one);
        if (shorter.Count == 0 || (long)shorter.Count * longer.Count > LargestTable)
            return new Likeness(0, shorter.Weight, longer.Weight, 0, 0, longer.Weight, 0, 0, 0, default);
        var table = Alignment.Of(shorter.Forms, longer.Forms);
        var (reach, equal, aligned, telling, exchanged) = Reached(shorter, longer, table.Cells);
        return new Likeness(
            table.Shared,
            shorter.Weight,
            longer.Weight,
            table.Run,
            table.Unordered,
            reach,
            equal,
            (float)aligned / shorter.Count,
            telling,
            exchanged
        );
    }

    private static (float Reach, float Equal, int Aligned, int Telling, Exchanges Exchanged) Reached(
        WordSequence shorter,
        WordSequence longer,
        ReadOnlySpan<float> table
    )
    {
        var (a, b) = (shorter.Forms, longer.Forms);
        var (n, m) = (a.Length, b.Length);
        var (first, last, equal, aligned, telling) = (-1, -1, 0f, 0, 0);
        var (exchanged, fromA, fromB) = (default(Exchanges), 0, 0);
        for (var (i, j) = (0, 0); i < n && j < m; )
        {
            var (here, below) = (table[i * (m + 1) + j], table[(i + 1) * (m + 1) + j]);
            if (here == below)
                i++;
            else if (here == table[i * (m + 1) + j + 1])
                j++;
            else
            {
                if (first < 0)
                    first = j;
                last = j;
                aligned++;
                if (a[i].IsContent)
                    telling++;
                if (a[i].Id == b[j].Id)
                    equal += a[i].Weight;
                exchanged = exchanged.With(shorter, fromA, i, longer, fromB, j);
                (i, j) = (i + 1, j + 1);
                (fromA, fromB) = (i, j);
            }
        }
        exchanged = exchanged.With(shorter, fromA, n, longer, fromB, m);
        var reach = 0f;
        for (var j = Math.Max(first, 0); j <= last; j++)
            reach += b[j].Weight;
        return (reach, equal, aligned, telling, exchanged);
    }
}
