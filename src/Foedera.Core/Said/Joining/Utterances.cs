using System.Collections.Immutable;
using Foedera.Core.Said.Judging;
using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Joining;

/// <summary>Makes utterances out of documents: finds the wordings of the same uttered sentence and judges each.</summary>
public static class Utterances
{
    /// <summary>The utterances of all documents, the same for any order of the documents. Every wording stands in exactly one.</summary>
    public static ImmutableArray<Utterance> Join(IReadOnlyCollection<ReadDocument> documents, SpokenLanguages languages)
    {
        var words = new Vocabulary();
        var passages = RunOnSentences.Split(QuotedPassages.Of(documents, words));
        var links = Linked(passages);
        var clusters = links.All().ToList();
        var judge = new Judge(clusters, languages, JoinedQuotations.Among(passages, links), JudgingOptions.Default);
        return [.. clusters.Where(IsReported).Select(judge.Utterance)];
    }

    // a sentence of a transcript that nobody reports and no statement holds is no utterance yet
    private static bool IsReported(Cluster cluster) => cluster.Members.Exists(m => m.StatementId.Length > 0);

    internal static Linkage Linked(List<QuotedPassage> passages)
    {
        var whole = Enumerable.Range(0, passages.Count).Where(i => !passages[i].IsFragment).ToList();
        var distinct = Duplicates.Of(passages, whole);
        var pairs = Pairs(passages, distinct);
        var shared = new SharedSentences(passages);
        foreach (var (one, other, likeness) in pairs) shared.Look(passages[one], passages[other], PairEvidence.LogOddsOfWords(likeness));
        var links = new Linkage(passages, shared);
        distinct.JoinAll(links);
        var likely = pairs.Select(p => (p.One, p.Other, Odds: PairEvidence.LogOdds(passages[p.One], passages[p.Other], p.Likeness, shared)))
            .Where(p => p.Odds >= JoiningOptions.LeastAverage).OrderByDescending(p => p.Odds).ThenBy(p => p.One).ThenBy(p => p.Other);
        foreach (var (one, other, _) in likely) links.TryJoin(one, other);
        Fragments.Attach(passages, links);
        return links;
    }

    /// <summary>Pairs of passages that are worth looking at.</summary>
    internal static List<(int One, int Other, Likeness Likeness)> Pairs(List<QuotedPassage> passages, Duplicates distinct)
    {
        var first = distinct.Representatives;
        var index = CandidatePairs.Over(first.ConvertAll(i => passages[i].Words));
        var pairs = new List<(int One, int Other, Likeness Likeness)>();
        for (var k = 0; k < first.Count; k++)
        {
            foreach (var other in index.For(passages[first[k]].Words, k))
            {
                var likeness = Likeness.Between(passages[first[other]].Words, passages[first[k]].Words);
                if (PairEvidence.LogOddsOfWords(likeness) >= JoiningOptions.WorthLooking) pairs.Add((first[other], first[k], likeness));
            }
        }
        return pairs;
    }
}
