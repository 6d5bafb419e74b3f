namespace Foedera.Core.Said.Joining.Growing;

/// <summary>Takes sentences apart that others print as two; see <see cref="RunOnSentences"/>.</summary>
public sealed partial class Growth
{
    // null when all is well, else why everything has to be joined
    private async Task<string?> CutAsync()
    {
        if (await BoundariesAsync() is not { } boundaries)
            return "a common word became rarer";
        foreach (var (sentence, boundary) in boundaries)
        {
            if (land.Documents[sentence.Document].IsNew)
                sentence.Boundary = boundary;
            else if (sentence.Boundary != boundary)
                return "a sentence on record is to be taken apart elsewhere";
        }
        var voices = new Dictionary<KeptVoice, KeptVoice>();
        foreach (var document in arrived)
        {
            document.Passages =
            [
                .. live.Split(document).Select(p => Cutting.Of(p, document, Cutting.VoiceOf(p, voices), land.Words)),
            ];
        }
        land.Place();
        return null;
    }

    private async Task<List<(KeptSentence Sentence, int Boundary)>?> BoundariesAsync()
    {
        var own = arrived.SelectMany(document => document.Sentences).ToList();
        var met = Meeting.Of(
            own.ConvertAll(sentence => new Change(sentence, live.Of(sentence).Words, IsAdded: true)),
            land.Sentences.Where(sentence => !land.Documents[sentence.Document].IsNew),
            number => land.Sentences[number].Telling,
            isOrdered: false,
            land.Words
        );
        if (met is null)
            return null;
        var asking = Asking(met, own).Select(n => land.Sentences[n]).Concat(own).Where(s => s.CanSplit).ToList();
        var scan = new FeatureScan(land.Words);
        foreach (var sentence in asking)
            scan.Want(land.SequenceOf(sentence));
        scan.Over(asking.Count == 0 ? [] : land.Sentences);
        var neighbours = asking.ConvertAll(sentence => (Sentence: sentence, Neighbours: Neighbours(sentence, scan)));
        await live.EnsureAsync(
            neighbours
                .Where(n => n.Neighbours.Count > 0)
                .SelectMany(n => n.Neighbours.Select(two => two.Left.Document).Append(n.Sentence.Document))
                .Select(number => land.Documents[number])
                .Where(document => !document.IsNew)
        );
        return neighbours.ConvertAll(n => (n.Sentence, BoundaryIn(n.Sentence, n.Neighbours)));
    }

    // a whole sentence needs two candidates in a row to be taken apart; one that is in two may have lost those by which
    // it is
    private HashSet<int> Asking(Met met, List<KeptSentence> own)
    {
        var asking = met.ByWord;
        asking.UnionWith(met.ByChange.SelectMany(some => some).Where(number => land.Sentences[number].Boundary > 0));
        for (var i = 0; i + 1 < own.Count; i++)
            if (own[i].Document == own[i + 1].Document)
                asking.UnionWith(met.ByChange[i].Intersect(met.ByChange[i + 1]));
        return asking;
    }

    private int BoundaryIn(KeptSentence sentence, List<(KeptSentence Left, KeptSentence Right)> neighbours) =>
        neighbours.Count == 0
            ? 0
            : RunOnSentences.BoundaryIn(
                live.Of(sentence),
                neighbours.Select(two => (live.Of(two.Left), live.Of(two.Right)))
            ) ?? 0;

    private List<(KeptSentence Left, KeptSentence Right)> Neighbours(KeptSentence sentence, FeatureScan scan)
    {
        var candidates = scan.For(land.SequenceOf(sentence), int.MaxValue, number => land.Sentences[number].Telling);
        var found = new List<(KeptSentence Left, KeptSentence Right)>();
        for (var i = 0; i + 1 < candidates.Count; i++)
        {
            if (candidates[i + 1] != candidates[i] + 1)
                continue;
            var (left, right) = (land.Sentences[candidates[i]], land.Sentences[candidates[i + 1]]);
            if (left.Document == right.Document && left.Document != sentence.Document && left.IsEnded && !right.IsPart)
                found.Add((left, right));
        }
        return found;
    }
}
