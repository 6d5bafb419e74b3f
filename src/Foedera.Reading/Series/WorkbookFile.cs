using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Series;

/// <summary>A workbook (.xlsx) as a table for each of its sheets. A number under a percent format is read as what it
/// shows: 0.0121 is 1.21%.</summary>
internal static class WorkbookFile
{
    private const int MostStrings = 200_000;
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
            return WorkbookGuard.Read(path, problems) is { } bytes ? Sheets(path, bytes) : null;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // the edge of a foreign reader, which throws whatever the file makes it throw
            problems.Add(
                new Problem(SeriesCode.Unreadable, $"This is no XLSX workbook that can be read: {fault.Message}", path)
            );
            return null;
        }
    }

    private static List<TableGrid> Sheets(string path, byte[] bytes)
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(bytes, writable: false), isEditable: false);
        var part = workbook.WorkbookPart ?? throw new InvalidDataException("no workbook inside");
        var strings = Strings(part.SharedStringTablePart);
        var percents = Percents(part.WorkbookStylesPart?.Stylesheet);
        var grids = new List<TableGrid>();
        foreach (var sheet in (part.Workbook?.Sheets?.Elements<Sheet>() ?? []).Take(MostSheets))
            if (sheet.Id?.Value is { } id && part.GetPartById(id) is WorksheetPart worksheet)
                grids.Add(new TableGrid(path, sheet.Name?.Value ?? "", Grid(worksheet, strings, percents)));
        return grids;
    }

    private static List<string> Strings(SharedStringTablePart? part)
    {
        var strings = new List<string>();
        if (part is null)
            return strings;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read() && strings.Count < MostStrings)
            if (reader.IsStartElement && reader.ElementType == typeof(SharedStringItem))
                strings.Add(reader.LoadCurrentElement()!.InnerText);
        return strings;
    }

    // By the index of a style: does it show its number in per cent?
    private static bool[] Percents(Stylesheet? styles)
    {
        var own =
            styles
                ?.NumberingFormats?.Elements<NumberingFormat>()
                .Where(f => f.FormatCode?.Value?.Contains('%', StringComparison.Ordinal) == true)
                .Select(f => f.NumberFormatId?.Value ?? 0)
                .ToHashSet()
            ?? [];
        return
        [
            .. styles
                ?.CellFormats?.Elements<CellFormat>()
                .Select(f => f.NumberFormatId?.Value is { } id && (PercentFormats.Contains(id) || own.Contains(id)))
                ?? [],
        ];
    }

    private static List<GridRow> Grid(WorksheetPart sheet, List<string> strings, bool[] percents)
    {
        var grid = new SortedDictionary<int, SortedDictionary<int, GridCell>>();
        using var reader = OpenXmlReader.Create(sheet);
        while (reader.Read())
        {
            if (
                !reader.IsStartElement
                || reader.ElementType != typeof(Cell)
                || reader.LoadCurrentElement() is not Cell cell
            )
                continue;
            if (CellPlace.TryParse(cell.CellReference?.Value) is not { Row: <= MostRows, Column: <= MostColumns } at)
                continue;
            if (CellOf(cell, strings, percents) is not { Text.Length: > 0 } read)
                continue;
            if (!grid.TryGetValue(at.Row, out var cells))
                grid[at.Row] = cells = [];
            cells[at.Column] = read;
        }
        return
        [
            .. grid.Select(r => new GridRow(
                r.Key,
                [
                    .. Enumerable
                        .Range(1, r.Value.Keys.Max())
                        .Select(c => r.Value.GetValueOrDefault(c, new GridCell("", false))),
                ]
            )),
        ];
    }

    private static GridCell CellOf(Cell cell, List<string> strings, bool[] percents)
    {
        if (cell.DataType?.Value == CellValues.InlineString)
            return new GridCell((cell.InlineString?.InnerText ?? "").Trim(), false);
        var text = (cell.CellValue?.Text ?? "").Trim();
        if (cell.DataType?.Value == CellValues.SharedString)
            return new GridCell(
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < strings.Count
                    ? strings[at].Trim()
                    : "",
                false
            );
        if (cell.DataType?.Value is { } type && type != CellValues.Number)
            return new GridCell(text, false);
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return new GridCell(text, false);
        var isPercent = cell.StyleIndex?.Value is { } style && style < percents.Length && percents[style];
        // a workbook holds 0.0121 as 1.2100000000000001E-2
        var exact = Math.Round(isPercent ? number * 100 : number, 10)
            .ToString("0.##########", CultureInfo.InvariantCulture);
        return new GridCell(isPercent ? $"{exact}%" : exact, true);
    }
}
