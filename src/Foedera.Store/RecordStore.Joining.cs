using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Said.Joining;
using Foedera.Store.Audits;
using Foedera.Store.Engines;
using Foedera.Store.Mapping;

namespace Foedera.Store;

/// <summary>What became of a joining that was to be saved.</summary>
public enum JoiningSaved
{
    /// <summary>It is in the record.</summary>
    Written,

    /// <summary>The record holds the same already.</summary>
    Same,

    /// <summary>Somebody else wrote to the record since the documents were loaded: they are to be loaded
    /// again.</summary>
    Overtaken,

    /// <summary>The record does not hold an utterance that was left as it was: all of them are to be judged.</summary>
    Incomplete,
}

public sealed partial class RecordStore
{
    private const int LoadedAtOnce = 500;

    /// <summary>Every document in its current version with its statements, in the order in which they were recorded:
    /// what joining and verifying work on.</summary>
    public async IAsyncEnumerable<ReadDocument> AllDocumentsAsync(
        [EnumeratorCancellation] CancellationToken stop = default
    )
    {
        var after = 0L;
        while (true)
        {
            var from = after;
            var page = await ReadAsync(
                connection =>
                    LoadAsync(
                        connection,
                        "d.superseded_by is null and d.key > @from order by d.key limit @most",
                        stop,
                        ("@from", from),
                        ("@most", LoadedAtOnce)
                    ),
                stop
            );
            foreach (var (_, read) in page)
                yield return read;
            if (page.Count < LoadedAtOnce)
                yield break;
            after = page[^1].Key;
        }
    }

    /// <summary>Puts the utterances joined from the whole record in the place of those joined before, all or
    /// nothing.</summary>
    /// <param name="utterances">All utterances; their wordings refer to statements on record.</param>
    /// <param name="points">Counts code points, by document id, in the texts that the wordings' positions refer
    /// to.</param>
    /// <param name="stop">Stops the writing; the utterances before stay.</param>
    /// <returns>False when they are the same as before: nothing was written.</returns>
    public Task<bool> ReplaceUtterancesAsync(
        IReadOnlyList<Utterance> utterances,
        IReadOnlyDictionary<string, CodePoints> points,
        CancellationToken stop = default
    ) =>
        WriteAsync(
            async write =>
            {
                var joined = new Rejoined(
                    [.. utterances.Select(utterance => utterance.Id)],
                    [.. utterances],
                    JoiningState.None
                );
                return await SaveJoinedAsync(write, joined, points, stop) is JoiningSaved.Written;
            },
            stop
        );

    /// <summary>True when documents came in, changed or went since the last joining.</summary>
    public Task<bool> IsToBeJoinedAsync(CancellationToken stop = default) =>
        ReadAsync(
            async connection =>
                await connection.CountAsync(
                    """
                    select count(*) from entries where event in ('added', 'superseded', 'replaced', 'read-anew', 'removed')
                    and number > coalesce((select max(number) from entries where event = 'joined'), 0)
                    """,
                    stop
                ) > 0,
            stop
        );

    /// <summary>What the joining before is remembered by.</summary>
    public Task<JoiningState> JoiningStateAsync(CancellationToken stop = default) =>
        ReadAsync(
            async connection =>
                await connection.FirstAsync(
                    "select context, marks, names from joining",
                    row => new JoiningState(row.GetString(0), Marks(row.GetFieldValue<byte[]>(1)))
                    {
                        Names = Marks(row.GetFieldValue<byte[]>(2)),
                    },
                    stop
                ) ?? JoiningState.None,
            stop
        );

