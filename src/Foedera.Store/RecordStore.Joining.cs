using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Store.Engines;
using Foedera.Store.Mapping;

namespace Foedera.Store;

public sealed partial class RecordStore
{
    private const int LoadedAtOnce = 500;

    /// <summary>Every document in its current version with its statements, in the order in which they were recorded: what joining and verifying work on.</summary>
    public async IAsyncEnumerable<ReadDocument> AllDocumentsAsync([EnumeratorCancellation] CancellationToken stop = default)
    {
        var after = 0L;
        while (true)
        {
            var from = after;
            var page = await ReadAsync(connection => LoadAsync(connection, "d.superseded_by is null and d.key > @from order by d.key limit @most", stop, ("@from", from), ("@most", LoadedAtOnce)), stop);
            foreach (var (_, read) in page) yield return read;
            if (page.Count < LoadedAtOnce) yield break;
            after = page[^1].Key;
        }
    }

    /// <summary>Puts the utterances joined from the whole record in the place of those joined before, all or nothing.</summary>
    /// <param name="utterances">All utterances; their wordings refer to statements on record.</param>
    /// <param name="points">Counts code points, by document id, in the texts that the wordings' positions refer to.</param>
    /// <param name="stop">Stops the writing; the utterances before stay.</param>
    /// <returns>False when they are the same as before: nothing was written.</returns>
    public Task<bool> ReplaceUtterancesAsync(IReadOnlyList<Utterance> utterances, IReadOnlyDictionary<string, CodePoints> points, CancellationToken stop = default) => WriteAsync(async write =>
    {
        var rows = new UtteranceRows(await PlacesAsync(write, stop), points, utterances);
        var isStale = await write.Connection.CountAsync(
            "select count(*) from entries where event <> 'joined' and number > coalesce((select max(number) from entries where event = 'joined'), 0)", stop) > 0;
        var before = await write.Connection.FirstAsync("select detail from entries where event = 'joined' order by number desc limit 1", row => row.GetString(0), stop);
        if (!isStale && before?.Contains(rows.Hash, StringComparison.Ordinal) == true) return false;
        await write.ExecuteAsync("delete from wordings", stop);
        await write.ExecuteAsync("delete from utterances", stop);
        await engine.InsertManyAsync(write, "utterances", UtteranceRows.UtteranceColumns, rows.Utterances, stop);
        await engine.InsertManyAsync(write, "wordings", UtteranceRows.WordingColumns, rows.Wordings, stop);
        var ledger = await Ledger.OpenAsync(engine, write, time.GetUtcNow(), stop);
        ledger.Note("joined", "record", ("utterances", Invariant(rows.Utterances.Count)), ("wordings", Invariant(rows.Wordings.Count)), ("hash", rows.Hash));
        await ledger.WriteAsync(stop);
        return true;
    }, stop);

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<Places> PlacesAsync(WriteSession write, CancellationToken stop) => new(
        (await write.Connection.QueryAsync("select id, key, published from documents where superseded_by is null",
            row => (Id: row.GetString(0), Place: new DocumentPlace(row.GetInt64(1), row.Day(2))), stop)).ToDictionary(found => found.Id, found => found.Place, StringComparer.Ordinal),
        (await write.Connection.QueryAsync("select s.id, s.key from statements s join documents d on d.key = s.document_key where d.superseded_by is null",
            row => (Id: row.GetString(0), Key: row.GetInt64(1)), stop)).ToDictionary(found => found.Id, found => found.Key, StringComparer.Ordinal));

    /// <summary>Documents with their statements. <paramref name="condition"/> is about <c>documents d</c> and may order and limit.</summary>
    private static async Task<List<(long Key, ReadDocument Read)>> LoadAsync(System.Data.Common.DbConnection connection, string condition, CancellationToken stop, params (string, object?)[] parameters)
    {
        var documents = await connection.QueryAsync($"select {DocumentRow.Columns} from {DocumentRow.From} where {condition}", DocumentRow.Read, stop, parameters);
        var points = documents.ToDictionary(found => found.Key, found => (found.Document.Id, Points: new CodePoints(found.Document.Text)));
        var statements = documents.Count == 0 ? [] : await connection.QueryAsync(
            $"select {StatementRow.Columns}, s.document_key from statements s where s.document_key in ({string.Join(',', points.Keys)}) order by s.document_key, s.number",
            row => (Key: row.GetInt64(StatementRow.Width), Statement: StatementRow.Read(row, points[row.GetInt64(StatementRow.Width)].Id, points[row.GetInt64(StatementRow.Width)].Points)), stop);
        var byDocument = statements.ToLookup(found => found.Key, found => found.Statement);
        return [.. documents.Select(found => (found.Key, new ReadDocument(found.Document, [.. byDocument[found.Key]])))];
    }

