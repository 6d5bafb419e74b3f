using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Joining.Growing;

/// <summary>The sentences that some fragments may come from, found in what is kept; see <see
/// cref="SentenceLists"/>.</summary>
internal sealed class KeptLists : ISentenceLists
{
    private readonly Landscape land;
    private readonly List<KeptPassage> fragments;
    private readonly Dictionary<(string Surname, int Stem), List<KeptPassage>> byVoice = [];
    private readonly Dictionary<int, List<KeptPassage>> byStem = [];
    private readonly Dictionary<KeptPassage, Found> found = [];
    private Dictionary<QuotedPassage, Found> live = [];
    private Linked? linked;

    /// <summary>For fragments.</summary>
    public KeptLists(Landscape land, List<KeptPassage> fragments)
    {
        (this.land, this.fragments) = (land, fragments);
        foreach (var fragment in fragments)
        {
            if (fragment.Voice.Key.Length == 0)
                byStem[Weightiest(land.SequenceOf(fragment))] = [];
            foreach (var stem in StemsOf(fragment))
                byVoice[(fragment.Voice.Surname, stem)] = [];
        }
        foreach (var sentence in land.Passages)
            if (!sentence.IsFragment && sentence.Surname.Length > 0)
                Add(sentence);
        foreach (var fragment in fragments)
            found[fragment] = Of(fragment);
    }

    private void Add(KeptPassage sentence)
    {
        var seen = new HashSet<int>();
        foreach (var word in sentence.Words)
        {
            var form = land.Words.Entries[KeptSequences.EntryOf(word)].Form;
            if (!seen.Add(form.Stem))
                continue;
            if (byVoice.TryGetValue((sentence.Surname, form.Stem), out var spoken))
                spoken.Add(sentence);
            if (
                form.IsContent
                && !KeptSequences.IsStock(word)
                && byStem.TryGetValue(form.Stem, out var list)
                && list.Count < Fragments.MostSentences
            )
                list.Add(sentence);
        }
    }

    private IEnumerable<int> StemsOf(KeptPassage passage) =>
        passage.Words.Select(word => land.Words.Entries[KeptSequences.EntryOf(word)].Form.Stem).Distinct();

    private static int Weightiest(WordSequence words) => words.Forms.MaxBy(form => form.Weight)!.Stem;

    // those that have too little of it are left out: nobody would choose them
    private Found Of(KeptPassage fragment)
    {
        var words = land.SequenceOf(fragment);
        var rarest = StemsOf(fragment)
            .Select(stem => byVoice[(fragment.Voice.Surname, stem)])
            .MinBy(list => list.Count);
        return new Found(
            Fits(fragment.Document.Passages.Where(p => !p.IsFragment).Take(Fragments.MostSentences)),
            Fits((rarest ?? []).Take(Fragments.MostSentences)),
            fragment.Voice.Key.Length == 0 ? Fits(byStem[Weightiest(words)]) : []
        );

        List<KeptPassage> Fits(IEnumerable<KeptPassage> sentences) =>
            [
                .. sentences.Where(sentence =>
                    Likeness.Between(words, land.SequenceOf(sentence)).Shared >= Fragments.LeastCoverage * words.Weight
                ),
            ];
    }

    /// <summary>All sentences that one of the fragments may come from.</summary>
    public HashSet<KeptPassage> Fitting() =>
        [.. found.Values.SelectMany(f => f.Beside.Concat(f.Spoken).Concat(f.OfAnybody))];

    /// <summary>The lists over sentences that were linked.</summary>
    public ISentenceLists Over(Reloaded reloaded, Linked over)
    {
        live = fragments.ToDictionary(reloaded.Of, fragment => found[fragment]);
        linked = over;
        return this;
    }

    /// <inheritdoc/>
    public IEnumerable<int> Beside(QuotedPassage fragment) => live[fragment].Beside.Select(linked!.PlaceOf);

    /// <inheritdoc/>
    public IEnumerable<int> Of(QuotedPassage fragment) => live[fragment].Spoken.Select(linked!.PlaceOf);

    /// <inheritdoc/>
    public IEnumerable<int> OfAnybody(QuotedPassage fragment) => live[fragment].OfAnybody.Select(linked!.PlaceOf);

    /// <summary>What a fragment may come from.</summary>
    private sealed record Found(List<KeptPassage> Beside, List<KeptPassage> Spoken, List<KeptPassage> OfAnybody);
}
