using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Foedera.Core.Delivered;
using Foedera.Core.Primitives;
using Foedera.Reading.Series;

namespace Foedera.Tests.Delivered;

public sealed class IndicatorTablesSpecs : IDisposable
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private readonly string folder = Directory.CreateTempSubdirectory("foedera-tables").FullName;

    public static TheoryData<string> BrokenNames() => [.. Broken().Select(b => b.Name)];

    [Theory, MemberData(nameof(BrokenNames))]
    public void A_broken_table_is_refused_as_a_whole_with_each_wrong_row(string name)
    {
        var given = Broken().Single(b => b.Name == name);
        var read = IndicatorTables.Read(Write("broken.csv", given.Csv), Context());
        read.Try(out var table).ShouldBeFalse();
        table.ShouldBeNull();
        read.Problems.Select(p => (p.Line, p.Code))
            .ShouldBe(given.Expect.Select(e => ((int?)e[0].GetInt32(), e[1].GetString()!)));
        foreach (var (problem, expected) in read.Problems.Zip(given.Expect))
            problem.Message.ShouldContain(expected[2].GetString()!);
        read.Problems.ShouldAllBe(p => p.File!.EndsWith("broken.csv", StringComparison.Ordinal));
    }

    [Fact]
    public void The_plain_layout_keeps_flag_edition_source_and_decimals()
    {
        var table = Read(
            "plain.csv",
            "indicator,who,year,value,flag,edition,released,source,note\n"
                + "share,Aland,2025,2.10,estimate,E3,2026-03,https://example.org,by "
                + "hand\n"
        );
        var figure = table.Observations.ShouldHaveSingleItem();
        (figure.Who.Code, figure.Year, figure.Value, figure.Flag, figure.Vintage, figure.Rounding).ShouldBe(
            ("AAA", 2025, 2.10m, Certainty.Estimate, "E3", 0.005m)
        );
        (figure.Source.Row, figure.Source.Address, figure.Source.Note).ShouldBe((2, "https://example.org", "by hand"));
        table.Editions.ShouldHaveSingleItem().KnownFrom.ShouldBe(new DateOnly(2026, 3, 31));
    }

    [Fact]
    public void Sdmx_csv_is_read_with_its_observation_status()
    {
        var table = Read(
            "sdmx.csv",
            "DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS\nX:Y(1.0),AAA,2023,1.9,A\n"
                + "X:Y(1.0),AAA,2024,2.0,E\nX:Y(1.0),AAA,2025,,M\n",
            Context() with
            {
                Indicator = "share",
                Edition = "E3",
                Released = DateWindow.Day(new DateOnly(2026, 1, 1)),
            }
        );
        table
            .Observations.Select(o => (o.Year, o.Flag))
            .ShouldBe([(2023, Certainty.Actual), (2024, Certainty.Estimate)]);
    }

    [Fact]
    public void The_World_Bank_s_wide_layout_is_read_and_its_empty_cells_are_unknown()
    {
        var table = Read(
            "wb.csv",
            "\"Data Source\",\"World Development Indicators\",\n\n\"Last Updated "
                + "Date\",\"2025-10-07\",\n\n\"Country Name\",\"Country Code\",\"Indicator "
                + "Name\",\"Indicator "
                + "Code\",\"2022\",\"2023\",\"2024\",\n"
                + "\"Aland\",\"AAA\",\"Population\",\"SP.POP.TOTL\",\"100\",\"\",\"102\",\n",
            Context() with
            {
                Edition = "E3",
                Released = DateWindow.Day(new DateOnly(2026, 1, 1)),
            }
        );
        table
            .Observations.Select(o => (o.Indicator, o.Year, o.Value))
            .ShouldBe([("worldbank-population", 2022, 100m), ("worldbank-population", 2024, 102m)]);
    }

    [Fact]
    public void The_shared_editions_of_NATO_are_read_without_a_problem()
    {
        var context = DeliveredPacks.Context([Repository.PathOf("packs")]);
        context.Try(out var packs).ShouldBeTrue(string.Join('\n', context.Problems));
        foreach (var file in new[] { "nato_defence_share_gdp.csv", "nato_defence_detail.csv" })
        {
            var read = IndicatorTables.Read(
                Repository.Shared("data", "alliance", file),
                packs! with
                {
                    MayBeOlder = true,
                    Editions = [.. packs!.Editions.Where(e => e.Id != "NATO-2026-07")],
                }
            );
            read.Problems.Where(p => p.Code != SeriesCode.OtherRelease).ShouldBeEmpty();
            read.Try(out var table).ShouldBeTrue();
            table!.Observations.Length.ShouldBe(
                File.ReadLines(Repository.Shared("data", "alliance", file)).Count() - 1
            );
        }
    }

    [Fact]
    public void NATO_s_workbook_is_read_by_its_titles_whatever_the_place_of_its_blocks()
    {
        var path = Workbook(
            "240617-def-exp-2024-TABLES-en.xlsx",
            (
                "Table 3",
                [
                    ["Table 3 : Defence expenditure as a share of GDP and annual real change"],
                    ["(based on 2015 prices)"],
                    ["", "", "2022", "2023e", "2024e"],
                    ["Share of real GDP (%)"],
                    ["NATO Europe and Canada", "", "1.66", "1.78", "2.02"],
                    ["Aland*", "", "1.5", "1.75", "2.03"],
                    ["Bland (1)", "", "..", "1.2", "1.3"],
                    ["Annual real change (%)"],
                    ["Aland*", "", "7.5", "9.1", "12.2"],
                    ["* Notes follow."],
                ]
            ),
            (
                "Notes",
                [
                    ["nothing here"],
                ]
            )
        );
        var read = IndicatorTables.Read(path, Context());
        read.Try(out var table).ShouldBeTrue(string.Join('\n', read.Problems));
        table!
            .Observations.Select(o => (o.Who.Code, o.Year, o.Value, o.Flag))
            .ShouldBe([
                ("AAA", 2022, 1.5m, Certainty.Actual),
                ("AAA", 2023, 1.75m, Certainty.Estimate),
                ("AAA", 2024, 2.03m, Certainty.Estimate),
                ("BBB", 2023, 1.2m, Certainty.Estimate),
                ("BBB", 2024, 1.3m, Certainty.Estimate),
            ]);
        table
            .Editions.ShouldHaveSingleItem()
            .ShouldBe(new Vintage("NATO-2024-06", DateWindow.Day(new DateOnly(2024, 6, 17))));
        table
            .Observations[0]
            .Source.ShouldBe(new SourceRow("240617-def-exp-2024-TABLES-en.xlsx", 6, null) { Sheet = "Table 3" });
        table.Skipped.ShouldContain(s => s.Contains("Annual real change", StringComparison.Ordinal));
    }

    [Fact]
    public void A_workbook_s_changing_names_and_marks_lead_to_the_same_states()
    {
        DeliveredPacks.Context([Repository.PathOf("packs")]).Try(out var shipped).ShouldBeTrue();
        string[] labels =
        [
            "Türkiye",
            "Turkey*",
            "Slovak Republic",
            "Slovakia (2)",
            "Czech Republic",
            "Czechia*",
            "United Kingdom1",
            "United States 12",
            "North Macedonia†",
        ];
        foreach (var label in labels)
        {
            var path = Workbook(
                "261210-def-exp-2026-TABLES-en.xlsx",
                (
                    "Table 3",
                    [
                        ["Share of real GDP (%)"],
                        ["", "2024", "2025e", "2026e"],
                        [label, "2.1", "2.2", "2.3"],
                    ]
                )
            );
            var read = IndicatorTables.Read(path, shipped!);
            read.Try(out var table).ShouldBeTrue($"{label}: {string.Join(' ', read.Problems)}");
            new[] { "TUR", "SVK", "CZE", "GBR", "USA", "MKD" }.ShouldContain(
                table!.Observations.Select(o => o.Who.Code).Distinct().ShouldHaveSingleItem()
            );
            table.Observations.Select(o => o.Flag).ShouldBe([Certainty.Actual, Certainty.Estimate, Certainty.Estimate]);
            File.Delete(path);
        }
    }

    [Fact]
    public void A_workbook_with_a_year_over_two_columns_or_a_column_without_a_year_is_refused()
    {
        var path = Workbook(
            "240617-def-exp-2024-TABLES-en.xlsx",
            (
                "Table 3",
                [
                    ["Share of real GDP (%)"],
                    ["", "2021", "2022", "2022", "", "2024e"],
                    ["Aland", "1.4", "1.5", "1.6", "1.75", "2.03"],
                ]
            )
        );
        var read = IndicatorTables.Read(path, Context());
        read.Try(out _).ShouldBeFalse();
        read.Problems.Count(p => p.Code == SeriesCode.MergedHeader).ShouldBe(2);
    }

    [Fact]
    public void What_is_no_table_is_refused_with_a_reason()
    {
        IndicatorTables
            .Read(Write("x.xlsx", "not a zip"), Context())
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe(SeriesCode.Unreadable);
        IndicatorTables
            .Read(Path.Combine(folder, "absent.csv"), Context())
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe(SeriesCode.Unreadable);
        File.WriteAllBytes(Path.Combine(folder, "latin.csv"), [0x69, 0x6e, 0xe9, 0x0a]);
        IndicatorTables
            .Read(Path.Combine(folder, "latin.csv"), Context())
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe(SeriesCode.UnknownLayout);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private IndicatorTable Read(string name, string csv, SeriesContext? context = null)
    {
        var read = IndicatorTables.Read(Write(name, csv), context ?? Context());
        return read.Try(out var table) ? table : throw new InvalidOperationException(string.Join('\n', read.Problems));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private string Workbook(string name, params (string Sheet, string[][] Rows)[] sheets)
    {
        var path = Path.Combine(folder, name);
        using var document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.Workbook = new Workbook();
        var list = workbook.Workbook.AppendChild(new Sheets());
        foreach (var (sheet, rows) in sheets)
        {
            var part = workbook.AddNewPart<WorksheetPart>();
            part.Worksheet = new Worksheet(
                new SheetData(
                    rows.Select(
                        (row, r) =>
                            new DocumentFormat.OpenXml.Spreadsheet.Row(
                                row.Select((cell, c) => CellOf(cell, $"{(char)('B' + c)}{r + 1}"))
                            )
                    )
                )
            );
            list.AppendChild(
                new Sheet
                {
                    Id = workbook.GetIdOfPart(part),
                    SheetId = (uint)list.ChildElements.Count + 1,
                    Name = sheet,
                }
            );
        }
        return path;
    }

    private static Cell CellOf(string text, string at) =>
        text.Length > 0 && char.IsAsciiDigit(text[0]) && !text.EndsWith('e')
            ? new Cell { CellReference = at, CellValue = new CellValue(text) }
            : new Cell
            {
                CellReference = at,
                DataType = CellValues.InlineString,
                InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text)),
            };

    private static SeriesContext Context()
    {
        var newest = new Vintage("E2", DateWindow.Day(new DateOnly(2025, 8, 28)));
        return new SeriesContext
        {
            Indicators =
            [
                Indicator("share", 15),
                Indicator("amount", 100_000),
                Indicator("worldbank-population", 1_000_000),
                Indicator("nato-defence-share-gdp", 15),
            ],
            Labels = new Dictionary<string, StateCode?>(StringComparer.OrdinalIgnoreCase)
            {
                ["Aland"] = StateCode.Parse("AAA"),
                ["Bland"] = StateCode.Parse("BBB"),
                ["NATO Europe and Canada"] = null,
            },
            Editions = [new Vintage("E1", DateWindow.Day(new DateOnly(2024, 6, 17))), newest],
            Newest = new Dictionary<string, Vintage> { ["share"] = newest },
        };
    }

    private static Indicator Indicator(string id, decimal most) =>
        new(id, id)
        {
            Definition = "Invented.",
            Definer = "Nobody",
            Unit = IndicatorUnit.ShareOfGdp,
            UnitName = "% of GDP",
            YearConvention = "Calendar year.",
            Least = 0,
            Most = most,
            Credit = "Invented",
            Address = "https://example.org",
        };

    private static BrokenTable[] Broken() =>
        JsonSerializer.Deserialize<BrokenTable[]>(
            File.ReadAllText(Repository.PathOf("specs", "delivered", "broken-tables.json")),
            Web
        )!;

    private sealed record BrokenTable(string Name, string Csv, JsonElement[][] Expect);
}
