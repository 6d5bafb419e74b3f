using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Foedera.Core.Primitives;
using Foedera.Core.Sources;
using Foedera.Reading.Alliances;
using Foedera.Reading.Attribution;
using Foedera.Reading.Formats;
using Foedera.Reading.Packs;
using Foedera.Reading.Series;

namespace Foedera.Tests.Fuzzing;

/// <summary>Good files, damaged in every way that <see cref="Mutator"/> knows, through all importers: each gives a
/// value or problems of one line,
/// and nothing is thrown. FOEDERA_FUZZ says how many (60 a format without it; ./test --long sets 1,700); a find is kept
/// as a file in specs/hostile.</summary>
public sealed class FuzzSpecs : IDisposable
{
    private const int Usual = 60;
    private static readonly TimeSpan MostWork = TimeSpan.FromSeconds(10);
    private static readonly StatementReader Reader = Repository.Reader;
    private static readonly Lazy<SeriesContext> Series = new(() =>
    {
        var read = DeliveredPacks.Context([Repository.PathOf("packs")]);
        return read.Try(out var context)
            ? context with
            {
                Indicator = "nato-defence-share-gdp",
                Edition = "E1",
                Released = DateWindow.Year(2027),
            }
            : throw new InvalidOperationException(string.Join('\n', read.Problems));
    });

    private readonly string folder = Directory.CreateTempSubdirectory("foedera-fuzz").FullName;

    private static int Count =>
        int.TryParse(
            Environment.GetEnvironmentVariable("FOEDERA_FUZZ"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var count
        )
            ? count
            : Usual;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<FuzzedFormat> Formats() => [.. Enum.GetValues<FuzzedFormat>()];

    [Theory, MemberData(nameof(Formats))]
    public void A_damaged_file_gives_a_value_or_problems_and_never_an_exception(FuzzedFormat format)
    {
        var good = Good(format);
        for (var seed = 0; seed < Count; seed++)
        {
            var (name, bytes) = good[seed % good.Count];
            var damaged = new Mutator(seed).Damage(bytes, format);
            Survives(name, damaged, $"{format} seed {seed} of {name}");
        }
    }

    public static TheoryData<string> Finds() =>
        [
            .. Directory
                .EnumerateFiles(Repository.PathOf("specs", "hostile"))
                .Select(file => Path.GetFileName(file)!)
                .Order(StringComparer.Ordinal),
        ];

    [Theory, MemberData(nameof(Finds))]
    public void A_find_stays_found(string name) =>
        Survives(name, File.ReadAllBytes(Repository.PathOf("specs", "hostile", name)), name);

    private void Survives(string name, byte[] bytes, string what)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        try
        {
            foreach (var problem in Problems(name, bytes))
            {
                var line = problem.ToString();
                line.Length.ShouldBeLessThan(1000, what);
                Visible.FirstActing(line).ShouldBe(-1, what);
            }
        }
        catch (Exception fault) when (fault is not ShouldAssertException)
        {
            var kept = Path.Combine(Path.GetTempPath(), $"foedera-find{Path.GetExtension(name)}");
            File.WriteAllBytes(kept, bytes);
            throw new InvalidOperationException(
                $"{what}: {fault.GetType().Name}: {fault.Message}; the input is in {kept}",
                fault
            );
        }
        // processor time, so that a busy machine is not taken for a slow reader; other tests share the process
        var worked = Process.GetCurrentProcess().TotalProcessorTime - before;
        if (worked > MostWork * Environment.ProcessorCount)
            Assert.Fail($"{what}: {worked} of processor time");
    }

    private ImmutableArray<Problem> Problems(string name, byte[] bytes)
    {
        var extension = Path.GetExtension(name);
        if (extension is not (".xlsx" or ".csv" or ".yaml"))
            return OfDocuments(name, bytes);
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return extension switch
        {
            ".xlsx" => IndicatorTables.Read(path, Series.Value).Problems,
            ".csv" =>
            [
                .. IndicatorTables.Read(path, Series.Value).Problems,
                .. YearlyValues.Read(path).Problems,
                .. AllianceFiles.Read(path).Problems,
                .. OfPack("members.csv", bytes),
            ],
            _ =>
            [
                .. ScenarioReader.Read(path).Problems,
                .. ActorPack.Read(Encoding.UTF8.GetString(bytes), path).Problems,
                .. OfPack("pact.yaml", bytes),
                .. OfPack("pledges.yaml", bytes),
            ],
        };
    }

