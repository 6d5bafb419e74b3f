using System.Collections.Immutable;
using System.Globalization;

namespace Foedera.Web.Pages.Delivered;

/// <summary>A year ahead: where the middle, half, four in five and nineteen in twenty of the futures lie.</summary>
internal interface IFutureYear
{
    int Year { get; }

    double Median { get; }

    double Low50 { get; }

    double High50 { get; }

    double Low80 { get; }

    double High80 { get; }

    double Low95 { get; }

    double High95 { get; }
}

/// <summary>Futures in tables.</summary>
internal static class FutureYears
{
    /// <summary>Names of the columns.</summary>
    public static ImmutableArray<string> Columns { get; } =
    ["median", "low50", "high50", "low80", "high80", "low95", "high95"];

    /// <summary>The cells of a year; empty ones for a year that is over.</summary>
    public static IEnumerable<string?> Cells(IFutureYear? year)
    {
        if (year is null)
            return Enumerable.Repeat<string?>(null, Columns.Length);
        double[] values = [year.Median, year.Low50, year.High50, year.Low80, year.High80, year.Low95, year.High95];
        return values.Select(value => value.ToString(CultureInfo.InvariantCulture));
    }
}
