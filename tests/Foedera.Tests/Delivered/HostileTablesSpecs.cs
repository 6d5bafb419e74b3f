using System.IO.Compression;
using System.Text;
using Foedera.Core.Delivered;
using Foedera.Core.Primitives;
using Foedera.Reading.Series;

namespace Foedera.Tests.Delivered;

/// <summary>Tables and scenarios made to crash whoever opens them.</summary>
public sealed class HostileTablesSpecs : IDisposable
{
    private const string Schemas = "http://schemas.openxmlformats.org/";
    private const string SheetStart = $"<worksheet xmlns=\"{Schemas}spreadsheetml/2006/main\"><sheetData>";
    private const string SheetEnd = "</sheetData></worksheet>";

    private readonly string folder = Directory.CreateTempSubdirectory("foedera-hostile").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_good_workbook_made_the_same_way_is_read()
    {
        var rows =
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Share of real GDP (%)</t></is></c></row>"
            + "<row r=\"2\"><c r=\"B2\"><v>2023</v></c><c r=\"C2\"><v>2024</v></c><c r=\"D2\"><v>2025</v></c></row>"
            + "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"B3\"><v>2.1</v></c><c "
            + "r=\"C3\"><v>2.2</v></c><c r=\"D3\"><v>2.3</v></c></row>";
        var strings = $"<sst xmlns=\"{Schemas}spreadsheetml/2006/main\"><si><t>Aland</t></si></sst>";
        var read = Import(Workbook(SheetStart + rows + SheetEnd, strings: strings));
        read.Problems.ShouldBeEmpty();
        read.Try(out var table).ShouldBeTrue();
        table!.Observations.Select(o => o.Value).ShouldBe([2.1m, 2.2m, 2.3m]);
    }

