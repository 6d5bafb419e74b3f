namespace Foedera.Core.Said.Joining.Growing;

/// <summary>Links again what is touched.</summary>
public sealed partial class Growth
{
    private Components held = new(0);

    // whole sentences whose clusters may be others
    private HashSet<KeptPassage> touched = [];

    // all that could be one cluster now, or was one before
    private void HoldTogether()
    {
        held = new Components(land.Passages.Count);
        foreach (var document in land.Documents)
        {
            // as they are kept, and where they were read as they are now
            foreach (var (earlier, later) in document.LikelyPairs)
                held.Join(earlier, later);
            if (document.HasPairs)
                foreach (var pair in document.Pairs.Where(pair => pair.IsLikely))
                    held.Join(pair.Earlier, pair.Later);
        }
        foreach (var pair in likelyBefore)
            held.Join(pair.Earlier, pair.Later);
        foreach (var passage in land.Passages)
            if (!passage.IsFragment && passage.Same != 0 && !passage.IsFirst)
                held.Join(firsts[passage.Same], passage);
        var components = Touching().Where(passage => !passage.IsFragment).Select(held.Of).ToHashSet();
        touched = [.. land.Passages.Where(p => !p.IsFragment && components.Contains(held.Of(p)))];
    }

    private IEnumerable<KeptPassage> Touching()
    {
        foreach (var passage in arrived.SelectMany(document => document.Passages))
            yield return passage;
        foreach (var pair in likelyBefore.Concat(likelyNow))
        {
            yield return pair.Earlier;
            yield return pair.Later;
        }
        // what two documents share bears on all that holds passages of both together
        foreach (var (one, other) in between)
        {
            var components = land.Documents[one].Passages.Select(held.Of).ToHashSet();
            foreach (var passage in land.Documents[other].Passages.Where(p => components.Contains(held.Of(p))))
                yield return passage;
        }
    }

    private async Task LinkAsync()
    {
        var linked = await LinkedAsync(touched);
        var before = touched.ToDictionary(passage => passage, passage => passage.Surname);
        for (var i = 0; i < linked.Kept.Count; i++)
            Name(linked.Kept[i], linked.Surnames[i]);
        await FindHomesAsync(before);
    }

    private static void Name(KeptPassage passage, string surname)
    {
        if (passage.Surname == surname)
            return;
        passage.Surname = surname;
        passage.Document.IsChanged = true;
    }

    private async Task<Linked> LinkedAsync(IEnumerable<KeptPassage> passages)
    {
        var sorted = passages.OrderBy(passage => passage.Number).ToList();
        await live.EnsureAsync(sorted.Select(passage => passage.Document));
        await land.EnsurePairsAsync(sorted.Select(passage => passage.Document), near.Pairs);
        return new Linked(land, live, sorted, options);
    }

    // the passages, with all that may be in a cluster with one of them
    private List<KeptPassage> Closed(IEnumerable<KeptPassage> passages)
    {
        var (components, groups, closed) = (
            new HashSet<int>(),
            new HashSet<string>(StringComparer.Ordinal),
            passages.ToHashSet()
        );
        foreach (var passage in closed)
        {
            if ((passage.IsFragment ? passage.Home : passage) is { } whole)
                components.Add(held.Of(whole));
            else if (GroupOf(passage) is { } group)
                groups.Add(group);
        }
        return [.. land.Passages.Where(IsIn)];

        bool IsIn(KeptPassage passage)
        {
            if ((passage.IsFragment ? passage.Home : passage) is { } whole)
                return components.Contains(held.Of(whole));
            return closed.Contains(passage) || (GroupOf(passage) is { } group && groups.Contains(group));
        }
    }

    // fragments without a sentence go with those of the same speaker in the same words
    private string? GroupOf(KeptPassage fragment) =>
        fragment.Voice.Key.Length == 0
            ? null
            : fragment.Voice.Key
                + "|"
                + string.Join(
                    ' ',
                    fragment.Words.Select(word => land.Words.Entries[KeptSequences.EntryOf(word)].Form.Stem)
                );
}
