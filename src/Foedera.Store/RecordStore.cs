using System.Data.Common;
using Foedera.Core.Primitives;
using Foedera.Store.Engines;
using Foedera.Store.Migrations;

namespace Foedera.Store;

/// <summary>The record: documents with their snapshots, the statements read from them, the utterances joined from
/// those, and the ledger of
/// how all of it came in. In a SQLite file or a PostgreSQL database, with the same answers. Safe to use from several
/// threads.</summary>
public sealed partial class RecordStore : IAsyncDisposable
{
    /// <summary>How long a writer waits for another one, by default.</summary>
    public static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(10);

    private readonly Engine engine;
    private readonly TimeProvider time;

    private RecordStore(Engine engine, TimeProvider time, RecordAddress address) =>
        (this.engine, this.time, Address) = (engine, time, address);

    /// <summary>Name and version of this program, as the ledger notes them.</summary>
    public static string Program { get; } = $"foedera {typeof(RecordStore).Assembly.GetName().Version!.ToString(3)}";

    /// <summary>Where the record lives.</summary>
    public RecordAddress Address { get; }

    /// <summary>Opens the record for reading and writing, makes it when it is not there, and brings its tables up to
    /// date.</summary>
    /// <param name="address">A file, or <c>postgres://user:password@host:port/database</c>.</param>
    /// <param name="time">The clock for the ledger's entries.</param>
    /// <param name="patience">How long a writer waits for another one; null for <see cref="UsualPatience"/>.</param>
    /// <param name="stop">Stops the opening.</param>
    /// <exception cref="RecordException">The address is wrong, the record is newer than the program, is no record, or
    /// cannot be opened.</exception>
    public static Task<RecordStore> OpenAsync(
        string address,
        TimeProvider time,
        TimeSpan? patience = null,
        CancellationToken stop = default
    ) => OpenAsync(Parse(address), time, patience ?? UsualPatience, create: true, Schema.Scripts, stop);

    /// <summary>Opens a record that must be there already: a verb that only asks must not leave an empty file
    /// behind.</summary>
    /// <inheritdoc cref="OpenAsync(string, TimeProvider, TimeSpan?, CancellationToken)"/>
    public static Task<RecordStore> OpenExistingAsync(
        string address,
        TimeProvider time,
        TimeSpan? patience = null,
        CancellationToken stop = default
    )
    {
        var parsed = Parse(address);
        return parsed is RecordAddress.SqliteFile file && !File.Exists(file.Path)
            ? throw new RecordException(Schema.NoneYet(file.Path))
            : OpenAsync(parsed, time, patience ?? UsualPatience, create: false, Schema.Scripts, stop);
    }

    /// <summary>Opens with a choice of scripts, so that older and newer records can be made for tests, and with
    /// something that comes before each write.</summary>
    internal static async Task<RecordStore> OpenAsync(
        RecordAddress address,
        TimeProvider time,
        TimeSpan patience,
        bool create,
        Func<string, IReadOnlyList<Script>> scripts,
        CancellationToken stop,
        Func<DbConnection, Task>? beforeWrite = null
    )
    {
        Engine opened = address switch
        {
            RecordAddress.SqliteFile file => new SqliteEngine(file.Path, create, patience),
            RecordAddress.PostgresDatabase database => new PostgresEngine(database.ConnectionString, patience),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        opened.BeforeWrite = beforeWrite;
        try
        {
            await Schema.UpgradeAsync(opened, address.ToString(), scripts(opened.Name), create, time.GetUtcNow(), stop);
            return new RecordStore(opened, time, address);
        }
        catch (Exception fault)
        {
            await opened.DisposeAsync();
            if (RecordException.Explains(fault))
                throw RecordException.From(fault, address.ToString());
            throw;
        }
    }

    /// <summary>Where tests make writing fail.</summary>
    internal Engine Edge => engine;

    /// <summary>Changes rows by hand, as somebody else might: for tests.</summary>
    internal Task<int> WriteAsync(string sql, CancellationToken stop = default) =>
        WriteAsync(write => write.ExecuteAsync(sql, stop), stop);

    /// <summary>Closes the record.</summary>
    public ValueTask DisposeAsync() => engine.DisposeAsync();

    /// <summary>Reads, with the database's failures put into plain words.</summary>
    private async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken stop)
    {
        try
        {
            await using var connection = await engine.ConnectAsync(stop);
            return await read(connection);
        }
        catch (Exception fault) when (RecordException.Explains(fault))
        {
            throw RecordException.From(fault, Address.ToString());
        }
    }

    /// <summary>Writes all or nothing, with the database's failures put into plain words.</summary>
    private async Task<T> WriteAsync<T>(Func<WriteSession, Task<T>> work, CancellationToken stop)
    {
        try
        {
            await using var write = await engine.BeginWriteAsync(stop);
            var result = await work(write);
            await write.CommitAsync(stop);
            return result;
        }
        catch (Exception fault) when (RecordException.Explains(fault))
        {
            throw RecordException.From(fault, Address.ToString());
        }
    }

    private static RecordAddress Parse(string address)
    {
        var parsed = RecordAddress.Parse(address);
        if (!parsed.Try(out var read))
            throw new RecordException(parsed.Problems[0]);
        return read is RecordAddress.SqliteFile file && Directory.Exists(file.Path)
            ? throw new RecordException(
                new Problem("RECORD016", "This is a folder; name the record's file in it.", file.Path)
            )
            : read;
    }
}
