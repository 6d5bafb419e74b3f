using System.Collections.Immutable;
using Foedera.Core.Said.Judging;
using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Joining;

/// <summary>Makes utterances out of documents: finds the wordings of the same uttered sentence and judges each.</summary>
public static class Utterances
{
    // log-odds from which a pair is joined at once, from which with support from its surroundings, and at least on average over two clusters
    private const float Sure = 1.75f;
    private const float Likely = 0.5f;
    private const float LeastAverage = -1.5f;

    /// <summary>The utterances of all documents, the same for any order of the documents. Every wording stands in exactly one.</summary>
    public static ImmutableArray<Utterance> Join(IReadOnlyCollection<ReadDocument> documents, SpokenLanguages languages)
    {
        var words = new Vocabulary();
        var passages = RunOnSentences.Split(QuotedPassages.Of(documents, words));
        var links = Linked(passages);
        var reliability = Reliability.Of(links);
        var joined = JoinedQuotations.Among(passages, links);
        return [.. links.All().Where(IsReported).Select(cluster => Judge.Utterance(cluster, languages, reliability, joined))];
    }

    // a sentence of a transcript that nobody reports and no statement holds is no utterance yet
    private static bool IsReported(Cluster cluster) => cluster.Members.Exists(m => m.StatementId.Length > 0);

    internal static Linkage Linked(List<QuotedPassage> passages)
    {
        var whole = Enumerable.Range(0, passages.Count).Where(i => !passages[i].IsFragment).ToList();
        var distinct = Duplicates.Of(passages, whole);
        var pairs = Pairs(passages, distinct);
        var links = new Linkage(passages, Occasions.Among(passages, pairs));
        distinct.JoinAll(links);
        foreach (var (one, other, likeness) in pairs)
            if (SameSaying.LogOdds(passages[one], passages[other], likeness) >= Sure) links.TryJoin(one, other, likeness, LeastAverage);
        var surroundings = new Surroundings(passages, links);
        var weaker = pairs.Where(p => !links.AreJoined(p.One, p.Other))
            .Select(p => (p.One, p.Other, p.Likeness, Odds: Odds(passages, p) + surroundings.Support(p.One, p.Other)))
            .Where(p => p.Odds >= Likely).OrderByDescending(p => p.Odds).ThenBy(p => p.One).ThenBy(p => p.Other).ToList();
        foreach (var (one, other, likeness, _) in weaker) links.TryJoin(one, other, likeness, LeastAverage);
        Fragments.Attach(passages, links);
        return links;
    }

    private static float Odds(List<QuotedPassage> passages, (int One, int Other, Likeness Likeness) pair) =>
        SameSaying.LogOdds(passages[pair.One], passages[pair.Other], pair.Likeness);

    private static List<(int One, int Other, Likeness Likeness)> Pairs(List<QuotedPassage> passages, Duplicates distinct)
    {
        var first = distinct.Representatives;
        var index = CandidatePairs.Over(first.ConvertAll(i => passages[i].Words));
        var pairs = new List<(int One, int Other, Likeness Likeness)>();
        for (var k = 0; k < first.Count; k++)
        {
            foreach (var other in index.For(passages[first[k]].Words, k))
            {
                var likeness = Likeness.Between(passages[first[other]].Words, passages[first[k]].Words);
                if (SameSaying.LogOdds(likeness) >= Surroundings.LeastWorthSupport) pairs.Add((first[other], first[k], likeness));
            }
        }
        return [.. pairs.OrderByDescending(p => Odds(passages, p)).ThenBy(p => p.One).ThenBy(p => p.Other)];
    }
}
