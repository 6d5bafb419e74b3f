using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Horizons;

/// <summary>A time named in a text.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Window">What it bounds; null for a time that stays relative ("soon", "within two years" in a report without a date).</param>
/// <param name="IsForward">True for a limit ahead: before, by, until, within.</param>
public sealed record NamedTime(TextSpan At, DateWindow? Window, bool IsForward);

/// <summary>Reads times as bounds: "before 2030" ends on 2029-12-31. What depends on the day of speech is bounded only when that is known;
/// nothing is guessed.</summary>
public static partial class HorizonReader
{
    private const int LongestPassage = 20_000;
    // every repetition in the patterns is bounded, so that matching is linear; the limit only guards against a fault
    private const int MillisecondsAtMost = 10_000;
    private const string Months = "January|February|March|April|May|June|July|August|September|October|November|December";
    private const string Count = "one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2}";

    private static readonly string[] MonthNames = Months.Split('|');
    private static readonly string[] Numbers = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>The time a passage speaks of: its first limit ahead, else the first time it names; null when it names none that is bounded.</summary>
    public static DateWindow? Horizon(string text, IReadOnlyList<TextSpan> content, DateOnly? on)
    {
        var times = content.SelectMany(span => Read(text, span, on)).Where(t => t.Window is not null).ToList();
        return (times.Find(t => t.IsForward) ?? times.FirstOrDefault())?.Window;
    }

    /// <summary>All times a passage names, in order.</summary>
    /// <param name="text">The document's text.</param>
    /// <param name="passage">The passage.</param>
    /// <param name="on">The day it was said; null when not known.</param>
    public static ImmutableArray<NamedTime> Read(string text, TextSpan passage, DateOnly? on)
    {
        if (passage.Length > LongestPassage) return [];
        var words = passage.Of(text);
        var times = ImmutableArray.CreateBuilder<NamedTime>();
        if (words.AsSpan().ContainsAnyInRange('0', '9'))
            foreach (Match match in Calendar().Matches(words)) Add(match, CalendarWindow(match));
        foreach (Match match in Relative().Matches(words)) Add(match, RelativeWindow(match, on));
        return [.. times.OrderBy(t => t.At)];

        void Add(Match match, DateWindow? window)
        {
            var at = new TextSpan(passage.Start + match.Index, passage.Start + match.Index + match.Length);
            if (!times.Any(t => t.At.Overlaps(at))) times.Add(new NamedTime(at, window, IsForward(match)));
        }
    }

    private static bool IsForward(Match match) =>
        match.Groups["p"].Value.ToLowerInvariant() is "before" or "by" or "until" or "till" or "no later than" or "not later than" or "within" or "ahead of"
        || match.Groups["within"].Success || match.Groups["decade"].Success;

