using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Horizons;

/// <summary>Names of months, and which year a date without one is in.</summary>
internal static class Months
{
    /// <summary>A pattern for the name of a month, whole or cut short, with a capital: "may" is a verb.</summary>
    public const string Pattern =
        "(?-i:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)";

    /// <summary>The whole names.</summary>
    public static readonly ImmutableArray<string> Names =
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];

    private static readonly string[] Beginnings =
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
    ];

    /// <summary>1 for January.</summary>
    public static int Number(string name) => Array.IndexOf(Beginnings, name[..3].ToLowerInvariant()) + 1;

    /// <summary>The year in which the day of a month lies nearest to <paramref name="on"/>.</summary>
    public static int NearestYear(int month, int day, DateOnly on)
    {
        var years = Enumerable.Range(on.Year - 1, 3);
        return years.MinBy(year =>
            Math.Abs(
                new DateOnly(year, month, Math.Min(day, DateTime.DaysInMonth(year, month))).DayNumber - on.DayNumber
            )
        );
    }

    /// <summary>The month nearest to <paramref name="on"/>, before or after it.</summary>
    public static DateWindow Nearest(int month, DateOnly on) => DateWindow.Month(NearestYear(month, 15, on), month);

    /// <summary>The last month of this name that ended before the month of <paramref name="on"/>.</summary>
    public static DateWindow Last(int month, DateOnly on) =>
        DateWindow.Month(month < on.Month ? on.Year : on.Year - 1, month);

    /// <summary>The next month of this name after the month of <paramref name="on"/>.</summary>
    public static DateWindow Next(int month, DateOnly on) =>
        DateWindow.Month(month > on.Month ? on.Year : on.Year + 1, month);
}
