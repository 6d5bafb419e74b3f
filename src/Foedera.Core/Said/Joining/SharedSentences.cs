using System.Runtime.InteropServices;

namespace Foedera.Core.Said.Joining;

/// <summary>Which sentences two documents share, going by their words alone: documents that share others report one occasion, and sentences
/// whose neighbours are alike probably are each other's counterpart.</summary>
internal sealed class SharedSentences
{
    private readonly Dictionary<(int, int), HashSet<int>> firsts = [];
    private readonly HashSet<(int, int, int, int)> alike = [];

    /// <summary>Nothing is shared.</summary>
    public static SharedSentences None { get; } = new();

    /// <summary>Notes a pair that is alike.</summary>
    public void Add(QuotedPassage one, QuotedPassage other)
    {
        if (one.DocumentNumber == other.DocumentNumber) return;
        var (a, b) = one.DocumentNumber < other.DocumentNumber ? (one, other) : (other, one);
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(firsts, (a.DocumentNumber, b.DocumentNumber), out _);
        (list ??= []).Add(a.Ordinal);
        alike.Add((a.DocumentNumber, a.Ordinal, b.DocumentNumber, b.Ordinal));
    }

    /// <summary>Number of sentences of the two documents that are alike, these two aside.</summary>
    public int Beside(QuotedPassage one, QuotedPassage other)
    {
        var (a, b) = one.DocumentNumber < other.DocumentNumber ? (one, other) : (other, one);
        if (!firsts.TryGetValue((a.DocumentNumber, b.DocumentNumber), out var list)) return 0;
        return list.Count - (list.Contains(a.Ordinal) ? 1 : 0);
    }

    /// <summary>Of the sentences before and after the two, how many pairs are alike: 0, 1 or 2.</summary>
    public int Neighbours(QuotedPassage one, QuotedPassage other)
    {
        var (a, b) = one.DocumentNumber < other.DocumentNumber ? (one, other) : (other, one);
        return (alike.Contains((a.DocumentNumber, a.Ordinal - 1, b.DocumentNumber, b.Ordinal - 1)) ? 1 : 0)
            + (alike.Contains((a.DocumentNumber, a.Ordinal + 1, b.DocumentNumber, b.Ordinal + 1)) ? 1 : 0);
    }
}
