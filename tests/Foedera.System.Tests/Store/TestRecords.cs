using Foedera.Store;
using Npgsql;

namespace Foedera.System.Tests.Store;

/// <summary>Empty places for records, one database of either kind a test; cleared away at the end.</summary>
public sealed class TestRecords : IAsyncDisposable
{
    public const string Sqlite = "SQLite";
    public const string Postgres = "PostgreSQL";

    private readonly List<string> databases = [];

    /// <summary>A folder of the test's own.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("foedera-test-").FullName;

    /// <summary>True when there is a PostgreSQL server.</summary>
    public static bool HasPostgres => !string.IsNullOrEmpty(Server);

    /// <summary>The server of FOEDERA_TEST_POSTGRES; null when the variable is not set.</summary>
    private static string? Server => Environment.GetEnvironmentVariable("FOEDERA_TEST_POSTGRES");

    /// <summary>The address of a record that is not there yet. Skips the test when there is no PostgreSQL
    /// server.</summary>
    public async Task<string> AddressAsync(string engine)
    {
        if (engine is Sqlite)
            return Path.Combine(Folder, $"record-{Guid.NewGuid():N}.db");
        if (string.IsNullOrEmpty(Server))
            Assert.Skip("needs a PostgreSQL server; FOEDERA_TEST_POSTGRES is not set (./test starts one)");
        var name = $"foedera_test_{Guid.NewGuid():N}";
        await OnServerAsync($"create database {name}");
        databases.Add(name);
        return new UriBuilder(Server!) { Path = name }.Uri.ToString();
    }

    public async Task<RecordStore> OpenAsync(string engine, TimeProvider? time = null) =>
        await RecordStore.OpenAsync(await AddressAsync(engine), time ?? TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var name in databases)
            await OnServerAsync($"drop database {name} with (force)");
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task OnServerAsync(string sql)
    {
        RecordAddress.Parse(Server!).Try(out var address).ShouldBeTrue();
        await using var source = NpgsqlDataSource.Create(((RecordAddress.PostgresDatabase)address!).ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
