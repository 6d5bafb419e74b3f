using System.Collections.Immutable;
using System.Data.Common;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Store.Engines;
using Foedera.Store.Mapping;
using Foedera.Store.Queries;
using Foedera.Store.Snapshots;

namespace Foedera.Store.Queries
{
    /// <summary>A document as its page shows it.</summary>
    /// <param name="Document">The document, with its text.</param>
    /// <param name="OutletKey">The outlet in addresses; null when unknown.</param>
    /// <param name="Statements">Its statements in the order of the text.</param>
    /// <param name="RecordedAt">When it came into the record.</param>
    /// <param name="Reader">The program that read it.</param>
    /// <param name="Snapshot">The bytes it was read from; null when they were not kept.</param>
    /// <param name="Versions">All versions of the document on record, the newest first; one when it was never
    /// corrected.</param>
    public sealed record DocumentView(
        Document Document,
        string? OutletKey,
        ImmutableArray<StatementInPlace> Statements,
        DateTimeOffset RecordedAt,
        string Reader,
        SnapshotHead? Snapshot,
        ImmutableArray<DocumentVersion> Versions
    )
    {
        /// <summary>Who published it and where: what tells it from others that call themselves the same.</summary>
        public required DocumentName Name { get; init; }

        /// <summary>Other documents on record that call themselves the same, or say that they come from the same
        /// address. At most 20.</summary>
        public ImmutableArray<DocumentHead> Rivals { get; init; } = [];
    }

    /// <summary>A statement and the utterances it reports.</summary>
    /// <param name="Statement">The statement; spans count into the document's text in UTF-16 code units.</param>
    /// <param name="SpeakerKey">The speaker in addresses; null while the name is open.</param>
    /// <param name="Wordings">The utterances it reports, with what was found by comparing; empty before
    /// joining.</param>
    public sealed record StatementInPlace(
        Statement Statement,
        string? SpeakerKey,
        ImmutableArray<StatementWording> Wordings
    );

    /// <summary>That a statement reports an utterance.</summary>
    /// <param name="UtteranceId">The utterance.</param>
    /// <param name="Verdict">What comparing with the witness gave.</param>
    /// <param name="Others">How many further wordings the utterance has.</param>
    public sealed record StatementWording(string UtteranceId, Verdict Verdict, int Others);

    /// <summary>The bytes behind a document.</summary>
    /// <param name="Sha256">Their hash.</param>
    /// <param name="Address">Where they were fetched, or the path of the file.</param>
    /// <param name="FetchedAt">When.</param>
    /// <param name="Length">How many bytes.</param>
    public sealed record SnapshotHead(string Sha256, string Address, DateTimeOffset FetchedAt, long Length);

    /// <summary>One version of a document.</summary>
    /// <param name="Number">From 1, the oldest first.</param>
    /// <param name="RecordedAt">When it came into the record.</param>
    /// <param name="IsCurrent">True for the one that counts.</param>
    /// <param name="Id">What it is called.</param>
    /// <param name="Origin">Who published it and where.</param>
    public sealed record DocumentVersion(
        int Number,
        DateTimeOffset RecordedAt,
        bool IsCurrent,
        string Id,
        string Origin
    );

    /// <summary>A document in a list.</summary>
    /// <param name="Document">The document.</param>
    /// <param name="Statements">Number of its statements.</param>
    public sealed record DocumentHit(DocumentHead Document, long Statements);
}

namespace Foedera.Store
{
    public sealed partial class RecordStore
    {
        /// <summary>A document with its statements.</summary>
        /// <param name="id">What it is called, with or without its origin (<see cref="DocumentName"/>), or what an
        /// earlier version was called.</param>
        /// <param name="version">Counts from 1, the oldest; null is the current one.</param>
        /// <param name="stop">Stops the query.</param>
        /// <returns>Null when none is called so, or more than one: <see cref="SharingAsync"/>.</returns>
        public Task<DocumentView?> DocumentAsync(string id, int? version = null, CancellationToken stop = default) =>
            ReadAsync(
                async connection =>
                {
                    if (await Naming.FindAsync(connection, id, stop) is not { } current)
                        return null;
                    var versions = await VersionsAsync(connection, current, stop);
                    if (
                        versions.Find(v => version is { } number ? v.Version.Number == number : v.Version.IsCurrent)
                        is not { } chosen
                    )
                        return null;
                    var view = await connection.FirstAsync(
                        $"""
                        select {DocumentRow.Columns}, d.outlet, d.recorded_at, d.reader, s.sha256, s.address,
                        s.fetched_at, s.length
                        from {DocumentRow.From} left join snapshots s on s.sha256 = d.snapshot where d.key = @key
                        """,
                        row => ReadView(row, versions),
                        stop,
                        ("@key", chosen.Key)
                    );
                    return view is null
                        ? null
                        : view with
                        {
                            Statements = await StatementsAsync(connection, chosen.Key, view.Document, stop),
                            Rivals = await RivalsAsync(connection, current, stop),
                        };
                },
                stop
            );

