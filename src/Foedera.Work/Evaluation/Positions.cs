using Foedera.Core.Primitives;

namespace Foedera.Work.Evaluation;

/// <summary>A set of character positions, kept sorted.</summary>
internal sealed class Positions
{
    private readonly int[] sorted;

    private Positions(int[] sorted) => this.sorted = sorted;

    public int Count => sorted.Length;

    public bool IsEmpty => sorted.Length == 0;

    public IEnumerable<int> All => sorted;

    /// <summary>The positions of the spans that <paramref name="counts"/> lets in.</summary>
    public static Positions Of(IEnumerable<TextSpan> spans, Func<int, bool> counts)
    {
        var set = new SortedSet<int>();
        foreach (var span in spans)
            for (var i = span.Start; i < span.End; i++)
                if (counts(i))
                    set.Add(i);
        return new Positions([.. set]);
    }

    public static Positions Of(IEnumerable<int> positions) => new([.. positions.Distinct().Order()]);

    /// <summary>Number of positions in both.</summary>
    public int Shared(Positions other)
    {
        if (IsEmpty || other.IsEmpty || sorted[^1] < other.sorted[0] || other.sorted[^1] < sorted[0])
            return 0;
        var (i, j, shared) = (0, 0, 0);
        while (i < sorted.Length && j < other.sorted.Length)
        {
            var order = sorted[i].CompareTo(other.sorted[j]);
            if (order == 0)
                shared++;
            if (order <= 0)
                i++;
            if (order >= 0)
                j++;
        }
        return shared;
    }

    public bool SameAs(Positions other) => sorted.AsSpan().SequenceEqual(other.sorted);
}
