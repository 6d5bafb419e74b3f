using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Foedera.Store.Audits;
using Foedera.Store.Engines;
using Foedera.Store.Mapping;
using Foedera.Store.Snapshots;

namespace Foedera.Store;

public sealed partial class RecordStore
{
    /// <summary>Checks every promise of provenance on one state of the record: the chain of the ledger, the hashes of
    /// documents and snapshots, the
    /// span of each statement against its text, each wording against its statement, references between rows, and the
    /// full-text index.
    /// Damage is found and named, never thrown.</summary>
    /// <exception cref="RecordException">The record cannot be reached.</exception>
    public Task<Audit> AuditAsync(CancellationToken stop = default) =>
        ReadAsync(
            async connection =>
            {
                await using var state = await engine.BeginLookAsync(connection, stop);
                return await new Auditor(engine, connection).RunAsync(time.GetUtcNow(), stop);
            },
            stop
        );

    /// <summary>One audit.</summary>
    private sealed partial class Auditor(Engine engine, DbConnection connection)
    {
        private readonly Tally ledgerLines = new(
            "ledger",
            "each line's hash follows from the line before and from its own words; no line is missing"
        );
        private readonly Tally documents = new(
            "documents",
            "text and description hash to what the ledger noted; none came or went without a line"
        );
        private readonly Tally snapshots = new("snapshots", "the bytes hash to their name");
        private readonly Tally statements = new(
            "statements",
            "spans lie in the text, the content is what stands there, and all of it hashes to what the ledger noted"
        );
        private readonly Tally wordings = new(
            "wordings",
            "the words stand where they are said to, inside their statement"
        );
        private readonly Tally utterances = new("utterances", "they are what the last joining noted");
        private readonly Tally references = new(
            "references",
            "each row that another one names is there, and the database finds itself whole"
        );
        private readonly Tally index = new(
            "index",
            "the full-text index holds the words of each document and statement, and no others"
        );
        private readonly Dictionary<(string Fingerprint, string Statements), List<NotedName>> noted = [];
        private long rowsNoted;
        private string? joined;

        public async Task<Audit> RunAsync(DateTimeOffset now, CancellationToken stop)
        {
            var (entries, head) = (0L, "");
            await GuardAsync(ledgerLines, async () => (entries, head) = await LedgerAsync(stop));
            await GuardAsync(snapshots, () => SnapshotsAsync(stop));
            await GuardAsync(snapshots, () => FetchesAsync(stop));
            await GuardAsync(documents, () => DocumentsAsync(stop));
            await GuardAsync(documents, () => CountsAsync(stop));
            await GuardAsync(utterances, () => UtterancesAsync(stop));
            await GuardAsync(tables, () => TablesAsync(stop));
            await GuardAsync(references, () => ReferencesAsync(stop));
            await GuardAsync(index, () => IndexAsync("document_words", DocumentWordsAsync(stop), stop));
            await GuardAsync(index, () => IndexAsync("statement_words", StatementWordsAsync(stop), stop));
            return new Audit(
                now,
                entries,
                head,
                [
                    .. new[]
                    {
                        ledgerLines,
                        documents,
                        snapshots,
                        statements,
                        wordings,
                        utterances,
                        tables,
                        references,
                        index,
                    }.Select(tally => tally.Check),
                ]
            );
        }

        // a row, or a page of the file, that cannot even be read is what is looked for
        private static async Task GuardAsync(Tally tally, Func<Task> check)
        {
            try
            {
                await check();
            }
            catch (DamagedRowException damaged)
            {
                tally.Fail(damaged.Message, "the row cannot be read");
            }
            catch (Exception fault) when (fault is DbException or InvalidDataException)
            {
                tally.Fail("the database", fault.Message.ReplaceLineEndings(" "));
            }
        }

        private async Task<(long Entries, string Head)> LedgerAsync(CancellationToken stop)
        {
            var (number, previous) = (0L, "");
            const string Sql = $"select {EntryColumns} from entries order by number";
            await using var command = connection.Command(Sql);
            await using var reader = await command.ExecuteReaderAsync(stop);
            while (await reader.ReadAsync(stop))
            {
                var entry = Engines.Sql.Read(Sql, reader, Ledger.Read);
                ledgerLines.Note($"entries, line {entry.Number}", Wrong(entry, number, previous));
                Take(entry);
                (number, previous) = (entry.Number, entry.Hash);
            }
            return (number, previous);
        }

        private static string? Wrong(LedgerEntry entry, long before, string hashBefore)
        {
            if (entry.Number != before + 1)
                return $"line {before + 1} is missing";
            return entry.Hash == Ledger.HashOf(hashBefore, entry)
                ? null
                : "its hash does not follow from what stands there and before it";
        }

