using Foedera.Core.Primitives;

namespace Foedera.Web.Pages.Owed;

/// <summary>Stretches of time as bars, one row for each name, ready to be drawn.</summary>
/// <param name="Rows">The rows from top to bottom.</param>
/// <param name="From">First year of the axis.</param>
/// <param name="Until">Year after the last of the axis.</param>
public sealed record TimelineView(IReadOnlyList<TimelineRow> Rows, int From, int Until)
{
    private const int Left = 190;
    private const int Drawn = 520;

    /// <summary>No rows.</summary>
    public static TimelineView Empty { get; } = new([], 2000, 2001);

    /// <summary>Height of a row.</summary>
    public const int RowHeight = 22;

    /// <summary>Width of the drawing.</summary>
    public const int Width = Left + Drawn + 10;

    /// <summary>Height of the drawing.</summary>
    public int Height => (Rows.Count * RowHeight) + 26;

    /// <summary>Years at which the axis is marked.</summary>
    public IEnumerable<int> Ticks
    {
        get
        {
            var step =
                Until - From > 60 ? 20
                : Until - From > 25 ? 10
                : 5;
            for (var year = (From + step - 1) / step * step; year < Until; year += step)
                yield return year;
        }
    }

    /// <summary>Where the bars begin.</summary>
    public static int BarsFrom => Left;

    /// <summary>The place of a day on the axis.</summary>
    public int At(DateOnly day) =>
        Left
        + (int)Math.Round(Drawn * Math.Clamp((day.Year + ((day.DayOfYear - 1) / 366.0) - From) / (Until - From), 0, 1));

    /// <summary>The place of the beginning of a year on the axis.</summary>
    public int At(int year) => At(Days.FirstOf(year));
}

/// <summary>One row: a name, where it leads, and its bars.</summary>
public sealed record TimelineRow(string Name, string Address, IReadOnlyList<TimelineBar> Bars);

/// <summary>One bar.</summary>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; the horizon where it goes on.</param>
/// <param name="IsOpen">True when either end is not known for sure.</param>
/// <param name="Label">The stretch in words.</param>
public sealed record TimelineBar(DateOnly From, DateOnly Until, bool IsOpen, string Label);
