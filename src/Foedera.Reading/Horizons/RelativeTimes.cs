using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Horizons;

/// <summary>Times told from the day of speech: "Wednesday", "last October", "within two years", "later this month".
/// Bounded only when that day is known.</summary>
internal static partial class RelativeTimes
{
    // how far before a weekday its verb is looked for
    private const int VerbReach = 70;
    private const string Gap = @"\s{1,3}";
    private const string Count =
        @"(?<k>a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|\d{1,3})";
    private const string Unit = "(?<unit>year|month|week|decade|day)s?";
    private const string Season = "spring|summer|autumn|fall|winter";

    private static readonly string[] Numbers =
    [
        "",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "",
        "",
        "fifteen",
        "",
        "",
        "",
        "",
        "twenty",
    ];

    // every time told has one of the first, every vague one of either: most passages have none and need no closer look
    private static readonly SearchValues<string> Measures = SearchValues.Create(
        [
            "day",
            "week",
            "month",
            "year",
            "decade",
            "quarter",
            "night",
            "morning",
            "afternoon",
            "evening",
            "tomorrow",
            .. Season.Split('|'),
            .. Months.Names,
        ],
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly SearchValues<string> VagueWords = SearchValues.Create(
        [
            "soon",
            "recent",
            "a while",
            "some time",
            "future",
            "day",
            "week",
            "month",
            "year",
            "decade",
            "parliament",
            "legislature",
            "term",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>What the passage names, in the order of the text.</summary>
    public static IEnumerable<(Match Match, DateWindow? Window, bool IsForward)> Read(string words, DateOnly? on)
    {
        if (words.AsSpan().ContainsAny(Measures))
            foreach (Match match in Told().Matches(words))
                yield return (match, on is { } day ? Window(match, words, day) : null, IsForward(match));
        if (words.AsSpan().ContainsAny(VagueWords))
            foreach (Match match in Vague().Matches(words))
                yield return (match, null, false);
    }

    private static bool IsForward(Match match) =>
        match.Groups["within"].Success
        || match.Groups["decade"].Success
        || match.Groups["close"].Success
        || match.Groups["p"].Value.ToLowerInvariant() is "by" or "before" or "until" or "till";

    private static DateWindow? Window(Match match, string words, DateOnly on)
    {
        if (match.Groups["decade"].Success)
            return new DateWindow(null, new DateOnly((on.Year / 10 * 10) + 9, 12, 31));
        if (match.Groups["close"].Success)
            return new DateWindow(on, Closing(on, match.Groups["close"].Value.ToLowerInvariant()));
        if (match.Groups["within"].Success)
            return Within(on, match);
        if (match.Groups["back"].Success)
            return Back(on, match);
        if (match.Groups["point"].Success)
            return Counted(match) is { } count
                ? Around(
                    on,
                    match.Groups["unit"].Value.ToLowerInvariant(),
                    match.Groups["ago"].Success ? -count : count
                )
                : null;
        if (match.Groups["weekday"].Success)
            return Limited(match, DateWindow.Day(Weekday(match, words, on)));
        if (match.Groups["mon"].Success)
            return Month(match.Groups["turn"].Value, Months.Number(match.Groups["mon"].Value), on);
        if (match.Groups["day"].Success)
            return Limited(match, DateWindow.Day(Day(match.Groups["day"].Value, on)));
        if (match.Groups["weekend"].Success)
            return Weekend(match.Groups["turn"].Value, words, match, on);
        return Period(match, on) is { } period ? Limited(match, Halved(period, match.Groups["half"].Value, on)) : null;
    }

    private static DateWindow Month(string turn, int month, DateOnly on) =>
        turn.ToLowerInvariant() switch
        {
            "last" or "past" => Months.Last(month, on),
            "next" => Months.Next(month, on),
            _ => Months.Nearest(month, on),
        };

    private static DateOnly Day(string word, DateOnly on) =>
        word.ToLowerInvariant() switch
        {
            "yesterday" => on.PlusDays(-1),
            "tomorrow" => on.PlusDays(1),
            "last night" => on.PlusDays(-1),
            _ => on,
        };

    private static DateOnly Closing(DateOnly on, string unit) =>
        unit switch
        {
            "week" => on.PlusDays((7 - (int)on.DayOfWeek) % 7),
            "month" => new DateOnly(on.Year, on.Month, DateTime.DaysInMonth(on.Year, on.Month)),
            _ => new DateOnly(on.Year, 12, 31),
        };

    // the last one up to the day of speech; after a verb of the future the next one
    private static DateOnly Weekday(Match match, string words, DateOnly on)
    {
        var wanted = (int)
            Enum.GetValues<DayOfWeek>()
                .First(d => d.ToString().Equals(match.Groups["weekday"].Value, StringComparison.OrdinalIgnoreCase));
        var back = ((int)on.DayOfWeek - wanted + 7) % 7;
        var turn = match.Groups["turn"].Value.ToLowerInvariant();
        if (
            turn == "next"
            || match.Groups["p"].Value.ToLowerInvariant() is "by" or "before" or "until"
            || (turn != "last" && IsAhead(words, match))
        )
            return on.PlusDays(back == 0 ? (turn == "next" ? 7 : 0) : 7 - back);
        return on.PlusDays(back == 0 && turn == "last" ? -7 : -back);
    }

    // the nearest sign of a tense before the day in its sentence decides, else the first after it
    private static bool IsAhead(string words, Match match)
    {
        var from = Math.Max(0, match.Index - VerbReach);
        var before = words[from..match.Index];
        var sentence = before.LastIndexOfAny(['.', '!', '?', '\n']);
        var signs = Tense().Matches(before[(sentence + 1)..]);
        if (signs.Count > 0)
            return signs[^1].Groups["ahead"].Success;
        var end = Math.Min(words.Length, match.Index + match.Length + VerbReach);
        var stop = words.IndexOfAny(
            ['.', '!', '?', '\n'],
            match.Index + match.Length,
            end - match.Index - match.Length
        );
        return Tense().Match(words[(match.Index + match.Length)..(stop < 0 ? end : stop)]).Groups["ahead"].Success;
    }

    private static DateWindow Weekend(string turn, string words, Match match, DateOnly on)
    {
        var saturday = on.PlusDays(-(((int)on.DayOfWeek + 1) % 7));
        var isWeekend = on.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        if (turn.Equals("next", StringComparison.OrdinalIgnoreCase) || IsAhead(words, match))
            saturday = saturday.PlusDays(7);
        else if (turn.Equals("last", StringComparison.OrdinalIgnoreCase) && isWeekend)
            saturday = saturday.PlusDays(-7);
        return new DateWindow(saturday, saturday.PlusDays(1));
    }

    private static DateWindow? Period(Match match, DateOnly on)
    {
        var step = match.Groups["turn"].Value.ToLowerInvariant() switch
        {
            "last" or "past" or "previous" => -1,
            "next" or "following" or "coming" => 1,
            _ => 0,
        };
        var unit = match.Groups["period"].Value.ToLowerInvariant();
        return unit switch
        {
            "year" => DateWindow.Year(on.Year + step),
            "month" => DateWindow.Month(on.PlusMonths(step).Year, on.PlusMonths(step).Month),
            "week" => Week(on, step),
            "decade" => Decade(on, step),
            "quarter" => Quarter(on, step),
            _ => SeasonOf(unit, on, step),
        };
    }

    // some weeks begin on Sunday, some on Monday: the days that "last week" may mean
    private static DateWindow Week(DateOnly on, int step) =>
        step switch
        {
            -1 => new DateWindow(on.PlusDays(-13), on.PlusDays(-1)),
            1 => new DateWindow(on.PlusDays(1), on.PlusDays(13)),
            _ => new DateWindow(on.PlusDays(-6), on.PlusDays(6)),
        };

    private static DateWindow Decade(DateOnly on, int step) =>
        new(
            new DateOnly((on.Year / 10 * 10) + (10 * step), 1, 1),
            new DateOnly((on.Year / 10 * 10) + (10 * step) + 9, 12, 31)
        );

    private static DateWindow Quarter(DateOnly on, int step)
    {
        var first = new DateOnly(on.Year, ((on.Month - 1) / 3 * 3) + 1, 1).PlusMonths(3 * step);
        return new DateWindow(first, first.PlusMonths(3).PlusDays(-1));
    }

    // seasons of the northern half of the world; which one is meant shows only by the turn
    private static DateWindow? SeasonOf(string season, DateOnly on, int step)
    {
        var month = season switch
        {
            "spring" => 3,
            "summer" => 6,
            "autumn" or "fall" => 9,
            _ => 12,
        };
        var seasons = Enumerable
            .Range(on.Year - 2, 5)
            .Select(y => new DateOnly(y, month, 1))
            .Select(first => new DateWindow(first, first.PlusMonths(3).PlusDays(-1)))
            .ToList();
        return step switch
        {
            -1 => seasons.FindLast(s => s.Last < on),
            1 => seasons.Find(s => s.First > on),
            _ => seasons.Find(s => s.Last >= on && s.First >= on.PlusMonths(-3)),
        };
    }

    private static DateWindow Halved(DateWindow period, string half, DateOnly on) =>
        half.ToLowerInvariant() switch
        {
            "earlier" when period.First <= on => new DateWindow(period.First, on),
            "later" when period.Last >= on => new DateWindow(on, period.Last),
            _ => period,
        };

    private static DateWindow Limited(Match match, DateWindow period) =>
        match.Groups["p"].Value.ToLowerInvariant() switch
        {
            "before" => new DateWindow(null, period.First?.PlusDays(-1)),
            "by" or "until" or "till" => new DateWindow(null, period.Last),
            "since" or "from" or "starting" or "as of" or "beginning" => new DateWindow(period.First, null),
            _ => period,
        };

    private static DateWindow? Within(DateOnly on, Match match) =>
        Counted(match) is { } count
            ? new DateWindow(on, Moved(on, match.Groups["unit"].Value.ToLowerInvariant(), count))
            : null;

    private static DateWindow? Back(DateOnly on, Match match) =>
        Counted(match) is { } count
            ? new DateWindow(Moved(on, match.Groups["unit"].Value.ToLowerInvariant(), -count), on)
            : null;

    // "three years ago" and "in two months" are no exacter than their unit
    private static DateWindow Around(DateOnly on, string unit, int count)
    {
        var day = Moved(on, unit, count);
        return unit switch
        {
            "year" => DateWindow.Year(day.Year),
            "month" => DateWindow.Month(day.Year, day.Month),
            "week" => new DateWindow(day.PlusDays(-3), day.PlusDays(3)),
            "decade" => Decade(day, 0),
            _ => DateWindow.Day(day),
        };
    }

    private static DateOnly Moved(DateOnly on, string unit, int count)
    {
        var (years, months, days) = unit switch
        {
            "year" => (count, 0, 0),
            "decade" => (10 * count, 0, 0),
            "month" => (0, count, 0),
            "week" => (0, 0, 7 * count),
            _ => (0, 0, count),
        };
        return on.PlusYears(years).PlusMonths(months).PlusDays(days);
    }

    private static int? Counted(Match match)
    {
        if (!match.Groups["k"].Success)
            return 1;
        var count = match.Groups["k"].Value.ToLowerInvariant();
        if (count is "a" or "an")
            return 1;
        var number = int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
            ? digits
            : Array.IndexOf(Numbers, count);
        return number > 0 ? number : null;
    }

    [GeneratedRegex(
        @"\b(?:(?<decade>(?:by|before|until|at)"
            + Gap
            + @"(?:the"
            + Gap
            + @")?(?:end of (?:the|this) decade|decade['’]s end))"
            + "|(?:by|before|until|at|towards?)"
            + Gap
            + @"(?:the"
            + Gap
            + @")?(?:end of (?:the|this)"
            + Gap
            + @"(?<close>year|month|week)|(?<close>year)['’]s end|(?<close>year)[\s-]end)"
            + "|(?<within>within|inside|no later than|in less than|in under)"
            + Gap
            + "(?:the"
            + Gap
            + ")?(?:(?:next|coming|following)"
            + Gap
            + ")?"
            + Count
            + "(?:"
            + Gap
            + @"|-)"
            + Unit
            + "|(?<within>in|over|for|during)"
            + Gap
            + "the"
            + Gap
            + "(?:next|coming|following)"
            + Gap
            + "(?:"
            + Count
            + Gap
            + Unit
            + "|(?<unit>year|month|week|decade|day))"
            + "|(?<back>in|over|for|during)"
            + Gap
            + "the"
            + Gap
            + "(?:last|past)"
            + Gap
            + "(?:"
            + Count
            + Gap
            + Unit
            + "|(?<unit>year|month|week|decade|day))"
            + "|(?<point>in)"
            + Gap
            + "(?:about"
            + Gap
            + "|around"
            + Gap
            + ")?"
            + Count
            + Gap
            + Unit
            + @"(?:['’]\s?time)?"
            + "|(?<point>)"
            + Count
            + Gap
            + Unit
            + Gap
            + "(?:(?<ago>ago|earlier)|from now|later)"
            + "|(?:(?<p>by|before|until|since|from|starting)"
            + Gap
            + @")?(?:(?<turn>last|next|this)\s{1,3})?(?<weekday>(?-i:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday))(?:\s(?:night|evening|morning|afternoon))?"
            + "|(?<turn>last|next|this)"
            + Gap
            + "(?<mon>(?-i:January|February|March|April|May|June|July|August|September|October|November|December))"
            + "|(?:(?<p>by|before|until|since|from|starting|as of)"
            + Gap
            + @")?(?:(?:earlier|later)\s)?(?<day>today|tonight|yesterday|tomorrow|this morning|this afternoon|this evening|last night)"
            + "|(?<weekend>(?:over|at)"
            + Gap
            + "the"
            + Gap
            + "weekend|(?:over"
            + Gap
            + ")?(?<turn>this|last|next)"
            + Gap
            + "weekend)"
            + "|(?:(?<p>by|before|until|since|from|starting)"
            + Gap
            + ")?(?:(?<half>earlier|later|late|early)"
            + Gap
            + "(?:in"
            + Gap
            + "the"
            + Gap
            + ")?)?(?<turn>last|next|this|the current|the coming|the following)"
            + Gap
            + "(?<period>year|month|week|decade|quarter|"
            + Season
            + "))\\b(?!-|['’]s"
            + Gap
            + "end)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Told();

    [GeneratedRegex(
        @"\b(?:(?:very|fairly|quite)\s)?(?:(?<!as\s)soon(?!\sas)|recently|until (?:a while|some time|recently)(?: ago)?|(?:in|over|during|within)\s(?:the\s)?(?:(?:very|not too|not so)\s)?(?:near|distant|foreseeable|immediate)\sfuture|in\s(?:the\s)?future"
            + @"|(?:(?:in|over|during|for|within)\s)?(?:the\s)?(?:coming|recent|past|last|next)\s(?:few\s|several\s|couple of\s)?(?:days|weeks|months|years|decades)|(?:in\s)?the\s(?:days|weeks|months|years)\s(?:to come|ahead)|(?:in\s)?the\snext\s(?:parliament|legislature|term)"
            + @"|(?:almost|nearly|about|less than|more than|over)\s(?:a|an|one)\s(?:year|month|week|decade)\sago)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Vague();

    [GeneratedRegex(
        @"(?<ahead>\b(?:will|shall|due|set|scheduled|expected|upcoming|planned|plans|going)\b|['’]ll\b|\bto be (?:held|approved|signed)\b)|\b(?:said|says|told|wrote|was|were|had|met|came|took|went|held|spoke|made|gave|saw|did|began|left|\w{2,20}ed)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Tense();
}
