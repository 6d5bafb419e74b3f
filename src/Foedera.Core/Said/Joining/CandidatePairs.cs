using System.Runtime.InteropServices;
using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Joining;

/// <summary>Finds, for each passage, the passages that share enough telling words with it. An inverted index of content words and of
/// pairs of neighbouring content words; words too common in the record count in pairs only, so the work grows with the number of
/// passages and not with its square.</summary>
internal sealed class CandidatePairs
{
    // a feature found in more passages than this tells too little and costs too much
    private const int LongestPosting = 300;
    private const int MostCandidates = 40;
    // candidates share at least this part of the lighter passage's telling weight
    private const float LeastShare = 0.2f;

    private readonly Dictionary<long, List<int>> postings = [];
    private readonly float[] weights;

    private CandidatePairs(int count) => weights = new float[count];

    /// <summary>An index over passages given by their words; their numbers are their positions in the list.</summary>
    public static CandidatePairs Over(IReadOnlyList<WordSequence> passages)
    {
        var index = new CandidatePairs(passages.Count);
        for (var i = 0; i < passages.Count; i++)
        {
            foreach (var (feature, weight) in Features(passages[i]))
            {
                if (!feature.IsPair()) index.weights[i] += weight;
                ref var posting = ref CollectionsMarshal.GetValueRefOrAddDefault(index.postings, feature, out _);
                posting ??= [];
                if (posting.Count <= LongestPosting) posting.Add(i);
            }
        }
        return index;
    }

    /// <summary>The best candidates for a passage, without those not below <paramref name="before"/>, in ascending order.</summary>
    public List<int> For(WordSequence passage, int before = int.MaxValue)
    {
        var votes = new Dictionary<int, float>();
        var own = 0f;
        foreach (var (feature, weight) in Features(passage))
        {
            if (!feature.IsPair()) own += weight;
            if (!postings.TryGetValue(feature, out var posting) || posting.Count > LongestPosting) continue;
            foreach (var other in posting)
            {
                if (other >= before) break;
                CollectionsMarshal.GetValueRefOrAddDefault(votes, other, out _) += weight;
            }
        }
        var likely = votes.Where(v => v.Value >= LeastShare * Math.Min(own, weights[v.Key])).ToList();
        if (likely.Count > MostCandidates)
        {
            likely.Sort((a, b) => a.Value != b.Value ? b.Value.CompareTo(a.Value) : a.Key.CompareTo(b.Key));
            likely.RemoveRange(MostCandidates, likely.Count - MostCandidates);
        }
        var found = likely.ConvertAll(v => v.Key);
        found.Sort();
        return found;
    }

    private static IEnumerable<(long Feature, float Weight)> Features(WordSequence passage)
    {
        var seen = new HashSet<long>();
        var before = 0;
        foreach (var form in passage.Forms)
        {
            if (!form.IsContent) continue;
            var word = form.Stem;
            if (seen.Add(Feature.Word(word))) yield return (Feature.Word(word), form.Weight);
            if (before != 0 && before != word && seen.Add(Feature.Pair(before, word))) yield return (Feature.Pair(before, word), form.Weight / 2);
            before = word;
        }
    }
}

/// <summary>A content word, or two neighbouring ones in either order, as one number.</summary>
internal static class Feature
{
    public static long Word(int word) => (long)word - int.MinValue;

    public static long Pair(int one, int other) => (Word(Math.Min(one, other)) << 32) | Word(Math.Max(one, other));

    // a stem below zero is a word never seen in the index: its high half is still not zero
    public static bool IsPair(this long feature) => feature >> 32 != 0;
}
