using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Foedera.Store.Audits;
using Foedera.Store.Engines;
using Foedera.Store.Mapping;
using Foedera.Store.Queries;

namespace Foedera.Store;

/// <summary>One line of the ledger: what happened to the record, when, and by which version of the program. Lines are
/// only ever added.</summary>
/// <param name="Number">Place in the ledger, from 1.</param>
/// <param name="At">When.</param>
/// <param name="Program">Name and version of the program.</param>
/// <param name="Event">added, superseded, read-anew, joined, …</param>
/// <param name="Subject">What it happened to: a document's id, or "record".</param>
/// <param name="Detail">Further facts as a JSON object of strings.</param>
/// <param name="Hash">SHA-256 over the hash of the line before and this line: a line cannot be changed without changing
/// all that follow.</param>
public sealed record LedgerEntry(
    long Number,
    DateTimeOffset At,
    string Program,
    string Event,
    string Subject,
    string Detail,
    string Hash
);

public sealed partial class RecordStore
{
    private const string EntryColumns = "number, at, program, event, subject, detail, hash";

    /// <summary>Lines of the ledger, the newest first; of one subject when it is given.</summary>
    public Task<IReadOnlyList<LedgerEntry>> LedgerAsync(
        string? subject,
        Paging paging,
        CancellationToken stop = default
    ) =>
        ReadAsync<IReadOnlyList<LedgerEntry>>(
            async connection =>
                await connection.QueryAsync(
                    $"""
                    select {EntryColumns} from entries where @all = 1 or subject = @subject
                    order by number desc limit @size offset @skip
                    """,
                    Ledger.Read,
                    stop,
                    ("@all", subject is null ? 1 : 0),
                    ("@subject", subject ?? ""),
                    ("@size", paging.Size),
                    ("@skip", paging.Skip)
                ),
            stop
        );

    /// <summary>The number of the ledger's last line; 0 for an empty ledger.</summary>
    public Task<long> LastEntryAsync(CancellationToken stop = default) =>
        ReadAsync(connection => connection.CountAsync("select max(number) from entries", stop), stop);

    /// <summary>The number of the first line whose hash does not follow from what stands before it; null when the
    /// ledger is whole.</summary>
    public Task<long?> FirstBrokenEntryAsync(CancellationToken stop = default) =>
        ReadAsync(
            async connection =>
            {
                var previous = "";
                await using var command = connection.Command($"select {EntryColumns} from entries order by number");
                await using var reader = await command.ExecuteReaderAsync(stop);
                while (await reader.ReadAsync(stop))
                {
                    var entry = Ledger.Read(reader);
                    if (entry.Hash != Ledger.HashOf(previous, entry))
                        return entry.Number;
                    previous = entry.Hash;
                }
                return (long?)null;
            },
            stop
        );

    /// <summary>Entries of one transaction, chained to the last one on record.</summary>
    private sealed class Ledger(Engine engine, WriteSession write, DateTimeOffset now, long number, string hash)
    {
        private readonly List<Line> lines = [];

        public static async Task<Ledger> OpenAsync(
            Engine engine,
            WriteSession write,
            DateTimeOffset now,
            CancellationToken stop
        )
        {
            var last = await write.Connection.FirstAsync(
                $"select {EntryColumns} from entries order by number desc limit 1",
                Read,
                stop
            );
            // the databases keep microseconds: what is hashed must be what is read back
            var kept = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
            return new Ledger(engine, write, kept, last?.Number ?? 0, last?.Hash ?? "");
        }

        public void Note(string what, string subject, params ReadOnlySpan<(string Name, string Value)> facts)
        {
            var detail = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (name, value) in facts)
                detail[name] = value;
            lines.Add(new Line(what, subject, detail));
        }

        /// <summary>Notes with the last line what tables hold now that this transaction changed.</summary>
        public async Task SealAsync(IEnumerable<SealedTable> tables, CancellationToken stop)
        {
            foreach (var table in tables)
                lines[^1].Facts[table.Fact] = await table.HashAsync(write.Connection, stop);
        }

        public Task WriteAsync(CancellationToken stop)
        {
            var (last, before) = (number, hash);
            var rows = new List<object?[]>(lines.Count);
            foreach (var (what, subject, facts) in lines)
            {
                var detail = JsonSerializer.Serialize(facts, RecordJson.Plain.DictionaryStringString);
                var entry = new LedgerEntry(++last, now, Program, what, subject, detail, "");
                before = HashOf(before, entry);
                rows.Add([entry.Number, entry.At, entry.Program, entry.Event, entry.Subject, entry.Detail, before]);
            }
            return engine.InsertManyAsync(write, "entries", EntryColumns.Split(", "), rows, stop);
        }

        public static LedgerEntry Read(System.Data.Common.DbDataReader row) =>
            new(
                row.GetInt64(0),
                row.GetFieldValue<DateTimeOffset>(1),
                row.GetString(2),
                row.GetString(3),
                row.GetString(4),
                row.GetString(5),
                row.GetString(6)
            );

        public static string HashOf(string previous, LedgerEntry entry) =>
            Convert.ToHexStringLower(
                SHA256.HashData(
                    Encoding.UTF8.GetBytes(
                        string.Join(
                            '\n',
                            previous,
                            entry.Number,
                            entry.At.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
                            entry.Program,
                            entry.Event,
                            entry.Subject,
                            entry.Detail
                        )
                    )
                )
            );

        private sealed record Line(string Event, string Subject, Dictionary<string, string> Facts);
    }
}
