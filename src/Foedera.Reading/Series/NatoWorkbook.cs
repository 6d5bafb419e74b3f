using System.Globalization;
using System.Text.RegularExpressions;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Series;

/// <summary>NATO's own workbook "Defence Expenditure of NATO Countries": sheets "Table 1" to "Table 8b", each with one or more blocks of
/// states by years under a title; years may be text ("2025e"), labels carry footnote marks ("Czechia*"), and blocks stand anywhere.</summary>
internal static partial class NatoWorkbook
{
    // What a block's title and its sheet must say; the first that fits is taken
    private static readonly (string Sheet, string[] Words, string Indicator)[] Blocks =
    [
        ("3", ["share of", "gdp"], "nato-defence-share-gdp"),
        ("1", ["million"], "nato-defence-national-currency"),
        ("2", ["current prices"], "nato-defence-usd-current"),
        ("2", ["2015 prices"], "nato-defence-usd-2015"),
        ("4", ["2015 prices"], "nato-gdp-usd-2015"),
        ("7", ["thousand"], "nato-personnel"),
        ("8a", ["equipment"], "nato-equipment-share"),
    ];

    /// <summary>The figures of the blocks that are known; the others are named in <paramref name="skipped"/>. Null, with a problem, when it is no workbook.</summary>
    public static List<RawFigure>? Read(string path, List<Problem> problems, List<string> skipped)
    {
        if (SheetReader.Read(path, name => TableName().IsMatch(name), problems) is not { } sheets) return null;
        var figures = new List<RawFigure>();
        foreach (var sheet in sheets) ReadSheet(path, sheet.Name, sheet.Cells, figures, problems, skipped);
        if (figures.Count == 0 && problems.Count == 0)
            problems.Add(new Problem(SeriesCode.UnknownLayout, "No sheet holds a table that is known; expected 'Table 3' with a block titled 'Share of real GDP (%)' or the like.", path));
        return figures;
    }

    private static void ReadSheet(
        string path, string name, SortedDictionary<int, SortedDictionary<int, string>> grid, List<RawFigure> figures, List<Problem> problems, List<string> skipped)
    {
        if (TableName().Match(name) is not { Success: true } table) return;
        var title = "";
        Dictionary<int, string>? years = null;
        string? indicator = null;
        foreach (var (row, cells) in grid)
        {
            var found = cells.Where(c => Year().IsMatch(c.Value)).ToDictionary(c => c.Key, c => c.Value);
            if (found.Count >= 3)
            {
                years = found;
                CheckHeader(path, name, row, found, problems);
            }
            else if (cells.Where(c => years?.ContainsKey(c.Key) != true).Select(c => c.Value).ToArray() is { Length: 1 } words && !cells.Any(c => years?.ContainsKey(c.Key) == true && IsNumber(c.Value)))
            {
                // a line of words alone: a block's title, or a note
                if ((BlockOf(table.Groups["number"].Value, words[0]) ?? BlockOf(table.Groups["number"].Value, $"{title} {words[0]}")) is { } known) indicator = known;
                else if (IsTitle(words[0]) && years is not null) (indicator, title) = (null, "");
                if (years is null || indicator is null) title = $"{title} {words[0]}";
                if (indicator is null && years is not null && IsTitle(words[0])) skipped.Add($"{name}, row {row}: {words[0]}");
            }
            else if (years is not null && indicator is not null)
            {
                ReadRow(path, name, row, cells, years, indicator, figures, problems);
            }
        }
    }

    private static void ReadRow(
        string path, string sheet, int row, SortedDictionary<int, string> cells, Dictionary<int, string> years, string indicator, List<RawFigure> figures, List<Problem> problems)
    {
        var label = cells.FirstOrDefault(c => c.Key < years.Keys.Min() && !IsNumber(c.Value)).Value;
        if (label is null) return;
        foreach (var (column, value) in cells.Where(c => c.Key > years.Keys.Min() - 1))
        {
            if (!years.TryGetValue(column, out var year))
            {
                if (IsNumber(value) && column < years.Keys.Max())
                    problems.Add(new Problem(SeriesCode.MergedHeader, $"Sheet '{sheet}': '{label}' has {value} in column {column}, which has no year above it; expected one year a column.", path, row));
                continue;
            }
            if (value is ".." or "-" or "–" or "n/a") continue;
            figures.Add(new RawFigure(indicator, Mark().Replace(label, "").Trim(), year, value, row) { Sheet = sheet });
        }
    }

    private static void CheckHeader(string path, string sheet, int row, Dictionary<int, string> years, List<Problem> problems)
    {
        foreach (var year in years.GroupBy(y => y.Value[..4]).Where(g => g.Count() > 1))
            problems.Add(new Problem(SeriesCode.MergedHeader, $"Sheet '{sheet}': the year {year.Key} stands over {year.Count()} columns; expected each once.", path, row));
    }

    private static string? BlockOf(string sheet, string title) => Blocks.FirstOrDefault(b =>
        string.Equals(b.Sheet, sheet, StringComparison.OrdinalIgnoreCase) && b.Words.All(w => title.Contains(w, StringComparison.OrdinalIgnoreCase))
        && !title.Contains("annual real change", StringComparison.OrdinalIgnoreCase)).Indicator;

    private static bool IsTitle(string text) => text.Contains('%', StringComparison.Ordinal) || text.Contains("prices", StringComparison.OrdinalIgnoreCase) || text.Contains("change", StringComparison.OrdinalIgnoreCase);

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    [GeneratedRegex(@"^table\s*(?<number>[0-9]+[a-z]?)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TableName();

    [GeneratedRegex(@"^(19|20)[0-9]{2}(\.0)?\s*e?\*?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Year();

    // footnote marks after a label: asterisks, daggers, bracketed or raised numbers, or numbers that were raised by their style and so stand right behind
    [GeneratedRegex(@"(\s*(\*+|†|‡|\([0-9a-z]\)|[¹²³⁴⁵⁶⁷⁸⁹]|[0-9]{1,2}))+$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Mark();
}