    /// <summary>Brings the utterances to what joining gave, all or nothing: those that are no more go, with a sign that
    /// leads to what became of
    /// them, and those that were judged anew are written anew.</summary>
    /// <param name="joined">What joining gave; wordings refer to statements on record.</param>
    /// <param name="points">Counts code points, by document id, in the texts that the wordings' positions refer
    /// to.</param>
    /// <param name="lastEntry">The last line of the ledger before the documents were loaded (
    /// <see cref="LastEntryAsync"/>).</param>
    /// <param name="stop">Stops the writing; the utterances before stay.</param>
    public Task<JoiningSaved> SaveJoinedAsync(
        Rejoined joined,
        IReadOnlyDictionary<string, CodePoints> points,
        long lastEntry,
        CancellationToken stop = default
    ) =>
        WriteAsync(
            async write =>
            {
                var isOvertaken =
                    await write.Connection.CountAsync(
                        "select count(*) from entries where number > @seen",
                        stop,
                        ("@seen", lastEntry)
                    ) > 0;
                return isOvertaken ? JoiningSaved.Overtaken : await SaveJoinedAsync(write, joined, points, stop);
            },
            stop
        );

    private async Task<JoiningSaved> SaveJoinedAsync(
        WriteSession write,
        Rejoined joined,
        IReadOnlyDictionary<string, CodePoints> points,
        CancellationToken stop
    )
    {
        var before = await KeptAsync(write, stop);
        var rows = new UtteranceRows(await PlacesAsync(write, joined.Judged, stop), points, joined.Judged);
        var keys = joined.Ids.Select(UtteranceRows.KeyOf).Order().ToList();
        var digests = new SortedDictionary<long, long>(rows.Digests);
        foreach (var key in keys)
            if (!digests.ContainsKey(key) && before.TryGetValue(key, out var kept) && kept is { } digest)
                digests[key] = digest;
        if (digests.Count < keys.Count)
            return JoiningSaved.Incomplete;
        var hash = UtteranceRows.HashOf(digests);
        if (!await IsStaleAsync(write, hash, stop))
            return JoiningSaved.Same;
        var gone = before.Keys.Except(keys).ToList();
        var written = rows
            .Digests.Where(made => before.GetValueOrDefault(made.Key) != made.Value)
            .Select(made => made.Key)
            .ToHashSet();
        await LeaveSignsAsync(write, gone, "", stop);
        await ForgetUtterancesAsync(write, [.. gone, .. written], stop);
        await engine.InsertManyAsync(
            write,
            "utterances",
            UtteranceRows.UtteranceColumns,
            rows.Utterances.Where(row => written.Contains((long)row[0]!)),
            stop
        );
        await engine.InsertManyAsync(
            write,
            "wordings",
            UtteranceRows.WordingColumns,
            rows.Wordings.Where(row => written.Contains((long)row[0]!)),
            stop
        );
        await write.ExecuteAsync("delete from joining", stop);
        await engine.InsertManyAsync(
            write,
            "joining",
            ["context", "marks", "names"],
            [
                [joined.State.Context, Bytes(joined.State.Marks), Bytes(joined.State.Names)],
            ],
            stop
        );
        await KeepAsync(write, joined.Kept, stop);
        var wordings = await write.Connection.CountAsync("select sum(wording_count) from utterances", stop);
        var ledger = await Ledger.OpenAsync(engine, write, time.GetUtcNow(), stop);
        ledger.Note(
            "joined",
            "record",
            ("utterances", Invariant(keys.Count)),
            ("wordings", wordings.ToString(CultureInfo.InvariantCulture)),
            ("hash", hash)
        );
        await ledger.SealAsync([Seals.FormerUtterances], stop);
        await ledger.WriteAsync(stop);
        return JoiningSaved.Written;
    }

    // the digests of utterances on record by key; none for one that lost a wording with its statement
    private static async Task<Dictionary<long, long?>> KeptAsync(WriteSession write, CancellationToken stop) =>
        (
            await write.Connection.QueryAsync(
                """
                select u.key, u.digest, case when u.wording_count = (select count(*) from wordings w
                where w.utterance_key = u.key) then 1 else 0 end from utterances u
                """,
                row => (Key: row.GetInt64(0), Digest: row.GetInt32(2) == 1 ? row.GetInt64(1) : (long?)null),
                stop
            )
        ).ToDictionary(row => row.Key, row => row.Digest);

