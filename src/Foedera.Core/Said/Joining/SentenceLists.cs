namespace Foedera.Core.Said.Joining;

/// <summary>The sentences that a fragment may come from, at most <see cref="Fragments.MostSentences"/> of a list, in
/// the order of the record.</summary>
internal interface ISentenceLists
{
    /// <summary>Those of its own document.</summary>
    IEnumerable<int> Beside(QuotedPassage fragment);

    /// <summary>Those of its speaker that hold the rarest of its words.</summary>
    IEnumerable<int> Of(QuotedPassage fragment);

    /// <summary>Those of whoever is named that hold the weightiest of its words.</summary>
    IEnumerable<int> OfAnybody(QuotedPassage fragment);
}

/// <summary>The whole sentences by speaker and word.</summary>
internal sealed class SentenceLists : ISentenceLists
{
    private readonly Dictionary<(string Voice, int Stem), List<int>> byVoice = [];
    private readonly Dictionary<int, List<int>> byStem = [];
    private readonly Dictionary<int, List<int>> byDocument = [];

    /// <summary>Of passages that are joined, but for the fragments.</summary>
    public SentenceLists(List<QuotedPassage> passages, Linkage links)
    {
        for (var i = 0; i < passages.Count; i++)
        {
            if (passages[i].IsFragment)
                continue;
            Add(byDocument, passages[i].DocumentNumber, i);
            var surname = links.Of(i).Voice.Surname;
            if (surname.Length == 0)
                continue;
            foreach (var form in passages[i].Words.Forms.DistinctBy(f => f.Stem))
            {
                Add(byVoice, (surname, form.Stem), i);
                if (form.IsContent)
                    Add(byStem, form.Stem, i);
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerable<int> Beside(QuotedPassage fragment) =>
        byDocument.GetValueOrDefault(fragment.DocumentNumber, []).Take(Fragments.MostSentences);

    /// <inheritdoc/>
    public IEnumerable<int> Of(QuotedPassage fragment)
    {
        // the rarest of its words leads to the fewest sentences
        var postings =
            fragment
                .Words.Forms.Select(f => f.Stem)
                .Distinct()
                .Select(stem => byVoice.GetValueOrDefault((fragment.Voice.Surname, stem), []))
                .MinBy(p => p.Count)
            ?? [];
        return postings.Take(Fragments.MostSentences);
    }

    /// <inheritdoc/>
    public IEnumerable<int> OfAnybody(QuotedPassage fragment) =>
        byStem.GetValueOrDefault(fragment.Words.Forms.MaxBy(f => f.Weight)!.Stem, []).Take(Fragments.MostSentences);

    private static void Add<TKey>(Dictionary<TKey, List<int>> lists, TKey key, int value)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        list.Add(value);
    }
}
