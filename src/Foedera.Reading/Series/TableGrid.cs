namespace Foedera.Reading.Series;

/// <summary>A table as it lies in a file or on a sheet, before its layout is known.</summary>
/// <param name="File">The file.</param>
/// <param name="Sheet">The sheet of a workbook; null for a CSV file.</param>
/// <param name="Rows">Its rows from the top, empty ones left out.</param>
internal sealed record TableGrid(string File, string? Sheet, IReadOnlyList<GridRow> Rows);

/// <summary>One row.</summary>
/// <param name="Line">Line of the file or row of the sheet, counted from 1.</param>
/// <param name="Cells">Its cells from the first column on, trimmed; an empty text where there is nothing.</param>
internal sealed record GridRow(int Line, GridCell[] Cells)
{
    public string this[int column] => column >= 0 && column < Cells.Length ? Cells[column].Text : "";

    public bool IsNumber(int column) => column >= 0 && column < Cells.Length && Cells[column].IsNumber;

    /// <summary>The cell's text; null when there is nothing in it.</summary>
    public string? TextOf(int column) => this[column] is { Length: > 0 } text ? text : null;

    /// <summary>The cells that hold something.</summary>
    public IEnumerable<string> Texts => Cells.Where(c => c.Text.Length > 0).Select(c => c.Text);
}

/// <summary>One cell.</summary>
/// <param name="Text">What is printed in it.</param>
/// <param name="IsNumber">True when a workbook holds it as a number.</param>
internal readonly record struct GridCell(string Text, bool IsNumber);
