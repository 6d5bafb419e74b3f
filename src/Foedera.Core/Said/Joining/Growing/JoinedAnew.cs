namespace Foedera.Core.Said.Joining.Growing;

/// <summary>Joins everything from nothing, and keeps what the next joining begins with.</summary>
public static class JoinedAnew
{
    /// <summary>Joins all documents; see <see cref="Utterances.Rejoin(IReadOnlyCollection{ReadDocument}, SpokenLanguages,
    /// string, JoiningState, Action{string, Exception}?)"/>.</summary>
    /// <param name="documents">All documents, each with its stamp and its number on record.</param>
    /// <param name="languages">What speakers are known to speak.</param>
    /// <param name="knowledge">A word that changes when <paramref name="languages"/> answers otherwise.</param>
    /// <param name="before">What the joining before is remembered by.</param>
    /// <param name="failed">Is told what had to be left out; then nothing is kept.</param>
    public static Rejoined Of(
        IReadOnlyCollection<ReadDocument> documents,
        SpokenLanguages languages,
        string knowledge,
        JoiningState before,
        Action<string, Exception> failed
    )
    {
        var isWhole = true;
        void Failed(string document, Exception fault)
        {
            isWhole = false;
            failed(document, fault);
        }
        var joined = WholeJoining.Of(documents, Failed);
        var rejoined = Utterances.Rejoin(joined, documents, languages, knowledge, before, Failed);
        return isWhole ? rejoined with { Kept = Kept(joined, documents, rejoined.Marks!) } : rejoined;
    }

    private static Keeping Kept(WholeJoining joined, IReadOnlyCollection<ReadDocument> documents, ClusterMarks marks)
    {
        var kept = documents.OrderBy(d => d.Document.Identity, StringComparer.Ordinal).Select(Cutting.Of).ToList();
        var sentences = joined.Sentences.Zip(joined.Boundaries).ToLookup(s => s.First.DocumentNumber);
        var voices = new Dictionary<KeptVoice, KeptVoice>();
        var passages = joined.Passages.ConvertAll(p =>
            Cutting.Of(p, kept[p.DocumentNumber], Cutting.VoiceOf(p, voices), joined.Words)
        );
        for (var i = 0; i < passages.Count; i++)
            Place(joined, i, passages, marks);
        var own = passages.ToLookup(p => p.Document);
        for (var i = 0; i < kept.Count; i++)
        {
            kept[i].Sentences = [.. sentences[i].Select(s => Cutting.Of(s.First, s.Second, joined.Words))];
            kept[i].Passages = [.. own[kept[i]]];
        }
        for (var i = 0; i < joined.Pairs.Count; i++)
        {
            var (earlier, later) = (passages[joined.Pairs[i].One], passages[joined.Pairs[i].Other]);
            var words = PairEvidence.LogOddsOfWords(joined.Pairs[i].Likeness, JoiningOptions.Default);
            later.Document.Pairs.Add(new KeptPair(earlier, later, words, joined.Odds[i]));
        }
        return new Keeping(true, [.. kept.Select(KeptDocumentRow.Of)], KeptVocabulary.Since(0, joined.Words));
    }

    private static void Place(WholeJoining joined, int number, List<KeptPassage> passages, ClusterMarks marks)
    {
        var (cluster, passage) = (joined.Links.Of(number), passages[number]);
        passage.Mark = marks[cluster];
        if (!passage.IsFragment)
            passage.Surname = joined.Surnames[number];
        else if (joined.Homes.TryGetValue(number, out var home))
            passage.Home = passages[home];
    }
}
