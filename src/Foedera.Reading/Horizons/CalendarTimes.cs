using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Horizons;

/// <summary>Times told by the calendar: days, months, parts of years, years and decades, with what limits them
/// ("before", "by the end of").
/// A day or month without a year is the one nearest to the day of speech.</summary>
internal static partial class CalendarTimes
{
    // every repetition in the patterns is bounded, so that matching is linear; the limit only guards against a fault
    private const string Gap = @"\s{1,3}";
    private const string Dash = @"\s{0,3}(?:-|–|—|to|and|through)\s{0,3}";
    private const string Limit =
        "(?<p>before|by|until|till|no later than|not later than|after|since|from|starting in|starting on|beyond|in|on|within|during|for|ahead of|as of|of)";
    private const string Weekday =
        @"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|nes|rs|ur)?(?:day|\.)?(?:,|\s{0,2}\()?\s{0,3}(?:the\s)?|(?:today|yesterday|tomorrow),\s{1,3})?";
    private const string Day = @"\d{1,2}(?:st|nd|rd|th)?";
    private const string Year = @"(?<y>(?:18|19|20|21)\d{2})";

    private static readonly SearchValues<string> MonthNames = SearchValues.Create(
        [.. Months.Names],
        StringComparison.Ordinal
    );

    /// <summary>What the passage names, in the order of the text.</summary>
    public static IEnumerable<(Match Match, DateWindow? Window, bool IsForward)> Read(string words, DateOnly? on)
    {
        if (words.AsSpan().ContainsAnyInRange('0', '9'))
            foreach (Match match in Dated().Matches(words))
                if (IsSound(match))
                    yield return (match, Limited(Period(match, on), match), IsForward(match));
        if (!words.AsSpan().ContainsAny(MonthNames))
            yield break;
        foreach (Match match in BareMonth().Matches(words))
            yield return (
                match,
                Limited(on is { } day ? Months.Nearest(Months.Number(match.Groups["mon"].Value), day) : null, match),
                IsForward(match)
            );
    }

    // a day that the month does not have is no date
    private static bool IsSound(Match match) =>
        !match.Groups["mon"].Success
        || Number(match.Groups["d"]) is not { } day
        || (
            day >= 1
            && day <= DateTime.DaysInMonth(Number(match.Groups["y"]) ?? 2000, Months.Number(match.Groups["mon"].Value))
        );

    private static bool IsForward(Match match) =>
        Before(match)
            is "before"
                or "by"
                or "until"
                or "till"
                or "no later than"
                or "not later than"
                or "within"
                or "ahead of";

    private static string Before(Match match) => match.Groups["p"].Value.ToLowerInvariant();

    private static DateWindow? Period(Match match, DateOnly? on)
    {
        if (match.Groups["iso"].Success)
            return DateWindow.TryParse(match.Groups["iso"].Value);
        if (match.Groups["mon"].Success)
            return InMonth(match, Months.Number(match.Groups["mon"].Value), on);
        if (Number(match.Groups["y"]) is not { } year)
            return null;
        if (match.Groups["decade"].Success)
            return Years(year, year + 9);
        if (match.Groups["part"].Success)
            return Part(year, match.Groups["nth"].Value.ToLowerInvariant(), match.Groups["part"].Value[0]);
        if (match.Groups["short"].Success)
            return Part(year, match.Groups["short"].Value[1..], match.Groups["short"].Value[0]);
        return Number(match.Groups["y2"]) is { } to
            ? Years(year, to < 100 ? (year / 100 * 100) + to : to)
            : DateWindow.Year(year);
    }

    private static DateWindow? InMonth(Match match, int month, DateOnly? on)
    {
        var day = Number(match.Groups["d"]);
        if (
            (Number(match.Groups["y"]) ?? (on is { } known ? Months.NearestYear(month, day ?? 15, known) : null))
            is not { } year
        )
            return null;
        if (day is not { } first)
            return DateWindow.Month(year, month);
        var last =
            Number(match.Groups["d2"]) is { } second && second > first && second <= DateTime.DaysInMonth(year, month)
                ? second
                : first;
        return first <= DateTime.DaysInMonth(year, month)
            ? new DateWindow(new DateOnly(year, month, first), new DateOnly(year, month, last))
            : null;
    }

    private static DateWindow? Years(int first, int last) =>
        last < first || last > 2199 ? null : new DateWindow(new DateOnly(first, 1, 1), new DateOnly(last, 12, 31));

