using Foedera.Core.Primitives;

namespace Foedera.Core.Delivered;

/// <summary>One figure as one edition printed it. A later edition adds another observation and never overwrites this
/// one.</summary>
/// <param name="Indicator">Id of the indicator.</param>
/// <param name="Who">The state.</param>
/// <param name="Year">The year, by the indicator's convention.</param>
/// <param name="Value">The figure in the indicator's unit, with as many decimals as were printed (2.0 is less exact
/// than 2.00).</param>
/// <param name="Flag">Actual, estimate or provisional, as the edition marks it.</param>
/// <param name="Vintage">Id of the edition.</param>
/// <param name="Source">The row it was read from.</param>
public sealed record Observation(
    string Indicator,
    StateCode Who,
    int Year,
    decimal Value,
    Certainty Flag,
    string Vintage,
    SourceRow Source
)
{
    /// <summary>Half of the last printed decimal: the true figure lies so far on either side. Zero when more than three
    /// decimals were printed.</summary>
    public decimal Rounding => Value.Scale > 3 ? 0 : 0.5m / (decimal)Math.Pow(10, Value.Scale);

    /// <summary>True when the figure is printed with one decimal at most and a threshold lies within its rounding: it
    /// cannot tell on which side it is.</summary>
    public bool IsTooRoundFor(decimal threshold) => Value.Scale <= 1 && Math.Abs(Value - threshold) < Rounding;
}

/// <summary>How sure the publisher is of a figure.</summary>
public enum Certainty
{
    /// <summary>Final as far as the publisher is concerned.</summary>
    Actual,

    /// <summary>Made before the year was over or its accounts were closed.</summary>
    Estimate,

    /// <summary>From accounts that are not closed.</summary>
    Provisional,
}

/// <summary>Where a figure was read.</summary>
/// <param name="File">The file, as it lies in the packs or was imported.</param>
/// <param name="Row">The line, or the row of the sheet, counted from 1.</param>
/// <param name="Address">Where the file, or the text it was taken from, was published; null when not known.</param>
public sealed record SourceRow(string File, int Row, string? Address)
{
    /// <summary>The sheet of a workbook; null for other files.</summary>
    public string? Sheet { get; init; }

    /// <summary>What the row's author noted ("one decimal, from the press"); null for nothing.</summary>
    public string? Note { get; init; }
}

/// <summary>One edition of a publisher's figures.</summary>
/// <param name="Id">Such as <c>NATO-2025-08</c>.</param>
/// <param name="Released">When it came out: a day, or the month when the day is not known.</param>
public sealed record Vintage(string Id, DateWindow Released) : IComparable<Vintage>
{
    /// <summary>The first day on which it is certain to have been out.</summary>
    public DateOnly KnownFrom => Released.Last ?? DateOnly.MaxValue;

    /// <summary>Earlier editions first; editions of one day by their ids.</summary>
    public int CompareTo(Vintage? other) =>
        other is null ? 1
        : KnownFrom != other.KnownFrom ? KnownFrom.CompareTo(other.KnownFrom)
        : string.CompareOrdinal(Id, other.Id);

    /// <summary>Comes before.</summary>
    public static bool operator <(Vintage left, Vintage right) => left.CompareTo(right) < 0;

    /// <summary>Comes after.</summary>
    public static bool operator >(Vintage left, Vintage right) => left.CompareTo(right) > 0;

    /// <summary>Does not come after.</summary>
    public static bool operator <=(Vintage left, Vintage right) => left.CompareTo(right) <= 0;

    /// <summary>Does not come before.</summary>
    public static bool operator >=(Vintage left, Vintage right) => left.CompareTo(right) >= 0;
}
