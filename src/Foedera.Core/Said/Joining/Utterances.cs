using System.Collections.Immutable;
using Foedera.Core.Said.Judging;
using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Joining;

/// <summary>Makes utterances out of documents: finds the wordings of the same uttered sentence and judges
/// each.</summary>
public static class Utterances
{
    /// <summary>The utterances of all documents, the same for any order of the documents. Every wording stands in
    /// exactly one.</summary>
    public static ImmutableArray<Utterance> Join(
        IReadOnlyCollection<ReadDocument> documents,
        SpokenLanguages languages
    ) => Rejoin(documents, languages, "", JoiningState.None).Judged;

    /// <summary>Joins all documents, and judges what may be judged otherwise than before: the same utterances as
    /// joining from nothing.</summary>
    /// <param name="documents">All documents, each with its stamp.</param>
    /// <param name="languages">What speakers are known to speak.</param>
    /// <param name="knowledge">A word that changes when <paramref name="languages"/> answers otherwise.</param>
    /// <param name="before">What the joining before is remembered by.</param>
    /// <param name="failed">Is told the document whose passages, or whose utterance, this program fails on; they are
    /// left out, and cost the others nothing.
    /// Null to let such a fault through.</param>
    public static Rejoined Rejoin(
        IReadOnlyCollection<ReadDocument> documents,
        SpokenLanguages languages,
        string knowledge,
        JoiningState before,
        Action<string, Exception>? failed = null
    )
    {
        return Rejoin(WholeJoining.Of(documents, failed), documents, languages, knowledge, before, failed);
    }

    /// <summary>Judges what was joined.</summary>
    internal static Rejoined Rejoin(
        WholeJoining joined,
        IReadOnlyCollection<ReadDocument> documents,
        SpokenLanguages languages,
        string knowledge,
        JoiningState before,
        Action<string, Exception>? failed = null
    )
    {
        var clusters = joined.Links.All().ToList();
        var marks = new ClusterMarks(documents, clusters, knowledge);
        var (changed, heard) = marks.Since(before);
        var judge = new Judge(
            heard,
            languages,
            JoinedQuotations.Among(joined.Passages, joined.Links),
            new RecordsOfSpeech(joined.Passages),
            JudgingOptions.Default
        );
        var named = Named(clusters.Where(IsReported), failed);
        var (judged, without) = Judged(changed.Where(named.ContainsKey), judge, failed);
        var ids = named.Where(utterance => !without.Contains(utterance.Key)).Select(utterance => utterance.Value);
        return new Rejoined([.. ids], judged, marks.StateWithout(without, named)) { Marks = marks };
    }

    // an utterance's name is a short hash, and somebody may have sought two that are the same: the first has it
    private static Dictionary<Cluster, string> Named(IEnumerable<Cluster> clusters, Action<string, Exception>? failed)
    {
        var (named, taken) = (new Dictionary<Cluster, string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var cluster in clusters)
        {
            var id = Judge.IdOf(cluster);
            if (taken.Add(id))
                named[cluster] = id;
            else
                failed?.Invoke(cluster.Members[0].Document.Id, new InvalidDataException($"{id} is another utterance"));
        }
        return named;
    }

    private static (ImmutableArray<Utterance> Judged, HashSet<Cluster> Without) Judged(
        IEnumerable<Cluster> clusters,
        Judge judge,
        Action<string, Exception>? failed
    )
    {
        var judged = ImmutableArray.CreateBuilder<Utterance>();
        var without = new HashSet<Cluster>();
        foreach (var cluster in clusters)
        {
            try
            {
                judged.Add(judge.Utterance(cluster));
            }
            catch (Exception fault) when (failed is not null && fault is not OutOfMemoryException)
            {
                without.Add(cluster);
                failed(cluster.Members[0].Document.Id, fault);
            }
        }
        return (judged.ToImmutable(), without);
    }

    /// <summary>The passages of documents, in the order that joining wants.</summary>
    internal static List<QuotedPassage> Passages(IReadOnlyCollection<ReadDocument> documents) =>
        RunOnSentences.Split(QuotedPassages.Of(documents, new Vocabulary()));

