using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Joining;

/// <summary>Joins passages into clusters, the likeliest pairs first (correlation clustering by average linkage): two
/// clusters become one when
/// their fullest wordings are, on average, likelier one utterance than two. What joins depends on the members of the
/// two and on nothing else.</summary>
internal sealed class Linkage
{
    private readonly List<QuotedPassage> passages;
    private readonly SharedSentences shared;
    private readonly int[] parent;
    private readonly Cluster[] clusters;

    // clusters that were found to be two, by where they stand and how many passages they had
    private readonly HashSet<(int One, int OfOne, int Other, int OfOther)> refused = [];

    public Linkage(List<QuotedPassage> passages, SharedSentences shared)
    {
        (this.passages, this.shared) = (passages, shared);
        parent = [.. Enumerable.Range(0, passages.Count)];
        clusters = [.. passages.Select((p, i) => new Cluster(i, p))];
    }

    /// <summary>Which sentences documents share.</summary>
    public SharedSentences Shared => shared;

    /// <summary>The cluster that a passage is in.</summary>
    public Cluster Of(int passage) => clusters[Find(passage)];

    /// <summary>All clusters, by their lowest passage.</summary>
    public IEnumerable<Cluster> All() =>
        Enumerable.Range(0, parent.Length).Where(i => Find(i) == i).Select(i => clusters[i]).OrderBy(c => c.Number);

    public bool AreJoined(int one, int other) => Find(one) == Find(other);

    /// <summary>Joins the clusters of two passages when they are likelier one utterance than two.</summary>
    public void TryJoin(int one, int other)
    {
        if (AreJoined(one, other))
            return;
        var (a, b) = (Of(one), Of(other));
        var asked = (Find(one), a.Members.Count, Find(other), b.Members.Count);
        if (refused.Contains(asked))
            return;
        if (Average(a, b) >= shared.Options.LeastAverage && DocumentsAgree(a, b))
            Join(one, other);
        else
            refused.Add(asked);
    }

    /// <summary>Joins without asking.</summary>
    public void Join(int one, int other)
    {
        var (a, b) = (Find(one), Find(other));
        if (a == b)
            return;
        if (clusters[a].Members.Count < clusters[b].Members.Count)
            (a, b) = (b, a);
        parent[b] = a;
        clusters[a].Take(clusters[b]);
    }

    private float Average(Cluster a, Cluster b)
    {
        var (sum, count, unmistakable, most) = (0f, 0, false, float.MinValue);
        foreach (var one in a.Representatives)
        {
            foreach (var other in b.Representatives)
            {
                var likeness = Likeness.Between(one.Words, other.Words);
                var odds = PairEvidence.LogOdds(one, other, likeness, shared);
                most = Math.Max(most, odds);
                sum += odds;
                unmistakable |= likeness.IsUnmistakable;
                count++;
            }
        }
        var apart = a.DaysFrom(b.Said) > JoiningOptions.DaysApart || a.Voice.Compare(b.Voice) == VoiceMatch.Different;
        var average = (shared.Options.Nearest * most) + ((1 - shared.Options.Nearest) * sum / count);
        return average + (apart && !unmistakable ? shared.Options.Apart : 0);
    }

    // a document repeats a sentence, or part of it; it does not print two whole sentences for one
    private bool DocumentsAgree(Cluster a, Cluster b)
    {
        var (fewer, more) = a.Members.Count <= b.Members.Count ? (a, b) : (b, a);
        var documents = fewer.Members.ToLookup(m => m.DocumentNumber);
        var least = shared.Options.LeastAverage - shared.Options.WithinDocument;
        foreach (var other in more.Members)
        foreach (var one in documents[other.DocumentNumber])
            if (LogOdds(one, other) < least)
                return false;
        // nor are the records of two occasions records of one, whatever the reports between them share
        return !a.Transcripts.Exists(one => b.Transcripts.Exists(other => LogOdds(one, other) < least));
    }

    private float LogOdds(QuotedPassage one, QuotedPassage other) =>
        PairEvidence.LogOdds(one, other, Likeness.Between(one.Words, other.Words), shared);

    private int Find(int passage)
    {
        while (parent[passage] != passage)
            passage = parent[passage] = parent[parent[passage]];
        return passage;
    }
}
