using Foedera.Cli;
using Foedera.Core.Delivered;
using Foedera.Store;
using Foedera.System.Tests.Store;

namespace Foedera.System.Tests.Delivered;

/// <summary><c>foedera import indicators</c> from end to end.</summary>
public sealed class ImportSpecs : IAsyncDisposable
{
    private const string Header = "indicator,who,year,value,flag,edition,released\n";
    private const string Good =
        Header
        + "nato-core-defence-share-gdp,Spain,2026,2.10,estimate,NATO-2026-12,2026-12-10\n"
        + "nato-core-defence-share-gdp,Hungary,2026,2.30,estimate,NATO-2026-12,2026-12-10\n";
    private readonly TestRecords records = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_edition_is_recorded_once_and_what_was_said_before_it_stays()
    {
        var db = await records.AddressAsync(TestRecords.Sqlite);
        (await ImportAsync(db, Good)).ShouldBe(ExitCode.Success);
        (await ImportAsync(db, Good)).ShouldBe(ExitCode.Success);
        (await FiguresAsync(db))
            .Select(f => (f.Who.Code, f.Value, f.Flag))
            .ShouldBe([("ESP", 2.10m, Certainty.Estimate), ("HUN", 2.30m, Certainty.Estimate)], ignoreOrder: true);
        (await CommandLine.RunAsync(["pledges", "--ally", "HUN", "--db", db])).ShouldBe(ExitCode.Success);
    }

    [Theory]
    [InlineData(
        "a comma for a point",
        Good + "nato-core-defence-share-gdp,Italy,2026,\"2,10\",estimate,NATO-2026-12,2026-12-10\n"
    )]
    [InlineData("300 for 3.00", Good + "nato-core-defence-share-gdp,Italy,2026,300,estimate,NATO-2026-12,2026-12-10\n")]
    [InlineData(
        "a state nobody knows",
        Good + "nato-core-defence-share-gdp,Ruritania,2026,2.0,estimate,NATO-2026-12,2026-12-10\n"
    )]
    public async Task A_table_with_one_wrong_row_leaves_the_record_as_it_was(string why, string table)
    {
        var db = await records.AddressAsync(TestRecords.Sqlite);
        (await ImportAsync(db, table)).ShouldBe(ExitCode.WrongInput, why);
        (await FiguresAsync(db)).ShouldBeEmpty(why);
    }

    [Fact]
    public async Task An_edition_older_than_the_newest_is_filed_only_when_asked_for()
    {
        var db = await records.AddressAsync(TestRecords.Sqlite);
        var old = Header + "nato-defence-share-gdp,Spain,2023,1.26,estimate,NATO-2023-03,2023-03-21\n";
        (await ImportAsync(db, old)).ShouldBe(ExitCode.WrongInput);
        (await ImportAsync(db, old, "--older")).ShouldBe(ExitCode.Success);
        (await FiguresAsync(db)).ShouldHaveSingleItem().Vintage.ShouldBe("NATO-2023-03");
    }

    [Theory]
    [InlineData("path", "ESP", "--pledge", "hague-2025-core")]
    [InlineData("pledges", "--as-of", "2024-01-01")]
    [InlineData("pledges", "--ally", "Spain", "--history", "--format", "csv")]
    public async Task A_fresh_clone_answers_without_a_record(params string[] question)
    {
        var absent = Path.Combine(records.Folder, "absent.db");
        (await CommandLine.RunAsync([.. question, "--db", absent])).ShouldBe(ExitCode.Success);
        File.Exists(absent).ShouldBeFalse();
    }

    [Theory]
    [InlineData("path", "ESP", "--pledge", "no-such-pledge")]
    [InlineData("path", "ISL", "--pledge", "hague-2025-core")]
    [InlineData("pledges", "--ally", "Ruritania")]
    [InlineData("pledges", "--as-of", "soon")]
    [InlineData("what-if", "no-such-file.yaml")]
    [InlineData("eval", "paths", "--series", "no-such-file.csv")]
    public async Task What_cannot_be_answered_is_wrong_input(params string[] question) =>
        (await CommandLine.RunAsync(question)).ShouldBe(ExitCode.WrongInput);

    public ValueTask DisposeAsync() => records.DisposeAsync();

    private async Task<int> ImportAsync(string db, string table, params string[] more)
    {
        var file = Path.Combine(records.Folder, "table.csv");
        await File.WriteAllTextAsync(file, table, Stop);
        return await CommandLine.RunAsync(["import", "indicators", file, "--db", db, .. more]);
    }

    private static async Task<IReadOnlyList<Observation>> FiguresAsync(string db)
    {
        await using var store = await RecordStore.OpenAsync(db, TimeProvider.System, stop: Stop);
        return (await store.FiguresAsync(Stop)).Figures;
    }
}
