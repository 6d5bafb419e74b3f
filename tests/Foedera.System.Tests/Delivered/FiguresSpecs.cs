using Foedera.Core.Delivered;
using Foedera.Core.Primitives;
using Foedera.Store;
using Foedera.System.Tests.Store;

namespace Foedera.System.Tests.Delivered;

/// <summary>Figures in the record, on both engines.</summary>
public sealed class FiguresSpecs : IAsyncDisposable
{
    private static readonly Vintage June = new("E-06", DateWindow.TryParse("2024-06-17")!);
    private static readonly Vintage March = new("E-03", DateWindow.TryParse("2026-03")!);
    private readonly TestRecords records = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task Figures_come_back_as_they_went_in(string engine)
    {
        await using var store = await records.OpenAsync(engine);
        Observation[] figures =
        [
            Figure(2023, 2.0m, June),
            Figure(2023, 2.00m, March),
            Figure(2024, 1.428m, March) with
            {
                Flag = Certainty.Provisional,
            },
        ];
        (await store.ImportFiguresAsync("table.csv", figures, [June, March], Stop)).ShouldBe(new FiguresImported(3, 0));
        var (read, editions) = await store.FiguresAsync(Stop);
        read.Select(r => (r, r.Value.Scale)).ShouldBe(figures.Select(f => (f, f.Value.Scale)), ignoreOrder: true);
        editions.ShouldBe([March, June]);
        (await store.LedgerAsync("table.csv", Foedera.Store.Queries.Paging.First, Stop))
            .ShouldHaveSingleItem()
            .Event.ShouldBe("figures-imported");
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task The_same_table_twice_changes_nothing(string engine)
    {
        await using var store = await records.OpenAsync(engine);
        await store.ImportFiguresAsync("table.csv", [Figure(2023, 2.0m, June)], [June], Stop);
        (await store.ImportFiguresAsync("table.csv", [Figure(2023, 2.0m, June)], [June], Stop)).ShouldBe(
            new FiguresImported(0, 1)
        );
        (await store.LedgerAsync("table.csv", Foedera.Store.Queries.Paging.First, Stop)).Count.ShouldBe(1);
    }

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task An_edition_never_changes_and_a_refused_import_leaves_nothing_behind(string engine)
    {
        await using var store = await records.OpenAsync(engine);
        await store.ImportFiguresAsync("table.csv", [Figure(2023, 2.0m, June)], [June], Stop);
        var changed = await Should.ThrowAsync<RecordException>(() =>
            store.ImportFiguresAsync("other.csv", [Figure(2022, 1.9m, June), Figure(2023, 2.1m, June)], [June], Stop)
        );
        changed.Message.ShouldContain("RECORD014");
        var moved = await Should.ThrowAsync<RecordException>(() =>
            store.ImportFiguresAsync(
                "other.csv",
                [],
                [June with { Released = DateWindow.TryParse("2024-06-18")! }],
                Stop
            )
        );
        moved.Message.ShouldContain("RECORD015");
        (await store.FiguresAsync(Stop)).Figures.ShouldHaveSingleItem().Value.ShouldBe(2.0m);
    }

    public ValueTask DisposeAsync() => records.DisposeAsync();

    private static Observation Figure(int year, decimal value, Vintage edition) =>
        new(
            "share",
            StateCode.Parse("AAA"),
            year,
            value,
            Certainty.Estimate,
            edition.Id,
            new SourceRow("table.csv", year, "https://example.org/table") { Sheet = "Table 3", Note = "by hand" }
        );
}
