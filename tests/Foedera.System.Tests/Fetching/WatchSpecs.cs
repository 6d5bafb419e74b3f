using Foedera.Store;
using Foedera.System.Tests.Cli;
using Foedera.System.Tests.Store;

namespace Foedera.System.Tests.Fetching;

/// <summary><c>foedera watch</c> as a user meets it.</summary>
public sealed class WatchSpecs : IAsyncLifetime
{
    private readonly TestRecords records = new();
    private LocalPress press = null!;

    private string Sources => Path.Combine(records.Folder, "sources.yaml");

    public async ValueTask InitializeAsync() => press = await LocalPress.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await press.DisposeAsync();
        await records.DisposeAsync();
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task A_source_is_visited_when_it_is_due_and_its_state_outlives_the_program(string engine)
    {
        var db = await records.AddressAsync(engine);
        await WriteAsync(
            $"- name: Strait Gazette\n    address: {press.At("/feed.xml")}\n    rhythm: '0 0 1 1 *'\n  "
                + $"- name: Gone\n    address: {press.At("/gone")}"
        );

        var first = await WatchAsync(db);
        first.Code.ShouldBe(1, "one source has a problem");
        first.Errors.ShouldContain("[FETCH007]");
        var (gone, gazette) = (first.Json[0], first.Json[1]);
        gone.GetProperty("problem").GetString().ShouldBe("the host answers 410 Gone.");
        gone.GetProperty("failures").GetInt32().ShouldBe(1);
        gazette
            .GetProperty("last_new")
            .GetDateTimeOffset()
            .ShouldBe(gazette.GetProperty("last_visit").GetDateTimeOffset());

        (await WatchAsync(db))
            .Json[1]
            .GetProperty("last_visit")
            .GetDateTimeOffset()
            .ShouldBe(gazette.GetProperty("last_visit").GetDateTimeOffset());
        press.VisitsOf("/feed.xml").ShouldBe(1, "it is due in January");
    }

    [Fact]
    public async Task The_health_of_each_source_is_told_without_the_secrets_of_its_address()
    {
        var db = await records.AddressAsync(TestRecords.Sqlite);
        await WriteAsync(
            $"- name: Strait Gazette\n    address: {press.At("/feed.xml")}?token=secret\n  - name: "
                + $"Gone\n    address: {press.At("/gone")}"
        );
        await WatchAsync(db);

        await using var record = await RecordStore.OpenExistingAsync(db, TimeProvider.System);
        var (states, now) = (await record.WatchedAsync(), DateTimeOffset.UnixEpoch);
        var (gone, gazette) = (states[0], states[1]);
        gone.Problem.ShouldBe("the host answers 410 Gone.");
        gazette.ShownAddress.ShouldBe(press.At("/feed.xml"));
        (gazette with { LastNew = now }).SilentDays(now + TimeSpan.FromDays(3.5)).ShouldBe(3);
        (gazette with { LastNew = null }).SilentDays(now).ShouldBeNull();
    }

    [Fact]
    public async Task A_bad_file_names_each_fault_by_line()
    {
        await WriteAsync(
            "- name: A\n    address: ftp://a.example\n  - name: A\n    address: https://a.example\n   "
                + " rhythm: often\n    colour: red"
        );
        var watched = await WatchAsync(Path.Combine(records.Folder, "record.db"));
        watched.Code.ShouldBe(1);
        foreach (
            var fault in new[]
            {
                "sources.yaml:2: 'ftp://a.example' is no address",
                "'often' is no rhythm",
                "unknown field 'colour'",
                "'A' is the name of 2 sources",
            }
        )
            watched.Errors.ShouldContain(fault);
    }

    private Task WriteAsync(string sources) => File.WriteAllTextAsync(Sources, $"sources:\n  {sources}\n");

    private Task<Ran> WatchAsync(string db) =>
        FoederaProgram.RunAsync(
            "watch",
            Sources,
            "--once",
            "--db",
            db,
            "--format",
            "json",
            "--allow-address",
            press.Place
        );
}
