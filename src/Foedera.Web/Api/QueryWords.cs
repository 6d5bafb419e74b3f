using System.Globalization;
using System.Text.Json;

namespace Foedera.Web.Api;

/// <summary>How addresses and tables write choices and days: kebab-case words and ISO 8601.</summary>
public static class QueryWords
{
    /// <summary>A choice from its word in an address; null for none or an unknown one.</summary>
    public static T? Parse<T>(string? word)
        where T : struct, Enum
    {
        if (string.IsNullOrEmpty(word))
            return null;
        foreach (var value in Enum.GetValues<T>())
            if (Of<T>(value) == word)
                return value;
        return null;
    }

    /// <summary>The word of a choice; null for none.</summary>
    public static string? Of<T>(T? value)
        where T : struct, Enum =>
        value is { } some ? JsonNamingPolicy.KebabCaseLower.ConvertName(some.ToString()) : null;

    /// <summary>A day as 2026-05-05; null for anything else.</summary>
    public static DateOnly? ParseDay(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>The day as 2026-05-05; null for none.</summary>
    public static string? Of(DateOnly? day) => day is { } some ? Day(some) : null;

    /// <summary>The day as 2026-05-05.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The moment as 2026-05-05T07:30:00Z, to the second.</summary>
    public static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>A whole number in figures alone.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