    /// <summary>Utterances out of passages that are joined already.</summary>
    internal static ImmutableArray<Utterance> Judged(
        List<QuotedPassage> passages,
        Linkage links,
        SpokenLanguages languages,
        JudgingOptions options
    )
    {
        var clusters = links.All().ToList();
        return [.. clusters.Where(IsReported).Select(JudgeOf(passages, links, clusters, languages, options).Utterance)];
    }

    /// <summary>The judge of passages that are joined already.</summary>
    internal static Judge JudgeOf(
        List<QuotedPassage> passages,
        Linkage links,
        IReadOnlyList<Cluster> clusters,
        SpokenLanguages languages,
        JudgingOptions options
    ) => new(clusters, languages, JoinedQuotations.Among(passages, links), new RecordsOfSpeech(passages), options);

    // a sentence of a transcript that nobody reports and no statement holds is no utterance yet
    internal static bool IsReported(Cluster cluster) => cluster.Members.Exists(m => m.StatementId.Length > 0);

    /// <summary>Joins passages.</summary>
    internal static Linkage Linked(List<QuotedPassage> passages, JoiningOptions options)
    {
        var whole = Enumerable.Range(0, passages.Count).Where(i => !passages[i].IsFragment).ToList();
        var distinct = Duplicates.Of(passages, whole);
        return Linked(passages, distinct, Pairs(passages, distinct, options), options);
    }

    /// <summary>Joins passages by pairs that were found before.</summary>
    internal static Linkage Linked(
        List<QuotedPassage> passages,
        Duplicates distinct,
        List<(int One, int Other, Likeness Likeness)> pairs,
        JoiningOptions options
    )
    {
        var shared = Shared(passages, pairs, options);
        var links = new Linkage(passages, shared);
        distinct.JoinAll(links);
        JoinLikely(links, pairs.Zip(Odds(passages, pairs, shared), (p, odds) => (p.One, p.Other, odds)));
        Fragments.Attach(passages, links);
        return links;
    }

    /// <summary>Log-odds that two passages report one utterance, for each pair.</summary>
    internal static float[] Odds(
        List<QuotedPassage> passages,
        List<(int One, int Other, Likeness Likeness)> pairs,
        SharedSentences shared
    ) => [.. pairs.Select(p => PairEvidence.LogOdds(passages[p.One], passages[p.Other], p.Likeness, shared))];

    /// <summary>Joins the pairs that are likely, the likeliest first.</summary>
    internal static void JoinLikely(Linkage links, IEnumerable<(int One, int Other, float Odds)> pairs)
    {
        var likely = pairs
            .Where(p => p.Odds >= links.Shared.Options.LeastAverage)
            .OrderByDescending(p => p.Odds)
            .ThenBy(p => p.One)
            .ThenBy(p => p.Other);
        foreach (var (one, other, _) in likely)
            links.TryJoin(one, other);
    }

    /// <summary>Which sentences the documents share, by the words of the pairs.</summary>
    internal static SharedSentences Shared(
        List<QuotedPassage> passages,
        List<(int One, int Other, Likeness Likeness)> pairs,
        JoiningOptions options
    )
    {
        var shared = new SharedSentences(passages, options);
        foreach (var (one, other, likeness) in pairs)
            shared.Look(passages[one], passages[other], PairEvidence.LogOddsOfWords(likeness, options));
        return shared;
    }

    /// <summary>Pairs of passages that are worth looking at.</summary>
    internal static List<(int One, int Other, Likeness Likeness)> Pairs(
        List<QuotedPassage> passages,
        Duplicates distinct,
        JoiningOptions options
    )
    {
        var first = distinct.Representatives;
        var index = CandidatePairs.Over(first.ConvertAll(i => passages[i].Words));
        return [.. Enumerable.Range(0, first.Count).AsParallel().AsOrdered().SelectMany(WithEarlier)];

        List<(int One, int Other, Likeness Likeness)> WithEarlier(int k)
        {
            var pairs = new List<(int One, int Other, Likeness Likeness)>();
            foreach (var other in index.For(k, before: k))
            {
                var likeness = Likeness.Between(passages[first[other]].Words, passages[first[k]].Words);
                if (PairEvidence.LogOddsOfWords(likeness, options) >= JoiningOptions.WorthLooking)
                    pairs.Add((first[other], first[k], likeness));
            }
            return pairs;
        }
    }
}
