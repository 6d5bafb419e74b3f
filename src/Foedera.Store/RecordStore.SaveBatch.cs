using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Sources;
using Foedera.Store.Audits;
using Foedera.Store.Engines;
using Foedera.Store.Mapping;
using Foedera.Store.Snapshots;

namespace Foedera.Store;

public sealed partial class RecordStore
{
    /// <summary>One transaction of saving: documents one by one, names and statements together at the end.</summary>
    private sealed partial class SaveBatch(
        Engine engine,
        WriteSession write,
        DateTimeOffset now,
        Ledger ledger,
        long documentKey,
        long statementKey
    )
    {
        private long lastDocument = documentKey;
        private long lastStatement = statementKey;
        private bool supersedes;
        private readonly List<Saved> saved = [];
        private readonly HashSet<(string Name, string Origin)> names = [];
        private readonly List<object?[]> statements = [];
        private readonly List<object?[]> figures = [];
        private readonly List<(long, string)> documentWords = [];
        private readonly List<(long, string)> statementWords = [];

        public static async Task<SaveBatch> BeginAsync(
            Engine engine,
            WriteSession write,
            DateTimeOffset now,
            CancellationToken stop
        ) =>
            new(
                engine,
                write,
                now,
                await Ledger.OpenAsync(engine, write, now, stop),
                // the keys of removed documents are not given again
                await write.Connection.CountAsync(
                    """
                    select max(key)
                    from (select max(key) as key from documents union all select max(key) from removals)
                    as used
                    """,
                    stop
                ),
                await write.Connection.CountAsync("select max(key) from statements", stop)
            );

        public async Task SaveAsync(PreparedArrival arrival, CancellationToken stop) =>
            saved.Add(
                await PlaceAsync(arrival, stop) switch
                {
                    Place.Kept { Known: var known } when known.StatementsHash == arrival.StatementsHash => new Saved(
                        Outcome.Unchanged,
                        known.Key,
                        null
                    ),
                    Place.Kept { Known: var known } => await ReadAnewAsync(known, arrival, stop),
                    Place.Earlier { Known: var known } => new Saved(Outcome.Unchanged, known.Key, null)
                    {
                        Note = EarlierNote,
                    },
                    Place.TakenBack { Id: var id, Reason: var reason } => new Saved(Outcome.Removed, 0, null)
                    {
                        Id = id,
                        Note = RemovedNote(id, reason),
                    },
                    Place.Moved { Known: var known, To: var to } => await MoveAsync(known, to, stop),
                    Place.New { Superseded: var superseded, Mark: var mark } => await AddAsync(
                        arrival,
                        superseded,
                        mark,
                        stop
                    ),
                    _ => throw new System.Diagnostics.UnreachableException(),
                }
            );

        public async Task<IReadOnlyList<Recorded>> CompleteAsync(CancellationToken stop)
        {
            await Naming.RenameAsync(write, names, stop);
            var ids = await Naming.IdsAsync(write.Connection, saved.Select(s => s.Key).Where(key => key > 0), stop);
            var keys = string.Join(',', saved.Select(s => s.Key));
            var kept = await Seals.KeptAsync(write.Connection, keys, stop);
            var fetched = await Seals.FetchedAsync(
                write.Connection,
                $"snapshot in (select snapshot from documents where key in ({keys}))",
                stop
            );
            foreach (var (one, id) in saved.Select(s => (s, s.Id ?? ids[s.Key])))
            {
                if (one.Arrival is not { } arrival)
                    continue;
                if (!one.IsReplaced)
                    AddStatements(id, one.Key, arrival);
                ledger.Note(
                    EnumName<Outcome>.Of(one.Outcome),
                    id,
                    ("fingerprint", arrival.Fingerprint),
                    ("statements", arrival.StatementsHash),
                    ("origin", arrival.Origin),
                    (Seals.Kept, kept[one.Key]),
                    (Seals.Fetched, FetchedOf(arrival, fetched))
                );
            }
            if (supersedes)
                await ledger.SealAsync([Seals.FormerWitnesses, Seals.Superseded], stop);
            await engine.InsertManyAsync(write, "statements", StatementRow.Written, statements, stop);
            await engine.InsertManyAsync(
                write,
                "figures",
                ["statement_key", .. FigureRow.SearchedColumns],
                figures,
                stop
            );
            await engine.IndexWordsAsync(write, "document_words", documentWords, stop);
            await engine.IndexWordsAsync(write, "statement_words", statementWords, stop);
            await ledger.WriteAsync(stop);
            return [.. saved.Select(s => new Recorded(s.Outcome, s.Key, s.Id ?? ids[s.Key], s.Note))];
        }

        private static string FetchedOf(
            PreparedArrival arrival,
            Dictionary<(string Asked, string Snapshot), string> fetched
        ) =>
            arrival.Snapshot is { Fetch: { } fetch } snapshot
                ? fetched.GetValueOrDefault((fetch.Asked.AbsoluteUri, snapshot.Sha256), "")
                : "";

        private const string EarlierNote =
            "this is an earlier version of a document that was corrected since; the correction stands "
            + "('--replace' puts this one in its place).";

        private static string RemovedNote(string id, string reason) =>
            $"it was removed from the record, and stays away: {reason} ('read FILE --replace {id}' takes it back).";

        private async Task<Saved> ReadAnewAsync(Known known, PreparedArrival arrival, CancellationToken stop)
        {
            // of two readings in one batch, the later one counts
            foreach (var before in saved.Where(s => s.Key == known.Key))
                before.IsReplaced = true;
            await write.ExecuteAsync(
                engine.ForgetWords("statement_words", "select key from statements where document_key = @key"),
                stop,
                ("@key", known.Key)
            );
            await write.ExecuteAsync("delete from statements where document_key = @key", stop, ("@key", known.Key));
            await write.ExecuteAsync(
                "update documents set statements_hash = @hash, reader = @reader where key = @key",
                stop,
                ("@hash", arrival.StatementsHash),
                ("@reader", Program),
                ("@key", known.Key)
            );
            return new Saved(Outcome.ReadAnew, known.Key, arrival);
        }

        // a person says that one document on record takes the place of another
        private async Task<Saved> MoveAsync(Known known, Known to, CancellationToken stop)
        {
            await SupersedeAsync(known, to.Key, stop);
            names.Add((to.Name.Name, to.Name.Origin));
            ledger.Note("replaced", known.Id, ("by", to.Id), ("fingerprint", known.Fingerprint));
            return new Saved(Outcome.Superseded, to.Key, null);
        }

        private async Task<Saved> AddAsync(
            PreparedArrival arrival,
            ImmutableArray<Known> superseded,
            string mark,
            CancellationToken stop
        )
        {
            var (document, key) = (arrival.Document, ++lastDocument);
            var name = new DocumentName(document.Id, arrival.Origin, mark);
            foreach (var old in superseded)
                await SupersedeAsync(old, key, stop);
            var outlet = await KeepOutletAsync(arrival, stop);
            await KeepSnapshotAsync(arrival, stop);
            await write.ExecuteAsync(
                """
                insert into documents (key, id, text, title, outlet, address, language, published, genre,
                transcript_kind, passages, fingerprint, statements_hash, reader, origin, snapshot,
                recorded_at,
                    name, seen_name, claims, mark)
                values (@key, @id, @text, @title, @outlet, @address, @language, @published, @genre,
                @transcript_kind, @passages, @fingerprint, @statements_hash, @reader, @origin, @snapshot,
                @recorded_at,
                    @name, @seen_name, @claims, @mark)
                """,
                stop,
                ("@key", key),
                ("@id", name.InFull),
                ("@text", document.Text),
                ("@title", document.Title),
                ("@outlet", arrival.Outlet),
                ("@address", arrival.Address),
                ("@language", document.Language),
                ("@published", document.Published),
                ("@genre", EnumName<Genre>.Of(document.Genre)),
                ("@transcript_kind", EnumName<TranscriptKind>.Of(document.TranscriptKind)),
                ("@passages", RecordColumns.Passages(document.Passages, arrival.Points)),
                ("@fingerprint", arrival.Fingerprint),
                ("@statements_hash", arrival.StatementsHash),
                ("@reader", Program),
                ("@origin", arrival.Origin),
                ("@snapshot", arrival.Snapshot?.Sha256),
                ("@recorded_at", now),
                ("@name", name.Name),
                ("@seen_name", DocumentName.Seen(name.Name)),
                ("@claims", arrival.Claims),
                ("@mark", name.Mark)
            );
            documentWords.Add(
                (
                    key,
                    outlet == document.Outlet
                        ? arrival.Words
                        : PreparedArrival.WordsOf(document.Title, outlet, document.Text)
                )
            );
            names.Add((name.Name, name.Origin));
            return new Saved(superseded.IsEmpty ? Outcome.Added : Outcome.Superseded, key, arrival);
        }

        private async Task SupersedeAsync(Known old, long by, CancellationToken stop)
        {
            supersedes = true;
            // whoever sees a wording that was judged by these words is told that they were
            await write.ExecuteAsync(
                """
                insert into former_witnesses (witness_key, first, past, text, document_key, place, until)
                select w.document_key, w.first, w.past, w.text, o.document_key, o.first, @now
                from wordings w join wordings o on o.utterance_key = w.utterance_key and o.number > w.number
                and o.document_key <> w.document_key
                where w.number = 1 and w.document_key = @old on conflict do nothing
                """,
                stop,
                ("@now", now),
                ("@old", old.Key)
            );
            await write.ExecuteAsync(
                "update documents set superseded_by = @by where key = @old",
                stop,
                ("@by", by),
                ("@old", old.Key)
            );
            names.Add((old.Name.Name, old.Name.Origin));
        }

        private void AddStatements(string id, long documentKey, PreparedArrival arrival)
        {
            var number = 0;
            foreach (var statement in arrival.Statements)
            {
                var row = StatementRow.Write(
                    statement,
                    id,
                    ++lastStatement,
                    documentKey,
                    ++number,
                    arrival.Document.Text,
                    arrival.Points
                );
                statements.Add(row);
                statementWords.Add(
                    (lastStatement, SearchWords.Fold(StatementRow.ContentText(statement, arrival.Document.Text)))
                );
                foreach (var f in statement.Figures)
                    figures.Add([lastStatement, .. FigureRow.Searched(f)]);
            }
        }

        // an outlet is written as it was written first
        private async Task<string?> KeepOutletAsync(PreparedArrival arrival, CancellationToken stop)
        {
            if (arrival.Outlet is null)
                return null;
            await write.ExecuteAsync(
                "insert into outlets (slug, name) values (@slug, @name) on conflict (slug) do nothing",
                stop,
                ("@slug", arrival.Outlet),
                ("@name", arrival.Document.Outlet)
            );
            return await write.Connection.FirstAsync(
                "select name from outlets where slug = @slug",
                row => row.GetString(0),
                stop,
                ("@slug", arrival.Outlet)
            );
        }

        private async Task KeepSnapshotAsync(PreparedArrival arrival, CancellationToken stop)
        {
            if (arrival is not { Snapshot: { } snapshot, Packed: { } packed })
                return;
            await write.ExecuteAsync(
                """
                insert into snapshots (sha256, address, fetched_at, length, gzip)
                values (@sha256, @address, @fetched_at, @length, @gzip) on conflict (sha256) do nothing
                """,
                stop,
                ("@sha256", snapshot.Sha256),
                ("@address", WellFormed.Of(snapshot.Address)),
                ("@fetched_at", snapshot.FetchedAt.ToUniversalTime()),
                ("@length", (long)snapshot.Bytes.Length),
                ("@gzip", packed)
            );
            if (snapshot.Fetch is { } fetch)
                await KeepFetchAsync(fetch, snapshot, stop);
        }

        private Task<int> KeepFetchAsync(Fetch fetch, Snapshot snapshot, CancellationToken stop) =>
            write.ExecuteAsync(
                """
                insert into fetches (asked, address, fetched_at, request, response, tag, modified, snapshot)
                values (@asked, @address, @at, @request, @response, @tag, @modified, @snapshot) on conflict do nothing
                """,
                stop,
                ("@asked", fetch.Asked.AbsoluteUri),
                ("@address", fetch.Address.AbsoluteUri),
                ("@at", snapshot.FetchedAt.ToUniversalTime()),
                ("@request", Legible(fetch.Request)),
                ("@response", Legible(fetch.Response)),
                ("@tag", fetch.Validators.Tag),
                ("@modified", fetch.Validators.Modified),
                ("@snapshot", snapshot.Sha256)
            );

        // headers are anybody's bytes; the databases take no NUL
        private static string Legible(string head) => WellFormed.Of(head).Replace("\0", "", StringComparison.Ordinal);

        /// <summary>What became of one arrival, until the names are settled.</summary>
        private sealed class Saved(Outcome outcome, long key, PreparedArrival? arrival)
        {
            public Outcome Outcome => outcome;

            public long Key => key;

            /// <summary>The arrival whose statements are to be written; null for none.</summary>
            public PreparedArrival? Arrival => arrival;

            /// <summary>The id of what is not on record; null for what is.</summary>
            public string? Id { get; init; }

            public string? Note { get; init; }

            /// <summary>True when a later arrival of the batch is the same document, read otherwise.</summary>
            public bool IsReplaced { get; set; }
        }
    }
}
