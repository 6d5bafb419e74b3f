using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Said.Joining;
using Foedera.Store;
using Microsoft.Extensions.Logging;

namespace Foedera.Work.Stages;

/// <summary>The whole record to utterances: joins the wordings of all documents and puts the result in the place of the one before.</summary>
public sealed partial class JoinStage(RecordStore record, ActorDirectory actors, TimeProvider time, ILogger<JoinStage> log)
{
    /// <summary>Joins when documents came in or changed since the last time.</summary>
    /// <returns>False when there was nothing to do.</returns>
    public async Task<bool> RunAsync(CancellationToken stop)
    {
        if ((await record.SummaryAsync(stop)).NotYetJoined == 0) return false;
        var before = await record.JoiningStateAsync(stop);
        while (true)
        {
            switch (await JoinAsync(before, stop))
            {
                case JoiningSaved.Overtaken:
                    before = await record.JoiningStateAsync(stop);
                    break;
                case JoiningSaved.Incomplete:
                    before = JoiningState.None;
                    break;
                default:
                    return true;
            }
        }
    }

    private async Task<JoiningSaved> JoinAsync(JoiningState before, CancellationToken stop)
    {
        var began = time.GetTimestamp();
        var lastEntry = await record.LastEntryAsync(stop);
        var documents = new List<ReadDocument>();
        await foreach (var document in record.AllDocumentsAsync(stop)) documents.Add(document);
        var joined = Utterances.Rejoin(documents, UsualLanguages.In(actors), actors.Mark, before);
        stop.ThrowIfCancellationRequested();
        var judged = joined.Judged.SelectMany(utterance => utterance.Wordings).Select(wording => wording.DocumentId).ToHashSet(StringComparer.Ordinal);
        var points = documents.Where(d => judged.Contains(d.Document.Id))
            .ToDictionary(d => d.Document.Id, d => new CodePoints(d.Document.Text), StringComparer.Ordinal);
        var saved = await record.SaveJoinedAsync(joined, points, lastEntry, stop);
        Joined(documents.Count, joined.Ids.Length, joined.Judged.Length, time.GetElapsedTime(began));
        return saved;
    }

    [LoggerMessage(1101, LogLevel.Information, "Joined {Documents} documents to {Utterances} utterances, {Judged} of them judged anew, in {Elapsed}")]
    private partial void Joined(int documents, int utterances, int judged, TimeSpan elapsed);
}