        // what the ledger says of documents, for the checks after it
        private void Take(LedgerEntry entry)
        {
            var detail = DetailOf(entry);
            TakeSeals(entry.Event, detail);
            switch (entry.Event)
            {
                case "added" or "superseded" or "read-anew":
                    if (entry.Event is not "read-anew")
                        rowsNoted++;
                    var hashes = (
                        detail.GetValueOrDefault("fingerprint", ""),
                        detail.GetValueOrDefault("statements", "")
                    );
                    (noted.TryGetValue(hashes, out var names) ? names : noted[hashes] = []).Add(
                        new NotedName(
                            entry.Subject,
                            detail.GetValueOrDefault("origin"),
                            detail.GetValueOrDefault(Seals.Kept),
                            detail.GetValueOrDefault(Seals.Fetched, "")
                        )
                    );
                    if (entry.Event is "read-anew")
                        joined = null;
                    break;
                case "removed":
                    if (long.TryParse(detail.GetValueOrDefault("versions"), CultureInfo.InvariantCulture, out var gone))
                        rowsNoted -= gone;
                    joined = joined is null ? null : detail.GetValueOrDefault("hash");
                    break;
                case "joined":
                    joined = detail.GetValueOrDefault("hash");
                    break;
                default:
                    break;
            }
        }

        private static Dictionary<string, string> DetailOf(LedgerEntry entry)
        {
            try
            {
                return JsonSerializer.Deserialize(entry.Detail, RecordJson.Plain.DictionaryStringString) ?? [];
            }
            catch (JsonException)
            {
                // the hash of the line is broken, too
                return [];
            }
        }

        private async Task SnapshotsAsync(CancellationToken stop)
        {
            foreach (
                var sha256 in await connection.QueryAsync(
                    "select sha256 from snapshots order by sha256",
                    row => row.GetString(0),
                    stop
                )
            )
            {
                var packed = await connection.FirstAsync(
                    "select gzip, length from snapshots where sha256 = @sha256",
                    row => new Packed(row.GetFieldValue<byte[]>(0), row.GetInt64(1)),
                    stop,
                    ("@sha256", sha256)
                );
                snapshots.Note($"snapshots, {sha256}", Wrong(packed!, sha256));
            }
        }

        private static string? Wrong(Packed packed, string sha256)
        {
            try
            {
                var bytes = Snapshot.Expand(packed.Gzip, packed.Length);
                return Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256
                    ? null
                    : "its bytes have another hash";
            }
            catch (InvalidDataException fault)
            {
                return fault.Message;
            }
        }

        // rows that were taken away, or put in, by another hand than this program's
        private async Task CountsAsync(CancellationToken stop)
        {
            var rows = await connection.CountAsync("select count(*) from documents", stop);
            if (rows != rowsNoted)
                documents.Fail("documents", $"{rows} versions are there where the ledger counts {rowsNoted}");
        }

        private async Task ReferencesAsync(CancellationToken stop)
        {
            foreach (var (table, column, other, key) in References)
            {
                var lost = await connection.QueryAsync(
                    $"""
                    select cast(a.{column} as text) from {table} a where a.{column} is not null
                    and not exists (select 1 from {other} b where b.{key} = a.{column}) limit 1
                    """,
                    row => row.GetString(0),
                    stop
                );
                references.Note($"{table}.{column}", lost is [var one, ..] ? $"{other} has no row '{one}'" : null);
            }
            foreach (var (place, wrong) in await engine.DamageAsync(connection, stop))
                references.Note(place, wrong);
        }

        private static readonly (string Table, string Column, string Other, string Key)[] References =
        [
            ("documents", "outlet", "outlets", "slug"),
            ("documents", "snapshot", "snapshots", "sha256"),
            ("documents", "superseded_by", "documents", "key"),
            ("statements", "document_key", "documents", "key"),
            ("figures", "statement_key", "statements", "key"),
            ("wordings", "utterance_key", "utterances", "key"),
            ("wordings", "document_key", "documents", "key"),
            ("wordings", "statement_key", "statements", "key"),
            ("former_witnesses", "witness_key", "documents", "key"),
            ("former_witnesses", "document_key", "documents", "key"),
        ];

        private sealed record Packed(byte[] Gzip, long Length);

        /// <summary>What the ledger calls a document.</summary>
        /// <param name="Id">What was shown when the line was written; it ends with the name.</param>
        /// <param name="Origin">Who published it and where; null in lines of older versions.</param>
        /// <param name="Kept">Hash of how it came in; null in lines of older versions.</param>
        /// <param name="Fetched">Hash of how its bytes were fetched; empty when they were not.</param>
        private sealed record NotedName(string Id, string? Origin, string? Kept, string Fetched)
        {
            // records made before version 0005 of the tables noted absolute paths
            private bool IsOld =>
                Origin is null || Origin.StartsWith('/') || Origin.Contains('\\', StringComparison.Ordinal);

            public bool Is(string name, string? origin) =>
                Id.EndsWith(name, StringComparison.Ordinal) && (IsOld || Origin == origin);
        }
    }
}