    public static TheoryData<string, string> Workbooks() =>
        new()
        {
            { "rows nested deep", SheetStart + Times("<row>", 60_000) },
            {
                "cells nested deep",
                SheetStart + "<row>" + Times("<c>", 60_000) + Times("</c>", 60_000) + "</row>" + SheetEnd
            },
            { "elements of no name we know, nested deep", SheetStart + Times("<x><y>", 30_000) },
            { "a million empty cells", SheetStart + "<row>" + Times("<c/>", 3_000_000) + "</row>" + SheetEnd },
            { "a million attributes", SheetStart + Times("<row a=\"1\" b=\"2\" c=\"3\"/>", 1_000_000) + SheetEnd },
            {
                "one text of many megabytes",
                SheetStart
                    + $"<row><c r=\"A1\" t=\"inlineStr\"><is><t>{new string('a', 70 << 20)}</t></is></c></row>"
                    + SheetEnd
            },
            {
                "entities that multiply",
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]>"
                    + SheetStart
                    + "<row><c><v>&b;</v></c></row>"
                    + SheetEnd
            },
            {
                "an entity that is a file",
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                    + SheetStart
                    + "<row><c><v>&a;</v></c></row>"
                    + SheetEnd
            },
            { "no end", SheetStart + "<row><c r=\"A1\">" },
            { "no XML", "\u0001\u0002 words" },
            { "nothing", "" },
        };

    [Theory, MemberData(nameof(Workbooks))]
    public void A_workbook_whose_sheet_is_hostile_is_one_problem(string what, string sheet) =>
        IsRefused(Import(Workbook(sheet)), what);

    [Theory]
    [InlineData("../../../../etc/passwd")]
    [InlineData("/xl/workbook.xml")]
    [InlineData("http://[::1/sheet.xml")]
    [InlineData("file:///etc/passwd")]
    [InlineData("nowhere.xml")]
    [InlineData("")]
    [InlineData("\\\\server\\share\\sheet.xml")]
    public void A_workbook_whose_relationships_lie_is_one_problem(string target) =>
        IsRefused(Import(Workbook(SheetStart + SheetEnd, target)), target);

    [Fact]
    public void A_workbook_of_many_parts_or_of_one_part_twice_is_one_problem()
    {
        IsRefused(
            Import(
                Archive(zip =>
                {
                    for (var i = 0; i < 5000; i++)
                        zip.CreateEntry($"xl/part{i}.xml");
                })
            ),
            "many parts"
        );
        IsRefused(
            Import(
                Archive(zip =>
                {
                    for (var i = 0; i < 2; i++)
                        Put(zip, "[Content_Types].xml", "<Types/>");
                })
            ),
            "the same part twice"
        );
    }

    [Fact]
    public void A_small_file_that_unpacks_to_a_quarter_of_a_gigabyte_is_one_problem()
    {
        var path = Archive(zip =>
        {
            using var part = zip.CreateEntry("xl/media/image1.bin", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 256; i++)
                part.Write(zeros);
        });
        new FileInfo(path).Length.ShouldBeLessThan(4 << 20);
        IsRefused(Import(path), "a bomb");
    }

    public static TheoryData<string, string> Tables() =>
        new()
        {
            { "cells without end", "indicator,who,year,value\n" + Times(",", 3_000_000) },
            { "rows without end", "a,b\n" + Times("a,b\n", 2_500_000) },
            { "a mark that is not closed", "indicator,who,year,value\n\"" + Times("a\n", 500_000) },
            { "marks without end", "indicator,who,year,value\n" + Times("\"", 1_000_001) },
            { "no text", "\0\0\0\0" },
            {
                "numbers beyond all bounds",
                "indicator,who,year,value,edition,released\nshare,AAA,99999999999999999999,1e999,E1,9999-99999999999999999999\n"
            },
        };

    [Theory, MemberData(nameof(Tables))]
    public void A_hostile_table_is_a_problem(string what, string csv)
    {
        var path = Path.Combine(folder, "hostile.csv");
        File.WriteAllText(path, csv);
        IndicatorTables.Read(path, Context()).Problems.ShouldNotBeEmpty(what);
        YearlyValues.Read(path).Problems.ShouldNotBeEmpty(what);
    }

    [Fact]
    public void A_device_or_a_pipe_is_no_table_no_workbook_no_scenario_and_no_pack()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("needs /dev/zero");
        foreach (var name in new[] { "zero.csv", "zero.xlsx", "zero.yaml" })
            File.CreateSymbolicLink(Path.Combine(folder, name), "/dev/zero");
        IndicatorTables
            .Read(Path.Combine(folder, "zero.csv"), Context())
            .Problems.ShouldHaveSingleItem()
            .Message.ShouldContain("a device");
        IndicatorTables
            .Read(Path.Combine(folder, "zero.xlsx"), Context())
            .Problems.ShouldHaveSingleItem()
            .Message.ShouldContain("a device");
        ScenarioReader
            .Read(Path.Combine(folder, "zero.yaml"))
            .Problems.ShouldHaveSingleItem()
            .Message.ShouldContain("a device");
        Foedera
            .Reading.Alliances.AllianceFiles.Read(Path.Combine(folder, "zero.csv"))
            .Problems.ShouldHaveSingleItem()
            .Message.ShouldContain("a device");
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    [InlineData("2201-01-01")]
    public void A_war_ends_in_a_year_that_can_be_asked_about(string day)
    {
        var path = Path.Combine(folder, "scenario.yaml");
        File.WriteAllText(path, $"name: x\npledge: y\nwar_ends: {day}\n");
        ScenarioReader.Read(path).Problems.ShouldHaveSingleItem().Line.ShouldBe(3);
    }

    private static void IsRefused(Parsed<IndicatorTable> read, string what)
    {
        var problem = read.Problems.ShouldHaveSingleItem(what);
        problem.Message.ShouldNotContain("   at ");
        problem.Message.Length.ShouldBeLessThan(600);
    }

    private static Parsed<IndicatorTable> Import(string path) =>
        IndicatorTables.Read(path, Context() with { Edition = "E1", Released = DateWindow.Year(2025) });

    private static SeriesContext Context() =>
        new()
        {
            Indicators =
            [
                new Indicator("nato-defence-share-gdp", "Share")
                {
                    Definition = "d",
                    Definer = "d",
                    Unit = IndicatorUnit.ShareOfGdp,
                    UnitName = "per cent",
                    YearConvention = "calendar",
                    Least = 0,
                    Most = 100,
                    Credit = "c",
                    Address = "https://example.org",
                },
            ],
            Labels = new Dictionary<string, StateCode?>(StringComparer.OrdinalIgnoreCase)
            {
                ["Aland"] = StateCode.Parse("AAA"),
            },
        };

    private string Workbook(string sheet, string target = "worksheets/sheet1.xml", string? strings = null) =>
        Archive(zip =>
        {
            const string main = "application/vnd.openxmlformats-officedocument.spreadsheetml";
            Put(
                zip,
                "[Content_Types].xml",
                $"<Types xmlns=\"{Schemas}package/2006/content-types\"><Default Extension=\"rels\" "
                    + $"ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + $"<Override PartName=\"/xl/workbook.xml\" "
                    + $"ContentType=\"{main}.sheet.main+xml\"/><Override "
                    + $"PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{main}.worksheet+xml\"/>"
                    + $"<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{main}.sharedStrings+xml\"/></Types>"
            );
            Put(zip, "_rels/.rels", Relations(("officeDocument", "xl/workbook.xml")));
            Put(
                zip,
                "xl/workbook.xml",
                $"<workbook xmlns=\"{Schemas}spreadsheetml/2006/main\" "
                    + $"xmlns:r=\"{Schemas}officeDocument/2006/relationships\"><sheets><sheet name=\"Table "
                    + $"3\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            );
            Put(
                zip,
                "xl/_rels/workbook.xml.rels",
                strings is null
                    ? Relations(("worksheet", target))
                    : Relations(("worksheet", target), ("sharedStrings", "sharedStrings.xml"))
            );
            Put(zip, "xl/worksheets/sheet1.xml", sheet);
            if (strings is not null)
                Put(zip, "xl/sharedStrings.xml", strings);
        });

    private static string Relations(params (string Type, string Target)[] relations) =>
        $"<Relationships xmlns=\"{Schemas}package/2006/relationships\">"
        + string.Concat(
            relations.Select(
                (r, i) =>
                    $"<Relationship Id=\"rId{i + 1}\" "
                    + $"Type=\"{Schemas}officeDocument/2006/relationships/{r.Type}\" "
                    + $"Target=\"{r.Target}\"/>"
            )
        )
        + "</Relationships>";

    private string Archive(Action<ZipArchive> fill)
    {
        var path = Path.Combine(folder, $"{Guid.NewGuid():n}.xlsx");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        fill(zip);
        return path;
    }

    private static void Put(ZipArchive zip, string name, string text)
    {
        using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }

    private static string Times(string text, int times) =>
        new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
