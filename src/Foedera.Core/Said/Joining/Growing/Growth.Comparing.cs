using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Joining.Growing;

/// <summary>Finds the pairs that are new, and those that are none any more.</summary>
public sealed partial class Growth
{
    // documents that have other pairs between them than before, the lower number first
    private readonly HashSet<(int One, int Other)> between = [];

    // pairs by which clusters could become one before, and cannot now, or not so likely
    private readonly List<KeptPair> likelyBefore = [];

    // pairs by which clusters may become one now, and could not before
    private readonly List<KeptPair> likelyNow = [];

    private readonly Dictionary<long, KeptPassage> firsts = [];

    private async Task<string?> CompareAsync()
    {
        var hashes = arrived.SelectMany(d => d.Passages).Where(p => p.Same != 0).Select(p => p.Same).ToHashSet();
        var firstBefore = new Dictionary<long, KeptPassage>();
        foreach (var passage in land.Passages)
        {
            if (passage.IsFragment)
                continue;
            passage.IsFirst = passage.Same == 0 || firsts.TryAdd(passage.Same, passage);
            if (!passage.Document.IsNew && hashes.Contains(passage.Same))
                firstBefore.TryAdd(passage.Same, passage);
        }
        var displaced = firstBefore.Values.Where(passage => !passage.IsFirst).ToHashSet();
        var added = arrived.SelectMany(d => d.Passages).Where(passage => passage.IsFirst).ToList();
        var met = Meeting.Of(
            [
                .. added.Select(p => new Change(p, live.Of(p).Words, IsAdded: true)),
                .. displaced.Select(p => new Change(p, land.SequenceOf(p), IsAdded: false)),
            ],
            land.Passages.Where(p => !p.Document.IsNew && (p.IsFirst || displaced.Contains(p))),
            number => land.Passages[number].Telling,
            isOrdered: true,
            land.Words
        );
        if (met is null)
            return "a common word became rarer";
        List<KeptPassage> asking =
        [
            .. met.All.Select(n => land.Passages[n]).Where(p => !displaced.Contains(p)),
            .. added,
        ];
        await land.EnsurePairsAsync(asking.Concat(displaced).Select(passage => passage.Document), near.Pairs);
        Compare(asking, displaced);
        return null;
    }

    private void Compare(List<KeptPassage> asking, HashSet<KeptPassage> displaced)
    {
        var scan = new FeatureScan(land.Words);
        foreach (var passage in asking)
            scan.Want(land.SequenceOf(passage));
        scan.Over(asking.Count == 0 ? [] : land.Passages.Where(passage => passage.IsFirst));
        var paired = asking.ToDictionary(passage => passage, passage => Pairs(passage, scan));
        foreach (var passage in displaced)
            paired[passage] = [];
        foreach (var document in paired.GroupBy(p => p.Key.Document, p => p.Key))
            Replace(document.Key, [.. document], paired);
    }

    private List<KeptPair> Pairs(KeptPassage passage, FeatureScan scan)
    {
        var known = passage.Document.Pairs.Where(pair => pair.Later == passage).ToDictionary(pair => pair.Earlier);
        var (words, pairs) = (land.SequenceOf(passage), new List<KeptPair>());
        foreach (var number in scan.For(words, passage.Number, n => land.Passages[n].Telling))
        {
            var earlier = land.Passages[number];
            if (known.TryGetValue(earlier, out var pair))
            {
                pairs.Add(pair);
                continue;
            }
            var odds = PairEvidence.LogOddsOfWords(Likeness.Between(land.SequenceOf(earlier), words), options);
            if (odds >= JoiningOptions.WorthLooking)
                pairs.Add(new KeptPair(earlier, passage, odds, KeptPair.Unlikely));
        }
        return pairs;
    }

    private void Replace(
        KeptDocument document,
        HashSet<KeptPassage> asking,
        Dictionary<KeptPassage, List<KeptPair>> paired
    )
    {
        var before = document.Pairs.Where(pair => asking.Contains(pair.Later)).ToDictionary(p => (p.Later, p.Earlier));
        var now = asking.SelectMany(passage => paired[passage]).ToList();
        var isSame = true;
        foreach (var pair in now)
            if (!before.Remove((pair.Later, pair.Earlier)))
                (isSame, _) = (false, between.Add(Both(pair)));
        foreach (var pair in before.Values)
        {
            (isSame, _) = (false, between.Add(Both(pair)));
            if (pair.IsLikely)
                likelyBefore.Add(pair);
        }
        if (isSame)
            return;
        (document.IsChanged, document.IsCompared) = (true, true);
        document.Pairs =
        [
            .. document
                .Pairs.Where(pair => !asking.Contains(pair.Later))
                .Concat(now)
                .OrderBy(pair => pair.Later.Number)
                .ThenBy(pair => pair.Earlier.Number),
        ];
    }

    private static (int One, int Other) Both(KeptPair pair)
    {
        var (one, other) = (pair.Earlier.Document.Number, pair.Later.Document.Number);
        return (Math.Min(one, other), Math.Max(one, other));
    }

    // what else two documents share bears on each of their pairs
    private async Task WeighAsync()
    {
        var sharing = between
            .SelectMany(two => new[] { two.One, two.Other })
            .Distinct()
            .Order()
            .Select(number => land.Documents[number])
            .ToList();
        await live.EnsureAsync(sharing);
        await land.EnsurePairsAsync(sharing, near.Pairs);
        var shared = new SharedSentences(sharing.SelectMany(live.Of), options);
        foreach (var pair in sharing.SelectMany(document => document.Pairs).Where(p => between.Contains(Both(p))))
            shared.Look(live.Of(pair.Earlier), live.Of(pair.Later), pair.Words);
        foreach (var document in sharing)
            for (var i = 0; i < document.Pairs.Count; i++)
                if (between.Contains(Both(document.Pairs[i])))
                    document.Pairs[i] = Weighed(document.Pairs[i], shared);
    }

    private KeptPair Weighed(KeptPair pair, SharedSentences shared)
    {
        var (one, other) = (live.Of(pair.Earlier), live.Of(pair.Later));
        var odds = PairEvidence.LogOdds(one, other, Likeness.Between(one.Words, other.Words), shared);
        var weighed = pair with { Odds = odds >= options.LeastAverage ? odds : KeptPair.Unlikely };
        if (!weighed.Odds.Equals(pair.Odds))
        {
            (pair.Later.Document.IsChanged, pair.Later.Document.IsCompared) = (true, true);
            if (pair.IsLikely)
                likelyBefore.Add(pair);
            if (weighed.IsLikely)
                likelyNow.Add(weighed);
        }
        return weighed;
    }
}
