using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Series;

/// <summary>The three ways in which a table of states and years can lie.</summary>
internal enum TableKind
{
    /// <summary>A row for each state and year.</summary>
    Long,

    /// <summary>A row for each state, a column for each year.</summary>
    YearsAcross,

    /// <summary>A row for each year, a column for each state.</summary>
    StatesAcross,
}

/// <summary>A column, by what its heading says.</summary>
/// <param name="At">Its place, from 0.</param>
/// <param name="Heading">The heading.</param>
/// <param name="Role">What it holds; null when the heading does not say.</param>
/// <param name="Year">The year it is of; null for another.</param>
/// <param name="State">The state or group it is of, as printed; null for another.</param>
/// <param name="Indicator">The measure it is of; null for another.</param>
internal sealed record TableColumn(
    int At,
    string Heading,
    ColumnRole? Role,
    YearForm? Year,
    string? State,
    string? Indicator
);

/// <summary>The header line of a table.</summary>
internal sealed class TableHeader
{
    private const int LookedAt = 50;
    private ImmutableArray<(int At, string? Indicator)>? figures;

    private TableHeader(TableKind kind, GridRow row, ImmutableArray<TableColumn> columns) =>
        (Kind, Row, Columns) = (kind, row, columns);

    public TableKind Kind { get; }

    public GridRow Row { get; }

    public ImmutableArray<TableColumn> Columns { get; }

    public int Width => Row.Cells.Length;

    /// <summary>True when a column whose heading says nothing may hold the figures.</summary>
    public bool MayHoldFigures =>
        Kind == TableKind.Long && At(ColumnRole.Value) < 0 && Columns.All(c => c.Indicator is null);

    /// <summary>The header in a row; null when it is none.</summary>
    /// <param name="row">The row.</param>
    /// <param name="labels">States by their labels.</param>
    /// <param name="before">The header above it; null for the first.</param>
    public static TableHeader? Of(GridRow row, StateLabels labels, TableHeader? before)
    {
        // below a header, a line with a state in front is a row, whatever its numbers look like
        if (before is not null && (before.Kind != TableKind.YearsAcross || labels.IsKnown(before.LabelsOf(row).Code)))
            return null;
        var texts = row.Texts.ToArray();
        if (texts.Length < 2)
            return null;
        var columns = row.Cells.Select((c, at) => ColumnOf(c.Text, at, labels)).ToImmutableArray();
        if (before is not null && !FollowEachOther(columns))
            return null;
        return KindOf(columns, texts.Length) is { } kind ? new TableHeader(kind, row, columns) : null;
    }

    /// <summary>The place of the first column with a role; -1 for none.</summary>
    public int At(ColumnRole role) => Columns.FirstOrDefault(c => c.Role == role)?.At ?? -1;

    /// <summary>The code, or the only label, and the name beside it.</summary>
    public (string Code, string? Name) LabelsOf(GridRow row)
    {
        var (code, state) = (At(ColumnRole.Code), At(ColumnRole.State));
        if (code >= 0)
            return (row[code], state >= 0 ? row[state] : null);
        if (state >= 0)
            return (row[state], null);
        var first = Columns.FirstOrDefault(c => c.Year is not null)?.At ?? 0;
        return (
            row.Cells.Take(first).FirstOrDefault(c => c.Text.Length > 0 && !NumberForm.LooksLikeOne(c.Text)).Text ?? "",
            null
        );
    }

    /// <summary>True when a row has something under a year or a state, or a number where neither is.</summary>
    public bool HasFigures(GridRow row) =>
        Columns.Any(c => (c.Year is not null || c.State is not null) && row[c.At].Length > 0);

    /// <summary>Notes headings that stand twice.</summary>
    public void Check(TableGrid grid, List<Problem> problems)
    {
        foreach (
            var name in Columns
                .Where(c => c.Year is null && c.Heading.Length > 0)
                .GroupBy(c => c.Heading, StringComparer.OrdinalIgnoreCase)
                .Where(g => g.Count() > 1)
        )
            Wrong($"The column '{name.Key}' stands {name.Count()} times; expected each once.");
        foreach (
            var year in Columns.Where(c => c.Year is not null).GroupBy(c => c.Year!.Year).Where(g => g.Count() > 1)
        )
            Wrong($"The year {year.Key} stands over {year.Count()} columns; expected each once.");

        void Wrong(string message) =>
            problems.Add(
                new Problem(
                    SeriesCode.MergedHeader,
                    grid.Sheet is { } sheet ? $"Sheet '{sheet}': {message}" : message,
                    grid.File,
                    Row.Line
                )
            );
    }