    private static DateWindow Part(int year, string nth, char part)
    {
        var number = nth switch
        {
            "first" or "1" => 1,
            "second" or "2" => 2,
            "third" or "3" => 3,
            "fourth" or "last" or "4" => 4,
            _ => 1,
        };
        var months = part is 'q' or 'Q' ? 3 : 6;
        var first = Math.Min((number - 1) * months, 12 - months) + 1;
        return new DateWindow(
            new DateOnly(year, first, 1),
            new DateOnly(year, first, 1).PlusMonths(months).PlusDays(-1)
        );
    }

    // "before 2030" excludes 2030, "by 2030" includes it; "by the end of" says so
    private static DateWindow? Limited(DateWindow? period, Match match) =>
        period is null
            ? null
            : Before(match) switch
            {
                "before" or "ahead of" => new DateWindow(
                    null,
                    match.Groups["end"].Success ? period.Last : period.First?.PlusDays(-1)
                ),
                "by" or "until" or "till" or "no later than" or "not later than" or "within" => new DateWindow(
                    null,
                    period.Last
                ),
                "after" => new DateWindow(period.Last?.PlusDays(1), null),
                "since"
                or "from"
                or "starting in"
                or "starting on"
                or "beyond"
                or "as of" when !match.Groups["d2"].Success && !match.Groups["y2"].Success => new DateWindow(
                    period.First,
                    null
                ),
                _ => match.Groups["end"].Success && period.Last is { } last
                    ? DateWindow.Month(last.Year, last.Month)
                    : period,
            };

    private static int? Number(Group group)
    {
        var digits = group.Value.AsSpan().TrimEnd("stndrhSTNDRH");
        return group.Success && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    [GeneratedRegex(
        @"(?<![\w.,/$€£-])(?:"
            + Limit
            + Gap
            + @")?(?:the"
            + Gap
            + @")?(?:(?<end>end of|close of)"
            + Gap
            + @")?(?:the"
            + Gap
            + @")?(?:(?:calendar|fiscal|financial)"
            + Gap
            + @")?(?:year"
            + Gap
            + ")?"
            + @"(?:(?<iso>(?:19|20|21)\d{2}-[01]\d-[0-3]\d)"
            + "|"
            + Weekday
            + "(?<d>"
            + Day
            + ")(?:"
            + Dash
            + "(?<d2>"
            + Day
            + "))?"
            + Gap
            + "(?:of"
            + Gap
            + ")?(?<mon>"
            + Months.Pattern
            + @")(?![a-z])(?:,?\s{1,3}"
            + Year
            + ")?"
            + "|"
            + Weekday
            + "(?<mon>"
            + Months.Pattern
            + @")\s{1,3}(?:the\s)?(?<d>"
            + Day
            + ")(?!\\d|[.,]\\d{1,2}(?!\\d)|%|\\s{0,2}(?:per|million|billion))(?:"
            + Dash
            + "(?<d2>"
            + Day
            + @")(?!\d))?(?:,?\s{0,3}"
            + Year
            + ")?"
            + "|(?:(?:early|mid|late)[\\s-])?(?<mon>"
            + Months.Pattern
            + @")(?:,|\s{1,3}of)?\s{1,3}"
            + Year
            + "|(?<nth>first|second|third|fourth|last)"
            + Gap
            + "(?<part>half|semester|quarter)"
            + Gap
            + "of"
            + Gap
            + Year
            + @"|(?<short>(?-i:H[12]|Q[1-4]))\s{0,2}(?:of\s)?"
            + Year
            + "|(?:between"
            + Gap
            + ")?"
            + Year
            + Dash
            + @"(?<y2>(?:19|20|21)\d{2}|(?<=[-–])\d{2})(?!\d|-)"
            + "|(?<y>(?:18|19|20|21)\\d0)(?<decade>['’]?s)"
            + "|(?:(?:early|mid|late)[\\s-])?"
            + Year
            + @")(?!\w|[,.-]\d|%|\s{0,3}(?:per cent|percent|troops|soldiers|people|tanks|men|jobs|dollars|euros))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Dated();

    // a month alone counts only where a preposition makes it a time
    [GeneratedRegex(
        @"\b(?<p>before|by|until|till|since|from|after|in|during|ahead of)\s{1,3}(?:(?<end>end of|the end of)\s{1,3}|(?:early|mid|late)[\s-])?(?<mon>(?-i:January|February|March|April|May|June|July|August|September|October|November|December))\b(?!\s{1,3}(?:the\s)?\d|,?\s{1,3}\d{4})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex BareMonth();
}
