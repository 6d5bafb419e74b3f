using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Foedera.Core.Primitives;
using Foedera.Store.Audits;
using Foedera.Store.Engines;
using Foedera.Store.Mapping;
using Foedera.Store.Queries;

namespace Foedera.Store.Queries
{
    /// <summary>That a document was on record and was taken back.</summary>
    /// <param name="Id">What it was called.</param>
    /// <param name="Origin">Who published it and where.</param>
    /// <param name="Outlet">The outlet; null when unknown.</param>
    /// <param name="Published">Day of publication; null when unknown.</param>
    /// <param name="Versions">How many versions of it were on record.</param>
    /// <param name="RecordedAt">When the first of them came in.</param>
    /// <param name="RemovedAt">When it was removed.</param>
    /// <param name="Reason">Why, in the words of whoever removed it.</param>
    public sealed record RemovedDocument(
        string Id,
        string Origin,
        string? Outlet,
        DateOnly? Published,
        int Versions,
        DateTimeOffset RecordedAt,
        DateTimeOffset RemovedAt,
        string Reason
    );

    /// <summary>A version that another one took the place of.</summary>
    /// <param name="Document">How it describes itself.</param>
    /// <param name="Origin">Who published it and where.</param>
    /// <param name="RecordedAt">When it came in.</param>
    /// <param name="By">What the document is called that stands in its place now.</param>
    public sealed record SupersededDocument(DocumentHead Document, string Origin, DateTimeOffset RecordedAt, string By);
}

namespace Foedera.Store
{
    public sealed partial class RecordStore
    {
        /// <summary>The longest reason for a removal, in characters.</summary>
        public const int LongestReason = 1000;

        private const string RemovedColumns =
            "r.id, max(r.origin), max(r.outlet_name), max(r.published), count(*), min(r.recorded_at), "
            + "r.removed_at, max(r.reason)";

        /// <summary>Takes a document back, with all its versions: its text, statements and bytes are gone, and every
        /// utterance with a wording in it
        /// until the record is joined again; that it was on record is kept.</summary>
        /// <param name="id">What it is called (see <see cref="DocumentAsync"/>).</param>
        /// <param name="reason">Why: kept in the ledger for all to read.</param>
        /// <param name="stop">Stops it; nothing is removed then.</param>
        /// <exception cref="RecordException">No document is called so, or more than one.</exception>
        public async Task<RemovedDocument> RemoveAsync(string id, string reason, CancellationToken stop = default)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(reason);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(reason.Length, LongestReason, nameof(reason));
            var removed = await WriteAsync(write => RemoveAsync(write, id, WellFormed.Of(reason), stop), stop);
            await ReadAsync(
                async connection =>
                {
                    await engine.ScrubAsync(connection, stop);
                    return true;
                },
                stop
            );
            return removed;
        }

        /// <summary>What was removed, the latest first.</summary>
        public Task<Listing<RemovedDocument>> RemovedAsync(Paging paging, CancellationToken stop = default) =>
            ReadAsync(
                async connection => new Listing<RemovedDocument>(
                    [
                        .. await connection.QueryAsync(
                            $"""
                            select {RemovedColumns} from removals r group by r.id, r.removed_at
                            order by r.removed_at desc, r.id limit @size offset @skip
                            """,
                            ReadRemoved,
                            stop,
                            ("@size", paging.Size),
                            ("@skip", paging.Skip)
                        ),
                    ],
                    await connection.CountAsync(
                        "select count(*) from (select 1 from removals group by id, removed_at) as removed",
                        stop
                    ),
                    paging
                ),
                stop
            );

        /// <summary>The removal of a document of this name; null when none of it was removed.</summary>
        public Task<RemovedDocument?> RemovedAsync(string id, CancellationToken stop = default) =>
            ReadAsync(
                connection =>
                    connection.FirstAsync(
                        $"""
                        select {RemovedColumns} from removals r where r.id = @id or r.name = @id
                        or r.origin || '#' || r.name = @id group by r.id, r.removed_at
                        order by r.removed_at desc limit 1
                        """,
                        ReadRemoved,
                        stop,
                        ("@id", id)
                    ),
                stop
            );

        /// <summary>Versions that others took the place of, the latest recorded first.</summary>
        public Task<Listing<SupersededDocument>> SupersededAsync(Paging paging, CancellationToken stop = default) =>
            ReadAsync(
                async connection =>
                {
                    var rows = await connection.QueryAsync(
                        $"""
                        select {DocumentHead.Columns}, d.origin, d.recorded_at, d.key
                        from {DocumentRow.From} where d.superseded_by is not null order by d.key desc
                        limit @size offset @skip
                        """,
                        row =>
                            (
                                Superseded: new SupersededDocument(
                                    DocumentHead.Read(row),
                                    row.GetString(DocumentHead.Width),
                                    row.GetFieldValue<DateTimeOffset>(DocumentHead.Width + 1),
                                    ""
                                ),
                                Key: row.GetInt64(DocumentHead.Width + 2)
                            ),
                        stop,
                        ("@size", paging.Size),
                        ("@skip", paging.Skip)
                    );
                    var found = ImmutableArray.CreateBuilder<SupersededDocument>(rows.Count);
                    foreach (var (superseded, key) in rows)
                    {
                        var current = await Naming.CurrentAsync(connection, key, stop);
                        found.Add(
                            superseded with
                            {
                                By = (await Naming.IdsAsync(connection, [current], stop)).GetValueOrDefault(
                                    current,
                                    ""
                                ),
                            }
                        );
                    }
                    return new Listing<SupersededDocument>(
                        found.ToImmutable(),
                        await connection.CountAsync(
                            "select count(*) from documents where superseded_by is not null",
                            stop
                        ),
                        paging
                    );
                },
                stop
            );

