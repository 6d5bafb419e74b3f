using System.Text;
using Foedera.Core.Primitives;
using Foedera.Reading.Intake;

namespace Foedera.Reading.Series;

/// <summary>A CSV file (RFC 4180, comma or semicolon) as a header and rows, each with its line.</summary>
internal sealed record CsvRows(string File, string[] Header, IReadOnlyList<(string[] Cells, int Line)> Rows)
{
    private const int LargestFile = 32 << 20;
    private const int MostColumns = 500;
    private const int MostCells = 4_000_000;
    private const int MostLinesOfARow = 100;
    private const int LongestRow = 1 << 20;

    public static CsvRows? Read(string path, List<Problem> problems)
    {
        if (BoundedFile.ReadText(path, LargestFile, out var text) is { } unread)
        {
            problems.Add(new Problem(unread.IsTooLong ? SeriesCode.TooLarge : SeriesCode.Unreadable, unread.Reason, path));
            return null;
        }
        using var reader = new StringReader(text);
        return Read(path, reader, problems);
    }

    /// <summary>The column of the first of these names that the header has; -1 for none.</summary>
    public int Column(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var at = Array.FindIndex(Header, h => string.Equals(h, name, StringComparison.OrdinalIgnoreCase));
            if (at >= 0) return at;
        }
        return -1;
    }

    private static CsvRows? Read(string path, TextReader reader, List<Problem> problems)
    {
        var rows = new List<(string[] Cells, int Line)>();
        var cells = 0;
        foreach (var row in Records(path, reader, problems))
        {
            rows.Add(row);
            cells += row.Cells.Length;
            if (row.Cells.Length <= MostColumns && cells <= MostCells) continue;
            problems.Add(new Problem(SeriesCode.TooLarge, $"More than {MostColumns} cells in a row, or {MostCells} in all.", path, row.Line));
            return null;
        }
        if (rows.Count == 0)
        {
            problems.Add(new Problem(SeriesCode.UnknownLayout, "The file is empty; expected a header line.", path, 1));
            return null;
        }
        // the World Bank puts short lines above its header: the header is the first line of full width
        var width = rows.Take(10).Max(r => r.Cells.Length);
        var header = rows.FindIndex(r => r.Cells.Length >= width - 1);
        return new CsvRows(path, rows[header].Cells, [.. rows.Skip(header + 1)]);
    }

    private static IEnumerable<(string[] Cells, int Line)> Records(string path, TextReader reader, List<Problem> problems)
    {
        var (separator, line) = ('\0', 0);
        while (reader.ReadLine() is { } text)
        {
            var start = ++line;
            var marks = text.AsSpan().Count('"');
            while (marks % 2 == 1)
            {
                if (line - start > MostLinesOfARow || text.Length > LongestRow || reader.ReadLine() is not { } more)
                {
                    problems.Add(new Problem(SeriesCode.RaggedRow, "A quotation mark is not closed.", path, start));
                    yield break;
                }
                text = $"{text}\n{more}";
                marks += more.AsSpan().Count('"');
                line++;
            }
            if (string.IsNullOrWhiteSpace(text)) continue;
            if (separator == '\0') separator = Separator(text);
            yield return (Cells(text, separator), start);
        }
    }

    private static char Separator(string header) => ",;\t".MaxBy(c => header.Count(h => h == c));

    private static string[] Cells(string text, char separator)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length && cells.Count <= MostColumns; i++)
        {
            if (text[i] == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
            else if (text[i] == '"') quoted = !quoted;
            else if (text[i] == separator && !quoted) Close();
            else cell.Append(text[i]);
        }
        Close();
        return [.. cells];

        void Close()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }
    }
}
