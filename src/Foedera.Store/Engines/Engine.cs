using System.Collections.Immutable;
using System.Data.Common;
using Foedera.Store.Mapping;

namespace Foedera.Store.Engines;

/// <summary>What differs between the two databases: connections, locks, bulk writing and full text. All other SQL is
/// the same.</summary>
internal abstract class Engine : IAsyncDisposable
{
    /// <summary>Part of the names of its migration scripts.</summary>
    public abstract string Name { get; }

    /// <summary>Is called before each row, command and commit that is written; null in use. Tests make it fail, to show
    /// that a record stands it.</summary>
    public Func<DbConnection, Task>? BeforeWrite { get; set; }

    /// <summary>An open connection for reading; dispose of it after use.</summary>
    public abstract Task<DbConnection> ConnectAsync(CancellationToken stop);

    /// <summary>Begins a transaction that no other writer can run beside.</summary>
    public abstract Task<WriteSession> BeginWriteAsync(CancellationToken stop);

    /// <summary>Makes all queries on a connection see one state of the record, until what is given is disposed
    /// of.</summary>
    public abstract Task<DbTransaction> BeginLookAsync(DbConnection connection, CancellationToken stop);

    /// <summary>Takes what was deleted out of the files, as far as the database can.</summary>
    public abstract Task ScrubAsync(DbConnection connection, CancellationToken stop);

    /// <summary>What the database says of its own state: each thing it looks at, with what is wrong there; null for
    /// nothing.</summary>
    public abstract Task<IReadOnlyList<(string Place, string? Wrong)>> DamageAsync(
        DbConnection connection,
        CancellationToken stop
    );

    /// <summary>Compares a full-text table with the words that it must hold.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="table">The table.</param>
    /// <param name="expected">All rows that it must have, in parts.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>How many rows were compared, and the first key with other words, without a row, or too many; null when
    /// there is none.</returns>
    public abstract Task<(long Looked, long? Wrong)> WrongWordsAsync(
        DbConnection connection,
        string table,
        IAsyncEnumerable<IReadOnlyList<(long Key, string Words)>> expected,
        CancellationToken stop
    );

    /// <summary>Writes many rows at once. A cell is null, string, int, long, double, byte[], DateOnly or DateTimeOffset
    /// (UTC).</summary>
    public abstract Task InsertManyAsync(
        WriteSession write,
        string table,
        IReadOnlyList<string> columns,
        IEnumerable<object?[]> rows,
        CancellationToken stop
    );

    /// <summary>Puts folded words (<see cref="SearchWords.Fold"/>) into a full-text table.</summary>
    public abstract Task IndexWordsAsync(
        WriteSession write,
        string table,
        IReadOnlyList<(long Key, string Words)> rows,
        CancellationToken stop
    );

    /// <summary>Takes keys out of a full-text table. <paramref name="keys"/> is a query for them.</summary>
    public abstract string ForgetWords(string table, string keys);

    /// <summary>A condition that <paramref name="column"/> is the key of a row whose words match the parameter
    /// <c>@words</c>.</summary>
    public abstract string WordsMatch(string table, string column);

    /// <summary>What <c>@words</c> must be for a search where all terms are found.</summary>
    public abstract string AllOf(IReadOnlyList<SearchTerm> terms);

    /// <summary>What <c>@words</c> must be for a search where any term is found.</summary>
    public abstract string AnyOf(IReadOnlyList<SearchTerm> terms);

    /// <summary>A query for the <c>@most</c> keys of a full-text table that match <c>@words</c> best.</summary>
    public abstract string BestMatches(string table);

    /// <summary>A full-text query for rows that have one term of every group.</summary>
    public abstract string AllOfAny(ImmutableArray<ImmutableArray<SearchTerm>> groups);

    /// <summary>What to join and to order by, so that rows whose words fit the query @words best come first.</summary>
    public abstract (string Join, string Order) ByRelevance(string table, string column);

    /// <summary>Words of a full-text table from <paramref name="first"/> to just before <paramref name="past"/>, with
    /// the number of rows that have
    /// each, the most frequent first. Of a large table the newest rows alone are looked at.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="table">The full-text table.</param>
    /// <param name="first">The first word in alphabetical order of code points.</param>
    /// <param name="past">Just past the last.</param>
    /// <param name="most">How many words.</param>
    /// <param name="stop">Stops the query.</param>
    public abstract Task<IReadOnlyList<(string Word, long Rows)>> VocabularyAsync(
        DbConnection connection,
        string table,
        string first,
        string past,
        int most,
        CancellationToken stop
    );

    /// <summary>True when a database without a schema table holds other tables, so that it is somebody
    /// else's.</summary>
    public abstract Task<bool> IsForeignAsync(DbConnection connection, CancellationToken stop);

    /// <summary>True when the table is there.</summary>
    public abstract Task<bool> HasTableAsync(DbConnection connection, string table, CancellationToken stop);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}

/// <summary>A transaction for writing, with its connection. Disposing without <see cref="CommitAsync"/> takes
/// everything back.</summary>
internal sealed class WriteSession(
    DbConnection connection,
    DbTransaction transaction,
    Func<DbConnection, Task>? beforeWrite
) : IAsyncDisposable
{
    /// <summary>For queries inside the transaction; what changes the record goes through the session.</summary>
    public DbConnection Connection => connection;

    /// <summary>Comes before every write.</summary>
    public Task StepAsync() => beforeWrite?.Invoke(connection) ?? Task.CompletedTask;

    /// <summary>Changes rows, and gives their number.</summary>
    public async Task<int> ExecuteAsync(
        string sql,
        CancellationToken stop,
        params (string Name, object? Value)[] parameters
    )
    {
        await StepAsync();
        return await connection.ExecuteAsync(sql, stop, parameters);
    }

    public async Task CommitAsync(CancellationToken stop)
    {
        await StepAsync();
        await transaction.CommitAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
