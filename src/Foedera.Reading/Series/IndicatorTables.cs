using System.Globalization;
using System.Text.RegularExpressions;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Series;

/// <summary>Reads tables of figures in any of the known layouts: all of a file, or none of it and every row that is
/// wrong.</summary>
public static partial class IndicatorTables
{
    private const int MostProblems = 1000;

    /// <summary>Reads a file: CSV or workbook (.xlsx), a row for each state and year, or years or states side by side;
    /// see layouts.yaml.</summary>
    public static Parsed<IndicatorTable> Read(string path, SeriesContext context)
    {
        var problems = new List<Problem>();
        var skipped = new List<string>();
        var labels = new StateLabels(context.Labels);
        if (Raw(path, labels, context, problems, skipped) is not { } raw)
            return Parsed<IndicatorTable>.Failed(problems);
        var check = new TableCheck(path, FromFileName(path, context), labels, problems, skipped);
        var (observations, editions) = check.Of(raw.Figures, raw.MayBeComma);
        return problems.Count > 0
            ? Parsed<IndicatorTable>.Failed(problems.Take(MostProblems).OrderBy(p => p.Line))
            : Parsed<IndicatorTable>.Ok(
                new IndicatorTable(observations, editions, [.. skipped.Distinct(StringComparer.Ordinal)])
            );
    }

    private static (List<RawFigure> Figures, bool MayBeComma)? Raw(
        string path,
        StateLabels labels,
        SeriesContext context,
        List<Problem> problems,
        List<string> skipped
    )
    {
        try
        {
            return TableFile.Read(path, labels, context, problems, skipped);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            problems.Add(new Problem(SeriesCode.Unreadable, fault.Message, path));
            return null;
        }
    }

    // NATO names its workbooks by day: 240617-def-exp-2024-TABLES-en.xlsx
    private static SeriesContext FromFileName(string path, SeriesContext context)
    {
        if (context.Edition is not null || WorkbookName().Match(Path.GetFileName(path)) is not { Success: true } name)
            return context;
        if (
            !DateOnly.TryParseExact(
                $"20{name.Groups["day"].Value}",
                "yyyyMMdd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            return context;
        return context with { Edition = $"NATO-{day:yyyy-MM}", Released = context.Released ?? DateWindow.Day(day) };
    }

    [GeneratedRegex(
        "^(?<day>[0-9]{6})-def-exp-",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex WorkbookName();
}