    private static async Task<bool> IsStaleAsync(WriteSession write, string hash, CancellationToken stop)
    {
        var isStale =
            await write.Connection.CountAsync(
                """
                select count(*) from entries where event <> 'joined'
                and number > coalesce((select max(number) from entries where event = 'joined'), 0)
                """,
                stop
            ) > 0;
        var before = await write.Connection.FirstAsync(
            "select detail from entries where event = 'joined' order by number desc limit 1",
            row => row.GetString(0),
            stop
        );
        return isStale || before?.Contains(hash, StringComparison.Ordinal) != true;
    }

    // an utterance is called by its earliest wording: another one makes it another utterance, and the words lead from
    // the old name to it
    private static async Task LeaveSignsAsync(
        WriteSession write,
        IReadOnlyList<long> gone,
        string removed,
        CancellationToken stop
    )
    {
        foreach (var some in gone.Chunk(LoadedAtOnce))
        {
            var keys = List(some);
            var stays = removed.Length == 0 ? "" : $"and w.document_key not in ({removed})";
            await write.ExecuteAsync(
                $"""
                insert into former_utterances (id, document_key, first, past)
                select u.id, w.document_key, w.first, w.past from utterances u join wordings w on w.utterance_key = u.key
                where u.key in ({keys})
                    and w.number = (select min(w.number) from wordings w where w.utterance_key = u.key {stays})
                on conflict (id) do nothing
                """,
                stop
            );
        }
    }

    private static async Task ForgetUtterancesAsync(
        WriteSession write,
        IReadOnlyList<long> keys,
        CancellationToken stop
    )
    {
        foreach (var some in keys.Chunk(LoadedAtOnce))
        {
            await write.ExecuteAsync($"delete from wordings where utterance_key in ({List(some)})", stop);
            await write.ExecuteAsync($"delete from utterances where key in ({List(some)})", stop);
        }
    }

    private static ImmutableArray<long> Marks(byte[] bytes) =>
        [.. System.Runtime.InteropServices.MemoryMarshal.Cast<byte, long>(bytes)];

    private static byte[] Bytes(ImmutableArray<long> marks) =>
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(marks.AsSpan()).ToArray();

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<Places> PlacesAsync(
        WriteSession write,
        ImmutableArray<Utterance> utterances,
        CancellationToken stop
    )
    {
        var documents = new Dictionary<string, DocumentPlace>(StringComparer.Ordinal);
        var statements = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (
            var some in utterances
                .SelectMany(u => u.Wordings)
                .Select(w => WellFormed.Of(w.DocumentId))
                .Distinct(StringComparer.Ordinal)
                .Chunk(LoadedAtOnce)
        )
        {
            var named = some.Select(
                    (id, i) => (Name: string.Create(CultureInfo.InvariantCulture, $"@d{i}"), Value: (object?)id)
                )
                .ToArray();
            var those = $"d.superseded_by is null and d.id in ({string.Join(',', named.Select(n => n.Name))})";
            foreach (
                var (id, place) in await write.Connection.QueryAsync(
                    $"select d.id, d.key, d.published from documents d where {those}",
                    row => (row.GetString(0), new DocumentPlace(row.GetInt64(1), row.Day(2))),
                    stop,
                    named
                )
            )
                documents[id] = place;
            foreach (
                var (id, key) in await write.Connection.QueryAsync(
                    $"select s.id, s.key from statements s join documents d on d.key = s.document_key where {those}",
                    row => (row.GetString(0), row.GetInt64(1)),
                    stop,
                    named
                )
            )
                statements[id] = key;
        }
        return new Places(documents, statements);
    }