        private async Task<RemovedDocument> RemoveAsync(
            WriteSession write,
            string id,
            string reason,
            CancellationToken stop
        )
        {
            if (await Naming.FindAsync(write.Connection, id, stop) is not { } key)
                throw await NotOneAsync(write.Connection, id, stop);
            var (now, shown) = (time.GetUtcNow(), (await Naming.IdsAsync(write.Connection, [key], stop))[key]);
            var versions = await VersionsAsync(write.Connection, key, stop);
            var keys = string.Join(',', versions.Select(v => v.Key.ToString(CultureInfo.InvariantCulture)));
            var names = await write.Connection.QueryAsync(
                $"select distinct name, origin from documents where key in ({keys})",
                row => (row.GetString(0), row.GetString(1)),
                stop
            );
            var origin = versions.Find(v => v.Version.IsCurrent)!.Version.Origin;
            await write.ExecuteAsync(
                $"""
                insert into removals (key, id, name, origin, mark, outlet, outlet_name, published,
                fingerprint, snapshot, recorded_at, removed_at, reason)
                select d.key, @id, d.name, d.origin, d.mark, d.outlet, o.name, d.published, d.fingerprint,
                d.snapshot, d.recorded_at, @now, @reason
                from {DocumentRow.From} where d.key in ({keys})
                """,
                stop,
                ("@id", shown),
                ("@now", now.ToUniversalTime()),
                ("@reason", reason)
            );
            var judged = await write.Connection.QueryAsync(
                $"select distinct utterance_key from wordings where document_key in ({keys})",
                row => row.GetInt64(0),
                stop
            );
            await LeaveSignsAsync(write, judged, keys, stop);
            await ForgetAsync(write, keys, stop);
            await Naming.RenameAsync(write, names, stop);
            var ledger = await Ledger.OpenAsync(engine, write, now, stop);
            ledger.Note(
                "removed",
                shown,
                ("reason", reason),
                ("versions", Invariant(versions.Count)),
                ("origin", origin),
                ("hash", await UtteranceRows.HashAsync(write.Connection, stop))
            );
            await ledger.SealAsync(
                [Seals.Removals, Seals.FormerWitnesses, Seals.FormerUtterances, Seals.Superseded],
                stop
            );
            await ledger.WriteAsync(stop);
            return (
                await write.Connection.FirstAsync(
                    $"select {RemovedColumns} from removals r where r.key in ({keys}) group by r.id, r.removed_at",
                    ReadRemoved,
                    stop
                )
            )!;
        }

        // what was judged by the text, or beside it, is judged anew
        private async Task ForgetAsync(WriteSession write, string keys, CancellationToken stop)
        {
            string[] commands =
            [
                $"delete from utterances where key in (select utterance_key from wordings where document_key in ({keys}))",
                engine.ForgetWords("statement_words", $"select key from statements where document_key in ({keys})"),
                engine.ForgetWords("document_words", keys),
                $"delete from documents where key in ({keys})",
                $"""
                    delete from snapshots
                    where sha256 in (select snapshot from removals where key in ({keys}))
                    and not exists (select 1 from documents d where d.snapshot = sha256)
                    """,
                $"""
                    delete from outlets where slug in (select outlet from removals where key in ({keys}))
                    and not exists (select 1 from documents d where d.outlet = slug)
                    """,
            ];
            foreach (var command in commands)
                await write.ExecuteAsync(command, stop);
            await ForgetKeptAsync(write, stop);
        }

        private static async Task<RecordException> NotOneAsync(
            DbConnection connection,
            string id,
            CancellationToken stop
        )
        {
            var sharing = await connection.QueryAsync(
                "select id from documents where name = @id and superseded_by is null order by key limit 4",
                row => row.GetString(0),
                stop,
                ("@id", id)
            );
            return sharing.Count == 0
                ? NotOnRecord(id)
                : new RecordException(
                    new Problem(
                        "RECORD019",
                        $"More than one document calls itself '{id}'; say which: "
                            + $"{string.Join(", ", sharing.Select(s => $"'{s}'"))}."
                    )
                );
        }

        private static RecordException NotOnRecord(string id) =>
            new(new Problem("RECORD018", $"No document on record is called '{id}'; 'foedera documents' lists them."));

        private static RemovedDocument ReadRemoved(DbDataReader row) =>
            new(
                row.GetString(0),
                row.GetString(1),
                row.Text(2),
                row.Day(3),
                (int)row.GetInt64(4),
                row.GetFieldValue<DateTimeOffset>(5),
                row.GetFieldValue<DateTimeOffset>(6),
                row.GetString(7)
            );
    }
}
