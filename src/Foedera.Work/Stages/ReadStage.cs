using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Attribution;
using Foedera.Reading.Formats;
using Foedera.Store;
using Foedera.Store.Mapping;
using Foedera.Store.Snapshots;
using Microsoft.Extensions.Logging;

namespace Foedera.Work.Stages;

/// <summary>Files and fetched pages to the record: opened and read on all cores, recorded in their order, in batches
/// that are whole or not there at all.
/// A file that is bad costs one outcome and nothing else. Safe to run again: what is on record already stays as it
/// is.</summary>
public sealed partial class ReadStage(
    RecordStore record,
    StatementReader reader,
    TimeProvider time,
    ILogger<ReadStage> log,
    string? replaces = null
)
{
    private const int LargestBatch = 100;
    private const long LongestBatch = 8 << 20;
    private static readonly TimeSpan OldestBatch = TimeSpan.FromSeconds(2);

    /// <summary>Reads the files, telling of each when it is recorded.</summary>
    /// <param name="files">What <see cref="SourceFile.Expand"/> found.</param>
    /// <param name="progress">Is told of every file, in their order, on one thread at a time.</param>
    /// <param name="stop">Stops between batches; what was told stays recorded.</param>
    /// <exception cref="RecordException">The record cannot be written; what was told stays recorded.</exception>
    public Task RunAsync(IEnumerable<Source> files, IProgress<FileOutcome> progress, CancellationToken stop) =>
        RunAsync(files.ToAsyncEnumerable(), progress, stop);

    /// <summary>Reads sources as they come, telling of each when it is recorded.</summary>
    /// <param name="sources">Files, and pages as they are fetched.</param>
    /// <param name="progress">Is told of every one, in their order, on one thread at a time.</param>
    /// <param name="stop">Stops between batches; what was told stays recorded.</param>
    /// <exception cref="RecordException">The record cannot be written; what was told stays recorded.</exception>
    public async Task RunAsync(
        IAsyncEnumerable<Source> sources,
        IProgress<FileOutcome> progress,
        CancellationToken stop
    )
    {
        var opened = InOrder.RunAsync(sources, source => source.Weight, Open, stop);
        await RecordAllAsync(opened, progress, stop);
    }

    private IEnumerable<Opened> Open(Source source)
    {
        if (source is SourcePage { IsUnchanged: true })
            yield return new Opened(source.Name, null, [], new FileOutcome.NotModified(source.Name));
        Snapshot? before = null;
        using var found = source.Open().GetEnumerator();
        for (var more = true; more; )
        {
            Opened? opened;
            (opened, more) = Next(found, source, before);
            before = opened?.Arrival?.Snapshot ?? before;
            if (opened is not null)
                yield return opened;
        }
    }

    private (Opened? Opened, bool More) Next(IEnumerator<Found> found, Source source, Snapshot? before)
    {
        try
        {
            return found.MoveNext() ? (Open(source, found.Current, before), true) : (null, false);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // the edge of the stage: a fault of ours in one document must not cost the rest of the folder
            return (new Opened(source.Name, null, [], Failed(source.Name, fault)), false);
        }
    }

    private Opened Open(Source source, Found found, Snapshot? before)
    {
        var path = found is Found.Read { Member: { } member } ? $"{source.Name} ({member})" : source.Name;
        try
        {
            return found switch
            {
                Found.Read read => Open(read, path, source, before),
                Found.Failed failed => new Opened(path, null, [], new FileOutcome.Refused(path, failed.Problems)),
                _ => new Opened(path, null, [], new FileOutcome.PassedOver(path)),
            };
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // one document of a file must not cost the others
            return new Opened(path, null, [], Failed(path, fault));
        }
    }

    private Opened Open(Found.Read read, string path, Source source, Snapshot? before)
    {
        var arrival = ArrivalOf(read, source, before, out var note);
        var notes = Notes(read.Reading);
        return new Opened(path, arrival, note is null ? notes : notes.Add(note), null);
    }

    private ImmutableArray<string> Notes(DocumentRead reading) =>
        reading.Document.Published > DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)
            ? reading.Notes.Add(
                $"dated ahead: published on {reading.Document.Published:yyyy-MM-dd}, a day still to come."
            )
            : reading.Notes;

    private Arrival ArrivalOf(Found.Read read, Source source, Snapshot? before, out string? note)
    {
        var document = source.Complete(read.Reading.Document);
        var statements = reader.Read(document, out note);
        var origin = source.OriginOf(document.Outlet is { } outlet ? Slug.Of(outlet) : null, read.Member);
        var snapshot = source.SnapshotOf(read.Bytes, read.Member, time.GetUtcNow(), before);
        return new Arrival(new ReadDocument(document, statements), origin, snapshot) { Replaces = replaces };
    }

    private FileOutcome.Refused Failed(string path, Exception fault)
    {
        Broken(fault, path);
        var message = fault.Message.ReplaceLineEndings(" ");
        return new FileOutcome.Refused(
            path,
            [
                new Problem(
                    "READ901",
                    $"Foedera failed on this file ({fault.GetType().Name}: {message}); please report it.",
                    path
                ),
            ]
        );
    }

    private async Task RecordAllAsync(
        IAsyncEnumerable<Opened> opened,
        IProgress<FileOutcome> progress,
        CancellationToken stop
    )
    {
        var batch = new List<Opened>();
        var (length, begun) = (0L, time.GetTimestamp());
        await foreach (var file in opened.WithCancellation(stop))
        {
            batch.Add(file);
            length += file.Arrival?.Read.Document.Text.Length ?? 0;
            if (batch.Count < LargestBatch && length < LongestBatch && time.GetElapsedTime(begun) < OldestBatch)
                continue;
            await RecordAsync(batch, progress, stop);
            (length, begun) = (0, time.GetTimestamp());
        }
        await RecordAsync(batch, progress, stop);
    }

    private async Task RecordAsync(List<Opened> batch, IProgress<FileOutcome> progress, CancellationToken stop)
    {
        var began = time.GetTimestamp();
        var arrived = batch.FindAll(file => file.Arrival is not null);
        var outcomes = new Queue<FileOutcome>(await SaveAsync(arrived, stop));
        foreach (var file in batch)
            progress.Report(file.Settled ?? outcomes.Dequeue());
        RecordedBatch(arrived.Count, time.GetElapsedTime(began));
        batch.Clear();
    }

    /// <summary>Saves documents together; when one of them cannot be saved, each by itself, so that it costs the others
    /// nothing.</summary>
    private async Task<IReadOnlyList<FileOutcome>> SaveAsync(List<Opened> files, CancellationToken stop)
    {
        try
        {
            var saved = await record.SaveAsync([.. files.Select(file => file.Arrival!)], stop);
            return [.. files.Zip(saved, KeptOf)];
        }
        catch (Exception fault) when (IsOfOneDocument(fault))
        {
            if (files is [var single])
                return [Refusal(single.Path, fault)];
        }
        var outcomes = new List<FileOutcome>(files.Count);
        foreach (var file in files)
            outcomes.AddRange(await SaveAsync([file], stop));
        return outcomes;
    }

    private static bool IsOfOneDocument(Exception fault) =>
        fault is not (OperationCanceledException or OutOfMemoryException or RecordException { IsOfThePlace: true });

    private FileOutcome.Refused Refusal(string path, Exception fault) =>
        fault is RecordException { Problem: var problem }
            ? new FileOutcome.Refused(path, [problem with { File = path }])
            : Failed(path, (fault as AggregateException)?.GetBaseException() ?? fault);

    private static FileOutcome KeptOf(Opened file, Recorded kept)
    {
        var notes = kept.Note is { } note ? file.Notes.Add(note) : file.Notes;
        return new FileOutcome.Kept(
            file.Path,
            kept.Outcome,
            kept.Key,
            kept.DocumentId,
            file.Arrival!.Read.Statements.Length,
            notes
        );
    }

    [LoggerMessage(1001, LogLevel.Debug, "Recorded {Documents} documents in {Elapsed}")]
    private partial void RecordedBatch(int documents, TimeSpan elapsed);

    [LoggerMessage(1002, LogLevel.Error, "Reading {File} failed")]
    private partial void Broken(Exception fault, string file);

    /// <summary>A file after opening: a document on its way, or settled already.</summary>
    private sealed record Opened(string Path, Arrival? Arrival, ImmutableArray<string> Notes, FileOutcome? Settled);
}
