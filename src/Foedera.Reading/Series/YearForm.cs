using System.Globalization;
using System.Text.RegularExpressions;

namespace Foedera.Reading.Series;

/// <summary>A year as tables write it: "2024", "2025e", "2025 (e)", "2022 [YR2022]", "YR2022", "2024.0", "2024*", "2024
/// (% of GDP)".</summary>
/// <param name="Year">The year.</param>
/// <param name="Flag">What a letter or word behind it says of all its figures; null when there is none.</param>
internal sealed partial record YearForm(int Year, FlagWord? Flag)
{
    private const int First = 1800;
    private const int Last = 2200;

    /// <summary>Reads it; null for anything else, such as a quarter, a month or a year across two.</summary>
    public static YearForm? TryParse(string text)
    {
        if (text.Length > 30 || Form().Match(text.Trim()) is not { Success: true } form)
            return null;
        var year = int.Parse(form.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        if (year is < First or > Last)
            return null;
        if (form.Groups["again"] is { Success: true } again && again.Value != form.Groups["year"].Value)
            return null;
        var word = form.Groups["word"].Value;
        if (word.Length == 0)
            return new YearForm(year, null);
        return Layouts.Shipped.FlagOf(word.TrimEnd('.')) is { } flag and not FlagWord.Missing
            ? new YearForm(year, flag)
            : null;
    }

    [GeneratedRegex(
        @"^(YR|FY|CY|X)?\s?(?<year>[0-9]{4})(\.0+)?\s*(\[YR(?<again>[0-9]{4})\]|[\(\[]?\s*(?<word>[A-Za-z.]*)\s*[\)\]]?)(\s*[\(\[]%[^\)\]]*[\)\]]|\s*%)?\s*[*†‡¹²³]*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Form();
}
