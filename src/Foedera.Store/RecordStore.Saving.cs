using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Store.Engines;
using Foedera.Store.Mapping;
using Foedera.Store.Snapshots;

namespace Foedera.Store;

/// <summary>A document on its way into the record.</summary>
/// <param name="Read">The document and its statements.</param>
/// <param name="Snapshot">The bytes it was read from; null when they are not to be kept.</param>
public sealed record Arrival(ReadDocument Read, Snapshot? Snapshot);

/// <summary>What became of an arrival.</summary>
public enum Outcome
{
    /// <summary>New on record.</summary>
    Added,

    /// <summary>Already there, the same: nothing was changed.</summary>
    Unchanged,

    /// <summary>Takes the place of an earlier version with the same id or address, which stays in the record.</summary>
    Superseded,

    /// <summary>The same document, from which this version of the program reads other statements than the one before.</summary>
    ReadAnew,
}

public sealed partial class RecordStore
{
    /// <summary>Records documents with their statements, all or none of them.</summary>
    /// <returns>What became of each, in the same order.</returns>
    /// <exception cref="RecordException">The record cannot be written; nothing of the batch is in it.</exception>
    public Task<IReadOnlyList<Outcome>> SaveAsync(IReadOnlyList<Arrival> arrivals, CancellationToken stop = default)
    {
        if (arrivals.Count == 0) return Task.FromResult<IReadOnlyList<Outcome>>([]);
        var prepared = arrivals.Select(arrival => new PreparedArrival(arrival)).ToList();
        return WriteAsync<IReadOnlyList<Outcome>>(async write =>
        {
            var batch = await SaveBatch.BeginAsync(engine, write, time.GetUtcNow(), stop);
            var outcomes = new List<Outcome>(prepared.Count);
            foreach (var arrival in prepared) outcomes.Add(await batch.SaveAsync(arrival, stop));
            await batch.CompleteAsync(stop);
            return outcomes;
        }, stop);
    }

    /// <summary>An arrival with all that can be computed before the record is locked.</summary>
    private sealed class PreparedArrival
    {
        public PreparedArrival(Arrival arrival)
        {
            Document = DocumentRow.Storable(arrival.Read.Document);
            Points = new CodePoints(Document.Text);
            Statements = arrival.Read.Statements;
            Fingerprint = DocumentRow.Fingerprint(Document);
            StatementsHash = StatementRow.Hash(Statements, Document.Text, Points);
            Snapshot = arrival.Snapshot;
            Packed = arrival.Snapshot?.Compress();
            Words = SearchWords.Fold($"{Document.Title} {Document.Outlet} {Document.Text}");
        }

        public Document Document { get; }

        public CodePoints Points { get; }

        public IReadOnlyList<Statement> Statements { get; }

        public string Fingerprint { get; }

        public string StatementsHash { get; }

        public Snapshot? Snapshot { get; }

        public byte[]? Packed { get; }

        public string Words { get; }
    }

    /// <summary>One transaction of saving: documents one by one, their statements together at the end.</summary>
    private sealed class SaveBatch(Engine engine, WriteSession write, DateTimeOffset now, Ledger ledger, long documentKey, long statementKey)
    {
        private long lastDocument = documentKey;
        private long lastStatement = statementKey;
        private readonly List<object?[]> statements = [];
        private readonly List<object?[]> figures = [];
        private readonly List<(long, string)> documentWords = [];
        private readonly List<(long, string)> statementWords = [];

        public static async Task<SaveBatch> BeginAsync(Engine engine, WriteSession write, DateTimeOffset now, CancellationToken stop) => new(
            engine, write, now, await Ledger.OpenAsync(engine, write, now, stop),
            await write.Connection.CountAsync("select max(key) from documents", stop),
            await write.Connection.CountAsync("select max(key) from statements", stop));

        public async Task<Outcome> SaveAsync(PreparedArrival arrival, CancellationToken stop)
        {
            var current = await FindAsync("d.id = @it", arrival.Document.Id, stop);
            var sameAddress = arrival.Document.Address is { } address ? await FindAsync("d.address = @it", address.ToString(), stop) : null;
            if ((current ?? sameAddress) is { } known && (known.Fingerprint == arrival.Fingerprint))
                return known.StatementsHash == arrival.StatementsHash || known != current ? Outcome.Unchanged : await ReadAnewAsync(known.Key, arrival, stop);
            var key = await AddAsync(arrival, [.. new[] { current, sameAddress }.OfType<Known>().Select(k => k.Key).Distinct()], stop);
            await ReadStatementsAsync(key, arrival);
            var outcome = current is null && sameAddress is null ? Outcome.Added : Outcome.Superseded;
            ledger.Note(EnumName<Outcome>.Of(outcome), arrival.Document.Id, ("fingerprint", arrival.Fingerprint), ("statements", arrival.StatementsHash));
            return outcome;
        }

