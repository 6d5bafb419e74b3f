using System.Collections.Immutable;
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
public sealed record Arrival(ReadDocument Read, Snapshot? Snapshot)
{
    /// <summary>True when the document itself states its id; false when the id is only the name of its file, which another document in
    /// another folder may have as well.</summary>
    public bool NamesItself { get; init; }
}

/// <summary>What became of an arrival.</summary>
/// <param name="Outcome">New, unchanged, …</param>
/// <param name="DocumentId">The id under which the record keeps it: as read, or with the names of folders before it where another document has that id.</param>
public sealed record Recorded(Outcome Outcome, string DocumentId);

/// <summary>What an arrival changed.</summary>
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
    public Task<IReadOnlyList<Recorded>> SaveAsync(IReadOnlyList<Arrival> arrivals, CancellationToken stop = default)
    {
        if (arrivals.Count == 0) return Task.FromResult<IReadOnlyList<Recorded>>([]);
        var prepared = arrivals.AsParallel().AsOrdered().Select(arrival => new PreparedArrival(arrival)).ToList();
        return WriteAsync<IReadOnlyList<Recorded>>(async write =>
        {
            var batch = await SaveBatch.BeginAsync(engine, write, time.GetUtcNow(), stop);
            var outcomes = new List<Recorded>(prepared.Count);
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
            NamesItself = arrival.NamesItself;
            Origin = arrival.Snapshot is { } snapshot ? WellFormed.Of(snapshot.Address) : null;
            Address = Document.Address?.ToString();
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

        public bool NamesItself { get; }

        /// <summary>The file or address it was read from; null when nobody knows.</summary>
        public string? Origin { get; }

        public string? Address { get; }

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

        public async Task<Recorded> SaveAsync(PreparedArrival arrival, CancellationToken stop)
        {
            var (id, earlier) = await PlaceAsync(arrival, stop);
            if (earlier.FirstOrDefault() is { } known && known.Fingerprint == arrival.Fingerprint)
            {
                if (known.StatementsHash != arrival.StatementsHash) await ReadAnewAsync(known, arrival, stop);
                return new Recorded(known.StatementsHash == arrival.StatementsHash ? Outcome.Unchanged : Outcome.ReadAnew, known.Id);
            }
            var key = await AddAsync(id, arrival, earlier, stop);
            AddStatements(id, key, arrival);
            var outcome = earlier.IsEmpty ? Outcome.Added : Outcome.Superseded;
            Note(outcome, id, arrival);
            return new Recorded(outcome, id);
        }

        public async Task CompleteAsync(CancellationToken stop)
        {
            await engine.InsertManyAsync(write, "statements", StatementRow.Written, statements, stop);
            await engine.InsertManyAsync(write, "figures", ["statement_key", "value", "upper", "unit", "comparator", "base", "subject"], figures, stop);
            await engine.IndexWordsAsync(write, "document_words", documentWords, stop);
            await engine.IndexWordsAsync(write, "statement_words", statementWords, stop);
            await ledger.WriteAsync(stop);
        }

        /// <summary>The id that the arrival is recorded under, and the current documents that it is a version of: by address, by origin, by id.</summary>
        private async Task<(string Id, ImmutableArray<Known> Earlier)> PlaceAsync(PreparedArrival arrival, CancellationToken stop)
        {
            var byAddress = arrival.Address is { } address ? await FindAsync("d.address", address, stop) : null;
            var byOrigin = arrival.Origin is { } origin && await FindAsync("d.origin", origin, stop) is { } there && !there.ContradictsAddressOf(arrival) ? there : null;
            if (arrival.NamesItself)
                return (arrival.Document.Id, Versions(await FindAsync("d.id", arrival.Document.Id, stop), byAddress));
            if (Versions(byAddress, byOrigin) is [var known, ..] found) return (known.Id, found);
            foreach (var id in DocumentNames.For(arrival.Document.Id, arrival.Origin))
            {
                var holder = await FindAsync("d.id", id, stop);
                if (holder is null) return (id, []);
                if (holder.Fingerprint == arrival.Fingerprint || holder.MayBeEarlierThan(arrival)) return (id, [holder]);
            }
            throw new System.Diagnostics.UnreachableException();
        }

        private static ImmutableArray<Known> Versions(params ReadOnlySpan<Known?> found)
        {
            var versions = ImmutableArray.CreateBuilder<Known>();
            foreach (var one in found)
                if (one is not null && !versions.Contains(one)) versions.Add(one);
            return versions.ToImmutable();
        }

        private void Note(Outcome outcome, string id, PreparedArrival arrival) =>
            ledger.Note(EnumName<Outcome>.Of(outcome), id, ("fingerprint", arrival.Fingerprint), ("statements", arrival.StatementsHash));

        private Task<Known?> FindAsync(string column, string it, CancellationToken stop) => write.Connection.FirstAsync(
            $"select d.key, d.id, d.fingerprint, d.statements_hash, d.address, d.origin from documents d where {column} = @it and d.superseded_by is null order by d.key desc limit 1",
            row => new Known(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Text(4), row.Text(5)), stop, ("@it", it));

        private async Task ReadAnewAsync(Known known, PreparedArrival arrival, CancellationToken stop)
        {
            await write.Connection.ExecuteAsync(engine.ForgetWords("statement_words", "select key from statements where document_key = @key"), stop, ("@key", known.Key));
            await write.Connection.ExecuteAsync("delete from statements where document_key = @key", stop, ("@key", known.Key));
            await write.Connection.ExecuteAsync("update documents set statements_hash = @hash, reader = @reader where key = @key", stop,
                ("@hash", arrival.StatementsHash), ("@reader", Program), ("@key", known.Key));
            AddStatements(known.Id, known.Key, arrival);
            Note(Outcome.ReadAnew, known.Id, arrival);
        }

        private async Task<long> AddAsync(string id, PreparedArrival arrival, ImmutableArray<Known> superseded, CancellationToken stop)
        {
            var (document, key) = (arrival.Document, ++lastDocument);
            foreach (var old in superseded)
                await write.Connection.ExecuteAsync("update documents set superseded_by = @key where key = @old", stop, ("@key", key), ("@old", old.Key));
            var outlet = await OutletAsync(document.Outlet, stop);
            await KeepSnapshotAsync(arrival, stop);
            await write.Connection.ExecuteAsync(
                """
                insert into documents (key, id, text, title, outlet, address, language, published, genre, transcript_kind, passages, fingerprint, statements_hash, reader, origin, snapshot, recorded_at)
                values (@key, @id, @text, @title, @outlet, @address, @language, @published, @genre, @transcript_kind, @passages, @fingerprint, @statements_hash, @reader, @origin, @snapshot, @recorded_at)
                """, stop,
                ("@key", key), ("@id", id), ("@text", document.Text), ("@title", document.Title), ("@outlet", outlet), ("@address", arrival.Address),
                ("@language", document.Language), ("@published", document.Published), ("@genre", EnumName<Genre>.Of(document.Genre)),
                ("@transcript_kind", EnumName<TranscriptKind>.Of(document.TranscriptKind)), ("@passages", RecordColumns.Passages(document.Passages, arrival.Points)),
                ("@fingerprint", arrival.Fingerprint), ("@statements_hash", arrival.StatementsHash), ("@reader", Program), ("@origin", arrival.Origin), ("@snapshot", arrival.Snapshot?.Sha256),
                ("@recorded_at", now));
            documentWords.Add((key, arrival.Words));
            return key;
        }

        private void AddStatements(string id, long documentKey, PreparedArrival arrival)
        {
            var number = 0;
            foreach (var statement in arrival.Statements)
            {
                var row = StatementRow.Write(statement, id, ++lastStatement, documentKey, ++number, arrival.Document.Text, arrival.Points);
                statements.Add(row);
                statementWords.Add((lastStatement, SearchWords.Fold(StatementRow.ContentText(statement, arrival.Document.Text))));
                foreach (var f in statement.Figures)
                    figures.Add([lastStatement, (double)f.Value, (double?)f.Upper, f.Unit, f.Comparator, f.Base, f.Subject]);
            }
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

        /// <summary>A document on record that an arrival may be a version of.</summary>
        private sealed record Known(long Key, string Id, string Fingerprint, string StatementsHash, string? Address, string? Origin)
        {
            public bool ContradictsAddressOf(PreparedArrival arrival) => Address is { } mine && arrival.Address is { } theirs && mine != theirs;

            // two files of the same name in different folders are two documents
            public bool MayBeEarlierThan(PreparedArrival arrival) => !ContradictsAddressOf(arrival) && (Origin is null || arrival.Origin is null || Origin == arrival.Origin);
        }
    }
}
