using Foedera.System.Tests.Cli;
using Foedera.System.Tests.Store;

namespace Foedera.System.Tests.Fetching;

/// <summary><c>foedera read https://…</c> as a user meets it.</summary>
public sealed class FetchedReadingSpecs : IAsyncLifetime
{
    private readonly TestRecords records = new();
    private LocalPress press = null!;

    public async ValueTask InitializeAsync() => press = await LocalPress.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await press.DisposeAsync();
        await records.DisposeAsync();
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task A_feed_gives_its_stories_once_and_later_only_what_is_new(string engine)
    {
        var db = await records.AddressAsync(engine);
        (await ReadAsync(db, "/feed.xml")).Succeeds().Lines.Count.ShouldBe(3);

        press.Stories = 4;
        var later = (await ReadAsync(db, "/feed.xml")).Succeeds().Lines.ShouldHaveSingleItem();

        later.GetProperty("path").GetString().ShouldBe(press.At("/story/4"));
        later.GetProperty("statements").GetInt32().ShouldBeGreaterThan(0);
        press.VisitsOf("/story/1").ShouldBe(1);
    }

    [Fact]
    public async Task A_sitemap_gives_its_pages()
    {
        var read = (await ReadAsync(Path.Combine(records.Folder, "record.db"), "/sitemap.xml")).Succeeds();
        read.Lines.Select(line => line.GetProperty("path").GetString())
            .ShouldBe([press.At("/story/1"), press.At("/story/2"), press.At("/story/3")]);
    }

    [Fact]
    public async Task A_page_is_asked_for_anew_and_a_correction_takes_its_place()
    {
        var db = Path.Combine(records.Folder, "record.db");
        (await ReadAsync(db, "/story/1")).Succeeds();
        (await ReadAsync(db, "/story/1")).Succeeds().Lines.ShouldBeEmpty("its host says that nothing changed");

        press.FirstQuote = LocalPress.QuoteOf(2);
        (await ReadAsync(db, "/story/1"))
            .Succeeds()
            .Lines.ShouldHaveSingleItem()
            .GetProperty("record")
            .GetString()
            .ShouldBe("superseded");
    }

    [Fact]
    public async Task A_bad_address_costs_a_line_and_the_rest_is_read()
    {
        var read = await ReadAsync(Path.Combine(records.Folder, "record.db"), "/gone", "/story/2");
        read.Code.ShouldBe(1);
        read.Errors.ShouldContain("[FETCH007]");
        read.Lines.ShouldHaveSingleItem().GetProperty("path").GetString().ShouldBe(press.At("/story/2"));
    }

    [Fact]
    public async Task Without_leave_no_place_on_this_machine_is_fetched()
    {
        var read = await FoederaProgram.RunAsync(
            "read",
            press.At("/story/1"),
            "--db",
            Path.Combine(records.Folder, "record.db")
        );
        read.Code.ShouldBe(1);
        read.Errors.ShouldContain("[FETCH002]");
        press.VisitsOf("/story/1").ShouldBe(0);
    }

    [Fact]
    public async Task What_was_fetched_is_exported_as_an_archive_that_gives_the_same_documents()
    {
        var (db, folder) = (Path.Combine(records.Folder, "record.db"), Path.Combine(records.Folder, "export"));
        (await ReadAsync(db, "/story/1", "/story/2")).Succeeds();
        (await FoederaProgram.RunAsync("export", folder, "--db", db)).Succeeds();

        var archive = Path.Combine(folder, "snapshots.warc.gz");
        var again = (
            await FoederaProgram.RunAsync(
                "read",
                archive,
                "--db",
                Path.Combine(records.Folder, "again.db"),
                "--format",
                "jsonl"
            )
        ).Succeeds();

        again
            .Lines.Select(line => line.GetProperty("path").GetString())
            .ShouldBe(
                [$"{archive} ({press.At("/story/1")})", $"{archive} ({press.At("/story/2")})"],
                ignoreOrder: true
            );
        again.Lines.ShouldAllBe(line => line.GetProperty("statements").GetInt32() > 0);
    }

    [Fact]
    public async Task A_list_names_its_bad_line()
    {
        var list = Path.Combine(records.Folder, "addresses.txt");
        await File.WriteAllTextAsync(list, $"# the gazette\n{press.At("/story/1")}\nnonsense\n");
        var read = await FoederaProgram.RunAsync(
            "read",
            "--addresses",
            list,
            "--db",
            Path.Combine(records.Folder, "record.db")
        );
        read.Code.ShouldBe(1);
        read.Errors.ShouldContain("addresses.txt:3:");
    }

    private Task<Ran> ReadAsync(string db, params string[] paths) =>
        FoederaProgram.RunAsync([
            "read",
            .. paths.Select(press.At),
            "--db",
            db,
            "--format",
            "jsonl",
            "--allow-address",
            press.Place,
        ]);
}
