using System.Diagnostics;
using Foedera.Store;
using Foedera.Store.Queries;
using Foedera.System.Tests.Store;
using Microsoft.Data.Sqlite;

namespace Foedera.System.Tests.Cli;

/// <summary>What the record goes through: killed processes, full disks, locks, read-only folders.</summary>
public sealed class HardTimesSpecs : IAsyncDisposable
{
    private const int Many = 1500;

    private readonly TestRecords records = new();

    private string Db => Path.Combine(records.Folder, "record.db");

    public ValueTask DisposeAsync() => records.DisposeAsync();

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task A_killed_reading_leaves_a_readable_record_and_reading_again_completes_it(string engine)
    {
        var address = await records.AddressAsync(engine);
        var corpus = Corpus(Many);
        using var reading = FoederaProgram.Start(
            new ProcessStartInfo("dotnet", ["exec", FoederaProgram.Dll, "read", corpus, "--db", address])
        );
        var drained = Task.WhenAll(reading.StandardOutput.ReadToEndAsync(), reading.StandardError.ReadToEndAsync());
        var seen = await SomeAreRecordedAsync(address, reading);
        reading.Kill();
        await reading.WaitForExitAsync();
        await drained;
        seen.ShouldBeInRange(1, Many - 1, "the reading was to be killed in its middle");

        await using (var record = await RecordStore.OpenExistingAsync(address, TimeProvider.System))
        {
            var summary = await record.SummaryAsync();
            summary.Documents.ShouldBeInRange(seen, Many);
            summary.Statements.ShouldBe(summary.Documents, "every document was recorded with its statement");
            summary.NotYetJoined.ShouldBe(summary.Documents);
            (await record.FirstBrokenEntryAsync()).ShouldBeNull();
            (
                await record.SearchAsync(new StatementQuery { Words = "promise" }, Paging.First)
            ).Statements.Total.ShouldBe(summary.Documents);
        }

        (await FoederaProgram.RunAsync("read", corpus, "--db", address)).Succeeds();

        await using var completed = await RecordStore.OpenExistingAsync(address, TimeProvider.System);
        (await completed.SummaryAsync()).ShouldSatisfyAllConditions(
            s => s.Documents.ShouldBe(Many),
            s => s.Statements.ShouldBe(Many),
            s => s.NotYetJoined.ShouldBe(0)
        );
        (await completed.FirstBrokenEntryAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_locked_record_is_said_to_be_in_use_and_can_still_be_read()
    {
        (await FoederaProgram.RunAsync("read", Corpus(3), "--db", Db)).Succeeds();
        await using var other = new SqliteConnection($"Data Source={Db}");
        await other.OpenAsync();
        await using var writing = other.BeginTransaction(deferred: false);

        var ran = await FoederaProgram.RunAsync("read", Corpus(5), "--db", Db);

        ran.Code.ShouldBe(1);
        ran.Errors.ShouldContain("being written by another process");
        (await FoederaProgram.RunAsync("utterances", "--db", Db)).Succeeds();
        await writing.RollbackAsync();
        (await FoederaProgram.RunAsync("read", Corpus(5), "--db", Db)).Succeeds();
    }

    [Fact]
    public async Task A_full_disk_is_said_and_what_was_recorded_stays()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("needs a limit on the size of files (ulimit -f)");
        (await FoederaProgram.RunAsync("read", Corpus(3), "--db", Db)).Succeeds();
        var limit = (new FileInfo(Db).Length / 1024) + 64;
        // a write beyond the limit fails like one on a full disk; the run time's own mapped memory must not count
        var start = new ProcessStartInfo(
            "bash",
            [
                "-c",
                $"trap '' XFSZ; ulimit -f {limit}; exec dotnet exec '{FoederaProgram.Dll}' read '{Corpus(800)}' --db '{Db}'",
            ]
        );
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";

        var ran = await FoederaProgram.RunAsync(start);

        ran.Code.ShouldBe(1, ran.Errors);
        ran.Errors.ShouldContain("what was recorded before is kept");
        await using (var record = await RecordStore.OpenExistingAsync(Db, TimeProvider.System))
        {
            (await record.SummaryAsync()).Documents.ShouldBeGreaterThanOrEqualTo(3);
            (await record.FirstBrokenEntryAsync()).ShouldBeNull();
        }
        (await FoederaProgram.RunAsync("read", Corpus(800), "--db", Db)).Succeeds();
    }

    [Fact]
    public async Task A_record_in_a_read_only_folder_can_be_asked_but_not_written()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("needs Unix permissions");
            return;
        }
        (await FoederaProgram.RunAsync("read", Corpus(3), "--db", Db)).Succeeds();
        SqliteConnection.ClearAllPools();
        File.SetUnixFileMode(Db, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        File.SetUnixFileMode(
            records.Folder,
            UnixFileMode.UserRead
                | UnixFileMode.UserExecute
                | UnixFileMode.GroupRead
                | UnixFileMode.GroupExecute
                | UnixFileMode.OtherRead
                | UnixFileMode.OtherExecute
        );
        try
        {
            var asked = await AsOrdinaryUserAsync("utterances", "--db", Db);
            asked.Code.ShouldBe(0, asked.Errors);

            var written = await AsOrdinaryUserAsync("read", Corpus(3), FoederaProgram.PathOf("samples"), "--db", Db);
            written.Code.ShouldBe(1);
            written.Errors.ShouldContain("cannot be written");

            var made = await AsOrdinaryUserAsync(
                "read",
                FoederaProgram.PathOf("samples"),
                "--db",
                Path.Combine(records.Folder, "other.db")
            );
            made.Code.ShouldBe(1);
            made.Errors.ShouldContain("cannot be");
        }
        finally
        {
            File.SetUnixFileMode(
                records.Folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }
    }

    // root may write anywhere: the test then runs the program as nobody, where that user can reach it
    private static async Task<Ran> AsOrdinaryUserAsync(params string[] args)
    {
        if (!Environment.IsPrivilegedProcess)
            return await FoederaProgram.RunAsync(args);
        var start = new ProcessStartInfo(
            "setpriv",
            ["--reuid=65534", "--regid=65534", "--clear-groups", "dotnet", "exec", FoederaProgram.Dll, .. args]
        );
        start.Environment["HOME"] = "/tmp";
        var probe = new ProcessStartInfo(
            "setpriv",
            ["--reuid=65534", "--regid=65534", "--clear-groups", "test", "-r", FoederaProgram.Dll]
        );
        if (!File.Exists("/usr/bin/setpriv") || (await FoederaProgram.RunAsync(probe)).Code != 0)
            Assert.Skip("runs as root, and nobody cannot reach the program here");
        return await FoederaProgram.RunAsync(start);
    }

    private static async Task<long> SomeAreRecordedAsync(string address, Process reading)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromMinutes(1) && !reading.HasExited)
        {
            await Task.Delay(20);
            try
            {
                await using var record = await RecordStore.OpenExistingAsync(address, TimeProvider.System);
                if ((await record.SummaryAsync()).Documents is > 0 and var documents)
                    return documents;
            }
            catch (RecordException)
            {
                // not made yet
            }
        }
        return 0;
    }

    private string Corpus(int documents)
    {
        var folder = Path.Combine(records.Folder, $"corpus-{documents}");
        if (Directory.Exists(folder))
            return folder;
        Directory.CreateDirectory(folder);
        for (var i = 0; i < documents; i++)
            File.WriteAllText(
                Path.Combine(folder, $"report-{i:00000}.txt"),
                $"PORT ELIN — “We will keep promise number {i} before the year {2030 + (i % 50)} is over,” Minister Ada Lindqvist said on Tuesday. {Filler(i)}\n"
            );
        return folder;
    }

    private static string Filler(int seed) =>
        string.Join(' ', Enumerable.Range(0, 150).Select(i => $"word{(seed * 31) + (i * 7)}"));
}
