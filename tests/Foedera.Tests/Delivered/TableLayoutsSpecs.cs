using System.Text;
using System.Text.Json;
using Foedera.Core.Delivered;
using Foedera.Core.Primitives;
using Foedera.Reading.Series;

namespace Foedera.Tests.Delivered;

/// <summary>Tables as people have them, read against the packs that come with Foedera
/// (specs/delivered/tables.json).</summary>
public sealed class TableLayoutsSpecs : IDisposable
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static readonly Lazy<SeriesContext> Packs = new(() =>
        DeliveredPacks.Context([Repository.PathOf("packs")]).Try(out var context)
            ? context
            : throw new InvalidOperationException()
    );
    private readonly string folder = Directory.CreateTempSubdirectory("foedera-layouts").FullName;

    public static TheoryData<string> Names() => [.. Cases().Select(c => c.Name)];

    [Theory, MemberData(nameof(Names))]
    public void A_table_of_another_layout_says_the_same(string name)
    {
        var given = Cases().Single(c => c.Name == name);
        var read = Read(given, new UTF8Encoding(false));
        if (given.Refused is { } refused)
        {
            read.Problems.Select(p => (p.Line, p.Code))
                .ShouldBe(refused.Select(r => ((int?)r[0].GetInt32(), r[1].GetString()!)));
            foreach (var (problem, expected) in read.Problems.Zip(refused))
                problem.Message.ShouldContain(expected[2].GetString()!);
            return;
        }
        read.Try(out var table).ShouldBeTrue(string.Join('\n', read.Problems));
        table!.Observations.ToDictionary(o => $"{o.Who} {o.Year}", Printed).ShouldBe(given.Expect!, ignoreOrder: true);
        if (given.Says is { } says)
            table.Skipped.ShouldContain(s => s.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void The_mark_at_the_beginning_of_a_file_and_the_ends_of_its_lines_change_nothing()
    {
        foreach (var given in Cases().Where(c => c.Refused is null))
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), new UnicodeEncoding(false, true) })
        {
            var read = Read(given with { Csv = given.Csv.Replace("\n", "\r\n", StringComparison.Ordinal) }, encoding);
            read.Try(out var table).ShouldBeTrue($"{given.Name}: {string.Join('\n', read.Problems)}");
            table!
                .Observations.ToDictionary(o => $"{o.Who} {o.Year}", Printed)
                .ShouldBe(given.Expect!, ignoreOrder: true);
        }
    }

    [Fact]
    public void A_spreadsheet_of_an_old_charset_is_read_and_the_import_says_so()
    {
        var given = Cases().Single(c => c.Name.StartsWith("decimal commas", StringComparison.Ordinal)) with
        {
            Csv = "Pays;Année;Valeur\nÉtats-Unis;2031;3,2\nNorvège;2031;1,8\n",
        };
        Read(given, Encoding.Latin1).Try(out var table).ShouldBeTrue();
        table!.Observations.Select(o => o.Who.Code).ShouldBe(["USA", "NOR"]);
        table.Skipped.ShouldContain(s => s.Contains("windows-1252", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_line_passed_over_is_told()
    {
        var given = Cases().Single(c => c.Name.StartsWith("the World Bank's export", StringComparison.Ordinal));
        Read(given, Encoding.UTF8).Try(out var table).ShouldBeTrue();
        table!.Skipped.ShouldContain("'Euro area' is no state");
        table.Skipped.ShouldContain("1 cells without a figure");
        table.Skipped.ShouldContain(s => s.StartsWith("1 lines without figures (row 5)", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Parsed<IndicatorTable> Read(TableCase given, Encoding encoding)
    {
        var path = Path.Combine(folder, "table.csv");
        File.WriteAllText(path, given.Csv, encoding);
        return IndicatorTables.Read(
            path,
            Packs.Value with
            {
                Indicator = given.Indicator,
                Edition = "T1",
                Released = DateWindow.Day(new DateOnly(2032, 7, 1)),
            }
        );
    }

    private static string Printed(Observation figure) =>
        figure.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)
        + (figure.Flag == Certainty.Actual ? "" : $" {figure.Flag.ToString().ToLowerInvariant()}");

    private static TableCase[] Cases() =>
        JsonSerializer.Deserialize<TableCase[]>(
            File.ReadAllText(Repository.PathOf("specs", "delivered", "tables.json")),
            Web
        )!;

    private sealed record TableCase(
        string Name,
        string? Indicator,
        string Csv,
        Dictionary<string, string>? Expect,
        JsonElement[][]? Refused,
        string? Says
    );
}
