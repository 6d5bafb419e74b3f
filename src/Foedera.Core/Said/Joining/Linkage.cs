using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Joining;

/// <summary>Joins passages into clusters, the surest pairs first, and refuses what the evidence forbids: two passages of transcripts,
/// different speakers, dates far apart, two places of one document that say different things.</summary>
internal sealed class Linkage
{
    private const int DaysApart = 21;
    // log-odds that outweigh a doubtful name
    private const float LeastInDoubt = 2;
    private const int MostRepresentatives = 4;
    private const int MostWholes = 50;
    // two places of one document are the same sentence only when they say nearly the same
    private const float LeastWithinDocument = 0.6f;
    private const float LeastOfPart = 0.7f;
    private const float LeastReordered = 0.8f;
    private const float WholeReach = 0.6f;

    private readonly List<QuotedPassage> passages;
    private readonly Occasions occasions;
    private readonly int[] parent;
    private readonly Cluster[] clusters;

    public Linkage(List<QuotedPassage> passages, Occasions occasions)
    {
        (this.passages, this.occasions) = (passages, occasions);
        parent = [.. Enumerable.Range(0, passages.Count)];
        clusters = [.. passages.Select((p, i) => new Cluster(i, p))];
    }

    /// <summary>The cluster that a passage is in.</summary>
    public Cluster Of(int passage) => clusters[Find(passage)];

    /// <summary>All clusters, by their lowest passage.</summary>
    public IEnumerable<Cluster> All() => Enumerable.Range(0, parent.Length).Where(i => Find(i) == i).Select(i => clusters[i]).OrderBy(c => c.Number);

    public bool AreJoined(int one, int other) => Find(one) == Find(other);

    /// <summary>Joins the clusters of two passages, unless the evidence forbids it.</summary>
    public void TryJoin(int one, int other, Likeness likeness, float leastAverage)
    {
        if (AreJoined(one, other)) return;
        var (a, b) = (Of(one), Of(other));
        if (!MayBeOne(a, b, likeness) || !DocumentsAgree(a, b) || !SayAlike(a, b, leastAverage)) return;
        Join(one, other);
    }

    /// <summary>Joins without asking.</summary>
    public void Join(int one, int other)
    {
        var (a, b) = (Find(one), Find(other));
        if (a == b) return;
        if (clusters[a].Members.Count < clusters[b].Members.Count) (a, b) = (b, a);
        parent[b] = a;
        clusters[a].Take(clusters[b]);
    }

    /// <summary>True when nothing but the words could keep the two apart.</summary>
    public bool MayBeOne(Cluster a, Cluster b, Likeness likeness)
    {
        if (!TranscriptsAgree(a, b)) return false;
        var sure = SameSaying.IsUnmistakable(likeness);
        var voices = a.Voice.Compare(b.Voice);
        if (!sure && (voices == VoiceMatch.Different || (voices == VoiceMatch.Doubtful && SameSaying.LogOdds(likeness) < LeastInDoubt))) return false;
        return sure || a.DaysFrom(b.Said) <= DaysApart;
    }

    // two sentences of transcripts are two utterances, except in two records of one occasion
    private bool TranscriptsAgree(Cluster a, Cluster b)
    {
        foreach (var mine in a.Transcripts)
            foreach (var theirs in b.Transcripts)
                if (mine.DocumentNumber == theirs.DocumentNumber || !occasions.AreSame(mine.DocumentNumber, theirs.DocumentNumber)) return false;
        return true;
    }

    private static bool SayAlike(Cluster a, Cluster b, float leastAverage)
    {
        var (sum, count) = (0f, 0);
        foreach (var one in Representatives(a))
        {
            foreach (var other in Representatives(b))
            {
                sum += SameSaying.LogOdds(one, other, Likeness.Between(one.Words, other.Words));
                count++;
            }
        }
        return sum >= leastAverage * count;
    }

    private static bool DocumentsAgree(Cluster a, Cluster b)
    {
        var (fewer, more) = a.Members.Count <= b.Members.Count ? (a, b) : (b, a);
        var documents = fewer.Members.ToLookup(m => m.DocumentNumber);
        foreach (var other in more.Members)
        {
            foreach (var one in documents[other.DocumentNumber])
                if (!MayRepeat(one, other, Likeness.Between(one.Words, other.Words)) && !AreHalves(one, other, a.Members.Concat(b.Members).Take(MostWholes))) return false;
        }
        return true;
    }

    // a document repeats a sentence, or part of it; it does not print two whole sentences for one
    private static bool MayRepeat(QuotedPassage one, QuotedPassage other, Likeness likeness)
    {
        var isOnTop = one.IsOnTop || other.IsOnTop;
        var isPart = Shorter(one, other, likeness).IsPart;
        if (!isOnTop && !isPart && IsCut(likeness) && likeness.Both < SameSaying.LeastOfWholes) return false;
        return likeness.Both >= LeastWithinDocument
            || (likeness.Coverage >= LeastOfPart && (isOnTop || isPart))
            || (likeness.Unordered >= LeastReordered * likeness.Shorter && isPart);
    }

    // "Nothing should be ruled out" and "Nothing can be ruled out to reach our aim" are two sentences
    private static bool IsCut(Likeness likeness) => likeness.Reach < WholeReach * likeness.Longer;

    private static QuotedPassage Shorter(QuotedPassage one, QuotedPassage other, Likeness likeness) => likeness.Shorter == one.Words.Weight ? one : other;

    // "We will not yield. I have said so often": two sentences here, one elsewhere
    private static bool AreHalves(QuotedPassage one, QuotedPassage other, IEnumerable<QuotedPassage> all) =>
        Math.Abs(one.Ordinal - other.Ordinal) == 1 && all.Any(whole => whole.DocumentNumber != one.DocumentNumber
            && whole.Words.Weight > 1.3f * Math.Max(one.Words.Weight, other.Words.Weight)
            && Likeness.Between(one.Words, whole.Words).Coverage >= LeastOfPart && Likeness.Between(other.Words, whole.Words).Coverage >= LeastOfPart);

    // the fullest different wordings stand for all
    private static IEnumerable<QuotedPassage> Representatives(Cluster cluster) =>
        cluster.Members.Count == 1 ? cluster.Members
        : cluster.Members.OrderByDescending(m => m.IsTranscript).ThenByDescending(m => m.Words.Weight).ThenBy(m => m.DocumentNumber).ThenBy(m => m.Ordinal).Take(MostRepresentatives);

    private int Find(int passage)
    {
        while (parent[passage] != passage) passage = parent[passage] = parent[parent[passage]];
        return passage;
    }
}
