using System.Data.Common;
using System.Globalization;
using Foedera.Core.Delivered;
using Foedera.Core.Primitives;
using Foedera.Store;
using Foedera.Store.Engines;
using Foedera.Store.Snapshots;

namespace Foedera.System.Tests.Store;

/// <summary>Whoever changes one cell of a record by hand is found out, whichever column it is in; and so is whoever
/// puts a row in, or takes one out.</summary>
public sealed class AuditedColumnsSpecs : IAsyncDisposable
{
    /// <summary>What nobody is misled by: how far visits to sources came, when and by which program tables were made, and
    /// what the next joining starts from.</summary>
    private static readonly string[] Free =
    [
        "watched",
        "schema_versions.applied_at",
        "schema_versions.program",
        "joining",
        "joining_cuts",
        "joining_links",
        "joining_pairs",
        "joining_words",
        "sqlite_sequence",
    ];

    private readonly TestRecords records = new();

    public ValueTask DisposeAsync() => records.DisposeAsync();

    [Fact]
    public async Task A_cell_that_was_changed_by_hand_is_found_in_every_column()
    {
        var whole = await FilledAsync();
        var missed = new List<string>();
        var tried = 0;
        foreach (var (table, column) in await ColumnsAsync(whole))
        {
            var (wasChanged, isFound) = await TryAsync(whole, connection => ChangeAsync(connection, table, column));
            tried += wasChanged ? 1 : 0;
            if (wasChanged && !isFound)
                missed.Add($"{table}.{column}");
        }
        missed.ShouldBeEmpty();
        tried.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task A_row_that_was_taken_out_by_hand_is_found_in_every_table()
    {
        var whole = await FilledAsync();
        var missed = new List<string>();
        foreach (var table in (await ColumnsAsync(whole)).Select(column => column.Table).Distinct())
        {
            var (wasChanged, isFound) = await TryAsync(
                whole,
                connection => connection.ExecuteAsync($"delete from {table}", default)
            );
            if (wasChanged && !isFound)
                missed.Add(table);
        }
        missed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("insert into editorial_statuses values (2, 'p', 'ITA', '2026-01-01', 'met', 'r', 'Editor', 's')")]
    [InlineData(
        "insert into observations values ('share', 'ITA', 2020, 'E-06', '2.0', 'Actual', 'f', 1, null, null, null)"
    )]
    [InlineData("insert into former_utterances values ('u-other', 1, 0, 5)")]
    public async Task A_row_that_was_put_in_by_hand_is_found(string sql)
    {
        var (wasChanged, isFound) = await TryAsync(
            await FilledAsync(),
            connection => connection.ExecuteAsync(sql, default)
        );
        wasChanged.ShouldBeTrue();
        isFound.ShouldBeTrue();
    }

    [Fact]
    public async Task A_row_put_into_a_table_that_was_always_empty_is_found()
    {
        await using var record = await records.OpenAsync(TestRecords.Sqlite);
        await record.SaveAsync([Examples.Report()]);
        await record.WriteAsync(
            "insert into editorial_statuses values (1, 'p', 'ITA', '2026-01-01', 'met', 'r', 'Editor', 's')"
        );

        (await record.AuditAsync()).IsWhole.ShouldBeFalse();
    }

    // a copy of the record, changed; false where the database itself refuses the change
    private async Task<(bool WasChanged, bool IsFound)> TryAsync(string whole, Func<DbConnection, Task<int>> change)
    {
        var copy = Path.Combine(records.Folder, $"{Guid.NewGuid():N}.db");
        File.Copy(whole, copy);
        await using var record = await RecordStore.OpenAsync(copy, TimeProvider.System);
        try
        {
            await using var connection = await record.Edge.ConnectAsync(default);
            await connection.ExecuteAsync("pragma foreign_keys = off", default);
            await connection.ExecuteAsync("drop trigger entries_stay; drop trigger entries_are_kept", default);
            if (await change(connection) == 0)
                return (false, false);
        }
        catch (DbException)
        {
            return (false, false);
        }
        return (true, !(await record.AuditAsync()).IsWhole);
    }

    private static async Task<List<(string Table, string Column)>> ColumnsAsync(string path)
    {
        await using var record = await RecordStore.OpenAsync(path, TimeProvider.System);
        await using var connection = await record.Edge.ConnectAsync(default);
        var columns = await connection.QueryAsync(
            """
            select m.name, c.name from sqlite_master m join pragma_table_info(m.name) c
            where m.type = 'table' and m.name not like '%\_words%' escape '\' order by m.name, c.cid
            """,
            row => (row.GetString(0), row.GetString(1)),
            default
        );
        return columns.FindAll(column =>
            !Free.Contains(column.Item1) && !Free.Contains($"{column.Item1}.{column.Item2}")
        );
    }

    private static async Task<int> ChangeAsync(DbConnection connection, string table, string column)
    {
        var cells = await connection.QueryAsync(
            $"select {column} from {table} limit 1",
            row => row.GetValue(0),
            default
        );
        return cells is [var cell]
            ? await connection.ExecuteAsync(
                $"update {table} set {column} = @other where {column} is @cell",
                default,
                ("@other", Another(cell)),
                ("@cell", cell)
            )
            : 0;
    }

    // of the same kind, so that it is no damage that any reader stumbles over
    private static object Another(object cell) =>
        cell switch
        {
            long number => number + 1,
            double number => number + 0.125,
            byte[] bytes => Flipped(bytes),
            "[]" => "[\"another\"]",
            string text when text.StartsWith('[') => "[]",
            string text when text.StartsWith('{') => "{}",
            string text when DateOnly.TryParseExact(text, "O", out var day) => day.PlusDays(1)
                .ToString("O", CultureInfo.InvariantCulture),
            string text when text.StartsWith("20", StringComparison.Ordinal) => "19" + text[2..],
            string text => text + "x",
            _ => "another",
        };

    private static byte[] Flipped(byte[] bytes)
    {
        var other = bytes.ToArray();
        other[bytes.Length / 2] ^= 0xFF;
        return other;
    }

    private async Task<string> FilledAsync()
    {
        var path = await records.AddressAsync(TestRecords.Sqlite);
        await using (var record = await RecordStore.OpenAsync(path, TimeProvider.System))
        {
            var (first, second) = (
                Fetched(Examples.Report(address: "https://courier.example/1")),
                Examples.Report("globe-1", "Elin Globe", "We will spend 3.5 per cent by 2031", "2025-03-27")
            );
            await record.SaveAsync([first, second, Examples.Report("tide-1", "The Tide", "We never said so")]);
            await record.ReplaceUtterancesAsync([Examples.Joined(second, first)], Examples.Points(first, second));
            var corrected = Examples.Report(
                "globe-1",
                "Elin Globe",
                "We will spend 3.5 per cent by 2032",
                "2025-03-27"
            );
            await record.SaveAsync([corrected]);
            await record.ReplaceUtterancesAsync([Examples.Joined(first, corrected)], Examples.Points(first, corrected));
            await record.RemoveAsync("tide-1", "It is a forgery.");
            await record.ImportFiguresAsync("table.csv", [Figure], [Edition]);
            await record.SetStatusAsync(Status);
            (await record.AuditAsync()).Checks.ShouldAllBe(check => check.First == null);
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return path;
    }

    private static Arrival Fetched(Arrival arrival) =>
        arrival with
        {
            Snapshot = arrival.Snapshot! with
            {
                Fetch = new Fetch(
                    new Uri("https://courier.example/1"),
                    new Uri("https://courier.example/one"),
                    "GET /1 HTTP/1.1\r\n",
                    "HTTP/1.1 200 OK\r\n",
                    new Validators("\"7\"", null)
                ),
            },
        };

    private static readonly Vintage Edition = new("E-06", DateWindow.TryParse("2024-06-17")!);

    private static readonly Observation Figure = new(
        "share",
        StateCode.Parse("ITA"),
        2023,
        1.5m,
        Certainty.Estimate,
        "E-06",
        new SourceRow("table.csv", 3, null)
    );

    private static readonly EditorialStatus Status = new(
        "hague-2025-core",
        StateCode.Parse("FRA"),
        new DateOnly(2026, 9, 1),
        Schedule.OnPath,
        "The budget law was voted.",
        "An Editor",
        "https://example.org/law"
    );
}
