using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Foedera.Core.Delivered;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Series;

/// <summary>Reads tables of figures in any of the known layouts: all of a file, or none of it and every row that is wrong.</summary>
public static partial class IndicatorTables
{
    private const int FirstYear = 1800;
    private const int LastYear = 2200;
    private const int MostProblems = 1000;

    // the world's product in the smallest of currencies is a hundredth of it; sums of sums of it still fit a decimal
    private const decimal Largest = 1e19m;

    /// <summary>Reads a file: CSV (plain, NATO's figures, World Bank, SDMX-CSV) or NATO's workbook (.xlsx).</summary>
    public static Parsed<IndicatorTable> Read(string path, SeriesContext context)
    {
        var problems = new List<Problem>();
        var skipped = new List<string>();
        var raw = Raw(path, problems, skipped);
        if (raw is null) return Parsed<IndicatorTable>.Failed(problems);
        var (observations, editions) = Check(path, raw, FromFileName(path, context), problems, skipped);
        return problems.Count > 0 ? Parsed<IndicatorTable>.Failed(problems.Take(MostProblems).OrderBy(p => p.Line))
            : Parsed<IndicatorTable>.Ok(new IndicatorTable(observations, editions, [.. skipped.Distinct(StringComparer.Ordinal)]));
    }

    private static List<RawFigure>? Raw(string path, List<Problem> problems, List<string> skipped)
    {
        try
        {
            if (path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)) return NatoWorkbook.Read(path, problems, skipped);
            return CsvRows.Read(path, problems) is { } table && CsvLayouts.Read(table, problems) is { } figures ? [.. figures] : null;
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
        if (context.Edition is not null || WorkbookName().Match(Path.GetFileName(path)) is not { Success: true } name) return context;
        if (!DateOnly.TryParseExact($"20{name.Groups["day"].Value}", "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return context;
        return context with { Edition = $"NATO-{day:yyyy-MM}", Released = context.Released ?? DateWindow.Day(day) };
    }

    private static (ImmutableArray<Observation> Observations, ImmutableArray<Vintage> Editions) Check(
        string path, List<RawFigure> raw, SeriesContext context, List<Problem> problems, List<string> skipped)
    {
        var indicators = context.Indicators.ToDictionary(i => i.Id, StringComparer.OrdinalIgnoreCase);
        var editions = context.Editions.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var named = new Dictionary<string, Vintage>(StringComparer.Ordinal);
        var seen = new Dictionary<(string, StateCode, int, string), int>();
        var read = ImmutableArray.CreateBuilder<Observation>();
        foreach (var figure in raw)
        {
            if (problems.Count >= MostProblems) break;
            var row = new Row(path, figure, problems);
            if (context.Labels.TryGetValue(figure.Who, out var state) && state is null)
            {
                skipped.Add($"'{figure.Who}' is no state");
                continue;
            }
            state ??= row.State();
            var indicator = row.Indicator(context, indicators);
            var year = row.Year(FirstYear, LastYear);
            var value = row.Value(indicator);
            var flag = row.Flag();
            var edition = row.Edition(context, editions);
            if (state is not { } who || indicator is null || year is not { } y || value is not { } number || flag is not { } certainty || edition is null) continue;
            if (!context.MayBeOlder && context.Newest.TryGetValue(indicator.Id, out var newest) && edition < newest && !named.ContainsKey(edition.Id))
                row.Wrong(SeriesCode.OlderEdition, $"The edition {edition.Id} ({edition.Released.ToEdtf()}) is older than {newest.Id} ({newest.Released.ToEdtf()}), the newest on record; expected a newer one, or --older to file it as history.");
            named.TryAdd(edition.Id, edition);
            if (!seen.TryAdd((indicator.Id, who, y, edition.Id), figure.Row))
                row.Wrong(SeriesCode.Duplicate, $"{who} has a second figure for {y} ({figure.Value}); expected one, and the first is in row {seen[(indicator.Id, who, y, edition.Id)]}.");
            read.Add(new Observation(indicator.Id, who, y, number, certainty, edition.Id, new SourceRow(Path.GetFileName(path), figure.Row, figure.Source) { Sheet = figure.Sheet, Note = figure.Note }));
        }
        CheckJumps(path, read, problems);
        return (read.ToImmutable(), [.. named.Values]);
    }

    // A share twenty times its neighbours' is a decimal point lost, even where such a share could be true
    private static void CheckJumps(string path, ImmutableArray<Observation>.Builder read, List<Problem> problems)
    {
        const decimal Jump = 20;
        foreach (var series in read.GroupBy(o => (o.Indicator, o.Who, o.Vintage)).Where(g => g.Count() >= 3))
        {
            var middle = series.Select(o => o.Value).Order().ElementAt(series.Count() / 2);
            if (middle <= 0) continue;
            foreach (var odd in series.Where(o => o.Value / Jump > middle && o.Value is > 5 and <= 100_000))
                problems.Add(new Problem(SeriesCode.TooHigh, $"{odd.Who} has {odd.Value.ToString(CultureInfo.InvariantCulture)} for {odd.Year}, {odd.Value / middle:0} times its middle value {middle:0.##}; was a decimal point lost?", path, odd.Source.Row));
        }
    }

    [GeneratedRegex("^(?<day>[0-9]{6})-def-exp-", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex WorkbookName();

    [GeneratedRegex(@"^(?<year>[0-9]{4})(\.0)?\s*(?<estimate>e?)\*?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex YearMark();

    [GeneratedRegex("^-?[0-9]{1,3}(\\.[0-9]{3})*,[0-9]+$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CommaDecimal();

    private sealed class Row(string path, RawFigure figure, List<Problem> problems)
    {
        public void Wrong(string code, string message) =>
            problems.Add(new Problem(code, figure.Sheet is null ? message : $"Sheet '{figure.Sheet}': {message}", path, figure.Row));

        public StateCode? State()
        {
            if (figure.Who.Length == 3 && figure.Who.All(char.IsAsciiLetterUpper)) return StateCode.Parse(figure.Who);
            Wrong(SeriesCode.UnknownState, $"'{figure.Who}' is no known state; expected an ISO 3166-1 alpha-3 code or a name of labels.csv.");
            return null;
        }

        public Indicator? Indicator(SeriesContext context, Dictionary<string, Indicator> known)
        {
            var id = figure.Indicator ?? context.Indicator;
            if (id is not null && known.TryGetValue(id, out var indicator)) return indicator;
            Wrong(SeriesCode.UnknownIndicator, id is null
                ? "No indicator; expected a column 'indicator', or --indicator." : $"'{id}' is no indicator on record; expected one of {string.Join(", ", known.Keys)}.");
            return null;
        }

        public int? Year(int first, int last)
        {
            if (YearMark().Match(figure.Year) is { Success: true } match && int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture) is var year && year >= first && year <= last) return year;
            Wrong(SeriesCode.NotAYear, $"'{figure.Year}' is not a year; expected four digits.");
            return null;
        }

        public decimal? Value(Indicator? indicator)
        {
            const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
            if (!decimal.TryParse(figure.Value, Plain, CultureInfo.InvariantCulture, out var value))
            {
                Wrong(SeriesCode.NotANumber, CommaDecimal().IsMatch(figure.Value)
                    ? $"'{figure.Value}' has a comma for a point; expected '{figure.Value.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')}'."
                    : $"'{figure.Value}' is not a number; expected digits with a decimal point.");
                return null;
            }
            if (Math.Abs(value) > Largest)
            {
                Wrong(SeriesCode.TooHigh, $"'{figure.Value}' is beyond any figure that can be true.");
                return null;
            }
            if (value < indicator?.Least) Wrong(SeriesCode.TooLow, $"{figure.Value} is below {indicator.Least}; expected a figure in {indicator.UnitName}.");
            if (value > indicator?.Most) Wrong(SeriesCode.TooHigh, $"{figure.Value} is above {indicator.Most}; expected a figure in {indicator.UnitName}{(value >= 100 && indicator.Most < 100 ? $": was {(value / 100).ToString("0.00", CultureInfo.InvariantCulture)} meant?" : "")}.");
            return value;
        }

        public Certainty? Flag()
        {
            // "2025e" and no column for it
            if (figure.Flag is null) return YearMark().Match(figure.Year).Groups["estimate"].Length > 0 ? Certainty.Estimate : Certainty.Actual;
            if (Enum.TryParse<Certainty>(figure.Flag, ignoreCase: true, out var flag) && Enum.IsDefined(flag) && !char.IsAsciiDigit(figure.Flag[0])) return flag;
            Wrong(SeriesCode.UnknownFlag, $"'{figure.Flag}' is no known flag; expected actual, estimate or provisional.");
            return null;
        }

        public Vintage? Edition(SeriesContext context, Dictionary<string, Vintage> known)
        {
            if ((figure.Edition ?? context.Edition) is not { } id)
            {
                Wrong(SeriesCode.NoEdition, "No edition; expected a column 'edition', or --edition.");
                return null;
            }
            var released = figure.Released is { } text ? DateWindow.TryParse(text) : context.Edition == id ? context.Released : null;
            if (figure.Released is not null && released is null)
            {
                Wrong(SeriesCode.NoEdition, $"'{figure.Released}' is no day of release; expected YYYY-MM-DD or YYYY-MM.");
                return null;
            }
            if (known.TryGetValue(id, out var on))
            {
                if (released is not null && released != on.Released) Wrong(SeriesCode.OtherRelease, $"The edition {id} is on record as released {on.Released.ToEdtf()}, not {released.ToEdtf()}.");
                return on;
            }
            if (released is null)
            {
                Wrong(SeriesCode.NoEdition, $"When was the edition {id} released? Expected a column 'released', or --released.");
                return null;
            }
            return known[id] = new Vintage(id, released);
        }
    }
}