    /// <summary>Notes a number that stands between the years with no year above it.</summary>
    public void CheckYears(TableGrid grid, GridRow row, string label, List<Problem> problems)
    {
        var (first, last) = (Columns.First(c => c.Year is not null).At, Columns.Last(c => c.Year is not null).At);
        foreach (
            var column in Columns.Where(c =>
                c.At > first
                && c.At < last
                && c is { Year: null, Heading.Length: 0 }
                && NumberForm.LooksLikeOne(row[c.At])
            )
        )
            problems.Add(
                new Problem(
                    SeriesCode.MergedHeader,
                    $"{(grid.Sheet is { } sheet ? $"Sheet '{sheet}': " : "")}'{label}' has {row[column.At]} in column {column.At + 1}, which has no year above it; expected one year a column.",
                    grid.File,
                    row.Line
                )
            );
    }

    /// <summary>The columns that hold figures in a table with a row for each state and year: the one headed so, those
    /// of measures, or the only one with numbers.</summary>
    public ImmutableArray<(int At, string? Indicator)> FiguresIn(
        TableGrid grid,
        string? named,
        List<Problem> problems
    ) => figures ??= FindFigures(grid, named, problems);

    private ImmutableArray<(int At, string? Indicator)> FindFigures(
        TableGrid grid,
        string? named,
        List<Problem> problems
    )
    {
        if (At(ColumnRole.Value) is var value and >= 0)
            return [(value, null)];
        var measures = Columns.Where(c => c.Indicator is not null).ToArray();
        if (measures.Length > 0 && (named is null || measures.Any(m => m.Indicator == named)))
            return [.. measures.Where(m => named is null || m.Indicator == named).Select(m => (m.At, m.Indicator))];
        var numeric = Columns.Where(c => c.Role is null && c.Heading.Length > 0 && HoldsNumbers(grid, c.At)).ToArray();
        if (numeric.Length > 1)
            numeric = numeric
                .Where(c =>
                    Layouts.Shipped.MeasureOfTitle(c.Heading, "") is { } measure && (named is null || measure == named)
                )
                .ToArray()
                is { Length: > 0 } fit
                ? fit
                : numeric;
        if (numeric is [var only])
            return [(only.At, named ?? Layouts.Shipped.MeasureOfTitle(only.Heading, ""))];
        problems.Add(
            new Problem(
                SeriesCode.UnknownLayout,
                numeric.Length == 0
                    ? $"The columns are {string.Join(", ", Columns.Select(c => c.Heading).Take(8))}; no column holds figures."
                    : $"Which column holds the figures: {string.Join(" or ", numeric.Select(c => $"'{c.Heading}'"))}? Head it 'value', or keep one.",
                grid.File,
                Row.Line
            )
        );
        return [];
    }

    private static bool FollowEachOther(ImmutableArray<TableColumn> columns)
    {
        var years = columns.Where(c => c.Year is not null).Select(c => c.Year!.Year).ToArray();
        return years.Length >= 2
            && years.Skip(1).Zip(years, (year, last) => year - last).Distinct().ToArray() is [1 or -1];
    }

    private bool HoldsNumbers(TableGrid grid, int at)
    {
        var cells = grid
            .Rows.Where(r => r.Line > Row.Line)
            .Take(LookedAt)
            .Select(r => r[at])
            .Where(t => !Layouts.Shipped.IsMissing(t))
            .ToArray();
        return cells.Length > 0 && 2 * cells.Count(NumberForm.LooksLikeOne) > cells.Length;
    }

    private static TableColumn ColumnOf(string heading, int at, StateLabels labels)
    {
        var year = YearForm.TryParse(heading);
        var role = year is null ? Layouts.Shipped.RoleOf(heading) : null;
        var measure = year is null && role is null ? Layouts.Shipped.MeasureOfHeading(heading) : null;
        var isState = year is null && role is null && measure is null && heading.Length > 0 && labels.IsKnown(heading);
        return new TableColumn(at, heading, role, year, isState ? heading : null, measure);
    }

    private static TableKind? KindOf(ImmutableArray<TableColumn> columns, int filled)
    {
        var hasLabel = columns.Any(c => c.Role is ColumnRole.State or ColumnRole.Code);
        var years = columns.Count(c => c.Year is not null);
        var states = columns.Count(c => c.State is not null);
        if (hasLabel && columns.Any(c => c.Role == ColumnRole.Year))
            return TableKind.Long;
        if (years >= 1 && hasLabel)
            return TableKind.YearsAcross;
        if (years >= 2 && 2 * years >= filled)
            return TableKind.YearsAcross;
        return states >= 2 && columns.Any(c => c.Role == ColumnRole.Year) ? TableKind.StatesAcross : null;
    }
}