        private static DocumentView ReadView(DbDataReader row, List<VersionKey> versions)
        {
            const int Own = DocumentRow.Width;
            return new DocumentView(
                DocumentRow.Read(row).Document,
                row.Text(Own),
                [],
                row.GetFieldValue<DateTimeOffset>(Own + 1),
                row.GetString(Own + 2),
                row.Text(Own + 3) is { } sha256
                    ? new SnapshotHead(
                        sha256,
                        row.GetString(Own + 4),
                        row.GetFieldValue<DateTimeOffset>(Own + 5),
                        row.GetInt64(Own + 6)
                    )
                    : null,
                [.. versions.Select(v => v.Version)]
            )
            {
                Name = DocumentRow.Name(row, Own - 3),
            };
        }

        /// <summary>Documents in their current versions, the newest first.</summary>
        /// <param name="words">Words and "phrases" that title, outlet or text must hold; null for all
        /// documents.</param>
        /// <param name="outlet">Key of an outlet; null for all.</param>
        /// <param name="paging">Which page.</param>
        /// <param name="stop">Stops the query.</param>
        public Task<Listing<DocumentHit>> DocumentsAsync(
            string? words,
            string? outlet,
            Paging paging,
            CancellationToken stop = default
        )
        {
            var filter = new Filter(engine)
                .Add("d.superseded_by is null")
                .AddEqual("d.outlet", outlet)
                .AddWords("document_words", "d.key", words);
            return ReadAsync(
                async connection => new Listing<DocumentHit>(
                    [
                        .. await connection.QueryAsync(
                            $"""
                            select {DocumentHead.Columns}, (select count(*) from statements s where s.document_key = d.key)
                            from {DocumentRow.From} where {filter.Condition}
                            order by d.published desc nulls last, d.key desc limit @size offset @skip
                            """,
                            row => new DocumentHit(DocumentHead.Read(row), row.GetInt64(DocumentHead.Width)),
                            stop,
                            [.. filter.Parameters, ("@size", paging.Size), ("@skip", paging.Skip)]
                        ),
                    ],
                    await connection.CountAsync(
                        $"select count(*) from documents d where {filter.Condition}",
                        stop,
                        filter.Parameters
                    ),
                    paging
                ),
                stop
            );
        }

        /// <summary>The bytes of a snapshot; null when the record does not hold them.</summary>
        public Task<byte[]?> SnapshotAsync(string sha256, CancellationToken stop = default) =>
            ReadAsync(
                connection =>
                    connection.FirstAsync(
                        "select gzip, length from snapshots where sha256 = @sha256",
                        row => Snapshot.Expand(row.GetFieldValue<byte[]>(0), row.GetInt64(1)),
                        stop,
                        ("@sha256", sha256)
                    ),
                stop
            );

        // the document that counts and all that it, or one of them, took the place of; the newest first
        private static async Task<List<VersionKey>> VersionsAsync(
            DbConnection connection,
            long current,
            CancellationToken stop
        )
        {
            var number = 0;
            var versions = await connection.QueryAsync(
                """
                with recursive chain (key) as (
                    select d.key from documents d where d.key = @current
                    union select d.key from documents d join chain c on d.superseded_by = c.key)
                select key, recorded_at, id, origin from documents where key in (select key from chain)
                order by case when key = @current then 1 else 0 end, key
                """,
                row => new VersionKey(
                    row.GetInt64(0),
                    new DocumentVersion(
                        ++number,
                        row.GetFieldValue<DateTimeOffset>(1),
                        row.GetInt64(0) == current,
                        row.GetString(2),
                        row.GetString(3)
                    )
                ),
                stop,
                ("@current", current)
            );
            versions.Reverse();
            return versions;
        }

        private static async Task<ImmutableArray<StatementInPlace>> StatementsAsync(
            DbConnection connection,
            long documentKey,
            Document document,
            CancellationToken stop
        )
        {
            var points = new CodePoints(document.Text);
            var wordings = await WordingsOfAsync(
                connection,
                "select key from statements where document_key = @document",
                stop,
                ("@document", documentKey)
            );
            return
            [
                .. await connection.QueryAsync(
                    $"""
                    select {StatementRow.Columns}, s.key, s.speaker from statements s
                    where s.document_key = @document order by s.number
                    """,
                    row => new StatementInPlace(
                        StatementRow.Read(row, document.Id, points),
                        row.Text(StatementRow.Width + 1),
                        [.. wordings[row.GetInt64(StatementRow.Width)]]
                    ),
                    stop,
                    ("@document", documentKey)
                ),
            ];
        }

        /// <summary>The utterances that statements report. <paramref name="statementKeys"/> is a query for their
        /// keys.</summary>
        private static async Task<ILookup<long, StatementWording>> WordingsOfAsync(
            DbConnection connection,
            string statementKeys,
            CancellationToken stop,
            params (string, object?)[] parameters
        ) =>
            (
                await connection.QueryAsync(
                    $"""
                    select w.statement_key, u.id, w.verdict, u.wording_count from wordings w
                    join utterances u on u.key = w.utterance_key
                    where w.statement_key in ({statementKeys}) order by w.statement_key, w.first
                    """,
                    row =>
                        (
                            Key: row.GetInt64(0),
                            Wording: new StatementWording(
                                row.GetString(1),
                                EnumName<Verdict>.Parse(row.GetString(2)),
                                row.GetInt32(3) - 1
                            )
                        ),
                    stop,
                    parameters
                )
            ).ToLookup(pair => pair.Key, pair => pair.Wording);

        private sealed record VersionKey(long Key, DocumentVersion Version);
    }
}
