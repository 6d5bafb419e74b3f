using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Series;

/// <summary>A workbook (.xlsx) as a table for each of its sheets. A number under a percent format is read as what it shows: 0.0121 is 1.21%.</summary>
internal static partial class WorkbookFile
{
    private const long LargestUnpacked = 256L << 20;
    private const int MostRows = 5_000;
    private const int MostColumns = 200;
    private const int MostSheets = 100;

    // Built-in formats of SpreadsheetML that show per cent (ECMA-376, part 1, 18.8.30)
    private static readonly uint[] PercentFormats = [9, 10];

    /// <summary>Its sheets, in their order; null, with a problem, when it is no workbook.</summary>
    public static List<TableGrid>? Read(string path, List<Problem> problems)
    {
        try
        {
            if (!IsBounded(path, problems)) return null;
            using var workbook = SpreadsheetDocument.Open(path, isEditable: false);
            var part = workbook.WorkbookPart ?? throw new InvalidDataException("no workbook inside");
            var strings = part.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(s => s.InnerText).ToArray() ?? [];
            var percents = Percents(part.WorkbookStylesPart?.Stylesheet);
            var grids = new List<TableGrid>();
            foreach (var sheet in (part.Workbook?.Sheets?.Elements<Sheet>() ?? []).Take(MostSheets))
                if (sheet.Id?.Value is { } id && part.GetPartById(id) is WorksheetPart worksheet)
                    grids.Add(new TableGrid(path, sheet.Name?.Value ?? "", Grid(worksheet, strings, percents)));
            return grids;
        }
        catch (Exception fault) when (fault is OpenXmlPackageException or InvalidDataException or FormatException or System.Xml.XmlException or ArgumentException)
        {
            problems.Add(new Problem(SeriesCode.Unreadable, $"Not an XLSX workbook: {fault.Message}", path));
            return null;
        }
    }

    private static bool IsBounded(string path, List<Problem> problems)
    {
        using var archive = ZipFile.OpenRead(path);
        var size = archive.Entries.Sum(e => e.Length);
        if (size <= LargestUnpacked) return true;
        problems.Add(new Problem(SeriesCode.TooLarge, $"The workbook unpacks to {size} bytes; expected at most {LargestUnpacked}.", path));
        return false;
    }

    // By the index of a style: does it show its number in per cent?
    private static bool[] Percents(Stylesheet? styles)
    {
        var own = styles?.NumberingFormats?.Elements<NumberingFormat>().Where(f => f.FormatCode?.Value?.Contains('%', StringComparison.Ordinal) == true)
            .Select(f => f.NumberFormatId?.Value ?? 0).ToHashSet() ?? [];
        return [.. styles?.CellFormats?.Elements<CellFormat>().Select(f => f.NumberFormatId?.Value is { } id && (PercentFormats.Contains(id) || own.Contains(id))) ?? []];
    }

    private static List<GridRow> Grid(WorksheetPart sheet, string[] strings, bool[] percents)
    {
        var grid = new SortedDictionary<int, SortedDictionary<int, GridCell>>();
        foreach (var cell in sheet.Worksheet?.Descendants<Cell>() ?? [])
        {
            if (cell.CellReference?.Value is not { } at || Place().Match(at) is not { Success: true } place) continue;
            var row = int.Parse(place.Groups["row"].ValueSpan, CultureInfo.InvariantCulture);
            var column = place.Groups["column"].Value.Aggregate(0, (n, c) => (n * 26) + c - 'A' + 1);
            if (row > MostRows || column > MostColumns || CellOf(cell, strings, percents) is not { Text.Length: > 0 } read) continue;
            if (!grid.TryGetValue(row, out var cells)) grid[row] = cells = [];
            cells[column] = read;
        }
        return [.. grid.Select(r => new GridRow(r.Key, [.. Enumerable.Range(1, r.Value.Keys.Max()).Select(c => r.Value.GetValueOrDefault(c, new GridCell("", false)))]))];
    }

    private static GridCell CellOf(Cell cell, string[] strings, bool[] percents)
    {
        if (cell.DataType?.Value == CellValues.InlineString) return new GridCell((cell.InlineString?.InnerText ?? "").Trim(), false);
        var text = (cell.CellValue?.Text ?? "").Trim();
        if (cell.DataType?.Value == CellValues.SharedString)
            return new GridCell(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < strings.Length ? strings[at].Trim() : "", false);
        if (cell.DataType?.Value is { } type && type != CellValues.Number) return new GridCell(text, false);
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return new GridCell(text, false);
        var isPercent = cell.StyleIndex?.Value is { } style && style < percents.Length && percents[style];
        // a workbook holds 0.0121 as 1.2100000000000001E-2
        var exact = Math.Round(isPercent ? number * 100 : number, 10).ToString("0.##########", CultureInfo.InvariantCulture);
        return new GridCell(isPercent ? $"{exact}%" : exact, true);
    }

    [GeneratedRegex("^(?<column>[A-Z]{1,3})(?<row>[0-9]{1,7})$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
