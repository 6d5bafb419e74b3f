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
        var began = time.GetTimestamp();
        var documents = new List<ReadDocument>();
        await foreach (var document in record.AllDocumentsAsync(stop)) documents.Add(document);
        var utterances = Utterances.Join(documents, UsualLanguages.In(actors));
        stop.ThrowIfCancellationRequested();
        await record.ReplaceUtterancesAsync(utterances, documents.ToDictionary(d => d.Document.Id, d => new CodePoints(d.Document.Text), StringComparer.Ordinal), stop);
        Joined(documents.Count, utterances.Length, time.GetElapsedTime(began));
        return true;
    }

    [LoggerMessage(1101, LogLevel.Information, "Joined {Documents} documents to {Utterances} utterances in {Elapsed}")]
    private partial void Joined(int documents, int utterances, TimeSpan elapsed);
}
