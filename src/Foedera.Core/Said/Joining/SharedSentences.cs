using System.Runtime.InteropServices;

namespace Foedera.Core.Said.Joining;

/// <summary>Which sentences two documents share, going by their words alone: documents that share others report one
/// occasion, and sentences
/// whose neighbours are alike probably are each other's counterpart.</summary>
internal sealed class SharedSentences
{
    // what stands for a rival that was not worth looking at
    private const float Unlikely = JoiningOptions.WorthLooking;

    // a sentence further off is not beside another, though one of the documents prints two as one
    private const int FurthestBeside = 2;

    private readonly Dictionary<(int, int), HashSet<int>> firsts = [];
    private readonly HashSet<(int, int, int, int)> alike = [];
    private readonly Dictionary<(int Document, int Ordinal, int Other), (float Best, int At, float Second)> best = [];
    private readonly Dictionary<int, int> sentences;

    /// <summary>Of nothing yet.</summary>
    /// <param name="passages">All passages: how many sentences each document has.</param>
    /// <param name="options">What counts as alike.</param>
    public SharedSentences(IEnumerable<QuotedPassage> passages, JoiningOptions options)
    {
        sentences = passages.CountBy(p => p.DocumentNumber).ToDictionary();
        Options = options;
    }

    /// <summary>By which two sentences are compared.</summary>
    public JoiningOptions Options { get; }

    /// <summary>Notes how alike two sentences are by their words, in log-odds.</summary>
    public void Look(QuotedPassage one, QuotedPassage other, float odds)
    {
        if (one.DocumentNumber == other.DocumentNumber)
            return;
        Look((one.DocumentNumber, one.Ordinal, other.DocumentNumber), other.Ordinal, odds);
        Look((other.DocumentNumber, other.Ordinal, one.DocumentNumber), one.Ordinal, odds);
        if (odds >= Options.Alike)
            Add(one, other);
    }

    /// <summary>How much likelier than these two another sentence of the other's document is, by the words, in
    /// log-odds; below zero when these two are the likeliest.</summary>
    public float Rival(QuotedPassage one, QuotedPassage other, float odds) =>
        Math.Max(
            Rival((one.DocumentNumber, one.Ordinal, other.DocumentNumber), other.Ordinal, odds),
            Rival((other.DocumentNumber, other.Ordinal, one.DocumentNumber), one.Ordinal, odds)
        );

    private float Rival((int, int, int) key, int ordinal, float odds)
    {
        if (!best.TryGetValue(key, out var known))
            return 0;
        var rival = known.At == ordinal ? known.Second : known.Best;
        return rival == float.MinValue ? Math.Min(0, Unlikely - odds) : rival - odds;
    }

    private void Look((int, int, int) key, int ordinal, float odds)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(best, key, out var isKnown);
        if (!isKnown)
            known = (float.MinValue, -1, float.MinValue);
        if (odds > known.Best)
            known = (odds, ordinal, known.Best);
        else if (odds > known.Second)
            known = known with { Second = odds };
    }

    /// <summary>Share of the shorter document's sentences that no sentence of the other is like, 0 to 1.</summary>
    public float Unshared(QuotedPassage one, QuotedPassage other)
    {
        var shorter = Math.Min(
            sentences.GetValueOrDefault(one.DocumentNumber),
            sentences.GetValueOrDefault(other.DocumentNumber)
        );
        return shorter == 0 ? 0 : Math.Clamp(1 - ((Beside(one, other) + 1f) / shorter), 0, 1);
    }

    private void Add(QuotedPassage one, QuotedPassage other)
    {
        if (one.DocumentNumber == other.DocumentNumber)
            return;
        var (a, b) = one.DocumentNumber < other.DocumentNumber ? (one, other) : (other, one);
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(
            firsts,
            (a.DocumentNumber, b.DocumentNumber),
            out _
        );
        (list ??= []).Add(a.Ordinal);
        alike.Add((a.DocumentNumber, a.Ordinal, b.DocumentNumber, b.Ordinal));
    }

    /// <summary>Number of sentences of the two documents that are alike, these two aside.</summary>
    public int Beside(QuotedPassage one, QuotedPassage other)
    {
        var (a, b) = one.DocumentNumber < other.DocumentNumber ? (one, other) : (other, one);
        if (!firsts.TryGetValue((a.DocumentNumber, b.DocumentNumber), out var list))
            return 0;
        return list.Count - (list.Contains(a.Ordinal) ? 1 : 0);
    }

    /// <summary>Of the sentences before and after the two, how many pairs are alike: 0, 1 or 2.</summary>
    public int Neighbours(QuotedPassage one, QuotedPassage other)
    {
        var (a, b) = one.DocumentNumber < other.DocumentNumber ? (one, other) : (other, one);
        return (alike.Contains((a.DocumentNumber, a.Ordinal - 1, b.DocumentNumber, b.Ordinal - 1)) ? 1 : 0)
            + (alike.Contains((a.DocumentNumber, a.Ordinal + 1, b.DocumentNumber, b.Ordinal + 1)) ? 1 : 0);
    }

    /// <summary>Of the sentences beside the two, how many have their like in the other's document in another place: 0
    /// to 4.</summary>
    public int OutOfPlace(QuotedPassage one, QuotedPassage other) =>
        Elsewhere(one, other, -1) + Elsewhere(one, other, 1) + Elsewhere(other, one, -1) + Elsewhere(other, one, 1);

    private int Elsewhere(QuotedPassage one, QuotedPassage other, int beside)
    {
        if (
            !best.TryGetValue((one.DocumentNumber, one.Ordinal + beside, other.DocumentNumber), out var like)
            || like.Best < Options.Alike
        )
            return 0;
        return Math.Abs(like.At - other.Ordinal) > FurthestBeside ? 1 : 0;
    }
}
