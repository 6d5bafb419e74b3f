using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Store.Mapping;
using Foedera.Store.Snapshots;

namespace Foedera.Store;

/// <summary>A document on its way into the record.</summary>
/// <param name="Read">The document and its statements.</param>
/// <param name="Origin">Who published it and where.</param>
/// <param name="Snapshot">The bytes it was read from; null when they are not to be kept.</param>
public sealed record Arrival(ReadDocument Read, Origin Origin, Snapshot? Snapshot)
{
    /// <summary>The document on record, by its id, that a person says this one takes the place of; null when nobody
    /// says so.</summary>
    public string? Replaces { get; init; }
}

/// <summary>What became of an arrival.</summary>
/// <param name="Outcome">New, unchanged, …</param>
/// <param name="Key">The document's row; 0 when it is not on record.</param>
/// <param name="DocumentId">What the record calls it for now; others who take its name later change that (
/// <see cref="RecordStore.IdsAsync"/>).</param>
/// <param name="Note">What its reader should know, in a sentence; null for nothing.</param>
public sealed record Recorded(Outcome Outcome, long Key, string DocumentId, string? Note = null);

/// <summary>What an arrival changed.</summary>
public enum Outcome
{
    /// <summary>New on record.</summary>
    Added,

    /// <summary>Already there, the same, now or as an earlier version: nothing was changed.</summary>
    Unchanged,

    /// <summary>Takes the place of an earlier version from the same origin, or of one that a person named; that one
    /// stays in the record.</summary>
    Superseded,

    /// <summary>The same document, from which this version of the program reads other statements than the one
    /// before.</summary>
    ReadAnew,

    /// <summary>It was removed from the record, and stays away.</summary>
    Removed,
}

public sealed partial class RecordStore
{
    /// <summary>Records documents with their statements, all or none of them.</summary>
    /// <returns>What became of each, in the same order.</returns>
    /// <exception cref="RecordException">The record cannot be written; nothing of the batch is in it.</exception>
    public Task<IReadOnlyList<Recorded>> SaveAsync(IReadOnlyList<Arrival> arrivals, CancellationToken stop = default)
    {
        if (arrivals.Count == 0)
            return Task.FromResult<IReadOnlyList<Recorded>>([]);
        var prepared = arrivals.AsParallel().AsOrdered().Select(arrival => new PreparedArrival(arrival)).ToList();
        return WriteAsync(
            async write =>
            {
                var batch = await SaveBatch.BeginAsync(engine, write, time.GetUtcNow(), stop);
                foreach (var arrival in prepared)
                    await batch.SaveAsync(arrival, stop);
                return await batch.CompleteAsync(stop);
            },
            stop
        );
    }

    /// <summary>An arrival with all that can be computed before the record is locked.</summary>
    private sealed class PreparedArrival
    {
        private const int MarkLength = 16;

        public PreparedArrival(Arrival arrival)
        {
            Document = DocumentRow.Storable(arrival.Read.Document);
            Points = new CodePoints(Document.Text);
            Statements = arrival.Read.Statements;
            Fingerprint = DocumentRow.Fingerprint(Document);
            StatementsHash = StatementRow.Hash(Statements, Document.Text, Points);
            Snapshot = arrival.Snapshot;
            Packed = arrival.Snapshot?.Compress();
            Origin = arrival.Origin.Text;
            Outlet = Document.Outlet is { } outlet ? Slug.Of(outlet) : null;
            Address = Document.Address?.ToString();
            Claims = Document.Address is { IsAbsoluteUri: true } address
                ? Core.Sources.Origin.OfAddress(address).Text
                : null;
            Mark = (arrival.Snapshot?.Sha256 ?? Fingerprint)[..MarkLength];
            Replaces = arrival.Replaces;
            Words = WordsOf(Document.Title, Document.Outlet, Document.Text);
        }

        /// <summary>What the full-text index holds of a document.</summary>
        public static string WordsOf(string? title, string? outlet, string text) =>
            SearchWords.Fold($"{title} {outlet} {text}");

        public Document Document { get; }

        public CodePoints Points { get; }

        public IReadOnlyList<Statement> Statements { get; }

        public string Fingerprint { get; }

        public string StatementsHash { get; }

        public Snapshot? Snapshot { get; }

        public byte[]? Packed { get; }

        public string Origin { get; }

        /// <summary>The outlet in addresses; null when the document names none.</summary>
        public string? Outlet { get; }

        /// <summary>Where the document says that it comes from.</summary>
        public string? Address { get; }

        /// <summary>The same as an origin, so that two documents that claim one address are found.</summary>
        public string? Claims { get; }

        /// <summary>Tells it from others of its origin and name.</summary>
        public string Mark { get; }

        public string? Replaces { get; }

        public string Words { get; }
    }
}
