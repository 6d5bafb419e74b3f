using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Said.Joining;
using Foedera.Store;
using Microsoft.Extensions.Logging;

namespace Foedera.Work.Stages;

/// <summary>The whole record to utterances: joins the wordings of all documents and puts the result in the place of the
/// one before.</summary>
public sealed partial class JoinStage(
    RecordStore record,
    ActorDirectory actors,
    TimeProvider time,
    ILogger<JoinStage> log
)
{
    private const string Stay = "the utterances stay as they were";

    /// <summary>Joins when documents came in or changed since the last time. What this program fails on is left out and
    /// told; nothing is lost by it,
    /// for utterances are derived.</summary>
    /// <param name="told">Is told of each document that had to be left out.</param>
    /// <param name="stop">Stops it; the utterances before stay.</param>
    /// <returns>False when there was nothing to do, or nothing could be done.</returns>
    public async Task<bool> RunAsync(Action<Problem> told, CancellationToken stop)
    {
        if ((await record.SummaryAsync(stop)).NotYetJoined == 0)
            return false;
        var before = await record.JoiningStateAsync(stop);
        while (true)
        {
            switch (await JoinAsync(before, told, stop))
            {
                case JoiningSaved.Overtaken:
                    before = await record.JoiningStateAsync(stop);
                    break;
                case JoiningSaved.Incomplete when before != JoiningState.None:
                    before = JoiningState.None;
                    break;
                case JoiningSaved.Incomplete:
                    Failed(
                        record.Address.ToString(),
                        new InvalidDataException("two utterances have one key"),
                        Stay,
                        told
                    );
                    return false;
                case null:
                    return false;
                default:
                    return true;
            }
        }
    }

    private async Task<JoiningSaved?> JoinAsync(JoiningState before, Action<Problem> told, CancellationToken stop)
    {
        var began = time.GetTimestamp();
        var lastEntry = await record.LastEntryAsync(stop);
        var documents = new List<ReadDocument>();
        await foreach (var document in record.AllDocumentsAsync(stop))
            documents.Add(document);
        if (Joined(documents, before, told) is not { } joined)
            return null;
        stop.ThrowIfCancellationRequested();
        var judged = joined
            .Judged.SelectMany(utterance => utterance.Wordings)
            .Select(wording => wording.DocumentId)
            .ToHashSet(StringComparer.Ordinal);
        var points = documents
            .Where(d => judged.Contains(d.Document.Id))
            .ToDictionary(d => d.Document.Id, d => new CodePoints(d.Document.Text), StringComparer.Ordinal);
        var saved = await record.SaveJoinedAsync(joined, points, lastEntry, stop);
        Joined(documents.Count, joined.Ids.Length, joined.Judged.Length, time.GetElapsedTime(began));
        return saved;
    }

    // the edge of the stage: one document or utterance costs a line, and what is worse leaves the utterances as they
    // were
    private Rejoined? Joined(List<ReadDocument> documents, JoiningState before, Action<Problem> told)
    {
        try
        {
            return Utterances.Rejoin(
                documents,
                UsualLanguages.In(actors),
                actors.Mark,
                before,
                (document, fault) => Failed(document, fault, "it was left out of the utterances", told)
            );
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            Failed(record.Address.ToString(), fault, Stay, told);
            return null;
        }
    }

    private void Failed(string at, Exception fault, string what, Action<Problem> told)
    {
        Broken(fault, at);
        var why = $"{fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")}";
        told(
            new Problem("JOIN901", $"Foedera failed on this while joining ({why}), and {what}; please report it.", at)
        );
    }

    [LoggerMessage(1102, LogLevel.Error, "Joining {Place} failed")]
    private partial void Broken(Exception fault, string place);

    [LoggerMessage(
        1101,
        LogLevel.Information,
        "Joined {Documents} documents to {Utterances} utterances, {Judged} of them judged anew, in {Elapsed}"
    )]
    private partial void Joined(int documents, int utterances, int judged, TimeSpan elapsed);
}
