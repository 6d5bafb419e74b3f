using Foedera.Core.Primitives;

namespace Foedera.Reading.Series;

/// <summary>Finds the header of a table and reads its figures, whatever the order and the names of its columns: a row
/// for each state and year,
/// years side by side, or states side by side. Several blocks may stand under each other, each with its
/// title.</summary>
internal sealed class TableReader(
    TableGrid grid,
    StateLabels labels,
    string? named,
    List<Problem> problems,
    List<string> skipped
)
{
    private readonly Layouts layouts = Layouts.Shipped;
    private readonly List<(string? Indicator, List<RawFigure> Figures, string Title)> blocks = [];
    private readonly List<int> withoutFigures = [];
    private readonly List<string> lines = [];

    /// <summary>The blocks of figures, each with its indicator (null when nothing names one) and title; none when there
    /// is no header.</summary>
    public IReadOnlyList<(string? Indicator, List<RawFigure> Figures, string Title)> Blocks()
    {
        TableHeader? header = null;
        foreach (var row in grid.Rows)
        {
            if (TableHeader.Of(row, labels, header) is { } found)
                Begin(header = found);
            else if (header is null)
                lines.Add(string.Join(' ', row.Texts));
            else
                Read(header, row);
        }
        if (withoutFigures.Count > 0)
            skipped.Add(
                $"{Where}{withoutFigures.Count} lines without figures (row {string.Join(", ", withoutFigures.Take(8))}{(withoutFigures.Count > 8 ? ", …" : "")})"
            );
        return [.. blocks.Where(b => b.Figures.Count > 0)];
    }

    private string Where => grid.Sheet is { } sheet ? $"{sheet}: " : "";

    private void Begin(TableHeader header)
    {
        header.Check(grid, problems);
        foreach (
            var column in header.Columns.Where(c =>
                c is { Role: null, Heading.Length: > 0 } && c.Year is null && c.State is null && c.Indicator is null
            )
        )
            if (!header.MayHoldFigures)
                skipped.Add($"{Where}the column '{column.Heading}'");
        if (blocks.Count == 0 || blocks[^1].Figures.Count > 0)
            Open(lines.Count == 0 ? grid.Sheet ?? "" : lines[^1]);
    }

    // The title's own words are those of its line; the sheet's name and the lines above the table stand behind it
    private void Open(string title)
    {
        var above = $"{grid.Sheet} {string.Join(' ', lines)}";
        var indicator =
            layouts.MeasureOfTitle(title, above) ?? (blocks.Count == 0 ? layouts.MeasureOfTitle(above, "") : null);
        blocks.Add((indicator, [], title));
    }

    private void Read(TableHeader header, GridRow row)
    {
        if (header.Kind == TableKind.Long)
            ReadLong(header, row);
        else if (header.HasFigures(row))
            ReadWide(header, row);
        else if (row.Texts.ToArray() is [var words] && !labels.IsKnown(words) && layouts.IsTitle(words))
            Open(words);
        else if (row.Texts.Any())
            withoutFigures.Add(row.Line);
    }

    private void ReadWide(TableHeader header, GridRow row)
    {
        if (grid.Sheet is null && !IsWhole(header, row))
            return;
        if (header.Kind == TableKind.YearsAcross)
            ReadYears(header, row);
        else
            ReadStates(header, row);
    }

    private void ReadYears(TableHeader header, GridRow row)
    {
        var (code, name) = header.LabelsOf(row);
        if (code.Length == 0 && string.IsNullOrEmpty(name))
        {
            withoutFigures.Add(row.Line);
            return;
        }
        header.CheckYears(grid, row, name ?? code, problems);
        foreach (var column in header.Columns.Where(c => c.Year is not null))
            if (row.TextOf(column.At) is { } value)
                Add(
                    header,
                    row,
                    new RawFigure(row.TextOf(header.At(ColumnRole.Indicator)), code, column.Heading, value, row.Line)
                    {
                        Name = name,
                        IsNumber = row.IsNumber(column.At),
                    }
                );
    }

    private void ReadStates(TableHeader header, GridRow row)
    {
        foreach (var column in header.Columns.Where(c => c.State is not null))
            if (row.TextOf(column.At) is { } value)
                Add(
                    header,
                    row,
                    new RawFigure(
                        row.TextOf(header.At(ColumnRole.Indicator)),
                        column.Heading,
                        row[header.At(ColumnRole.Year)],
                        value,
                        row.Line
                    )
                    {
                        IsNumber = row.IsNumber(column.At),
                    }
                );
    }

    private void ReadLong(TableHeader header, GridRow row)
    {
        var (code, name) = header.LabelsOf(row);
        var year = row[header.At(ColumnRole.Year)];
        if (year.Length == 0 && row.Texts.Count() <= 1)
        {
            if (row.Texts.Any())
                withoutFigures.Add(row.Line);
            return;
        }
        if (grid.Sheet is null && !IsWhole(header, row))
            return;
        foreach (var (at, indicator) in header.FiguresIn(grid, named, problems))
            if (row.TextOf(at) is { } value || header.At(ColumnRole.Value) == at)
                Add(
                    header,
                    row,
                    new RawFigure(
                        indicator ?? row.TextOf(header.At(ColumnRole.Indicator)),
                        code,
                        year,
                        row[at],
                        row.Line
                    )
                    {
                        Name = name,
                        IsNumber = row.IsNumber(at),
                    }
                );
    }

    private void Add(TableHeader header, GridRow row, RawFigure figure) =>
        blocks[^1]
            .Figures.Add(
                figure with
                {
                    Flag = row.TextOf(header.At(ColumnRole.Flag)),
                    Edition = row.TextOf(header.At(ColumnRole.Edition)),
                    Released = row.TextOf(header.At(ColumnRole.Released)),
                    Source = row.TextOf(header.At(ColumnRole.Source)),
                    Note = row.TextOf(header.At(ColumnRole.Note)),
                    Sheet = grid.Sheet,
                }
            );

    // A row of another width is noted, and read no further: its cells stand in the wrong columns
    private bool IsWhole(TableHeader header, GridRow row)
    {
        if (
            row.Cells.Length == header.Width
            || (row.Cells.Length > header.Width && row.Cells.Skip(header.Width).All(c => c.Text.Length == 0))
        )
            return true;
        problems.Add(
            new Problem(
                SeriesCode.RaggedRow,
                $"{row.Cells.Length} cells; expected {header.Width}, as in the header (a number with a comma must stand in quotation marks).",
                grid.File,
                row.Line
            )
        );
        return false;
    }
}
