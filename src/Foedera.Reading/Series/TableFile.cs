using Foedera.Core.Primitives;

namespace Foedera.Reading.Series;

/// <summary>Opens a file of figures and finds, among its tables, those that are meant.</summary>
internal static class TableFile
{
    /// <summary>The figures of a file as printed; null, with a problem, when it holds none that are
    /// understood.</summary>
    /// <param name="path">A CSV file or a workbook.</param>
    /// <param name="labels">States by their labels.</param>
    /// <param name="context">The indicators on record, and the one that the user named, if any; else the tables must
    /// name it.</param>
    /// <param name="problems">What is wrong is added here.</param>
    /// <param name="skipped">What is passed over is added here.</param>
    public static (List<RawFigure> Figures, bool MayBeComma)? Read(
        string path,
        StateLabels labels,
        SeriesContext context,
        List<Problem> problems,
        List<string> skipped
    )
    {
        var isWorkbook = path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);
        var (grids, separator) = isWorkbook ? (WorkbookFile.Read(path, problems), ',') : Csv(path, problems, skipped);
        if (grids is null)
            return null;
        var blocks = new List<(string? Indicator, List<RawFigure> Figures, string Title)>();
        foreach (var grid in grids)
        {
            var found = new TableReader(grid, labels, context.Indicator, problems, skipped).Blocks();
            if (found.Count == 0 && grid.Sheet is { } sheet)
                skipped.Add($"the sheet '{sheet}', which holds no table of states and years");
            blocks.AddRange(found.Select(b => b with { Title = grid.Sheet is { } of ? $"{of}: {b.Title}" : b.Title }));
        }
        if (blocks.Count == 0 && problems.Count == 0)
            problems.Add(Unknown(path, grids));
        return (
            [
                .. Chosen(path, blocks, context, problems, skipped)
                    .SelectMany(b => b.Figures.Select(f => f with { Indicator = f.Indicator ?? b.Indicator })),
            ],
            separator == ';'
        );
    }

    private static (List<TableGrid>? Grids, char Separator) Csv(
        string path,
        List<Problem> problems,
        List<string> skipped
    )
    {
        if (CsvRows.ReadAll(path, problems, skipped) is not { } read)
            return (null, ',');
        var joined = read.Separator == '\t' && read.Rows[0].Cells[0].Contains('\\', StringComparison.Ordinal);
        var rows = read.Rows.Select(r => new GridRow(
            r.Line,
            Array.ConvertAll(joined ? Keys(r.Cells) : r.Cells, c => new GridCell(c, false))
        ));
        return ([new TableGrid(path, null, [.. rows])], read.Separator);
    }

    // Eurostat's TSV puts all keys of a row into one cell: "freq,unit,geo\TIME_PERIOD", then "A,PC_GDP,EL"
    private static string[] Keys(string[] cells) =>
        [.. cells[0].Split(',').Select(k => k.Split('\\')[0]), .. cells[1..]];

    // A table that says nothing of its measure is taken for the one named, when there is one such table only
    private static List<(string? Indicator, List<RawFigure> Figures, string Title)> Chosen(
        string path,
        List<(string? Indicator, List<RawFigure> Figures, string Title)> blocks,
        SeriesContext context,
        List<Problem> problems,
        List<string> skipped
    )
    {
        if (blocks.Count == 0)
            return [];
        var named = context.Indicator;
        var onRecord = context.Indicators.Select(i => i.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var known = blocks.FindAll(b =>
            named is null
                ? b.Figures.Exists(f => f.Indicator is not null) || (b.Indicator is { } its && onRecord.Contains(its))
                : b.Indicator == named
        );
        if (known.Count == 0 && blocks.Count == 1)
            known = [blocks[0] with { Indicator = named }];
        else if (known.Count == 0)
            problems.Add(
                new Problem(
                    SeriesCode.UnknownLayout,
                    $"The file holds {blocks.Count} tables ({string.Join("; ", blocks.Take(6).Select(b => $"'{b.Title}'"))}), and none is titled as {named ?? "a known measure"}; keep one, or name its indicator.",
                    path
                )
            );
        foreach (var other in blocks.Where(b => known.TrueForAll(k => k.Figures != b.Figures)))
            skipped.Add($"'{other.Title}' ({other.Figures.Count} figures), another measure");
        return known;
    }

    private static Problem Unknown(string path, List<TableGrid> grids)
    {
        var columns = grids.SelectMany(g => g.Rows).FirstOrDefault()?.Texts.Take(8) ?? [];
        return new Problem(
            SeriesCode.UnknownLayout,
            $"The columns are {string.Join(", ", columns)}; expected a column for the state and one for the year, or years side by side, or states side by side (docs/method/delivered.md, Tables).",
            path,
            1
        );
    }
}
