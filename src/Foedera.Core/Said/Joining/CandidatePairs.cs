using System.Runtime.InteropServices;
using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Joining;

/// <summary>Finds, for each passage, the passages that share enough telling words with it. An inverted index of content
/// words and of
/// pairs of neighbouring content words; words too common in the record count in pairs only, so the work grows with the
/// number of
/// passages and not with its square.</summary>
internal sealed class CandidatePairs
{
    // a feature found in more passages than this tells too little and costs too much
    internal const int LongestPosting = 300;
    private const int MostCandidates = 40;

    // candidates share at least this part of the lighter passage's telling weight
    internal const float LeastShare = 0.2f;

    private readonly Dictionary<long, int> numbers = [];
    private readonly float[] weights;

    // the features of each passage, one after the other, and where those of a passage begin
    private readonly List<(int Feature, float Weight)> features = [];
    private readonly int[] begins;

    // the passages of each feature, one after the other, ascending; none for a feature that is too common
    private readonly int[] postings;
    private readonly int[] starts;

    private CandidatePairs(IReadOnlyList<WordSequence> passages)
    {
        (weights, begins) = (new float[passages.Count], new int[passages.Count + 1]);
        var counts = new List<int>();
        for (var i = 0; i < passages.Count; i++)
        {
            foreach (var (feature, weight) in Features(passages[i]))
            {
                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, feature, out var isKnown);
                if (!isKnown)
                {
                    number = counts.Count;
                    counts.Add(0);
                }
                counts[number]++;
                features.Add((number, weight));
            }
            weights[i] = Telling(passages[i]);
            begins[i + 1] = features.Count;
        }
        starts = Starts(counts);
        postings = Postings(counts);
    }

    /// <summary>An index over passages given by their words; their numbers are their positions in the list.</summary>
    public static CandidatePairs Over(IReadOnlyList<WordSequence> passages) => new(passages);

    /// <summary>The best candidates for words that may be none of the passages, in ascending order.</summary>
    public List<int> For(WordSequence words)
    {
        var votes = Votes.Among(weights.Length);
        foreach (var (feature, weight) in Features(words))
            if (numbers.TryGetValue(feature, out var number))
                votes.Add(Posting(number), weight, int.MaxValue);
        return Best(votes, Telling(words));
    }

    /// <summary>The best candidates for one of the passages, without those not below <paramref name="before"/>, in
    /// ascending order.</summary>
    public List<int> For(int passage, int before = int.MaxValue)
    {
        var votes = Votes.Among(weights.Length);
        foreach (var (feature, weight) in CollectionsMarshal.AsSpan(features)[begins[passage]..begins[passage + 1]])
            votes.Add(Posting(feature), weight, before);
        return Best(votes, weights[passage]);
    }

    private List<int> Best(Votes votes, float own) => Best(votes.Counted(), own, passage => weights[passage]);

    /// <summary>The best of those that had votes, in ascending order.</summary>
    internal static List<int> Best(List<(int Passage, float Weight)> counted, float own, Func<int, float> telling)
    {
        var likely = new List<(int Passage, float Weight)>();
        foreach (var (passage, weight) in counted)
            if (weight >= LeastShare * Math.Min(own, telling(passage)))
                likely.Add((passage, weight));
        if (likely.Count > MostCandidates)
        {
            likely.Sort((a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Passage.CompareTo(b.Passage));
            likely.RemoveRange(MostCandidates, likely.Count - MostCandidates);
        }
        var found = likely.ConvertAll(v => v.Passage);
        found.Sort();
        return found;
    }

    private ReadOnlySpan<int> Posting(int feature) => postings.AsSpan(starts[feature]..starts[feature + 1]);

    private static int[] Starts(List<int> counts)
    {
        var sums = new int[counts.Count + 1];
        for (var feature = 0; feature < counts.Count; feature++)
            sums[feature + 1] = sums[feature] + (counts[feature] <= LongestPosting ? counts[feature] : 0);
        return sums;
    }

    private int[] Postings(List<int> counts)
    {
        var (all, next) = (new int[starts[^1]], starts.ToArray());
        for (var passage = 0; passage + 1 < begins.Length; passage++)
            foreach (var (feature, _) in CollectionsMarshal.AsSpan(features)[begins[passage]..begins[passage + 1]])
                if (counts[feature] <= LongestPosting)
                    all[next[feature]++] = passage;
        return all;
    }

    /// <summary>Weight of the words that carry content, each once.</summary>
    internal static float Telling(WordSequence passage) =>
        passage.Forms.Where(form => form.IsContent).DistinctBy(form => form.Stem).Sum(form => form.Weight);

    /// <summary>What a passage is found by, each feature once.</summary>
    internal static List<(long Feature, float Weight)> Features(WordSequence passage)
    {
        var found = new List<(long Feature, float Weight)>();
        var seen = new HashSet<long>();
        var before = 0;
        foreach (var form in passage.Forms)
        {
            if (!form.IsContent)
                continue;
            var word = form.Stem;
            if (seen.Add(Feature.Word(word)))
                found.Add((Feature.Word(word), form.Weight));
            if (before != 0 && before != word && seen.Add(Feature.Pair(before, word)))
                found.Add((Feature.Pair(before, word), form.Weight / 2));
            before = word;
        }
        if (passage.HasMeanings)
            found.AddRange(MeantBy(passage).Where(meant => seen.Add(meant.Feature)));
        return found;
    }

    // the English words that those of another language may mean
    private static IEnumerable<(long Feature, float Weight)> MeantBy(WordSequence passage) =>
        from form in passage.Forms
        where form.Meaning is not null
        from word in form.Meaning!.Telling
        select (Feature.Word(word.Stem), word.Weight);

    /// <summary>What features say for passages: one count at a time, in memory that is used again for the
    /// next.</summary>
    internal sealed class Votes
    {
        [ThreadStatic]
        private static Votes? ofThread;

        private readonly List<int> heard = [];
        private float[] sums = [];

        public static Votes Among(int passages)
        {
            ofThread ??= new Votes();
            if (ofThread.sums.Length < passages)
                ofThread.sums = new float[passages];
            return ofThread;
        }

        public void Add(ReadOnlySpan<int> posting, float weight, int before)
        {
            foreach (var passage in posting)
            {
                if (passage >= before)
                    return;
                if (sums[passage] == 0)
                    heard.Add(passage);
                sums[passage] += weight;
            }
        }

        /// <summary>The passages that had votes; none has any after that.</summary>
        public List<(int Passage, float Weight)> Counted()
        {
            var counted = heard.ConvertAll(passage => (passage, sums[passage]));
            foreach (var passage in heard)
                sums[passage] = 0;
            heard.Clear();
            return counted;
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
