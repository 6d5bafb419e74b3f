namespace Foedera.Reading.Series;

/// <summary>One figure as a table has it, before anything is believed of it.</summary>
/// <param name="Indicator">Id of the indicator; null when the table does not say.</param>
/// <param name="Who">Code or name of the state.</param>
/// <param name="Year">The year, perhaps with a mark ("2025e").</param>
/// <param name="Value">The number.</param>
/// <param name="Row">Line or row, counted from 1.</param>
internal sealed record RawFigure(string? Indicator, string Who, string Year, string Value, int Row)
{
    public string? Flag { get; init; }

    public string? Edition { get; init; }

    public string? Released { get; init; }

    public string? Source { get; init; }

    public string? Note { get; init; }

    public string? Sheet { get; init; }
}
