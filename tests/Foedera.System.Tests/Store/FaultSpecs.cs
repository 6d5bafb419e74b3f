using System.Data.Common;
using Foedera.Core.Primitives;
using Foedera.Store;
using Foedera.Store.Engines;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Foedera.System.Tests.Store;

/// <summary>Writing fails at every place where it can: the record is whole each time, and doing the same again
/// completes it.
/// Every place with <c>./test --long</c>, every seventh else.</summary>
public sealed class FaultSpecs : IAsyncDisposable
{
    private const int Stride = 7;
    private readonly TestRecords records = new();

    public ValueTask DisposeAsync() => records.DisposeAsync();

    /// <summary>What goes wrong before the n-th write.</summary>
    public enum Failure
    {
        /// <summary>The program itself throws.</summary>
        Thrown,

        /// <summary>The disk has no room for one page more.</summary>
        FullDisk,

        /// <summary>The connection to the database is gone.</summary>
        LostConnection,
    }

    [Theory]
    [InlineData(TestRecords.Sqlite, Failure.Thrown)]
    [InlineData(TestRecords.Sqlite, Failure.FullDisk)]
    [InlineData(TestRecords.Postgres, Failure.Thrown)]
    [InlineData(TestRecords.Postgres, Failure.FullDisk)]
    [InlineData(TestRecords.Postgres, Failure.LostConnection)]
    public async Task Wherever_writing_fails_the_record_is_whole_and_doing_it_again_completes_it(
        string engine,
        Failure failure
    )
    {
        var (undisturbed, writes) = await UndisturbedAsync(engine);
        writes.ShouldBeGreaterThan(60, "the run has many places to fail at");

        for (var n = 1; n <= writes; n += LongRun.IsAsked ? 1 : Stride)
        {
            var address = await records.AddressAsync(engine);
            var fails = await FailsAsync(address, n, failure);
            if (failure is not Failure.FullDisk)
                fails.ShouldBeTrue($"write {n} of {writes} was to fail");

            await using var record = await RecordStore.OpenAsync(address, TimeProvider.System);
            var audit = await record.AuditAsync();
            audit.IsWhole.ShouldBeTrue(
                $"after write {n}: {string.Join("; ", audit.Checks.Select(check => check.First))}"
            );
            await RunAsync(record);
            (await RecordDump.OfAsync(record)).ShouldBe(undisturbed, $"after write {n}");
        }
    }

    private async Task<(string Dump, int Writes)> UndisturbedAsync(string engine)
    {
        var writes = 0;
        await using var record = await OpenAsync(
            await records.AddressAsync(engine),
            _ =>
            {
                writes++;
                return Task.CompletedTask;
            }
        );
        await RunAsync(record);
        (await record.AuditAsync()).IsWhole.ShouldBeTrue();
        return (await RecordDump.OfAsync(record), writes);
    }

    // two batches, each joined; in the second one a correction, and a rival whose name changes what the other is called
    private static async Task RunAsync(RecordStore record)
    {
        await record.SaveAsync([
            Examples.Report(),
            Examples.Report("globe-1", "Elin Globe", "We will spend 3.5 per cent by 2031", "2025-03-27"),
        ]);
        await JoinAsync(record);
        await record.SaveAsync([
            Examples.Report(quote: "We will spend 3.6 per cent by 2030"),
            Examples.Report("globe-1", "Rival", "We will spend nothing").From("spoof.txt"),
        ]);
        await JoinAsync(record);
    }

    private static async Task JoinAsync(RecordStore record)
    {
        if ((await record.SummaryAsync()).NotYetJoined == 0)
            return;
        var all = new List<Core.Said.ReadDocument>();
        await foreach (var read in record.AllDocumentsAsync())
            all.Add(read);
        var utterance = Examples.JoinedOf([.. all]);
        await record.ReplaceUtterancesAsync(
            [utterance],
            all.ToDictionary(read => read.Document.Id, read => new CodePoints(read.Document.Text))
        );
    }

    private static Task<RecordStore> OpenAsync(string address, Func<DbConnection, Task> beforeWrite)
    {
        RecordAddress.Parse(address).Try(out var parsed).ShouldBeTrue();
        return RecordStore.OpenAsync(
            parsed!,
            TimeProvider.System,
            TimeSpan.FromSeconds(10),
            create: true,
            Foedera.Store.Migrations.Schema.Scripts,
            default,
            beforeWrite
        );
    }

    private static async Task<bool> FailsAsync(string address, int n, Failure failure)
    {
        try
        {
            var write = 0;
            await using var record = await OpenAsync(
                address,
                connection => ++write == n ? FailAsync(connection, failure, address) : Task.CompletedTask
            );
            await RunAsync(record);
            return false;
        }
        catch (Exception fault)
            when (fault is RecordException or InvalidOperationException { Message: "the n-th write" })
        {
            return true;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
        }
    }

    private static Task FailAsync(DbConnection connection, Failure failure, string address) =>
        failure switch
        {
            Failure.FullDisk when connection is SqliteConnection => connection.ExecuteAsync(
                "pragma max_page_count = 1",
                default
            ),
            Failure.FullDisk => throw new PostgresException(
                "could not extend file: No space left on device",
                "ERROR",
                "ERROR",
                "53100"
            ),
            Failure.LostConnection => TerminateAsync((NpgsqlConnection)connection, address),
            _ => throw new InvalidOperationException("the n-th write"),
        };

    private static async Task TerminateAsync(NpgsqlConnection connection, string address)
    {
        RecordAddress.Parse(address).Try(out var database).ShouldBeTrue();
        await using var other = NpgsqlDataSource.Create(((RecordAddress.PostgresDatabase)database!).ConnectionString);
        await using var command = other.CreateCommand($"select pg_terminate_backend({connection.ProcessID})");
        await command.ExecuteNonQueryAsync();
    }
}
