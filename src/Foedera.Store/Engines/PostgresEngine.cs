using System.Collections.Immutable;
using System.Data.Common;
using Foedera.Store.Mapping;
using Npgsql;
using NpgsqlTypes;

namespace Foedera.Store.Engines;

/// <summary>The record in a PostgreSQL database, for several people and processes at once.</summary>
internal sealed class PostgresEngine(string settings, TimeSpan patience) : Engine
{
    // 'FOEDERA' on a telephone keypad: writers of one record take turns by this lock
    private const long WritersLock = 3633372;

    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(settings);

    // rows whose words are counted for suggestions
    private const int MostSampled = 50_000;

    /// <inheritdoc/>
    public override string Name => "postgres";

    /// <inheritdoc/>
    public override async Task<DbConnection> ConnectAsync(CancellationToken stop) =>
        await source.OpenConnectionAsync(stop);

    /// <inheritdoc/>
    public override async Task<WriteSession> BeginWriteAsync(CancellationToken stop)
    {
        var connection = await source.OpenConnectionAsync(stop);
        try
        {
            var write = new WriteSession(connection, await connection.BeginTransactionAsync(stop), BeforeWrite);
            await connection.ExecuteAsync($"set local lock_timeout = {(long)patience.TotalMilliseconds}", stop);
            await connection.ExecuteAsync("select pg_advisory_xact_lock(@key)", stop, ("@key", WritersLock));
            return write;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public override async Task<DbTransaction> BeginLookAsync(DbConnection connection, CancellationToken stop) =>
        await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, stop);

    /// <inheritdoc/>
    public override Task ScrubAsync(DbConnection connection, CancellationToken stop) =>
        connection.ExecuteAsync(
            """
            vacuum documents, statements, figures, snapshots, wordings, utterances, former_witnesses,
            document_words, statement_words, joining_cuts, joining_links, joining_pairs,
            joining_words
            """,
            stop
        );

    /// <inheritdoc/>
    public override Task<IReadOnlyList<(string Place, string? Wrong)>> DamageAsync(
        DbConnection connection,
        CancellationToken stop
    ) => Task.FromResult<IReadOnlyList<(string, string?)>>([]);

    /// <inheritdoc/>
    public override async Task<(long Looked, long? Wrong)> WrongWordsAsync(
        DbConnection connection,
        string table,
        IAsyncEnumerable<IReadOnlyList<(long Key, string Words)>> expected,
        CancellationToken stop
    )
    {
        var (looked, wrong) = (0L, (long?)null);
        await foreach (var some in expected)
        {
            looked += some.Count;
            var found = await connection.QueryAsync(
                $"""
                select r.key from unnest(@keys, @words) as r (key, words) left join {table} t
                on t.key = r.key where t.words is distinct from to_tsvector('simple', r.words)
                order by r.key limit 1
                """,
                row => row.GetInt64(0),
                stop,
                ("@keys", some.Select(row => row.Key).ToArray()),
                ("@words", some.Select(row => row.Words).ToArray())
            );
            if (found is [var key])
                wrong ??= key;
        }
        var owner = table is "document_words" ? "documents" : "statements";
        var extra = await connection.QueryAsync(
            $"select t.key from {table} t where not exists (select 1 from {owner} o where o.key = t.key) limit 1",
            row => row.GetInt64(0),
            stop
        );
        return (looked, wrong ?? (extra is [var more] ? more : null));
    }

    /// <inheritdoc/>
    public override async Task InsertManyAsync(
        WriteSession write,
        string table,
        IReadOnlyList<string> columns,
        IEnumerable<object?[]> rows,
        CancellationToken stop
    )
    {
        using var all = rows.GetEnumerator();
        if (!all.MoveNext())
            return;
        var connection = (NpgsqlConnection)write.Connection;
        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy {table} ({string.Join(", ", columns)}) from stdin (format binary)",
            stop
        );
        do
        {
            await write.StepAsync();
            await copy.StartRowAsync(stop);
            foreach (var cell in all.Current)
                await WriteAsync(copy, cell, stop);
        } while (all.MoveNext());
        await copy.CompleteAsync(stop);
    }

