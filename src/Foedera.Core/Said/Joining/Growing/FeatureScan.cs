using System.Runtime.InteropServices;
using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Joining.Growing;

/// <summary>Finds who holds the features of a few: a pass over the kept words of all, which makes no index of what
/// nobody asks for.</summary>
internal sealed class FeatureScan
{
    private readonly Vocabulary words;
    private readonly Dictionary<long, int> numbers = [];
    private readonly List<int> counts = [];
    private readonly List<List<int>> holders = [];
    private readonly List<List<float>> weights = [];
    private readonly List<int> seen = [];
    private readonly bool[] isWanted;
    private int most;

    /// <summary>That looks for nothing yet.</summary>
    public FeatureScan(Vocabulary words)
    {
        this.words = words;
        isWanted = new bool[words.Entries.Count + 2];
    }

    /// <summary>Looks for the features of these words.</summary>
    public void Want(WordSequence sequence)
    {
        foreach (var (feature, _) in CandidatePairs.Features(sequence))
            if (numbers.TryAdd(feature, counts.Count))
            {
                counts.Add(0);
                holders.Add([]);
                weights.Add([]);
                seen.Add(-1);
            }
        foreach (var form in sequence.Forms)
        {
            isWanted[form.Stem] = true;
            foreach (var (stem, _) in form.Meaning?.Telling ?? [])
                isWanted[stem] = true;
        }
    }

    /// <summary>Looks who holds them, in ascending order. Of a feature that too many hold only their number is
    /// known.</summary>
    public void Over(IEnumerable<IHolder> all)
    {
        if (counts.Count == 0)
            return;
        var forms = words.Entries.Select(entry => entry.Form).ToArray();
        foreach (var holder in all)
            Scan(holder, forms);
    }

    private void Scan(IHolder holder, WordForm[] forms)
    {
        most = Math.Max(most, holder.Number + 1);
        var (before, hasMeanings) = (0, false);
        foreach (var word in holder.Words)
        {
            var form = forms[KeptSequences.EntryOf(word)];
            hasMeanings |= form.Meaning is not null;
            if (!form.IsContent || KeptSequences.IsStock(word))
                continue;
            var stem = form.Stem;
            if (isWanted[stem])
            {
                Note(Feature.Word(stem), holder.Number, form.Weight);
                if (before != 0 && before != stem && isWanted[before])
                    Note(Feature.Pair(before, stem), holder.Number, form.Weight / 2);
            }
            before = stem;
        }
        if (!hasMeanings)
            return;
        foreach (var word in holder.Words)
        foreach (var (stem, weight) in forms[KeptSequences.EntryOf(word)].Meaning?.Telling ?? [])
            if (isWanted[stem])
                Note(Feature.Word(stem), holder.Number, weight);
    }

    private void Note(long feature, int holder, float weight)
    {
        if (!numbers.TryGetValue(feature, out var number) || seen[number] == holder)
            return;
        seen[number] = holder;
        if (++counts[number] > CandidatePairs.LongestPosting)
            return;
        holders[number].Add(holder);
        weights[number].Add(weight);
    }

    /// <summary>How many hold a feature.</summary>
    public int CountOf(long feature) => numbers.TryGetValue(feature, out var number) ? counts[number] : 0;

    /// <summary>Who holds a feature, and what it weighs there; not all of them where it is too common.</summary>
    public (List<int> Holders, List<float> Weights) HoldersOf(long feature) =>
        numbers.TryGetValue(feature, out var number) ? (holders[number], weights[number]) : ([], []);

    /// <summary>The best candidates for words, as <see cref="CandidatePairs"/> finds them.</summary>
    /// <param name="sequence">The words, which were looked for.</param>
    /// <param name="before">Only those below it.</param>
    /// <param name="telling">Weight of the telling words of each.</param>
    public List<int> For(WordSequence sequence, int before, Func<int, float> telling)
    {
        var votes = CandidatePairs.Votes.Among(most);
        foreach (var (feature, weight) in CandidatePairs.Features(sequence))
            if (CountOf(feature) <= CandidatePairs.LongestPosting)
                votes.Add(CollectionsMarshal.AsSpan(HoldersOf(feature).Holders), weight, before);
        return CandidatePairs.Best(votes.Counted(), CandidatePairs.Telling(sequence), telling);
    }
}