    private static ImmutableArray<Problem> OfDocuments(string name, byte[] bytes)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var piece in DocumentFormats.Read(new RawSource(bytes, name, null, null, new UnpackBudget())))
        {
            if (piece.Reading.Try(out var read))
                Look(read.Document);
            else
                problems.AddRange(piece.Reading.Problems);
        }
        return problems.ToImmutable();
    }

    private static void Look(Document document)
    {
        var text = document.Text;
        text.EnumerateRunes()
            .Any(rune => rune.Value is 0 or 0xFFFE or 0xFFFF or (>= 0xFDD0 and <= 0xFDEF))
            .ShouldBeFalse();
        foreach (var statement in Reader.Read(document))
        foreach (var span in statement.Content.Concat(statement.Source).Concat(statement.Cue))
            span.End.ShouldBeLessThanOrEqualTo(text.Length);
    }

    // the shipped world and NATO pack, with this file in the place of its own
    private ImmutableArray<Problem> OfPack(string file, byte[] bytes)
    {
        var (root, pack) = (Path.Combine(folder, "packs"), Path.Combine(folder, "packs", "nato"));
        if (!Directory.Exists(root))
            Copy(Repository.PathOf("packs", "world"), Path.Combine(root, "world"));
        if (!Directory.Exists(pack))
            Copy(Repository.PathOf("packs", "nato"), pack);
        var good = File.ReadAllBytes(Path.Combine(pack, file));
        File.WriteAllBytes(Path.Combine(pack, file), bytes);
        var problems = PactPacks.Read(root).Problems.AddRange(DeliveredPacks.Read([pack]).Problems);
        File.WriteAllBytes(Path.Combine(pack, file), good);
        return problems;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private List<(string Name, byte[] Bytes)> Good(FuzzedFormat format)
    {
        if (format is FuzzedFormat.Xlsx)
            return [("tables.xlsx", Workbook())];
        var (roots, endings) = format switch
        {
            FuzzedFormat.Text => ((string[])["samples"], (string[])[".txt"]),
            FuzzedFormat.Json => (["samples", "specs/formats"], [".json", ".jsonl"]),
            FuzzedFormat.Html => (["samples", "specs/hostile"], [".html"]),
            FuzzedFormat.Csv => (["packs/nato", "samples", "specs/hostile"], [".csv"]),
            FuzzedFormat.Yaml => (["packs/nato", "samples", "specs/hostile"], [".yaml"]),
            FuzzedFormat.Xml => (["specs/formats"], [".xml", ".rss", ".atom", ".akn", ".nitf", ".newsml"]),
            FuzzedFormat.Mail => (["specs/formats"], [".eml", ".mbox", ".mhtml"]),
            FuzzedFormat.Captions => (["specs/formats"], [".srt", ".vtt"]),
            FuzzedFormat.Markdown => (["specs/formats"], [".md"]),
            FuzzedFormat.Warc => (["specs/formats"], [".warc"]),
            FuzzedFormat.Pdf => (["specs/formats"], [".pdf"]),
            FuzzedFormat.Zip => (["specs/formats"], [".docx", ".odt", ".epub", ".wacz", ".zip"]),
            _ => (["specs/formats"], [".gz"]),
        };
        var files = roots
            .SelectMany(root =>
                Directory.EnumerateFiles(Repository.PathOf(root.Split('/')), "*", SearchOption.AllDirectories)
            )
            .Where(file =>
                endings.Contains(Path.GetExtension(file))
                && Path.GetFileName(file) != "cases.json"
                && new FileInfo(file).Length < 100_000
            )
            .Order(StringComparer.Ordinal)
            .ToList();
        files.ShouldNotBeEmpty(string.Join(' ', endings));
        return [.. files.Select(file => (Path.GetFileName(file), File.ReadAllBytes(file)))];
    }

    private static byte[] Workbook()
    {
        using var into = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(into, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(
                new Sheets(
                    new Sheet
                    {
                        Name = "Table 3",
                        SheetId = 1,
                        Id = "rId1",
                    }
                )
            );
            var strings = workbook.AddNewPart<SharedStringTablePart>("rId2");
            strings.SharedStringTable = new SharedStringTable(
                new SharedStringItem(new Text("Share of real GDP (%)")),
                new SharedStringItem(new Text("Spain*"))
            );
            var rows = new SheetData(
                Row(1, ("A", "0", true)),
                Row(2, ("B", "2023", false), ("C", "2024", false), ("D", "2025", false)),
                Row(3, ("A", "1", true), ("B", "1.2", false), ("C", "1.3", false), ("D", "2", false))
            );
            workbook.AddNewPart<WorksheetPart>("rId1").Worksheet = new Worksheet(rows);
        }
        return into.ToArray();

        static Row Row(uint number, params (string Column, string Value, bool IsShared)[] cells) =>
            new(
                cells.Select(c => new Cell
                {
                    CellReference = $"{c.Column}{number}",
                    CellValue = new CellValue(c.Value),
                    DataType = c.IsShared ? CellValues.SharedString : CellValues.Number,
                })
            )
            {
                RowIndex = number,
            };
    }
}
