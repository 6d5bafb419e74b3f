using Foedera.Store;
using Foedera.Store.Engines;
using Foedera.Store.Migrations;
using Microsoft.Data.Sqlite;

namespace Foedera.System.Tests.Store;

public sealed class SchemaSpecs : IAsyncDisposable
{
    private readonly TestRecords records = new();

    public ValueTask DisposeAsync() => records.DisposeAsync();

    [Fact]
    public void Both_databases_have_the_same_scripts_in_the_same_order()
    {
        var sqlite = Schema.Scripts("sqlite");
        sqlite.Select(s => (s.Number, s.Name)).ShouldBe(Schema.Scripts("postgres").Select(s => (s.Number, s.Name)));
        sqlite.Select(s => s.Number).ShouldBe(sqlite.Select(s => s.Number).Distinct().Order());
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task A_record_of_an_older_version_is_upgraded_and_keeps_what_it_holds(string engine)
    {
        var address = await records.AddressAsync(engine);
        await using (
            var older = await OpenAsync(address, name => [.. Schema.Scripts(name).Where(script => script.Number <= 3)])
        )
            await older.WriteAsync(OldRows);

        await using (
            var newer = await OpenAsync(
                address,
                name => [.. Schema.Scripts(name), Later(Schema.Scripts(name)[^1].Number + 1)]
            )
        )
        {
            var view = (await newer.DocumentAsync("courier-1")).ShouldNotBeNull();
            var statement = view.Statements.ShouldHaveSingleItem().Statement;
            (statement.Rule, statement.Modality).ShouldBe(("QuoteThenClause", Core.Said.Modality.None));
            view.Name.ShouldBe(new("courier-1", "the-harbour-courier:a%3Ab.txt", "abc"));
            (await newer.InTextAsync(["courier-1#1"]))
                .ShouldHaveSingleItem()
                .Value.Statement.Modality.ShouldBe(Core.Said.Modality.None);
        }

        var refused = await Should.ThrowAsync<RecordException>(() => OpenAsync(address, Schema.Scripts));
        refused.Problem.Code.ShouldBe("RECORD002");
        refused.Message.ShouldContain("newer");
    }

    [Fact]
    public async Task Scripts_that_came_in_between_are_applied_as_well()
    {
        var address = await records.AddressAsync(TestRecords.Sqlite);
        var last = Schema.Scripts("sqlite")[^1].Number;
        await using (var first = await OpenAsync(address, name => [.. Schema.Scripts(name), Later(last + 2)]))
            await first.SaveAsync([Examples.Report()]);

        await using (
            var then = await OpenAsync(
                address,
                name =>
                    [
                        .. Schema.Scripts(name),
                        new Script(last + 1, "between", "create table between_them (a integer)"),
                        Later(last + 2),
                    ]
            )
        )
            (await then.SummaryAsync()).Documents.ShouldBe(1);

        await using var connection = new SqliteConnection($"Data Source={address}");
        await connection.OpenAsync();
        (await connection.CountAsync("select count(*) from between_them", default)).ShouldBe(0);
    }

    [Fact]
    public async Task A_failure_after_a_statement_that_has_columns_is_no_secret()
    {
        var address = await records.AddressAsync(TestRecords.Sqlite);
        await using var connection = new SqliteConnection($"Data Source={address}");
        await connection.OpenAsync();

        await Should.ThrowAsync<SqliteException>(() =>
            connection.ExecuteAsync("select 1; insert into nowhere values (1)", default)
        );
    }

    [Fact]
    public async Task A_record_that_lacks_a_table_says_so_in_one_line()
    {
        await using var record = await records.OpenAsync(TestRecords.Sqlite);
        await record.WriteAsync("drop table wordings");

        var refused = (await Should.ThrowAsync<RecordException>(() => record.SummaryAsync())).Problem;
        refused.Code.ShouldBe("RECORD007");
        refused.Message.ShouldContain("wordings");
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task A_script_that_fails_changes_nothing(string engine)
    {
        var address = await records.AddressAsync(engine);
        await using (var first = await OpenAsync(address, Schema.Scripts))
            await first.SaveAsync([Examples.Report()]);
        var broken = new Script(
            Schema.Scripts("sqlite")[^1].Number + 1,
            "broken",
            "create table half (a integer); create table half (a integer);"
        );

        await Should.ThrowAsync<RecordException>(() => OpenAsync(address, name => [.. Schema.Scripts(name), broken]));

        await using var still = await OpenAsync(address, Schema.Scripts);
        (await still.SummaryAsync()).Documents.ShouldBe(1);
    }

    [Fact]
    public async Task A_database_of_another_program_is_left_alone()
    {
        var address = await records.AddressAsync(TestRecords.Sqlite);
        await using (var other = new SqliteConnection($"Data Source={address}"))
        {
            await other.OpenAsync();
            await other.ExecuteAsync("create table recipes (name text)", default);
        }

        (
            await Should.ThrowAsync<RecordException>(() => RecordStore.OpenAsync(address, TimeProvider.System))
        ).Problem.Code.ShouldBe("RECORD008");
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task Two_writers_take_turns(string engine)
    {
        var address = await records.AddressAsync(engine);
        await using var one = await RecordStore.OpenAsync(address, TimeProvider.System);
        await using var other = await RecordStore.OpenAsync(address, TimeProvider.System);

        await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(i => Task.Run(() => (i % 2 == 0 ? one : other).SaveAsync([Examples.Report($"r-{i}")])))
        );

        (await one.SummaryAsync()).Documents.ShouldBe(40);
        (await one.FirstBrokenEntryAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Entries_of_the_ledger_cannot_be_changed()
    {
        var address = await records.AddressAsync(TestRecords.Sqlite);
        await using (var record = await RecordStore.OpenAsync(address, TimeProvider.System))
            await record.SaveAsync([Examples.Report()]);
        await using var connection = new SqliteConnection($"Data Source={address}");
        await connection.OpenAsync();

        (
            await Should.ThrowAsync<SqliteException>(() =>
                connection.ExecuteAsync("update entries set event = 'never happened'", default)
            )
        ).Message.ShouldContain("never changed");
        (
            await Should.ThrowAsync<SqliteException>(() => connection.ExecuteAsync("delete from entries", default))
        ).Message.ShouldContain("never deleted");
    }

    [Theory]
    [InlineData(
        "postgres://ada:se%40cret@db.example:5433/foedera?sslmode=require",
        "Host=db.example;Application Name=foedera;Port=5433;Username=ada;Password=se@cret;Database=foedera;SSL Mode=Require"
    )]
    [InlineData("postgresql://localhost/foedera", "Host=localhost;Application Name=foedera;Database=foedera")]
    public void Addresses_of_PostgreSQL_are_read(string address, string settings)
    {
        RecordAddress.Parse(address).Try(out var read).ShouldBeTrue();
        var database = read.ShouldBeOfType<RecordAddress.PostgresDatabase>();
        database.ConnectionString.ShouldBe(settings);
        database.ToString().ShouldNotContain("cret");
    }

    [Theory]
    [InlineData("")]
    [InlineData("postgres://")]
    [InlineData("postgres://host/db?colour=blue")]
    public void Wrong_addresses_are_problems(string address) =>
        RecordAddress.Parse(address).Problems.ShouldHaveSingleItem().Code.ShouldBe("RECORD001");

    private const string OldRows = """
        insert into outlets (slug, name) values ('the-harbour-courier', 'The Harbour Courier');
        insert into documents (key, id, text, outlet, genre, transcript_kind, passages, fingerprint,
        statements_hash, reader, origin, recorded_at)
        values (1, 'courier-1', 'PORT ELIN — “We will spend” more, she said.', 'the-harbour-courier',
        'article', 'unstated', '[]', 'abc', 'def', 'foedera 0.0.1', '/home/ada/news/a:b.txt',
        '2025-03-27 08:00:00+00:00');
        insert into statements (key, document_key, id, number, kind, type, source, cue, content, content_text,
        candidates, figures, confidence, rule)
        values (1, 1, 'courier-1#1', 0, 'direct', 'commitment', '[]', '[]', '[[12,27]]', '“We will spend”',
        'null', '[]', 0.9, 'QuoteThenClause');
        """;

    private static Script Later(int number) => new(number, "later", "create table later (a integer)");

    private static Task<RecordStore> OpenAsync(string address, Func<string, IReadOnlyList<Script>> scripts)
    {
        RecordAddress.Parse(address).Try(out var read).ShouldBeTrue();
        return RecordStore.OpenAsync(
            read!,
            TimeProvider.System,
            TimeSpan.FromSeconds(5),
            create: true,
            scripts,
            default
        );
    }
}
