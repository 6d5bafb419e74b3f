using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Joining;

/// <summary>Puts fragments ("devastating") with the sentence they come from: by the same speaker (or in the same document when nobody is
/// named), at a time that fits, and holding the fragment's words. A fragment without such a sentence joins the same fragment elsewhere.</summary>
internal static class Fragments
{
    private const float LeastCoverage = 0.85f;
    private const int DaysApart = 21;
    private const int MostSentences = 2000;
    // a fragment without a named speaker must be this telling
    private const float LeastUnnamed = 5;

    public static void Attach(List<QuotedPassage> passages, Linkage links)
    {
        var homes = new Homes(passages, links);
        var homeless = new List<int>();
        var chosen = new List<(int Fragment, int Home)>();
        for (var i = 0; i < passages.Count; i++)
        {
            if (!passages[i].IsFragment) continue;
            if (homes.Best(passages[i]) is { } home) chosen.Add((i, home));
            else homeless.Add(i);
        }
        // all choices are made before the first is carried out, so that their order does not matter
        foreach (var (fragment, home) in chosen) links.Join(home, fragment);
        JoinEqual(passages, links, homeless);
    }

    private static void JoinEqual(List<QuotedPassage> passages, Linkage links, List<int> homeless)
    {
        var seen = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var i in homeless)
        {
            if (passages[i].Voice.IsOpen) continue;
            var key = passages[i].Voice.Key + "|" + string.Join(' ', passages[i].Words.Forms.Select(f => f.Id));
            if (!seen.TryGetValue(key, out var first)) seen[key] = first = [];
            var home = first.FindIndex(f => links.Of(f).DaysFrom(passages[i].Said) <= DaysApart);
            if (home >= 0) links.Join(first[home], i);
            else first.Add(i);
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
                if (passages[i].IsFragment) continue;
                Add(byDocument, passages[i].DocumentNumber, i);
                var surname = links.Of(i).Voice.Surname;
                if (surname.Length == 0) continue;
                foreach (var form in passages[i].Words.Forms.DistinctBy(f => f.Stem))
                {
                    Add(byVoice, (surname, form.Stem), i);
                    if (form.IsContent) Add(byStem, form.Stem, i);
                }
            }
        }

        public int? Best(QuotedPassage fragment)
        {
            var best = Candidates(fragment)
                .Where(i => links.Of(i).DaysFrom(fragment.Said) <= DaysApart && links.Of(i).Voice.Compare(fragment.Voice) != VoiceMatch.Different)
                .Select(i => (Sentence: i, Fit: Fit(fragment, passages[i])))
                .Where(c => c.Fit == 2 || (c.Fit == 1 && !IsQuotedOtherwise(fragment, links.Of(c.Sentence))))
                .GroupBy(c => links.Of(c.Sentence).Number)
                .Select(c => (c.First().Sentence, Evidence: Evidence(fragment, links.Of(c.First().Sentence), c.Max(x => x.Fit))))
                .OrderByDescending(c => c.Evidence).ThenBy(c => links.Of(c.Sentence).Number)
                .FirstOrDefault((-1, 0));
            return best.Item1 >= 0 ? best.Item1 : null;
        }

        // the fragment's own document has the sentence already, in other words
        private static bool IsQuotedOtherwise(QuotedPassage fragment, Cluster home) => home.Members.Exists(m => m.DocumentNumber == fragment.DocumentNumber);

        private IEnumerable<int> Candidates(QuotedPassage fragment)
        {
            if (fragment.Voice.ActorId is null) return byDocument.GetValueOrDefault(fragment.DocumentNumber, []).Take(MostSentences).Concat(fragment.Voice.IsOpen ? Named(fragment) : ByVoice(fragment));
            return ByVoice(fragment);
        }

        // nobody is named in the sentence: the sentences of those whom the document names
        private IEnumerable<int> Named(QuotedPassage fragment)
        {
            if (fragment.Words.Weight < LeastUnnamed) return [];
            var stem = fragment.Words.Forms.MaxBy(f => f.Weight)!.Stem;
            return byStem.GetValueOrDefault(stem, []).Take(MostSentences)
                .Where(i => links.Of(i).Voice.Surname is { Length: > 2 } surname && Fit(fragment, passages[i]) == 2 && Names(fragment, surname));
        }

        // a document is searched once for each name, however many fragments it has
        private bool Names(QuotedPassage fragment, string surname)
        {
            if (!named.TryGetValue((fragment.DocumentNumber, surname), out var names))
                named[(fragment.DocumentNumber, surname)] = names = fragment.Document.Text.Contains(surname, StringComparison.OrdinalIgnoreCase);
            return names;
        }

        private IEnumerable<int> ByVoice(QuotedPassage fragment)
        {
            // the rarest of its words leads to the fewest sentences
            var postings = fragment.Words.Forms.Select(f => f.Stem).Distinct().Select(stem => byVoice.GetValueOrDefault((fragment.Voice.Surname, stem), [])).MinBy(p => p.Count) ?? [];
            return postings.Take(MostSentences);
        }

        // 2 for its words in a row, 1 for nearly all of them in order, 0 for less
        private static float Fit(QuotedPassage fragment, QuotedPassage sentence)
        {
            var likeness = Likeness.Between(fragment.Words, sentence.Words);
            if (likeness.Run >= likeness.Shorter - 0.01f) return 2;
            return likeness.Shared >= LeastCoverage * fragment.Words.Weight ? 1 : 0;
        }

        private float Evidence(QuotedPassage fragment, Cluster home, float fit)
        {
            var documents = home.Members.Select(m => m.DocumentNumber).Distinct().ToList();
            var sameDocument = documents.Contains(fragment.DocumentNumber) ? 1f : 0f;
            var shared = home.Members.Take(50).Max(m => m.DocumentNumber == fragment.DocumentNumber ? 0 : links.Shared.Beside(m, fragment));
            return (4 * fit) + (2 * sameDocument) + Math.Min(3, shared) + MathF.Log(1 + documents.Count) + (home.Transcripts.Count > 0 ? 1 : 0);
        }

        private static void Add<TKey>(Dictionary<TKey, List<int>> lists, TKey key, int value)
            where TKey : notnull
        {
            if (!lists.TryGetValue(key, out var list)) lists[key] = list = [];
            list.Add(value);
        }
    }
}
