using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Foedera.Store.Mapping;
using Microsoft.Data.Sqlite;

namespace Foedera.Store.Engines;

/// <summary>The record in one SQLite file: readers never wait (write-ahead log), one writer at a time waits for its
/// turn.</summary>
internal sealed partial class SqliteEngine : Engine
{
    private readonly string settings;

    /// <summary>For a file; it is made when it is not there and <paramref name="create"/> allows it.</summary>
    public SqliteEngine(string path, bool create, TimeSpan patience)
    {
        var builder = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            ForeignKeys = true,
            DefaultTimeout = Math.Max(1, (int)patience.TotalSeconds),
        };
        if (IsSealed(path))
        {
            builder.DataSource =
                "file:"
                + Uri.EscapeDataString(Path.GetFullPath(path)).Replace("%2F", "/", StringComparison.Ordinal)
                + "?immutable=1";
            builder.Mode = SqliteOpenMode.ReadOnly;
        }
        else if (create)
            MakePrivate(path);
        settings = builder.ConnectionString;
    }

    /// <inheritdoc/>
    public override string Name => "sqlite";

    /// <inheritdoc/>
    public override async Task<DbConnection> ConnectAsync(CancellationToken stop)
    {
        var connection = new SqliteConnection(settings);
        try
        {
            await connection.OpenAsync(stop);
            await connection.ExecuteAsync("pragma synchronous = full; pragma temp_store = memory;", stop);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public override async Task<WriteSession> BeginWriteAsync(CancellationToken stop)
    {
        var connection = (SqliteConnection)await ConnectAsync(stop);
        try
        {
            return new WriteSession(connection, connection.BeginTransaction(deferred: false), BeforeWrite);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes readers and the writer independent of each other; the file remembers it.</summary>
    public static Task WriteAheadAsync(DbConnection connection, CancellationToken stop) =>
        connection.ExecuteAsync("pragma journal_mode = wal", stop);

    /// <inheritdoc/>
    public override async Task InsertManyAsync(
        WriteSession write,
        string table,
        IReadOnlyList<string> columns,
        IEnumerable<object?[]> rows,
        CancellationToken stop
    )
    {
        var names = columns.Select((_, i) => "@" + i.ToString(CultureInfo.InvariantCulture)).ToList();
        await using var insert = write.Connection.Command(
            $"insert into {table} ({string.Join(", ", columns)}) values ({string.Join(", ", names)})"
        );
        foreach (var name in names)
            insert.Parameters.Add(new SqliteParameter(name, null));
        foreach (var row in rows)
        {
            stop.ThrowIfCancellationRequested();
            await write.StepAsync();
            for (var i = 0; i < row.Length; i++)
                insert.Parameters[i].Value = row[i] ?? DBNull.Value;
            await insert.ExecuteNonQueryAsync(stop);
        }
    }

    /// <inheritdoc/>
    public override Task IndexWordsAsync(
        WriteSession write,
        string table,
        IReadOnlyList<(long Key, string Words)> rows,
        CancellationToken stop
    ) =>
        InsertManyAsync(
            write,
            table,
            ["rowid", "words"],
            rows.Select(row => new object?[] { row.Key, row.Words }),
            stop
        );

    /// <inheritdoc/>
    public override string ForgetWords(string table, string keys) => $"delete from {table} where rowid in ({keys})";

    /// <inheritdoc/>
    public override string WordsMatch(string table, string column) =>
        $"{column} in (select rowid from {table} where {table} match @words)";

    /// <inheritdoc/>
    public override string AllOf(IReadOnlyList<SearchTerm> terms) => string.Join(" AND ", terms.Select(Quoted));

    /// <inheritdoc/>
    public override string AnyOf(IReadOnlyList<SearchTerm> terms) => string.Join(" OR ", terms.Select(Quoted));

    /// <inheritdoc/>
    public override string BestMatches(string table) =>
        $"select rowid from {table} where {table} match @words order by bm25({table}), rowid limit @most";

    /// <inheritdoc/>
    public override string AllOfAny(ImmutableArray<ImmutableArray<SearchTerm>> groups) =>
        string.Join(" AND ", groups.Select(group => $"({AnyOf(group)})"));

    /// <inheritdoc/>
    public override (string Join, string Order) ByRelevance(string table, string column) =>
        ($"join {table} on {table}.rowid = {column} and {table} match @words", $"bm25({table})");

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<(string Word, long Rows)>> VocabularyAsync(
        DbConnection connection,
        string table,
        string first,
        string past,
        int most,
        CancellationToken stop
    )
    {
        await connection.ExecuteAsync(
            $"create virtual table if not exists temp.{table}_vocabulary using fts5vocab('main', '{table}', 'row')",
            stop
        );
        return await connection.QueryAsync(
            $"""
            select term, doc from temp.{table}_vocabulary where term >= @first and term < @past
            order by doc desc, term limit @most
            """,
            row => (row.GetString(0), row.GetInt64(1)),
            stop,
            ("@first", first),
            ("@past", past),
            ("@most", most)
        );
    }

    /// <inheritdoc/>
    public override async Task<bool> IsForeignAsync(DbConnection connection, CancellationToken stop) =>
        await connection.CountAsync("select count(*) from sqlite_schema", stop) > 0;

    /// <inheritdoc/>
    public override async Task<bool> HasTableAsync(DbConnection connection, string table, CancellationToken stop) =>
        await connection.CountAsync(
            "select count(*) from sqlite_schema where type = 'table' and name = @table",
            stop,
            ("@table", table)
        ) > 0;

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        using var connection = new SqliteConnection(settings);
        SqliteConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }

    // Words are folded: letters, digits and spaces only, so quoting is enough
    private static string Quoted(SearchTerm term) => $"\"{term.Words}\"{(term.IsPrefix ? "*" : "")}";

    // readable by its owner alone; the files that SQLite makes beside it take its rights
    private static void MakePrivate(string path)
    {
        if (OperatingSystem.IsWindows() || File.Exists(path))
            return;
        try
        {
            new FileStream(
                path,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                }
            ).Dispose();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // SQLite says why, when it opens the file
        }
    }

    // A record on read-only media, cleanly closed: SQLite cannot make its shared-memory file there, and need not
    private static bool IsSealed(string path)
    {
        if (!File.Exists(path) || File.Exists(path + "-wal"))
            return false;
        try
        {
            using var probe = new FileStream(
                path,
                FileMode.Open,
                FileAccess.ReadWrite,
                FileShare.ReadWrite | FileShare.Delete
            );
            return false;
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            return true;
        }
    }
}
