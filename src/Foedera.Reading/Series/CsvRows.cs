using System.Text;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Series;

/// <summary>A CSV file (RFC 4180, comma or semicolon) as a header and rows, each with its line.</summary>
internal sealed record CsvRows(string File, string[] Header, IReadOnlyList<(string[] Cells, int Line)> Rows)
{
    private const long LargestFile = 64L << 20;
    private const int MostRows = 1_000_000;
    private const int MostLinesOfARow = 100;

    public static CsvRows? Read(string path, List<Problem> problems)
    {
        var length = new FileInfo(path).Length;
        if (length > LargestFile)
        {
            problems.Add(new Problem(SeriesCode.TooLarge, $"{length} bytes; expected at most {LargestFile}.", path));
            return null;
        }
        try
        {
            using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            return Read(path, reader, problems);
        }
        catch (DecoderFallbackException)
        {
            problems.Add(new Problem(SeriesCode.Unreadable, "The file is not UTF-8 text.", path));
        }
        return null;
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
        foreach (var row in Records(path, reader, problems))
        {
            rows.Add(row);
            if (rows.Count <= MostRows) continue;
            problems.Add(new Problem(SeriesCode.TooLarge, $"More than {MostRows} rows.", path));
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
            while (text.Count(c => c == '"') % 2 == 1)
            {
                if (line - start > MostLinesOfARow || reader.ReadLine() is not { } more)
                {
                    problems.Add(new Problem(SeriesCode.RaggedRow, "A quotation mark is not closed.", path, start));
                    yield break;
                }
                text = $"{text}\n{more}";
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
        for (var i = 0; i < text.Length; i++)
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
