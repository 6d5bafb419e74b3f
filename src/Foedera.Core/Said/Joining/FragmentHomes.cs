using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Joining;

/// <summary>Chooses the sentence that a fragment comes from.</summary>
internal sealed class FragmentHomes
{
    private readonly List<QuotedPassage> passages;
    private readonly Linkage links;
    private readonly ISentenceLists lists;
    private readonly Dictionary<(int Document, string Surname), bool> named = [];

    /// <summary>Among passages that are joined, but for the fragments.</summary>
    /// <param name="passages">The passages.</param>
    /// <param name="links">What goes together.</param>
    /// <param name="lists">Where sentences are found.</param>
    public FragmentHomes(List<QuotedPassage> passages, Linkage links, ISentenceLists lists) =>
        (this.passages, this.links, this.lists) = (passages, links, lists);

    /// <summary>The likeliest; null where none is likely.</summary>
    public int? Best(QuotedPassage fragment)
    {
        var best = Choices(fragment)
            .Select(c => (c.Sentence, Odds: links.Shared.Options.Belonging.LogOdds(c.Clues)))
            .OrderByDescending(c => c.Odds)
            .ThenBy(c => links.Of(c.Sentence).Number)
            .FirstOrDefault((Sentence: -1, Odds: float.MinValue));
        return best.Odds >= links.Shared.Options.LeastBelonging ? best.Sentence : null;
    }

    /// <summary>The sentences that a fragment may come from, one a cluster, with what speaks for each.</summary>
    public IEnumerable<(int Sentence, float[] Clues)> Choices(QuotedPassage fragment)
    {
        var fits = Candidates(fragment)
            .Distinct()
            .Where(i =>
                links.Of(i).DaysFrom(fragment.Said) <= Fragments.DaysApart
                && links.Of(i).Voice.Compare(fragment.Voice) != VoiceMatch.Different
            )
            .Select(i => (Sentence: i, Likeness: Likeness.Between(fragment.Words, passages[i].Words)))
            .Where(c => c.Likeness.Shared >= Fragments.LeastCoverage * fragment.Words.Weight)
            .GroupBy(c => links.Of(c.Sentence).Number)
            .Select(g =>
                g.OrderByDescending(c => c.Likeness.Run)
                    .ThenByDescending(c => c.Likeness.Shared)
                    .ThenBy(c => c.Sentence)
                    .First()
            )
            .ToList();
        var inRow = fits.Count(f => IsInRow(f.Likeness, fragment));
        return fits.Select(f => (f.Sentence, Clues(fragment, f.Sentence, f.Likeness, inRow)));
    }

    private static bool IsInRow(Likeness likeness, QuotedPassage fragment) =>
        likeness.Run >= fragment.Words.Weight - 0.01f;

    private float[] Clues(QuotedPassage fragment, int sentence, Likeness likeness, int rivals)
    {
        var (home, clues) = (links.Of(sentence), new float[Fragments.Count]);
        var (own, isInRow) = (
            home.Members.Exists(m => m.DocumentNumber == fragment.DocumentNumber),
            IsInRow(likeness, fragment)
        );
        Set(FragmentClue.Base, 1);
        Set(FragmentClue.InRow, isInRow ? 1 : 0);
        Set(FragmentClue.Coverage, likeness.Coverage);
        Set(FragmentClue.Both, likeness.Both);
        Set(FragmentClue.Weight, MathF.Log(1 + fragment.Words.Weight) / 3);
        Set(FragmentClue.Whole, fragment.IsPart ? 0 : 1);
        Set(FragmentClue.WholeOutOfRow, fragment.IsPart || isInRow ? 0 : 1);
        Set(FragmentClue.SameDocument, own ? 1 : 0);
        Set(FragmentClue.QuotedOtherwise, own && !isInRow ? 1 : 0);
        Set(FragmentClue.Beside, MathF.Min(1, Beside(fragment, home) / 3f));
        Set(FragmentClue.Documents, MathF.Log(home.Members.Select(m => m.DocumentNumber).Distinct().Count()));
        Set(FragmentClue.Record, home.Transcripts.Count > 0 ? 1 : 0);
        Set(FragmentClue.SameSpeaker, home.Voice.Compare(fragment.Voice) == VoiceMatch.Same ? 1 : 0);
        Set(FragmentClue.DoubtfulSpeaker, home.Voice.Compare(fragment.Voice) == VoiceMatch.Doubtful ? 1 : 0);
        Set(FragmentClue.Rivals, MathF.Log(Math.Max(1, rivals - (isInRow ? 1 : 0) + 1)));
        Set(FragmentClue.DaysBetween, MathF.Log(1 + Math.Min(home.DaysFrom(fragment.Said), Fragments.DaysApart)) / 3);
        Set(FragmentClue.Exchanged, likeness.Exchanged.Content > 0 || likeness.Exchanged.Negations > 0 ? 1 : 0);
        return clues;

        void Set(FragmentClue clue, float value) => clues[(int)clue] = value;
    }

    private int Beside(QuotedPassage fragment, Cluster home) =>
        home
            .Members.Take(50)
            .Max(m => m.DocumentNumber == fragment.DocumentNumber ? 0 : links.Shared.Beside(m, fragment));

    private IEnumerable<int> Candidates(QuotedPassage fragment)
    {
        if (fragment.Voice.ActorId is not null)
            return lists.Of(fragment);
        return lists.Beside(fragment).Concat(fragment.Voice.IsOpen ? Named(fragment) : lists.Of(fragment));
    }

    // nobody is named in the sentence: the sentences of those whom the document names
    private IEnumerable<int> Named(QuotedPassage fragment)
    {
        if (fragment.Words.Weight < Fragments.LeastUnnamed)
            return [];
        return lists
            .OfAnybody(fragment)
            .Where(i =>
                links.Of(i).Voice.Surname is { Length: > 2 } surname
                && IsInRow(Likeness.Between(fragment.Words, passages[i].Words), fragment)
                && Names(fragment, surname)
            );
    }

    // a document is searched once for each name, however many fragments it has
    private bool Names(QuotedPassage fragment, string surname)
    {
        if (!named.TryGetValue((fragment.DocumentNumber, surname), out var names))
            named[(fragment.DocumentNumber, surname)] = names = fragment.Document.Text.Contains(
                surname,
                StringComparison.OrdinalIgnoreCase
            );
        return names;
    }
}
