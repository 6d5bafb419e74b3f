using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Foedera.Core.Primitives;
using Foedera.Reading.Intake;

namespace Foedera.Reading.Series;

/// <summary>One sheet of a workbook: the texts of its cells that hold any, row by row in their order, by column from 1.</summary>
internal sealed record WorkbookSheet(string Name, SortedDictionary<int, SortedDictionary<int, string>> Cells);

/// <summary>Reads an Excel workbook (ECMA-376) as a stream. Its parts are measured before any is believed: a few kilobytes may unpack to gigabytes,
/// elements may nest without end, and relationships may lead anywhere.</summary>
internal static class SheetReader
{
    private const int LargestFile = 16 << 20;
    private const long LargestUnpacked = 64L << 20;
    private const int MostParts = 1000;
    private const int MostElements = 2_000_000;
    private const int MostStrings = 200_000;
    private const int Deepest = 64;
    private const int MostRows = 5_000;
    private const int MostColumns = 200;

    /// <summary>The sheets whose name is wanted; null, with a problem, when this is no workbook or one that is too much.</summary>
    public static List<WorkbookSheet>? Read(string path, Func<string, bool> wanted, List<Problem> problems)
    {
        if (BoundedFile.Read(path, LargestFile, out var bytes) is { } unread)
        {
            problems.Add(new Problem(unread.IsTooLong ? SeriesCode.TooLarge : SeriesCode.Unreadable, unread.Reason, path));
            return null;
        }
        try
        {
            if (Excess(bytes) is { } excess)
            {
                problems.Add(new Problem(SeriesCode.TooLarge, excess, path));
                return null;
            }
            return Sheets(bytes, wanted);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // the edge of a foreign reader, which throws whatever the file makes it throw
            problems.Add(new Problem(SeriesCode.Unreadable, $"This is no XLSX workbook that can be read: {fault.Message}", path));
            return null;
        }
    }

    private static List<WorkbookSheet> Sheets(byte[] bytes, Func<string, bool> wanted)
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(bytes, writable: false), isEditable: false);
        var part = workbook.WorkbookPart ?? throw new InvalidDataException("no workbook inside");
        var strings = Strings(part.SharedStringTablePart);
        var sheets = new List<WorkbookSheet>();
        foreach (var sheet in part.Workbook?.Sheets?.Elements<Sheet>() ?? [])
            if (sheet is { Name.Value: { } name, Id.Value: { } id } && wanted(name) && part.GetPartById(id) is WorksheetPart worksheet)
                sheets.Add(new WorkbookSheet(name, Cells(worksheet, strings)));
        return sheets;
    }

    private static List<string> Strings(SharedStringTablePart? part)
    {
        var strings = new List<string>();
        if (part is null) return strings;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read() && strings.Count < MostStrings)
            if (reader.IsStartElement && reader.ElementType == typeof(SharedStringItem)) strings.Add(reader.LoadCurrentElement()!.InnerText);
        return strings;
    }

    private static SortedDictionary<int, SortedDictionary<int, string>> Cells(WorksheetPart sheet, List<string> strings)
    {
        var grid = new SortedDictionary<int, SortedDictionary<int, string>>();
        using var reader = OpenXmlReader.Create(sheet);
        while (reader.Read())
        {
            if (!reader.IsStartElement || reader.ElementType != typeof(Cell) || reader.LoadCurrentElement() is not Cell cell) continue;
            if (CellPlace.TryParse(cell.CellReference?.Value) is not { Row: <= MostRows, Column: <= MostColumns } at) continue;
            if (TextOf(cell, strings).Trim() is not { Length: > 0 } text) continue;
            if (!grid.TryGetValue(at.Row, out var cells)) grid[at.Row] = cells = [];
            cells[at.Column] = text;
        }
        return grid;
    }

    private static string TextOf(Cell cell, List<string> strings)
    {
        if (cell.DataType?.Value == CellValues.InlineString) return cell.InlineString?.InnerText ?? "";
        var text = cell.CellValue?.Text ?? "";
        if (cell.DataType?.Value != CellValues.SharedString) return text;
        return int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var at) && at < strings.Count ? strings[at] : "";
    }

    /// <summary>What is too much about the archive; null when nothing is. Every part is unpacked and looked through once, whatever size and kind it claims.</summary>
    private static string? Excess(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Count > MostParts) return $"The workbook has {archive.Entries.Count} parts; expected at most {MostParts}.";
        if (archive.Entries.GroupBy(entry => entry.FullName, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return $"The workbook has the part '{twice.Key}' more than once.";
        var (left, elements) = (LargestUnpacked, 0);
        foreach (var entry in archive.Entries)
        {
            using var part = new CountedStream(entry.Open(), left);
            if (Excess(part, ref elements) is { } excess) return excess;
            part.CopyTo(Stream.Null);
            if (part.IsOver) return $"The workbook unpacks to more than {LargestUnpacked >> 20} MiB.";
            left = part.Left;
        }
        return null;
    }

    // pictures and other parts that are no XML end at their first byte
    private static string? Excess(CountedStream part, ref int elements)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = false };
        try
        {
            using var xml = XmlReader.Create(part, settings);
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element) continue;
                if (xml.Depth > Deepest) return $"The workbook nests more than {Deepest} elements in each other.";
                elements += 1 + xml.AttributeCount;
                if (elements > MostElements) return $"The workbook has more than {MostElements} elements.";
            }
        }
        catch (XmlException)
        {
            // not XML, or broken: whoever reads the part later ends at the same place
        }
        return null;
    }
}
