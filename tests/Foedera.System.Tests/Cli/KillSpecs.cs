using System.Diagnostics;
using Foedera.Store;
using Foedera.System.Tests.Store;
using Microsoft.Data.Sqlite;

namespace Foedera.System.Tests.Cli;

/// <summary>Readings killed at any moment (SIGKILL): the record is whole each time, and a rerun gives the record of an
/// undisturbed run, column for column
/// (<see cref="RecordDump"/> says what is compared). 500 kills on SQLite and 100 on PostgreSQL with <c>./test
/// --long</c>, a few else.</summary>
public sealed class KillSpecs : IAsyncDisposable
{
    private const int Documents = 240;
    private const int RunsToARecord = 10;
    private readonly TestRecords records = new();

    public ValueTask DisposeAsync() => records.DisposeAsync();

    [Theory, InlineData(TestRecords.Sqlite, 500, 6), InlineData(TestRecords.Postgres, 100, 4)]
    public async Task A_reading_that_is_killed_leaves_a_whole_record_and_a_rerun_completes_it(
        string engine,
        int many,
        int few
    )
    {
        var kills = LongRun.IsAsked ? many : few;
        var corpus = Corpus();
        var moments = new Random(kills);
        var undisturbed = await CompletedAsync(await records.AddressAsync(engine), corpus);
        var (toFirst, toEnd) = await TimesAsync(await records.AddressAsync(engine), corpus);

        for (var done = 0; done < kills; )
        {
            var address = await records.AddressAsync(engine);
            for (var run = 0; run < RunsToARecord && done < kills; run++)
            {
                // every second one while the record is written, which is a small part of the time
                var isWriting = done % 2 == 1;
                if (!await KilledAsync(address, corpus, isWriting, moments.Next(isWriting ? toEnd : toFirst + toEnd)))
                    continue;
                done++;
                await WholeAsync(address, done);
            }
            (await CompletedAsync(address, corpus)).ShouldBe(undisturbed, $"after {done} kills");
        }
    }

    // how long an undisturbed reading takes to its first recorded document, and from there to its end, in milliseconds
    private static async Task<(int ToFirst, int ToEnd)> TimesAsync(string address, string corpus)
    {
        var clock = Stopwatch.StartNew();
        using var reading = Start(address, corpus);
        var errors = reading.StandardError.ReadToEndAsync();
        await reading.StandardOutput.ReadLineAsync();
        var first = (int)clock.ElapsedMilliseconds;
        await reading.StandardOutput.ReadToEndAsync();
        await reading.WaitForExitAsync();
        reading.ExitCode.ShouldBe(0, await errors);
        return (Math.Max(1, first), Math.Max(1, (int)clock.ElapsedMilliseconds - first));
    }

    private static Process Start(string address, string corpus) =>
        FoederaProgram.Start(
            new ProcessStartInfo(
                "dotnet",
                ["exec", FoederaProgram.Dll, "read", corpus, "--db", address, "--format", "jsonl"]
            )
        );

    private static async Task<bool> KilledAsync(string address, string corpus, bool isWriting, int after)
    {
        using var reading = Start(address, corpus);
        var errors = reading.StandardError.ReadToEndAsync();
        if (isWriting)
            await reading.StandardOutput.ReadLineAsync();
        var output = reading.StandardOutput.ReadToEndAsync();
        await Task.WhenAny(Task.Delay(after), reading.WaitForExitAsync());
        var isKilled = !reading.HasExited;
        if (isKilled)
            reading.Kill();
        await reading.WaitForExitAsync();
        await Task.WhenAll(output, errors);
        return isKilled;
    }

    private static async Task WholeAsync(string address, int kill)
    {
        // killed before there was anything
        if (
            !address.Contains("://", StringComparison.Ordinal)
            && (!File.Exists(address) || new FileInfo(address).Length == 0)
        )
            return;
        await using var record = await RecordStore.OpenAsync(address, TimeProvider.System);
        var audit = await record.AuditAsync();
        audit.IsWhole.ShouldBeTrue(
            $"after kill {kill}: {string.Join("; ", audit.Checks.Select(check => check.First))}"
        );
        SqliteConnection.ClearAllPools();
    }

    private static async Task<string> CompletedAsync(string address, string corpus)
    {
        (await FoederaProgram.RunAsync("read", corpus, "--db", address)).Succeeds();
        await using var record = await RecordStore.OpenExistingAsync(address, TimeProvider.System);
        (await record.AuditAsync()).IsWhole.ShouldBeTrue();
        return await RecordDump.OfAsync(record);
    }

    private string Corpus()
    {
        var folder = Directory.CreateDirectory(Path.Combine(records.Folder, "corpus")).FullName;
        for (var i = 0; i < Documents; i++)
            File.WriteAllText(
                Path.Combine(folder, $"report-{i:000}.txt"),
                $"PORT ELIN — “We will keep promise number {i / 3} before the year {2030 + (i % 50)} is over,” Minister Ada Lindqvist said on Tuesday. Report {i}.\n"
            );
        return folder;
    }
}
