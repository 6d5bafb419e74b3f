namespace Foedera.Reading.Series;

/// <summary>One figure as a table has it, before anything is believed of it.</summary>
/// <param name="Indicator">Id of the indicator, or the publisher's code; null when the table does not say.</param>
/// <param name="Who">Code of the state, or its name where there is no column of codes.</param>
/// <param name="Year">The year, perhaps with a mark ("2025e").</param>
/// <param name="Value">The number, perhaps with signs and marks ("7,643", "1.21 %", "2.1 p").</param>
/// <param name="Row">Line or row, counted from 1.</param>
internal sealed record RawFigure(string? Indicator, string Who, string Year, string Value, int Row)
{
    /// <summary>The name beside a code; null when the table has one column for the state.</summary>
    public string? Name { get; init; }

    public string? Flag { get; init; }

    public string? Edition { get; init; }

    public string? Released { get; init; }

    public string? Source { get; init; }

    public string? Note { get; init; }

    public string? Sheet { get; init; }

    /// <summary>True for a number of a workbook, which loses the zeros it ends with; false for text.</summary>
    public bool IsNumber { get; init; }
}