        public async Task CompleteAsync(CancellationToken stop)
        {
            await engine.InsertManyAsync(write, "statements", StatementRow.Written, statements, stop);
            await engine.InsertManyAsync(write, "figures", ["statement_key", "value", "upper", "unit", "comparator", "base", "subject"], figures, stop);
            await engine.IndexWordsAsync(write, "document_words", documentWords, stop);
            await engine.IndexWordsAsync(write, "statement_words", statementWords, stop);
            await ledger.WriteAsync(stop);
        }

        private Task<Known?> FindAsync(string condition, string it, CancellationToken stop) => write.Connection.FirstAsync(
            $"select d.key, d.fingerprint, d.statements_hash from documents d where {condition} and d.superseded_by is null",
            row => new Known(row.GetInt64(0), row.GetString(1), row.GetString(2)), stop, ("@it", it));

        private async Task<Outcome> ReadAnewAsync(long key, PreparedArrival arrival, CancellationToken stop)
        {
            await write.Connection.ExecuteAsync(engine.ForgetWords("statement_words", "select key from statements where document_key = @key"), stop, ("@key", key));
            await write.Connection.ExecuteAsync("delete from statements where document_key = @key", stop, ("@key", key));
            await write.Connection.ExecuteAsync("update documents set statements_hash = @hash, reader = @reader where key = @key", stop,
                ("@hash", arrival.StatementsHash), ("@reader", Program), ("@key", key));
            await ReadStatementsAsync(key, arrival);
            ledger.Note(EnumName<Outcome>.Of(Outcome.ReadAnew), arrival.Document.Id, ("fingerprint", arrival.Fingerprint), ("statements", arrival.StatementsHash));
            return Outcome.ReadAnew;
        }

        private async Task<long> AddAsync(PreparedArrival arrival, IReadOnlyList<long> superseded, CancellationToken stop)
        {
            var (document, key) = (arrival.Document, ++lastDocument);
            foreach (var old in superseded)
                await write.Connection.ExecuteAsync("update documents set superseded_by = @key where key = @old", stop, ("@key", key), ("@old", old));
            var outlet = await OutletAsync(document.Outlet, stop);
            await KeepSnapshotAsync(arrival, stop);
            await write.Connection.ExecuteAsync(
                """
                insert into documents (key, id, text, title, outlet, address, language, published, genre, transcript_kind, passages, fingerprint, statements_hash, reader, snapshot, recorded_at)
                values (@key, @id, @text, @title, @outlet, @address, @language, @published, @genre, @transcript_kind, @passages, @fingerprint, @statements_hash, @reader, @snapshot, @recorded_at)
                """, stop,
                ("@key", key), ("@id", document.Id), ("@text", document.Text), ("@title", document.Title), ("@outlet", outlet), ("@address", document.Address?.ToString()),
                ("@language", document.Language), ("@published", document.Published), ("@genre", EnumName<Genre>.Of(document.Genre)),
                ("@transcript_kind", EnumName<TranscriptKind>.Of(document.TranscriptKind)), ("@passages", RecordColumns.Passages(document.Passages, arrival.Points)),
                ("@fingerprint", arrival.Fingerprint), ("@statements_hash", arrival.StatementsHash), ("@reader", Program), ("@snapshot", arrival.Snapshot?.Sha256),
                ("@recorded_at", now));
            documentWords.Add((key, arrival.Words));
            return key;
        }

        private Task ReadStatementsAsync(long documentKey, PreparedArrival arrival)
        {
            var number = 0;
            foreach (var statement in arrival.Statements)
            {
                var row = StatementRow.Write(statement, ++lastStatement, documentKey, ++number, arrival.Document.Text, arrival.Points);
                statements.Add(row);
                statementWords.Add((lastStatement, SearchWords.Fold(StatementRow.ContentText(statement, arrival.Document.Text))));
                foreach (var f in statement.Figures)
                    figures.Add([lastStatement, (double)f.Value, (double?)f.Upper, f.Unit, f.Comparator, f.Base, f.Subject]);
            }
            return Task.CompletedTask;
        }

        private async Task<string?> OutletAsync(string? name, CancellationToken stop)
        {
            if (name is null) return null;
            var slug = Slug.Of(name);
            await write.Connection.ExecuteAsync("insert into outlets (slug, name) values (@slug, @name) on conflict (slug) do nothing", stop, ("@slug", slug), ("@name", name));
            return slug;
        }

        private async Task KeepSnapshotAsync(PreparedArrival arrival, CancellationToken stop)
        {
            if (arrival is not { Snapshot: { } snapshot, Packed: { } packed }) return;
            await write.Connection.ExecuteAsync(
                "insert into snapshots (sha256, address, fetched_at, length, gzip) values (@sha256, @address, @fetched_at, @length, @gzip) on conflict (sha256) do nothing", stop,
                ("@sha256", snapshot.Sha256), ("@address", WellFormed.Of(snapshot.Address)), ("@fetched_at", snapshot.FetchedAt.ToUniversalTime()),
                ("@length", (long)snapshot.Bytes.Length), ("@gzip", packed));
        }

        private sealed record Known(long Key, string Fingerprint, string StatementsHash);
    }
}
