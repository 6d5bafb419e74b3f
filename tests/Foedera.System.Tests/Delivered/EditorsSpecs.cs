using Foedera.Cli;
using Foedera.Core.Delivered;
using Foedera.Core.Primitives;
using Foedera.Store;
using Foedera.Store.Queries;
using Foedera.System.Tests.Store;

namespace Foedera.System.Tests.Delivered;

/// <summary>Standings that editors set: recorded with reason, name and day, never erased.</summary>
public sealed class EditorsSpecs : IAsyncDisposable
{
    private readonly TestRecords records = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, InlineData(TestRecords.Sqlite), InlineData(TestRecords.Postgres)]
    public async Task All_that_was_set_comes_back_in_its_order_with_its_reasons(string engine)
    {
        await using var store = await records.OpenAsync(engine);
        var first = new EditorialStatus(
            "hague-2025-core",
            StateCode.Parse("FRA"),
            new DateOnly(2026, 9, 1),
            Schedule.Missed,
            "Typed wrongly.",
            "An Editor",
            "https://example.org/1"
        );
        var second = first with
        {
            Schedule = Schedule.OnPath,
            Reason = "The law was voted.",
            Source = "https://example.org/2",
        };
        var third = first with { On = new DateOnly(2026, 10, 1), Schedule = null, Reason = "The next edition is out." };
        var marks = new List<string> { await store.DeliveredMarkAsync(Stop) };
        foreach (var status in new[] { first, second, third })
        {
            await store.SetStatusAsync(status, Stop);
            marks.Add(await store.DeliveredMarkAsync(Stop));
        }
        (await store.EditorialStatusesAsync(Stop)).ShouldBe([
            first with
            {
                Turn = 1,
            },
            second with
            {
                Turn = 2,
            },
            third with
            {
                Turn = 3,
            },
        ]);
        marks.ShouldBeUnique();
        (await store.LedgerAsync("hague-2025-core/FRA", Paging.First, Stop))
            .Select(e => e.Event)
            .ShouldBe(["status-set", "status-set", "status-set"]);
        (await store.FirstBrokenEntryAsync(Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task A_standing_set_on_the_command_line_is_shown_with_what_the_rule_finds_until_it_is_taken_back()
    {
        var db = await records.AddressAsync(TestRecords.Sqlite);
        string[] set =
        [
            "pledges",
            "set",
            "France",
            "--pledge",
            "hague-2025-core",
            "--by",
            "An Editor",
            "--reason",
            "The budget law was voted.",
            "--source",
            "https://example.org/law",
            "--db",
            db,
        ];
        (await CommandLine.RunAsync([.. set, "--standing", "met"])).ShouldBe(ExitCode.Success);
        (await CommandLine.RunAsync([.. set, "--standing", "by-the-rule"])).ShouldBe(ExitCode.Success);
        await using var store = await RecordStore.OpenAsync(db, TimeProvider.System, stop: Stop);
        (await store.EditorialStatusesAsync(Stop)).Select(s => s.Schedule).ShouldBe([Schedule.Met, null]);
    }

    [Theory]
    [InlineData("France", "hague-2025-core", "splendid", "why")]
    [InlineData("France", "no-such-pledge", "met", "why")]
    [InlineData("Ruritania", "hague-2025-core", "met", "why")]
    [InlineData("France", "germany-core-2029", "met", "why")]
    [InlineData("France", "hague-2025-core", "met", "  ")]
    public async Task What_cannot_be_set_is_wrong_input_and_nothing_is_recorded(
        string ally,
        string pledge,
        string standing,
        string reason
    )
    {
        var db = await records.AddressAsync(TestRecords.Sqlite);
        (
            await CommandLine.RunAsync([
                "pledges",
                "set",
                ally,
                "--pledge",
                pledge,
                "--standing",
                standing,
                "--reason",
                reason,
                "--by",
                "An Editor",
                "--source",
                "x",
                "--db",
                db,
            ])
        ).ShouldBe(ExitCode.WrongInput);
        await using var store = await RecordStore.OpenAsync(db, TimeProvider.System, stop: Stop);
        (await store.EditorialStatusesAsync(Stop)).ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => records.DisposeAsync();
}
