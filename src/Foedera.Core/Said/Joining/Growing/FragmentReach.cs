using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Joining.Growing;

/// <summary>Which fragments may come from sentences that are touched: those whose words stand in one, and those to
/// which another of their words leads now.</summary>
internal sealed class FragmentReach
{
    private readonly Landscape land;
    private readonly Dictionary<string, List<(KeptPassage Sentence, WordSequence Words)>> bySurname = new(
        StringComparer.Ordinal
    );
    private readonly HashSet<int> stems = [];
    private readonly Dictionary<(string Surname, int Stem), (int Before, int Now)> counts = [];

    /// <summary>Of sentences that are touched.</summary>
    /// <param name="land">All documents.</param>
    /// <param name="touched">The sentences, with the surnames of their speakers before.</param>
    public FragmentReach(Landscape land, Dictionary<KeptPassage, string> touched)
    {
        this.land = land;
        foreach (var (sentence, before) in touched.OrderBy(t => t.Key.Number))
        {
            var words = land.SequenceOf(sentence);
            Add(before, sentence, words);
            if (sentence.Surname != before)
                Add(sentence.Surname, sentence, words);
        }
        if (bySurname.Count > 0)
            Count(touched);
    }

    private void Add(string surname, KeptPassage sentence, WordSequence words)
    {
        if (surname.Length == 0)
            return;
        if (!bySurname.TryGetValue(surname, out var list))
            bySurname[surname] = list = [];
        list.Add((sentence, words));
        foreach (var form in words.Forms)
            if (form.IsContent)
                stems.Add(form.Stem);
    }

    // how many sentences of each speaker hold the words of their fragments
    private void Count(Dictionary<KeptPassage, string> touched)
    {
        foreach (var fragment in land.Passages.Where(p => p.IsFragment && bySurname.ContainsKey(p.Voice.Surname)))
        foreach (var stem in StemsOf(fragment))
            counts[(fragment.Voice.Surname, stem)] = default;
        foreach (var sentence in land.Passages.Where(p => !p.IsFragment))
        {
            var now = sentence.Surname;
            var before = touched.GetValueOrDefault(sentence, now);
            if (bySurname.ContainsKey(now))
                Count(sentence, now, (before == now && !sentence.Document.IsNew ? 1 : 0, 1));
            if (before != now && bySurname.ContainsKey(before))
                Count(sentence, before, (1, 0));
        }
    }

    private void Count(KeptPassage sentence, string surname, (int Before, int Now) more)
    {
        foreach (var stem in StemsOf(sentence))
            if (counts.TryGetValue((surname, stem), out var count))
                counts[(surname, stem)] = (count.Before + more.Before, count.Now + more.Now);
    }

    private IEnumerable<int> StemsOf(KeptPassage passage) =>
        passage.Words.Select(word => land.Words.Entries[KeptSequences.EntryOf(word)].Form.Stem).Distinct();

    /// <summary>True for a fragment whose sentence may be another.</summary>
    public bool Holds(KeptPassage fragment)
    {
        if (fragment.Voice.Key.Length == 0)
            return stems.Contains(land.SequenceOf(fragment).Forms.MaxBy(form => form.Weight)!.Stem);
        if (!bySurname.TryGetValue(fragment.Voice.Surname, out var sentences))
            return false;
        var own = StemsOf(fragment).ToList();
        var (before, now) = (own.MinBy(s => CountOf(s).Before), own.MinBy(s => CountOf(s).Now));
        // of a list that is too long another part may be looked at
        if (before != now || CountOf(now).Now > Fragments.MostSentences)
            return true;
        var words = land.SequenceOf(fragment);
        return sentences.Exists(s => Likeness.Between(words, s.Words).Shared >= Fragments.LeastCoverage * words.Weight);

        (int Before, int Now) CountOf(int stem) => counts.GetValueOrDefault((fragment.Voice.Surname, stem));
    }
}
