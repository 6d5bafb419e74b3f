using System.Globalization;

namespace Foedera.Core.Primitives;

/// <summary>Arithmetic with days that stops at the ends of the calendar (0001-01-01, 9999-12-31) instead of failing: a
/// day may come from
/// anybody's file or address. <see cref="DateOnly"/>'s own is banned in this program for that reason.</summary>
public static class Days
{
    /// <summary>The first day that a document may say it was published on: printing by the day begins about then. 1
    /// January 1500; taste.</summary>
    public static DateOnly FirstAsked { get; } = new(1500, 1, 1);

    /// <summary>The last day that a document may say it was published on, or that a page may be asked about. 31
    /// December 2200; taste.</summary>
    public static DateOnly LastAsked { get; } = new(2200, 12, 31);

    /// <summary>True for days that documents may bear and readers may ask about, 1500 to 2200.</summary>
    public static bool Covers(DateOnly day) => day >= FirstAsked && day <= LastAsked;

    /// <summary>A day that may be asked about, written 2026-05-05; null for anything else, and for a day before 1500 or
    /// after 2200.</summary>
    public static DateOnly? ParseAsked(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && Covers(day)
            ? day
            : null;

    /// <summary>True for years from 1500 to 2200.</summary>
    public static bool CoversYear(long year) => year >= FirstAsked.Year && year <= LastAsked.Year;

    /// <summary>The day that many days later; earlier when negative.</summary>
    public static DateOnly PlusDays(this DateOnly day, long days) =>
        DateOnly.FromDayNumber(
            (int)Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber)
        );

    /// <summary>The same day that many months later, or the month's last where it has no such day.</summary>
    public static DateOnly PlusMonths(this DateOnly day, long months)
    {
        var month = (day.Year * 12L) + day.Month - 1 + months;
        if (month < 12)
            return DateOnly.MinValue;
        if (month >= 10_000 * 12)
            return DateOnly.MaxValue;
        var (year, number) = ((int)(month / 12), (int)(month % 12) + 1);
        return new DateOnly(year, number, Math.Min(day.Day, DateTime.DaysInMonth(year, number)));
    }

    /// <summary>The same day that many years later; 28 February for a leap day in a common year.</summary>
    public static DateOnly PlusYears(this DateOnly day, int years) => day.PlusMonths(years * 12L);

    /// <summary>The first day of a year; of year 1 or 9999 where the year lies beyond.</summary>
    public static DateOnly FirstOf(long year) => new(Within(year), 1, 1);

    /// <summary>The last day of a year; of year 1 or 9999 where the year lies beyond.</summary>
    public static DateOnly LastOf(long year) => new(Within(year), 12, 31);

    private static int Within(long year) => (int)Math.Clamp(year, 1, 9999);
}