    private static DateWindow? CalendarWindow(Match match)
    {
        if (!int.TryParse(match.Groups["y"].Value, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 2199) return null;
        if (match.Groups["y2"].Success && int.TryParse(match.Groups["y2"].Value, CultureInfo.InvariantCulture, out var to))
            return to < 100 ? Years(year, (year / 100 * 100) + to) : Years(year, to);
        return Limited(Period(match, year), match.Groups["p"].Value, match.Groups["end"].Success);
    }

    private static DateWindow? Years(int first, int last) => last < first || last > 2199 ? null : new DateWindow(new DateOnly(first, 1, 1), new DateOnly(last, 12, 31));

    private static DateWindow Period(Match match, int year)
    {
        var part = match.Groups["part"].Value.ToLowerInvariant();
        if (part.Length > 0) return Part(year, match.Groups["nth"].Value.ToLowerInvariant(), part);
        if (!match.Groups["mon"].Success) return DateWindow.Year(year);
        var month = Array.FindIndex(MonthNames, m => m.Equals(match.Groups["mon"].Value, StringComparison.OrdinalIgnoreCase)) + 1;
        return int.TryParse(match.Groups["d"].Value, CultureInfo.InvariantCulture, out var day) && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? DateWindow.Day(new DateOnly(year, month, day))
            : DateWindow.Month(year, month);
    }

    private static DateWindow Part(int year, string nth, string part)
    {
        var number = nth switch { "first" => 1, "second" => 2, "third" => 3, "fourth" or "last" => 4, _ => 1 };
        var months = part.StartsWith("quarter", StringComparison.Ordinal) ? 3 : 6;
        var first = Math.Min((number - 1) * months, 12 - months) + 1;
        return new DateWindow(new DateOnly(year, first, 1), new DateOnly(year, first, 1).AddMonths(months).AddDays(-1));
    }

    // "before 2030" excludes 2030, "by 2030" includes it; "by the end of" says so
    private static DateWindow Limited(DateWindow period, string preposition, bool end) => preposition.ToLowerInvariant() switch
    {
        "before" or "ahead of" => new DateWindow(null, end ? period.Last : period.First?.AddDays(-1)),
        "by" or "until" or "till" or "no later than" or "not later than" or "within" => new DateWindow(null, period.Last),
        "after" => new DateWindow(period.Last?.AddDays(1), null),
        "since" or "from" or "starting in" or "beyond" => new DateWindow(period.First, null),
        _ => end && period.Last is { } last ? DateWindow.Month(last.Year, last.Month) : period,
    };

    private static DateWindow? RelativeWindow(Match match, DateOnly? on)
    {
        if (on is not { } day) return null;
        if (match.Groups["decade"].Success) return new DateWindow(null, new DateOnly((day.Year / 10 * 10) + 9, 12, 31));
        if (match.Groups["within"].Success) return Within(day, match.Groups["k"].Value.ToLowerInvariant(), match.Groups["unit"].Value.ToLowerInvariant());
        if (match.Groups["lastmon"].Success)
        {
            var month = Array.FindIndex(MonthNames, m => m.Equals(match.Groups["lastmon"].Value, StringComparison.OrdinalIgnoreCase)) + 1;
            return DateWindow.Month(month < day.Month ? day.Year : day.Year - 1, month);
        }
        return match.Groups["rel"].Value.ToLowerInvariant() switch
        {
            "next year" => DateWindow.Year(day.Year + 1),
            "this year" or "the current year" => DateWindow.Year(day.Year),
            "last year" => DateWindow.Year(day.Year - 1),
            "later this year" or "before the end of the year" or "by the end of the year" or "by the end of this year" or "by year's end" or "by year’s end" => new DateWindow(day, new DateOnly(day.Year, 12, 31)),
            "next month" => DateWindow.Month(day.AddMonths(1).Year, day.AddMonths(1).Month),
            "this month" => DateWindow.Month(day.Year, day.Month),
            "last month" => DateWindow.Month(day.AddMonths(-1).Year, day.AddMonths(-1).Month),
            _ => null,
        };
    }

    private static DateWindow? Within(DateOnly day, string count, string unit)
    {
        var number = int.TryParse(count, CultureInfo.InvariantCulture, out var digits) ? digits : Array.IndexOf(Numbers, count);
        if (number < 1) return null;
        return new DateWindow(day, unit switch
        {
            "year" => day.AddYears(number),
            "month" => day.AddMonths(number),
            "week" => day.AddDays(7 * number),
            "decade" => day.AddYears(10 * number),
            _ => day.AddDays(number),
        });
    }

    [GeneratedRegex(@"\b(?:(?<p>before|by|until|till|no later than|not later than|after|since|from|starting in|beyond|in|on|within|during|for|ahead of)\s{1,3})?(?:the\s{1,3})?(?:(?<end>end of|close of)\s{1,3})?(?:the\s{1,3})?(?:calendar\s{1,3}|fiscal\s{1,3})?"
        + @"(?:(?<d>\d{1,2})(?:st|nd|rd|th)?\s{1,3}(?:of\s{1,3})?(?<mon>" + Months + @"),?\s{1,3}(?<y>\d{4})|(?<mon>" + Months + @")\s{1,3}(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(?<y>\d{4})|(?<mon>" + Months + @")\s{1,3}(?:of\s{1,3})?(?<y>\d{4})"
        + @"|(?<nth>first|second|third|fourth|last)\s{1,3}(?<part>half|semester|quarter)\s{1,3}of\s{1,3}(?<y>\d{4})|(?:between\s{1,3})?(?<y>(?:19|20|21)\d{2})\s{0,3}(?:-|–|and|to|through)\s{0,3}(?<y2>(?:19|20|21)\d{2}|\d{2}(?!\d))|(?:year\s{1,3})?(?<y>(?:19|20|21)\d{2}))\b(?![,.]?\d|%|\s{0,3}(?:per cent|percent|troops|soldiers|people|tanks))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MillisecondsAtMost)]
    private static partial Regex Calendar();

    [GeneratedRegex(@"\b(?:(?<decade>(?:by|before|until) (?:the )?(?:end of (?:the|this) decade|decade['’]s end))|(?<within>within|in the next|over the next|in the coming|over the coming|during the next)\s{1,3}(?:the\s{1,3}(?:next|coming)\s{1,3})?(?<k>" + Count + @")\s{1,3}(?<unit>year|month|week|day|decade)s?"
        + @"|last\s{1,3}(?<lastmon>" + Months + @")|(?<rel>by the end of (?:the|this) year|before the end of the year|by year['’]s end|later this year|the current year|(?:next|this|last) (?:year|month)|soon|in the coming years|in the near future|yesterday|tomorrow|today|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MillisecondsAtMost)]
    private static partial Regex Relative();
}