    /// <summary>Documents with their statements. <paramref name="condition"/> is about <c>documents d</c> and may order
    /// and limit.</summary>
    private static async Task<List<(long Key, ReadDocument Read)>> LoadAsync(
        System.Data.Common.DbConnection connection,
        string condition,
        CancellationToken stop,
        params (string, object?)[] parameters
    )
    {
        var documents = await connection.QueryAsync(
            $"select {DocumentRow.Columns}, d.fingerprint, d.statements_hash from {DocumentRow.From} where {condition}",
            row =>
                (
                    Found: DocumentRow.Read(row),
                    Stamp: $"{row.GetString(DocumentRow.Width)} {row.GetString(DocumentRow.Width + 1)}"
                ),
            stop,
            parameters
        );
        var points = documents.ToDictionary(
            read => read.Found.Key,
            read => (read.Found.Document.Id, Points: new CodePoints(read.Found.Document.Text))
        );
        var statements =
            documents.Count == 0
                ? []
                : await connection.QueryAsync(
                    $"""
                    select {StatementRow.Columns}, s.document_key from statements s
                    where s.document_key in ({string.Join(',', points.Keys)})
                    order by s.document_key, s.number
                    """,
                    row =>
                        (
                            Key: row.GetInt64(StatementRow.Width),
                            Statement: StatementRow.Read(
                                row,
                                points[row.GetInt64(StatementRow.Width)].Id,
                                points[row.GetInt64(StatementRow.Width)].Points
                            )
                        ),
                    stop
                );
        var byDocument = statements.ToLookup(found => found.Key, found => found.Statement);
        return
        [
            .. documents.Select(read =>
                (
                    read.Found.Key,
                    new ReadDocument(read.Found.Document, [.. byDocument[read.Found.Key]])
                    {
                        Stamp = read.Stamp,
                        Key = read.Found.Key,
                    }
                )
            ),
        ];
    }

    /// <summary>The keys of what wordings refer to.</summary>
    private sealed record Places(Dictionary<string, DocumentPlace> Documents, Dictionary<string, long> Statements)
    {
        public DocumentPlace DocumentOf(Wording wording) =>
            Documents.GetValueOrDefault(WellFormed.Of(wording.DocumentId))
            ?? throw new ArgumentException(
                $"A wording refers to the document {wording.DocumentId}, which is not on record.",
                nameof(wording)
            );

        // a sentence of a transcript can be reported without being a statement that reading found
        public long? StatementOf(Wording wording) =>
            wording.StatementId.Length == 0 ? null
            : Statements.TryGetValue(WellFormed.Of(wording.StatementId), out var key) ? key
            : throw new ArgumentException(
                $"A wording refers to the statement {wording.StatementId}, which is not on record.",
                nameof(wording)
            );
    }

    private sealed record DocumentPlace(long Key, DateOnly? Published);

    /// <summary>Utterances as rows.</summary>
    private sealed class UtteranceRows
    {
        public static readonly string[] UtteranceColumns =
        [
            "key",
            "id",
            "speaker",
            "speaker_name",
            "speaker_id",
            "candidates",
            "witness",
            "wording_count",
            "first_published",
            "last_published",
            .. BeliefColumns.Names,
            "voices",
            "digest",
        ];

        private const string DigestMark = "2:";

        // of a hash: more than there will ever be utterances, and no more than the databases keep cheaply
        private const int KeyBytes = 6;

        public static readonly string[] WordingColumns =
        [
            "utterance_key",
            "number",
            "document_key",
            "statement_key",
            "first",
            "past",
            "text",
            "verdict",
            "changes",
            "voice",
        ];

        public UtteranceRows(
            Places places,
            IReadOnlyDictionary<string, CodePoints> points,
            ImmutableArray<Utterance> utterances
        )
        {
            foreach (var utterance in utterances)
            {
                var key = KeyOf(utterance.Id);
                var found = utterance
                    .Wordings.Select(wording => (Wording: wording, Place: places.DocumentOf(wording)))
                    .ToList();
                object?[] own =
                [
                    key,
                    WellFormed.Of(utterance.Id),
                    SpeakerColumns.Key(utterance.Speaker),
                    utterance.Speaker?.Name,
                    utterance.Speaker?.ActorId,
                    SpeakerColumns.Candidates(utterance.Speaker),
                    EnumName<Witness>.Of(utterance.Witness),
                    found.Count,
                    found.Min(f => f.Place.Published),
                    found.Max(f => f.Place.Published),
                    .. BeliefColumns.Of(utterance),
                    utterance.Voices,
                ];
                var number = 0;
                List<object?[]> wordings =
                [
                    .. found
                        .Select(f => (f.Wording, f.Place, At: points[f.Wording.DocumentId].FromUtf16(f.Wording.At)))
                        .Select(
                            object?[] (f) =>
                                [
                                    key,
                                    ++number,
                                    f.Place.Key,
                                    places.StatementOf(f.Wording),
                                    f.At.Start,
                                    f.At.End,
                                    WellFormed.Of(f.Wording.Text),
                                    EnumName<Verdict>.Of(f.Wording.Verdict),
                                    ChangeRow.Write(f.Wording.Changes),
                                    f.Wording.Voice,
                                ]
                        ),
                ];
                Digests[key] = DigestOf(own, wordings);
                Utterances.Add([.. own, Digests[key]]);
                Wordings.AddRange(wordings);
            }
        }

