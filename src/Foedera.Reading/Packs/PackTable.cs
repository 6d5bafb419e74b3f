namespace Foedera.Reading.Packs;

/// <summary>Reads a CSV file (RFC 4180) with a header line into rows of named cells, each with its line. An empty cell
/// is an absent field.</summary>
internal static class PackTable
{
    private const int MostRows = 20_000;

    public static IReadOnlyList<PackValue.Map> Read(string text, string file, string[] columns, PackProblems problems)
    {
        var rows = new List<PackValue.Map>();
        string[]? header = null;
        foreach (
            var (cells, line) in CsvRecords.Of(
                text,
                line => problems.Add(PackCode.Malformed, "a quoted cell is not closed", file, line)
            )
        )
        {
            if (header is null)
            {
                header = cells;
                CheckHeader(header, columns, file, problems);
            }
            else if (rows.Count == MostRows)
            {
                problems.Add(PackCode.TooLarge, $"more than {MostRows} rows", file, line);
                break;
            }
            else
            {
                if (cells.Length != header.Length)
                    problems.Add(
                        PackCode.Malformed,
                        $"{cells.Length} cells where the header has {header.Length}",
                        file,
                        line
                    );
                rows.Add(Row(header, cells, line));
            }
        }
        if (header is null)
            problems.Add(
                PackCode.Malformed,
                $"the file is empty; expected the columns {string.Join(',', columns)}",
                file,
                1
            );
        return rows;
    }

    private static void CheckHeader(string[] header, string[] columns, string file, PackProblems problems)
    {
        foreach (var name in header.Except(columns))
            problems.Add(PackCode.UnknownField, $"column '{name}'; expected {string.Join(',', columns)}", file, 1);
        foreach (var name in header.GroupBy(n => n).Where(g => g.Count() > 1))
            problems.Add(PackCode.DuplicateField, $"column '{name.Key}' stands twice", file, 1);
    }

    private static PackValue.Map Row(string[] header, string[] cells, int line)
    {
        var fields = new Dictionary<string, PackValue>();
        for (var i = 0; i < Math.Min(header.Length, cells.Length); i++)
            if (cells[i].Trim() is { Length: > 0 } cell)
                fields.TryAdd(header[i], new PackValue.Scalar(cell, line));
        return new PackValue.Map(fields, line);
    }
}
