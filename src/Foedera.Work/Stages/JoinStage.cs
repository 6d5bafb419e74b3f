using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Said.Joining;
using Foedera.Core.Said.Joining.Growing;
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
    /// <summary>How many joinings touched only what was near to new documents.</summary>
    public int Grown { get; private set; }

    /// <summary>How many joined everything.</summary>
    public int Anew { get; private set; }

    private const string Stay = "the utterances stay as they were";

    /// <summary>Joins when documents came in or changed since the last time. What this program fails on is left out and
    /// told; nothing is lost by it,
    /// for utterances are derived.</summary>
    /// <param name="told">Is told of each document that had to be left out.</param>
    /// <param name="stop">Stops it; the utterances before stay.</param>
    /// <returns>False when there was nothing to do, or nothing could be done.</returns>
    public async Task<bool> RunAsync(Action<Problem> told, CancellationToken stop)
    {
        if (!await record.IsToBeJoinedAsync(stop))
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
        var joined = before == JoiningState.None ? null : await GrownAsync(before, documents, told, stop);
        if (joined is not null)
            Grown++;
        else
        {
            documents.Clear();
            await foreach (var document in record.AllDocumentsAsync(stop))
                documents.Add(document);
            joined = Joined(documents, before, told);
            Anew++;
        }
        if (joined is null)
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

    // only what is new, and what it touches; null when everything has to be joined
    private async Task<Rejoined?> GrownAsync(
        JoiningState before,
        List<ReadDocument> documents,
        Action<Problem> told,
        CancellationToken stop
    )
    {
        try
        {
            var kept = new KeptJoining();
            if (await record.KeptAsync(kept, stop) is not { } arrived)
                return null;
            var grown = await Growth.JoinAsync(
                kept,
                await LoadAsync(arrived),
                new NearBy(LoadAsync, keys => record.PairsByKeyAsync(keys, stop)),
                UsualLanguages.In(actors),
                actors.Mark,
                before
            );
            if (grown.Joined is null)
                NotGrown(grown.Because);
            return grown.Joined;
        }
        catch (InvalidDataException damage)
        {
            NotGrown(damage.Message);
            var what = $"What joining had kept is damaged ({damage.Message}); everything was joined from nothing.";
            told(new Problem("JOIN902", what, record.Address.ToString()));
            return null;
        }
        catch (Exception fault)
            when (fault is not (OutOfMemoryException or OperationCanceledException or RecordException))
        {
            Failed(record.Address.ToString(), fault, "everything was joined from nothing", told);
            return null;
        }

        async Task<IReadOnlyList<ReadDocument>> LoadAsync(IReadOnlyCollection<long> keys)
        {
            var loaded = await record.DocumentsByKeyAsync(keys, stop);
            documents.AddRange(loaded);
            return loaded;
        }
    }

    // the edge of the stage: one document or utterance costs a line, and what is worse leaves the utterances as they
    // were
    private Rejoined? Joined(List<ReadDocument> documents, JoiningState before, Action<Problem> told)
    {
        try
        {
            return JoinedAnew.Of(
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

    [LoggerMessage(1103, LogLevel.Information, "Everything is joined: {Because}")]
    private partial void NotGrown(string because);

    [LoggerMessage(1102, LogLevel.Error, "Joining {Place} failed")]
    private partial void Broken(Exception fault, string place);

    [LoggerMessage(
        1101,
        LogLevel.Information,
        "Joined {Documents} documents to {Utterances} utterances, {Judged} of them judged anew, in {Elapsed}"
    )]
    private partial void Joined(int documents, int utterances, int judged, TimeSpan elapsed);
}
