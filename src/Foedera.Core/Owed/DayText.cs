using System.Globalization;
using System.Text.RegularExpressions;
using Foedera.Core.Primitives;

namespace Foedera.Core.Owed;

/// <summary>Reads a day as people write it.</summary>
public static partial class DayText
{
    private static readonly string[] Plain =
    [
        "yyyy-MM-dd",
        "yyyyMMdd",
        "yyyy/M/d",
        "yyyy.M.d",
        "d.M.yyyy",
        "d. M. yyyy",
        "d MMMM yyyy",
        "d MMM yyyy",
        "d. MMMM yyyy",
        "d. MMM yyyy",
        "MMMM d, yyyy",
        "MMM d, yyyy",
        "MMMM d yyyy",
        "MMM d yyyy",
        "d-MMM-yyyy",
        "yyyy MMMM d",
        "yyyy MMM d",
        "d 'of' MMMM yyyy",
        "d 'of' MMMM, yyyy",
        "d 'de' MMMM 'de' yyyy",
        "d 'de' MMMM yyyy",
        "yyyy-M-d",
        "dddd, d MMMM yyyy",
        "dddd d MMMM yyyy",
        "dddd, MMMM d, yyyy",
        "d MMMM yyyy 'г.'",
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm:ss'Z'",
    ];

    private static readonly string[] Cultures = ["", "de", "fr", "es", "it", "pl", "uk", "ru", "tr"];

    /// <summary>The day; null with a message that says what is wrong. Without a text it is
    /// <paramref name="today"/>.</summary>
    public static (DateOnly? Day, string? Wrong) Read(string? text, DateOnly? today)
    {
        if (string.IsNullOrWhiteSpace(text))
            return today is null ? (null, "a day is missing; expected YYYY-MM-DD") : (today, null);
        var tidy = Ordinal().Replace(Spaces().Replace(text.Trim(), " "), "${digit}");
        if (tidy.Length > 40)
            return (null, "that is no day; expected YYYY-MM-DD");
        if (today is { } now && Relative(tidy) is { } days)
            return (now.PlusDays(days), null);
        foreach (var culture in Cultures)
            if (
                DateOnly.TryParseExact(
                    tidy,
                    Plain,
                    CultureInfo.GetCultureInfo(culture),
                    DateTimeStyles.None,
                    out var day
                )
            )
                return (day, null);
        return Slashes(tidy) ?? (null, $"'{tidy}' is not a day; expected YYYY-MM-DD");
    }

    private static int? Relative(string text) =>
        text.ToUpperInvariant() switch
        {
            "TODAY" or "NOW" => 0,
            "YESTERDAY" => -1,
            "TOMORROW" => 1,
            _ => null,
        };

    // 13/4/2025 can be read one way only; 3/4/2025 two ways
    private static (DateOnly?, string?)? Slashes(string text)
    {
        if (Numbers().Match(text) is not { Success: true } match)
            return null;
        var (one, two, year) = (Number(match, "one"), Number(match, "two"), Number(match, "year"));
        if (one <= 12 && two <= 12 && one != two)
            return (null, $"'{text}' can be two days; write YYYY-MM-DD");
        var (month, day) = one > 12 ? (two, one) : (one, two);
        if (year is < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return (null, $"'{text}' is not a day; expected YYYY-MM-DD");
        return (new DateOnly(year, month, day), null);
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"(?<digit>\d)(st|nd|rd|th|er)\b",
        RegexOptions.ExplicitCapture
            | RegexOptions.IgnoreCase
            | RegexOptions.CultureInvariant
            | RegexOptions.NonBacktracking
    )]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();

    [GeneratedRegex(
        @"^(?<one>[0-9]{1,2})[/-](?<two>[0-9]{1,2})[/-](?<year>[0-9]{4})$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Numbers();
}