        public List<object?[]> Utterances { get; } = [];

        public List<object?[]> Wordings { get; } = [];

        /// <summary>A hash of each utterance and its wordings, by key.</summary>
        public Dictionary<long, long> Digests { get; } = [];

        /// <summary>The key of an utterance: of its id alone, so that it is the same whatever came in first.</summary>
        public static long KeyOf(string id)
        {
            Span<byte> key = stackalloc byte[sizeof(long)];
            SHA256.HashData(Encoding.UTF8.GetBytes(WellFormed.Of(id))).AsSpan(0, KeyBytes).CopyTo(key);
            return BinaryPrimitives.ReadInt64LittleEndian(key);
        }

        /// <summary>The hash of all utterances, by the digests of each in the order of the keys.</summary>
        public static string HashOf(IEnumerable<KeyValuePair<long, long>> digests)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            Span<byte> both = stackalloc byte[2 * sizeof(long)];
            foreach (var (key, digest) in digests)
            {
                BinaryPrimitives.WriteInt64LittleEndian(both, key);
                BinaryPrimitives.WriteInt64LittleEndian(both[sizeof(long)..], digest);
                hash.AppendData(both);
            }
            return DigestMark + Convert.ToHexStringLower(hash.GetHashAndReset());
        }

        /// <summary>True of a hash that goes over digests.</summary>
        public static bool IsOfDigests(string hash) => hash.StartsWith(DigestMark, StringComparison.Ordinal);

        /// <summary>The hash of all utterances on record, by their digests.</summary>
        public static async Task<string> HashAsync(
            System.Data.Common.DbConnection connection,
            CancellationToken stop
        ) =>
            HashOf(
                await connection.QueryAsync(
                    "select key, digest from utterances order by key",
                    row => KeyValuePair.Create(row.GetInt64(0), row.GetInt64(1)),
                    stop
                )
            );

        /// <summary>The hash of what the record holds, as it was noted: of digests, or (until version 0008 of the
        /// tables) of all cells in a row.</summary>
        public static async Task<string> HashAsync(
            System.Data.Common.DbConnection connection,
            string noted,
            CancellationToken stop
        )
        {
            var wordings = (
                await connection.QueryAsync(
                    $"select {string.Join(", ", WordingColumns)} from wordings order by utterance_key, number",
                    RowHash.Cells,
                    stop
                )
            ).ToLookup(cells => Convert.ToInt64(cells[0], CultureInfo.InvariantCulture));
            var own = UtteranceColumns[..^1];
            var all = (
                await connection.QueryAsync(
                    $"select {string.Join(", ", own)} from utterances order by key",
                    RowHash.Cells,
                    stop
                )
            ).ConvertAll(cells => (Cells: cells, Key: Convert.ToInt64(cells[0], CultureInfo.InvariantCulture)));
            if (IsOfDigests(noted))
                return HashOf(all.Select(u => KeyValuePair.Create(u.Key, DigestOf(u.Cells, wordings[u.Key]))));
            return RowHash.TextOf(all.SelectMany(u => wordings[u.Key].Prepend(u.Cells)));
        }

        private static long DigestOf(object?[] own, IEnumerable<object?[]> wordings) =>
            BinaryPrimitives.ReadInt64LittleEndian(RowHash.Of(wordings.Prepend(own)));
    }
}