    /// <summary>The keys of what wordings refer to.</summary>
    private sealed record Places(Dictionary<string, DocumentPlace> Documents, Dictionary<string, long> Statements)
    {
        public DocumentPlace DocumentOf(Wording wording) => Documents.GetValueOrDefault(WellFormed.Of(wording.DocumentId))
            ?? throw new ArgumentException($"A wording refers to the document {wording.DocumentId}, which is not on record.", nameof(wording));

        // a sentence of a transcript can be reported without being a statement that reading found
        public long? StatementOf(Wording wording) => wording.StatementId.Length == 0 ? null
            : Statements.TryGetValue(WellFormed.Of(wording.StatementId), out var key) ? key
            : throw new ArgumentException($"A wording refers to the statement {wording.StatementId}, which is not on record.", nameof(wording));
    }

    private sealed record DocumentPlace(long Key, DateOnly? Published);

    /// <summary>Utterances as rows.</summary>
    private sealed class UtteranceRows
    {
        public static readonly string[] UtteranceColumns =
            ["key", "id", "speaker", "speaker_name", "speaker_id", "candidates", "witness", "wording_count", "first_published", "last_published",
                .. BeliefColumns.Names, "voices"];

        public static readonly string[] WordingColumns =
            ["utterance_key", "number", "document_key", "statement_key", "first", "past", "text", "verdict", "changes", "voice"];

        public UtteranceRows(Places places, IReadOnlyDictionary<string, CodePoints> points, IReadOnlyList<Utterance> utterances)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var utterance in utterances)
            {
                var key = Utterances.Count + 1L;
                var found = utterance.Wordings.Select(wording => (Wording: wording, Place: places.DocumentOf(wording))).ToList();
                Add(hash, Utterances, [key, WellFormed.Of(utterance.Id), SpeakerColumns.Key(utterance.Speaker), utterance.Speaker?.Name, utterance.Speaker?.ActorId,
                    SpeakerColumns.Candidates(utterance.Speaker), EnumName<Witness>.Of(utterance.Witness), found.Count, found.Min(f => f.Place.Published), found.Max(f => f.Place.Published),
                    .. BeliefColumns.Of(utterance), utterance.Voices]);
                var number = 0;
                foreach (var (wording, place) in found)
                {
                    var (start, end) = points[wording.DocumentId].FromUtf16(wording.At);
                    Add(hash, Wordings, [key, ++number, place.Key, places.StatementOf(wording), start, end, WellFormed.Of(wording.Text),
                        EnumName<Verdict>.Of(wording.Verdict), ChangeRow.Write(wording.Changes), wording.Voice]);
                }
            }
            Hash = Convert.ToHexStringLower(hash.GetHashAndReset());
        }

        public List<object?[]> Utterances { get; } = [];

        public List<object?[]> Wordings { get; } = [];

        public string Hash { get; }

        /// <summary>The hash of what the record holds, the same as <see cref="Hash"/> of what was written.</summary>
        public static async Task<string> HashAsync(System.Data.Common.DbConnection connection, CancellationToken stop)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var wordings = (await connection.QueryAsync($"select {string.Join(", ", WordingColumns)} from wordings order by utterance_key, number", Cells, stop))
                .ToLookup(cells => Convert.ToInt64(cells[0], CultureInfo.InvariantCulture));
            foreach (var utterance in await connection.QueryAsync($"select {string.Join(", ", UtteranceColumns)} from utterances order by key", Cells, stop))
            {
                Add(hash, utterance);
                foreach (var wording in wordings[Convert.ToInt64(utterance[0], CultureInfo.InvariantCulture)]) Add(hash, wording);
            }
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }

        private static object?[] Cells(System.Data.Common.DbDataReader row)
        {
            var cells = new object[row.FieldCount];
            row.GetValues(cells);
            return cells;
        }

        private static void Add(IncrementalHash hash, List<object?[]> rows, object?[] row)
        {
            rows.Add(row);
            Add(hash, row);
        }

        private static void Add(IncrementalHash hash, object?[] row)
        {
            foreach (var cell in row)
            {
                hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Text(cell)));
                hash.AppendData([0]);
            }
        }

        // both databases give back the same text for what was written
        private static string Text(object? cell) => cell switch
        {
            DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
            DateTime day => DateOnly.FromDateTime(day).ToString("O", CultureInfo.InvariantCulture),
            _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
        };
    }
}
