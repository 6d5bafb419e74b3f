using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Foedera.Store.Engines;

internal sealed partial class SqliteEngine
{
    /// <inheritdoc/>
    public override Task<DbTransaction> BeginLookAsync(DbConnection connection, CancellationToken stop) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    /// <inheritdoc/>
    public override async Task ScrubAsync(DbConnection connection, CancellationToken stop)
    {
        await connection.ExecuteAsync(
            """
            insert into document_words (document_words) values ('optimize');
            insert into statement_words (statement_words) values ('optimize');
            """,
            stop
        );
        // joining deletes wordings every time, and their words lie in free pages until these are written again: only a
        // new file holds none of them
        await connection.ExecuteAsync("vacuum", stop);
        await connection.ExecuteAsync("pragma wal_checkpoint(truncate)", stop);
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<(string Place, string? Wrong)>> DamageAsync(
        DbConnection connection,
        CancellationToken stop
    )
    {
        var told = await connection.QueryAsync("pragma quick_check(1)", row => row.GetString(0), stop);
        return [("the file", told is ["ok"] ? null : string.Join("; ", told).ReplaceLineEndings(" "))];
    }

    /// <inheritdoc/>
    public override async Task<(long Looked, long? Wrong)> WrongWordsAsync(
        DbConnection connection,
        string table,
        IAsyncEnumerable<IReadOnlyList<(long Key, string Words)>> expected,
        CancellationToken stop
    )
    {
        // an index without content cannot be asked for its words, but its terms can, with where they stand: both sides
        // are counted so
        await connection.ExecuteAsync(
            $"""
            drop table if exists temp.audit_found;
            drop table if exists temp.audit_terms;
            drop table if exists temp.audit_words;
            create virtual table temp.audit_found using fts5vocab (main, {table}, instance);
            create virtual table temp.audit_words using fts5 (
                words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');
            create virtual table temp.audit_terms using fts5vocab (temp, audit_words, instance);
            """,
            stop
        );
        var found = await SumsAsync(connection, "audit_found", stop);
        var (looked, wrong) = (0L, (long?)null);
        await foreach (var some in expected)
        {
            looked += some.Count;
            await connection.ExecuteAsync("insert into temp.audit_words (audit_words) values ('delete-all')", stop);
            foreach (var (key, words) in some)
                await connection.ExecuteAsync(
                    "insert into temp.audit_words (rowid, words) values (@key, @words)",
                    stop,
                    ("@key", key),
                    ("@words", words)
                );
            var wanted = await SumsAsync(connection, "audit_terms", stop);
            foreach (var (key, _) in some)
            {
                if (found.GetValueOrDefault(key) != wanted.GetValueOrDefault(key))
                    wrong ??= key;
                found.Remove(key);
            }
        }
        return (looked, wrong ?? (found.Count > 0 ? found.Keys.Min() : null));
    }

    // the same for the same words in the same order, whatever the order of the terms
    private static async Task<Dictionary<long, ulong>> SumsAsync(
        DbConnection connection,
        string terms,
        CancellationToken stop
    )
    {
        var sums = new Dictionary<long, ulong>();
        await using var command = connection.Command($"select doc, term, offset from temp.{terms}");
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            var key = reader.GetInt64(0);
            sums[key] = unchecked(
                sums.GetValueOrDefault(key)
                + (ulong)(uint)HashCode.Combine(reader.GetString(1), reader.GetInt64(2))
                + (1UL << 32)
            );
        }
        return sums;
    }
}