    /// <inheritdoc/>
    public override async Task IndexWordsAsync(
        WriteSession write,
        string table,
        IReadOnlyList<(long Key, string Words)> rows,
        CancellationToken stop
    ) =>
        await write.ExecuteAsync(
            $"""
            insert into {table} (key, words) select key, to_tsvector('simple', words)
            from unnest(@keys, @words) as rows (key, words)
            """,
            stop,
            ("@keys", rows.Select(row => row.Key).ToArray()),
            ("@words", rows.Select(row => row.Words).ToArray())
        );

    /// <inheritdoc/>
    public override string ForgetWords(string table, string keys) => $"delete from {table} where key in ({keys})";

    /// <inheritdoc/>
    public override string WordsMatch(string table, string column) =>
        $"{column} in (select key from {table} where words @@ to_tsquery('simple', @words))";

    /// <inheritdoc/>
    public override string AllOf(IReadOnlyList<SearchTerm> terms) => string.Join(" & ", terms.Select(Phrase));

    /// <inheritdoc/>
    public override string AnyOf(IReadOnlyList<SearchTerm> terms) => string.Join(" | ", terms.Select(Phrase));

    /// <inheritdoc/>
    public override string BestMatches(string table) =>
        $"""
            select key from {table}, to_tsquery('simple', @words) as asked where words @@ asked
            order by ts_rank(words, asked) desc, key limit @most
            """;

    /// <inheritdoc/>
    public override string AllOfAny(ImmutableArray<ImmutableArray<SearchTerm>> groups) =>
        string.Join(" & ", groups.Select(group => $"({AnyOf(group)})"));

    /// <inheritdoc/>
    public override (string Join, string Order) ByRelevance(string table, string column) =>
        ($"join {table} on {table}.key = {column}", $"ts_rank({table}.words, to_tsquery('simple', @words)) desc");

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<(string Word, long Rows)>> VocabularyAsync(
        DbConnection connection,
        string table,
        string first,
        string past,
        int most,
        CancellationToken stop
    ) =>
        await connection.QueryAsync(
            $"""
            select word, ndoc from ts_stat('select words from {table} order by key desc limit {MostSampled}')
            where word collate "C" >= @first and word collate "C" < @past order by ndoc desc, word limit @most
            """,
            row => (row.GetString(0), (long)row.GetInt32(1)),
            stop,
            ("@first", first),
            ("@past", past),
            ("@most", most)
        );

    /// <inheritdoc/>
    public override Task<bool> IsForeignAsync(DbConnection connection, CancellationToken stop) =>
        Task.FromResult(false);

    /// <inheritdoc/>
    public override async Task<bool> HasTableAsync(DbConnection connection, string table, CancellationToken stop) =>
        await connection.CountAsync(
            "select count(*) from information_schema.tables where table_schema = current_schema() and table_name = @table",
            stop,
            ("@table", table)
        ) > 0;

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => source.DisposeAsync();

    // Words are folded: letters, digits and spaces only, so no operator can slip in
    private static string Phrase(SearchTerm term) =>
        $"({string.Join(" <-> ", term.Words.Split(' '))}{(term.IsPrefix ? ":*" : "")})";

    private static Task WriteAsync(NpgsqlBinaryImporter copy, object? cell, CancellationToken stop) =>
        cell switch
        {
            null => copy.WriteNullAsync(stop),
            string text => copy.WriteAsync(text, NpgsqlDbType.Text, stop),
            int number => copy.WriteAsync(number, NpgsqlDbType.Integer, stop),
            long number => copy.WriteAsync(number, NpgsqlDbType.Bigint, stop),
            double number => copy.WriteAsync(number, NpgsqlDbType.Double, stop),
            DateOnly day => copy.WriteAsync(day, NpgsqlDbType.Date, stop),
            DateTimeOffset moment => copy.WriteAsync(moment.ToUniversalTime(), NpgsqlDbType.TimestampTz, stop),
            byte[] bytes => copy.WriteAsync(bytes, NpgsqlDbType.Bytea, stop),
            _ => throw new ArgumentException($"Cells of type {cell.GetType()} are not written.", nameof(cell)),
        };
}
