using System.Globalization;
using System.Text.RegularExpressions;

namespace Foedera.Web;

/// <summary>Days within sentences as people write them: pages have one form of days, data another.</summary>
public static partial class DayWords
{
    /// <summary>"Russia attacks Estonia on 2026-05-05" as "Russia attacks Estonia on 5 May 2026".</summary>
    public static string In(string sentence) =>
        IsoDay()
            .Replace(
                sentence,
                day =>
                    DateOnly.TryParseExact(
                        day.Value,
                        "yyyy-MM-dd",
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out var on
                    )
                        ? on.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
                        : day.Value
            );

    [GeneratedRegex(@"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b", RegexOptions.NonBacktracking)]
    private static partial Regex IsoDay();
}
