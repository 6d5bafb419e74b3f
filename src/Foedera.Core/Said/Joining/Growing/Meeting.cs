using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Joining.Growing;

/// <summary>Something that comes among the candidates, or leaves them.</summary>
/// <param name="Holder">It.</param>
/// <param name="Words">Its words.</param>
/// <param name="IsAdded">True when it comes.</param>
internal sealed record Change(IHolder Holder, WordSequence Words, bool IsAdded);

/// <summary>Whose candidates may be others because something came or left, by their numbers.</summary>
/// <param name="ByWord">Because a word that they hold became too common.</param>
/// <param name="ByChange">For each change, because it is among their candidates, or was.</param>
internal sealed record Met(HashSet<int> ByWord, List<HashSet<int>> ByChange)
{
    /// <summary>All of them.</summary>
    public HashSet<int> All => [.. ByWord, .. ByChange.SelectMany(met => met)];
}

/// <summary>Finds whose candidates may be others because something came or left.</summary>
internal static class Meeting
{
    // sums of weights may differ in the last digits with the order of adding
    private const float Slack = 1.001f;

    /// <summary>Those whose candidates may be others.</summary>
    /// <param name="changes">What came and left.</param>
    /// <param name="before">Those that were there before, ascending by number.</param>
    /// <param name="telling">Weight of the telling words of each.</param>
    /// <param name="isOrdered">True where only earlier ones are candidates.</param>
    /// <param name="words">The words of all.</param>
    /// <returns>Null when a feature that was too common to count is not any more: then nobody
    /// knows.</returns>
    public static Met? Of(
        IReadOnlyCollection<Change> changes,
        IEnumerable<IHolder> before,
        Func<int, float> telling,
        bool isOrdered,
        Vocabulary words
    )
    {
        var (scan, counts) = (new FeatureScan(words), new Dictionary<long, int>());
        foreach (var change in changes)
        {
            scan.Want(change.Words);
            foreach (var (feature, _) in CandidatePairs.Features(change.Words))
                counts[feature] = counts.GetValueOrDefault(feature) + (change.IsAdded ? 1 : -1);
        }
        scan.Over(before);
        var byWord = new HashSet<int>();
        foreach (var (feature, more) in counts)
        {
            var (was, now) = (IsUsed(scan.CountOf(feature)), IsUsed(scan.CountOf(feature) + more));
            if (!was && now)
                return null;
            if (was && !now)
                byWord.UnionWith(scan.HoldersOf(feature).Holders);
        }
        return new Met(
            byWord,
            [.. changes.Select(change => MetBy(change, scan, counts, telling, isOrdered).ToHashSet())]
        );
    }

    private static bool IsUsed(int count) => count <= CandidatePairs.LongestPosting;

    private static IEnumerable<int> MetBy(
        Change change,
        FeatureScan scan,
        Dictionary<long, int> counts,
        Func<int, float> telling,
        bool isOrdered
    )
    {
        var sums = new Dictionary<int, float>();
        foreach (var (feature, _) in CandidatePairs.Features(change.Words))
        {
            if (!IsUsed(scan.CountOf(feature) + counts[feature]))
                continue;
            var (holders, weights) = scan.HoldersOf(feature);
            for (var i = 0; i < holders.Count; i++)
                if (!isOrdered || holders[i] > change.Holder.Number)
                    sums[holders[i]] = sums.GetValueOrDefault(holders[i]) + weights[i];
        }
        return sums.Where(s =>
                s.Value * Slack >= CandidatePairs.LeastShare * Math.Min(telling(s.Key), change.Holder.Telling)
            )
            .Select(s => s.Key);
    }
}
