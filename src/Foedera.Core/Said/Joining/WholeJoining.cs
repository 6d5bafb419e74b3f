using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Joining;

/// <summary>All documents joined from nothing, with what was found on the way.</summary>
internal sealed record WholeJoining
{
    /// <summary>The words of all documents.</summary>
    public required Vocabulary Words { get; init; }

    /// <summary>The quoted sentences, before any was taken apart.</summary>
    public required List<QuotedPassage> Sentences { get; init; }

    /// <summary>Where each of them is taken apart; 0 where it is not.</summary>
    public required int[] Boundaries { get; init; }

    /// <summary>What was joined.</summary>
    public required List<QuotedPassage> Passages { get; init; }

    /// <summary>The pairs that were worth looking at.</summary>
    public required List<(int One, int Other, Likeness Likeness)> Pairs { get; init; }

    /// <summary>Of each pair, the log-odds that the two report one utterance.</summary>
    public required float[] Odds { get; init; }

    /// <summary>What goes together.</summary>
    public required Linkage Links { get; init; }

    /// <summary>The sentence that each fragment was put with, for those that have one.</summary>
    public required Dictionary<int, int> Homes { get; init; }

    /// <summary>Of each passage, the surname of its cluster's speaker before fragments came to it.</summary>
    public required string[] Surnames { get; init; }

    /// <summary>Joins documents.</summary>
    /// <param name="documents">The documents, in any order.</param>
    /// <param name="failed">Is told the documents that had to be left out; null to let faults through.</param>
    public static WholeJoining Of(IReadOnlyCollection<ReadDocument> documents, Action<string, Exception>? failed)
    {
        var (words, options) = (new Vocabulary(), JoiningOptions.Default);
        var sentences = QuotedPassages.Of(documents, words, failed);
        var boundaries = RunOnSentences.BoundariesIn(sentences);
        var passages = RunOnSentences.Split(sentences, boundaries);
        var whole = Enumerable.Range(0, passages.Count).Where(i => !passages[i].IsFragment).ToList();
        var distinct = Duplicates.Of(passages, whole);
        var pairs = Utterances.Pairs(passages, distinct, options);
        var shared = Utterances.Shared(passages, pairs, options);
        var odds = Utterances.Odds(passages, pairs, shared);
        var links = new Linkage(passages, shared);
        distinct.JoinAll(links);
        Utterances.JoinLikely(links, pairs.Select((p, i) => (p.One, p.Other, odds[i])));
        var surnames = passages.Select((_, i) => links.Of(i).Voice.Surname).ToArray();
        return new WholeJoining
        {
            Surnames = surnames,
            Words = words,
            Sentences = sentences,
            Boundaries = boundaries,
            Passages = passages,
            Pairs = pairs,
            Odds = odds,
            Links = links,
            Homes = Fragments.Attach(passages, links),
        };
    }
}
