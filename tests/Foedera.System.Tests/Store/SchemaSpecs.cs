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
    public void Both_databases_have_the_same_scripts_each_with_a_number_of_its_own()
    {
        var sqlite = Schema.Scripts("sqlite");
        sqlite.Select(s => (s.Number, s.Name)).ShouldBe(Schema.Scripts("postgres").Select(s => (s.Number, s.Name)));
        sqlite.Select(s => s.Number).ShouldBeUnique();
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task A_record_of_the_first_version_is_upgraded_and_keeps_what_it_holds(string engine)
    {
        var address = await records.AddressAsync(engine);
        await using (var first = await OpenAsync(address, name => [Schema.Scripts(name)[0]])) await first.SaveAsync([Examples.Report().WithoutStatements()]);

        await using (var newer = await OpenAsync(address, name => [.. Schema.Scripts(name), Later(Schema.Scripts(name)[^1].Number + 1)]))
            (await newer.DocumentAsync("courier-1")).ShouldNotBeNull().Statements.ShouldBeEmpty();

        var refused = await Should.ThrowAsync<RecordException>(() => OpenAsync(address, Schema.Scripts));
        refused.Problem.Code.ShouldBe("RECORD002");
        refused.Message.ShouldContain("newer");
    }

    [Fact]
    public async Task A_statement_recorded_before_wordings_were_read_for_what_they_bind_to_opens_without_it()
    {
        var address = await records.AddressAsync(TestRecords.Sqlite);
        await using (var older = await OpenAsync(address, name => [.. Schema.Scripts(name).Take(3)])) await older.SaveAsync([Examples.Report().WithoutStatements()]);
        await using (var connection = new SqliteConnection($"Data Source={address}"))
        {
            await connection.OpenAsync();
            await connection.ExecuteAsync(
                """
                insert into statements (key, document_key, id, number, kind, type, source, cue, content, content_text, candidates, figures, confidence, rule)
                select 1, key, 'courier-1#1', 0, 'direct', 'commitment', '[]', '[]', '[[14,50]]', '“We will spend”', 'null', '[]', 0.9, 'QuoteThenClause' from documents
                """, default);
        }

        await using var now = await OpenAsync(address, Schema.Scripts);

        var statement = (await now.DocumentAsync("courier-1")).ShouldNotBeNull().Statements.ShouldHaveSingleItem().Statement;
        (statement.Rule, statement.Modality).ShouldBe(("QuoteThenClause", Core.Said.Modality.None));
        (await now.InTextAsync(["courier-1#1"])).ShouldHaveSingleItem().Value.Statement.Modality.ShouldBe(Core.Said.Modality.None);
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task A_script_that_fails_changes_nothing(string engine)
    {
        var address = await records.AddressAsync(engine);
        await using (var first = await OpenAsync(address, Schema.Scripts)) await first.SaveAsync([Examples.Report()]);
        var broken = new Script(Schema.Scripts("sqlite")[^1].Number + 1, "broken", "create table half (a integer); create table half (a integer);");

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

        (await Should.ThrowAsync<RecordException>(() => RecordStore.OpenAsync(address, TimeProvider.System))).Problem.Code.ShouldBe("RECORD008");
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task Two_writers_take_turns(string engine)
    {
        var address = await records.AddressAsync(engine);
        await using var one = await RecordStore.OpenAsync(address, TimeProvider.System);
        await using var other = await RecordStore.OpenAsync(address, TimeProvider.System);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => (i % 2 == 0 ? one : other).SaveAsync([Examples.Report($"r-{i}")]))));

        (await one.SummaryAsync()).Documents.ShouldBe(40);
        (await one.FirstBrokenEntryAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Entries_of_the_ledger_cannot_be_changed()
    {
        var address = await records.AddressAsync(TestRecords.Sqlite);
        await using (var record = await RecordStore.OpenAsync(address, TimeProvider.System)) await record.SaveAsync([Examples.Report()]);
        await using var connection = new SqliteConnection($"Data Source={address}");
        await connection.OpenAsync();

        (await Should.ThrowAsync<SqliteException>(() => connection.ExecuteAsync("update entries set event = 'never happened'", default))).Message.ShouldContain("never changed");
        (await Should.ThrowAsync<SqliteException>(() => connection.ExecuteAsync("delete from entries", default))).Message.ShouldContain("never deleted");
    }

    [Theory]
    [InlineData("postgres://ada:se%40cret@db.example:5433/foedera?sslmode=require", "Host=db.example;Application Name=foedera;Port=5433;Username=ada;Password=se@cret;Database=foedera;SSL Mode=Require")]
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
    public void Wrong_addresses_are_problems(string address) => RecordAddress.Parse(address).Problems.ShouldHaveSingleItem().Code.ShouldBe("RECORD001");

    private static Script Later(int number) => new(number, "later", "create table later (a integer)");

    private static Task<RecordStore> OpenAsync(string address, Func<string, IReadOnlyList<Script>> scripts)
    {
        RecordAddress.Parse(address).Try(out var read).ShouldBeTrue();
        return RecordStore.OpenAsync(read!, TimeProvider.System, TimeSpan.FromSeconds(5), create: true, scripts, default);
    }
}
