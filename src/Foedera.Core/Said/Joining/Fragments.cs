using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Joining;

/// <summary>Puts fragments ("devastating") with the sentence they come from: by the same speaker (or in the same
/// document when nobody is
/// named), at a time that fits, and holding the fragment's words. A fragment without such a sentence joins the same
/// fragment elsewhere.
/// What belongs where is weighed by a model of its own (<see cref="JoiningOptions.Belonging"/>).</summary>
internal static class Fragments
{
    // less of its words than this is chance
    private const float LeastCoverage = 0.6f;
    private const int DaysApart = 21;
    private const int MostSentences = 2000;

    // of one document; an article has some dozens
    private const int MostOfDocument = 500;

    // a fragment without a named speaker must be this telling
    private const float LeastUnnamed = 5;

    public static void Attach(List<QuotedPassage> passages, Linkage links)
    {
        var homes = new Homes(passages, links);
        var homeless = new List<int>();
        var chosen = new List<(int Fragment, int Home)>();
        var asked = new Dictionary<int, int>();
        for (var i = 0; i < passages.Count; i++)
        {
            if (!passages[i].IsFragment)
                continue;
            var number = asked[passages[i].DocumentNumber] = asked.GetValueOrDefault(passages[i].DocumentNumber) + 1;
            if (number <= MostOfDocument && homes.Best(passages[i]) is { } home)
                chosen.Add((i, home));
            else
                homeless.Add(i);
        }
        // all choices are made before the first is carried out, so that their order does not matter
        foreach (var (fragment, home) in chosen)
            links.Join(home, fragment);
        JoinEqual(passages, links, homeless);
    }

    private static void JoinEqual(List<QuotedPassage> passages, Linkage links, List<int> homeless)
    {
        var seen = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var i in homeless)
        {
            if (passages[i].Voice.IsOpen)
                continue;
            var key = passages[i].Voice.Key + "|" + string.Join(' ', passages[i].Words.Forms.Select(f => f.Stem));
            if (!seen.TryGetValue(key, out var first))
                seen[key] = first = [];
            var home = first.FindIndex(f => links.Of(f).DaysFrom(passages[i].Said) <= DaysApart);
            if (home >= 0)
                links.Join(first[home], i);
            else
                first.Add(i);
        }
    }

    /// <summary>Number of clues about a fragment and a sentence.</summary>
    public static readonly int Count = Enum.GetValues<FragmentClue>().Length;

    /// <summary>What speaks for each sentence that a fragment may come from, before any fragment is put with
    /// one.</summary>
    public static IEnumerable<(int Fragment, int Sentence, float[] Clues)> Choices(
        List<QuotedPassage> passages,
        Linkage links
    )
    {
        var homes = new Homes(passages, links);
        for (var i = 0; i < passages.Count; i++)
        {
            if (!passages[i].IsFragment)
                continue;
            foreach (var (sentence, clues) in homes.Choices(passages[i]))
                yield return (i, sentence, clues);
        }
    }

    /// <summary>The whole sentences by speaker and word.</summary>
    private sealed class Homes
    {
        private readonly List<QuotedPassage> passages;
        private readonly Linkage links;
        private readonly Dictionary<(string Voice, int Stem), List<int>> byVoice = [];
        private readonly Dictionary<int, List<int>> byStem = [];
        private readonly Dictionary<int, List<int>> byDocument = [];
        private readonly Dictionary<(int Document, string Surname), bool> named = [];

        public Homes(List<QuotedPassage> passages, Linkage links)
        {
            (this.passages, this.links) = (passages, links);
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
                    links.Of(i).DaysFrom(fragment.Said) <= DaysApart
                    && links.Of(i).Voice.Compare(fragment.Voice) != VoiceMatch.Different
                )
                .Select(i => (Sentence: i, Likeness: Likeness.Between(fragment.Words, passages[i].Words)))
                .Where(c => c.Likeness.Shared >= LeastCoverage * fragment.Words.Weight)
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
            var (home, clues) = (links.Of(sentence), new float[Count]);
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
            Set(FragmentClue.DaysBetween, MathF.Log(1 + Math.Min(home.DaysFrom(fragment.Said), DaysApart)) / 3);
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
            if (fragment.Voice.ActorId is null)
                return byDocument
                    .GetValueOrDefault(fragment.DocumentNumber, [])
                    .Take(MostSentences)
                    .Concat(fragment.Voice.IsOpen ? Named(fragment) : ByVoice(fragment));
            return ByVoice(fragment);
        }

        // nobody is named in the sentence: the sentences of those whom the document names
        private IEnumerable<int> Named(QuotedPassage fragment)
        {
            if (fragment.Words.Weight < LeastUnnamed)
                return [];
            var stem = fragment.Words.Forms.MaxBy(f => f.Weight)!.Stem;
            return byStem
                .GetValueOrDefault(stem, [])
                .Take(MostSentences)
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

        private IEnumerable<int> ByVoice(QuotedPassage fragment)
        {
            // the rarest of its words leads to the fewest sentences
            var postings =
                fragment
                    .Words.Forms.Select(f => f.Stem)
                    .Distinct()
                    .Select(stem => byVoice.GetValueOrDefault((fragment.Voice.Surname, stem), []))
                    .MinBy(p => p.Count)
                ?? [];
            return postings.Take(MostSentences);
        }

        private static void Add<TKey>(Dictionary<TKey, List<int>> lists, TKey key, int value)
            where TKey : notnull
        {
            if (!lists.TryGetValue(key, out var list))
                lists[key] = list = [];
            list.Add(value);
        }
    }
}
