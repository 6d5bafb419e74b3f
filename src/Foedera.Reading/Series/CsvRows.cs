using System.Text;
using Foedera.Core.Primitives;
using Foedera.Reading.Formats;
using Foedera.Reading.Intake;

namespace Foedera.Reading.Series;

/// <summary>A CSV file (RFC 4180; comma, semicolon, tab or bar) as a header and rows, each with its line.</summary>
internal sealed record CsvRows(string File, string[] Header, IReadOnlyList<(string[] Cells, int Line)> Rows)
{
    private const int LargestFile = 32 << 20;
    private const int MostColumns = 500;
    private const int MostCells = 4_000_000;
    private const int MostLinesOfARow = 100;
    private const int LongestRow = 1 << 20;
    private const int LinesLookedAt = 40;
    private const string Separators = ";\t,|";

    public static CsvRows? Read(string path, List<Problem> problems)
    {
        if (ReadAll(path, problems) is not { } read)
            return null;
        var rows = read.Rows;
        // the World Bank puts short lines above its header: the header is the first line of full width
        var width = rows.Take(10).Max(r => r.Cells.Length);
        var header = rows.FindIndex(r => r.Cells.Length >= width - 1);
        return new CsvRows(path, rows[header].Cells, [.. rows.Skip(header + 1)]);
    }

    /// <summary>Every line that holds something, and the mark between its cells; null, with a problem, for a file that
    /// cannot be read or is empty.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problems">What is wrong is added here.</param>
    /// <param name="notes">How the bytes were read where they are no UTF-8: spreadsheets still write the charsets of
    /// their country. Null refuses them.</param>
    public static (List<(string[] Cells, int Line)> Rows, char Separator)? ReadAll(
        string path,
        List<Problem> problems,
        List<string>? notes = null
    )
    {
        var unread = BoundedFile.ReadText(path, LargestFile, out var text);
        if (unread is { IsNotText: true } && notes is not null)
            unread = ReadOld(path, notes, out text);
        if (unread is not null)
        {
            problems.Add(
                new Problem(unread.IsTooLong ? SeriesCode.TooLarge : SeriesCode.Unreadable, unread.Reason, path)
            );
            return null;
        }
        using var reader = new StringReader(text);
        return Read(path, reader, problems);
    }

    private static Unread? ReadOld(string path, List<string> notes, out string text)
    {
        text = "";
        if (BoundedFile.Read(path, LargestFile, out var bytes) is { } unread)
            return unread;
        var decoded = Charset.Decode(bytes, declared: null);
        notes.AddRange(decoded.Notes.Select(note => $"nothing, but the file was {note.TrimEnd('.')}"));
        text = Legible.Of(decoded.Text);
        return null;
    }

    /// <summary>The column of the first of these names that the header has; -1 for none.</summary>
    public int Column(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var at = Array.FindIndex(Header, h => string.Equals(h, name, StringComparison.OrdinalIgnoreCase));
            if (at >= 0)
                return at;
        }
        return -1;
    }

    private static (List<(string[] Cells, int Line)> Rows, char Separator)? Read(
        string path,
        TextReader reader,
        List<Problem> problems
    )
    {
        var first = new Queue<string>();
        while (first.Count < LinesLookedAt && reader.ReadLine() is { } line)
            first.Enqueue(line);
        var separator = Separator(first);
        var rows = new List<(string[] Cells, int Line)>();
        var cells = 0;
        foreach (
            var row in Records(
                path,
                () => first.TryDequeue(out var line) ? line : reader.ReadLine(),
                separator,
                problems
            )
        )
        {
            rows.Add(row);
            cells += row.Cells.Length;
            if (row.Cells.Length <= MostColumns && cells <= MostCells)
                continue;
            problems.Add(
                new Problem(
                    SeriesCode.TooLarge,
                    $"More than {MostColumns} cells in a row, or {MostCells} in all.",
                    path,
                    row.Line
                )
            );
            return null;
        }
        if (rows.Count > 0)
            return (rows, separator);
        problems.Add(new Problem(SeriesCode.UnknownLayout, "The file is empty; expected a header line.", path, 1));
        return null;
    }

    private static IEnumerable<(string[] Cells, int Line)> Records(
        string path,
        Func<string?> next,
        char separator,
        List<Problem> problems
    )
    {
        var line = 0;
        while (next() is { } text)
        {
            var start = ++line;
            var marks = text.AsSpan().Count('"');
            while (marks % 2 == 1)
            {
                if (line - start > MostLinesOfARow || text.Length > LongestRow || next() is not { } more)
                {
                    problems.Add(new Problem(SeriesCode.RaggedRow, "A quotation mark is not closed.", path, start));
                    yield break;
                }
                text = $"{text}\n{more}";
                marks += more.AsSpan().Count('"');
                line++;
            }
            // a spreadsheet's own line that names its separator is no row
            if (
                string.IsNullOrWhiteSpace(text)
                || (start == 1 && text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            )
                continue;
            yield return (Cells(text, separator), start);
        }
    }

    // The mark that most lines have the same number of times, outside quotation marks
    private static char Separator(IEnumerable<string> lines)
    {
        var (best, fit) = (',', (Lines: 0, Times: 0));
        foreach (var mark in Separators)
        {
            var counts = lines
                .Select(l => Outside(l, mark))
                .Where(n => n > 0)
                .GroupBy(n => n)
                .Select(g => (Lines: g.Count(), Times: g.Key))
                .ToArray();
            if (counts.Length == 0 || counts.Max() is var most && most.CompareTo(fit) <= 0)
                continue;
            (best, fit) = (mark, counts.Max());
        }
        return best;
    }

    private static int Outside(string line, char mark)
    {
        var (count, quoted) = (0, false);
        foreach (var c in line)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == mark && !quoted)
                count++;
        }
        return count;
    }

    private static string[] Cells(string text, char separator)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length && cells.Count <= MostColumns; i++)
        {
            if (text[i] == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[++i]);
            else if (text[i] == '"')
                quoted = !quoted;
            else if (text[i] == separator && !quoted)
                Close();
            else
                cell.Append(text[i]);
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
