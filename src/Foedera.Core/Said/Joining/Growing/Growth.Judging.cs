using System.Collections.Immutable;
using Foedera.Core.Said.Judging;

namespace Foedera.Core.Said.Joining.Growing;

/// <summary>Judges again what may be judged otherwise; see <see cref="ClusterMarks.Since"/>.</summary>
public sealed partial class Growth
{
    private readonly Dictionary<string, long> stamps = new(StringComparer.Ordinal);

    private async Task<Grown> JudgeAsync(SpokenLanguages languages, JoiningState before)
    {
        foreach (var document in land.Documents)
            stamps[document.Identity] = ClusterMarks.StampOf(document.Identity, document.Stamp);
        var linked = await WithFragmentsAsync(Closed([.. touched, .. moved]));
        var gone = linked.Kept.Select(passage => passage.Mark).ToHashSet();
        var named = new Dictionary<long, long>();
        foreach (var cluster in linked.Links.All())
            Mark(cluster, linked, named);
        gone.ExceptWith(named.Keys);
        if (Names(before, gone, named) is not { } names)
            return new Grown(null, "two utterances have one name");
        var changed = named.Keys.Where(mark => before.Marks.AsSpan().BinarySearch(mark) < 0).ToHashSet();
        var judged = changed.Count == 0 ? [] : await JudgedAsync(changed, names, languages);
        var marks = names.Keys.Order().ToImmutableArray();
        var state = new JoiningState(before.Context, marks) { Names = [.. marks.Select(mark => names[mark])] };
        return new Grown(
            new Rejoined([.. names.Values.Where(name => name > 0).Select(UtteranceName.Of)], [.. judged], state)
            {
                Kept = new Keeping(
                    false,
                    [.. land.Documents.Where(d => d.IsChanged).Select(KeptDocumentRow.Of)],
                    KeptVocabulary.Since(wordsBefore, land.Words)
                ),
            },
            ""
        );
    }

    private async Task<Linked> WithFragmentsAsync(List<KeptPassage> passages)
    {
        var linked = await LinkedAsync(passages);
        linked.JoinFragments();
        return linked;
    }

    private void Mark(Cluster cluster, Linked linked, Dictionary<long, long> named)
    {
        var mark = ClusterMarks.MarkOf(cluster, stamps);
        named[mark] = Utterances.IsReported(cluster) ? UtteranceName.Of(Judge.IdOf(cluster)) : 0;
        foreach (var passage in cluster.Members.Select(linked.KeptOf).Where(passage => passage.Mark != mark))
        {
            passage.Mark = mark;
            passage.Document.IsChanged = true;
        }
    }

    // all marks with the names of utterances; null when two would have one name
    private static Dictionary<long, long>? Names(JoiningState before, HashSet<long> gone, Dictionary<long, long> named)
    {
        var names = new Dictionary<long, long>(named);
        for (var i = 0; i < before.Marks.Length; i++)
            if (!gone.Contains(before.Marks[i]))
                names.TryAdd(before.Marks[i], before.Names[i]);
        var seen = new HashSet<long>();
        return names.Values.All(name => name == 0 || seen.Add(name)) ? names : null;
    }

    private async Task<IEnumerable<Utterance>> JudgedAsync(
        HashSet<long> marks,
        Dictionary<long, long> names,
        SpokenLanguages languages
    )
    {
        var changed = MarksIn(DocumentsWith(marks));
        var heard = MarksIn(DocumentsWith(changed));
        var linked = await WithFragmentsAsync(Closed(land.Passages.Where(p => heard.Contains(p.Mark))));
        var transcripts = land.Documents.Where(document => document.IsTranscript).ToList();
        await live.EnsureAsync(transcripts);
        var clusters = linked.Links.All().Where(cluster => heard.Contains(MarkOf(cluster, linked))).ToList();
        var judge = new Judge(
            clusters,
            languages,
            JoinedQuotations.Among(linked.Passages, linked.Links),
            new RecordsOfSpeech([.. transcripts.SelectMany(live.Of)]),
            JudgingOptions.Default
        );
        return
        [
            .. clusters
                .Where(cluster => MarkOf(cluster, linked) is var mark && changed.Contains(mark) && names[mark] > 0)
                .Select(judge.Utterance),
        ];
    }

    private static long MarkOf(Cluster cluster, Linked linked) => linked.KeptOf(cluster.Members[0]).Mark;

    private HashSet<KeptDocument> DocumentsWith(HashSet<long> marks) =>
        [.. land.Passages.Where(passage => marks.Contains(passage.Mark)).Select(passage => passage.Document)];

    private static HashSet<long> MarksIn(IEnumerable<KeptDocument> documents) =>
        [.. documents.SelectMany(document => document.Passages).Select(passage => passage.Mark)];
}
