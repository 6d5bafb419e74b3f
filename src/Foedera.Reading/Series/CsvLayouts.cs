using Foedera.Core.Primitives;

namespace Foedera.Reading.Series;

/// <summary>The layouts of CSV files that are understood, each told by its header.</summary>
internal static class CsvLayouts
{
    // Measures of tables drawn from NATO's editions, and of the World Bank's, by the names in their headers
    private static readonly Dictionary<string, string> Measures = new(StringComparer.OrdinalIgnoreCase)
    {
        ["value_pct"] = "nato-defence-share-gdp",
        ["defence_share_gdp_pct"] = "nato-defence-share-gdp",
        ["equipment_share_pct"] = "nato-equipment-share",
        ["defence_usd_current_million"] = "nato-defence-usd-current",
        ["defence_usd_2015_million"] = "nato-defence-usd-2015",
        ["defence_national_currency_million"] = "nato-defence-national-currency",
        ["personnel_thousand"] = "nato-personnel",
        ["gdp_usd_2015_million"] = "nato-gdp-usd-2015",
        ["gdp_usd_current_million"] = "nato-gdp-usd-current",
        ["gdp_per_capita_2015usd_thousand"] = "nato-gdp-per-head-usd-2015",
        ["gdp_current_usd"] = "worldbank-gdp-usd-current",
        ["population"] = "worldbank-population",
        ["share_gdp_pct"] = "sipri-defence-share-gdp",
        ["NY.GDP.MKTP.CD"] = "worldbank-gdp-usd-current",
        ["SP.POP.TOTL"] = "worldbank-population",
    };

    /// <summary>The figures of a table; null, with a problem, when its layout is not known.</summary>
    public static IEnumerable<RawFigure>? Read(CsvRows table, List<Problem> problems)
    {
        table = table with { Rows = [.. WholeRows(table, problems)] };
        if (table.Column("who") >= 0 && table.Column("value") >= 0) return Plain(table);
        if (table.Column("REF_AREA") >= 0 && table.Column("OBS_VALUE") >= 0) return Sdmx(table);
        if (table.Column("Country Code") >= 0 && table.Column("Indicator Code") >= 0) return WorldBank(table);
        if (table.Column("country_iso3", "iso3") >= 0 && table.Column("year") >= 0) return Nato(table, problems);
        problems.Add(new Problem(SeriesCode.UnknownLayout,
            $"The columns are {string.Join(", ", table.Header.Take(8))}; expected indicator,who,year,value,… or NATO's, the World Bank's or SDMX-CSV's.", table.File, 1));
        return null;
    }

    // A row of another width is noted, and read no further: its cells stand in the wrong columns
    private static IEnumerable<(string[] Cells, int Line)> WholeRows(CsvRows table, List<Problem> problems)
    {
        foreach (var name in table.Header.Where(h => h.Length > 0).GroupBy(h => h, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            problems.Add(new Problem(SeriesCode.MergedHeader, $"The column '{name.Key}' stands {name.Count()} times; expected each once.", table.File, 1));
        foreach (var (cells, line) in table.Rows)
            if (cells.Length == table.Header.Length || (cells.Length == table.Header.Length + 1 && cells[^1].Length == 0)) yield return (cells, line);
            else problems.Add(new Problem(SeriesCode.RaggedRow, $"{cells.Length} cells; expected {table.Header.Length}, as in the header (a number with a comma must stand in quotation marks).", table.File, line));
    }

    // indicator,who,year,value[,flag,edition,released,source,note]: the layout of our own packs, described in docs/method/delivered.md
    private static IEnumerable<RawFigure> Plain(CsvRows table)
    {
        var (indicator, who, year, value) = (table.Column("indicator"), table.Column("who"), table.Column("year"), table.Column("value"));
        var (flag, edition, released, source, note) = (table.Column("flag"), table.Column("edition"), table.Column("released"), table.Column("source"), table.Column("note"));
        foreach (var (cells, line) in table.Rows)
            yield return new RawFigure(Cell(cells, indicator), Cell(cells, who) ?? "", Cell(cells, year) ?? "", Cell(cells, value) ?? "", line)
            {
                Flag = Cell(cells, flag),
                Edition = Cell(cells, edition),
                Released = Cell(cells, released),
                Source = Cell(cells, source),
                Note = Cell(cells, note),
            };
    }

    // country_iso3,year,(value_pct | measure,value | one column a measure),status,source,release_date,vintage,note
    private static IEnumerable<RawFigure> Nato(CsvRows table, List<Problem> problems)
    {
        var (who, year, measure, value) = (table.Column("country_iso3", "iso3"), table.Column("year"), table.Column("measure"), table.Column("value"));
        var (flag, edition, released) = (table.Column("status", "flag"), table.Column("vintage", "edition"), table.Column("release_date", "released"));
        var (source, note) = (table.Column("source"), table.Column("note"));
        var columns = measure >= 0 && value >= 0 ? [] : Enumerable.Range(0, table.Header.Length).Where(c => Measures.ContainsKey(table.Header[c])).ToArray();
        if (columns.Length == 0 && (measure < 0 || value < 0) && value < 0)
            problems.Add(new Problem(SeriesCode.UnknownLayout, $"No column holds a known measure; expected one of {string.Join(", ", Measures.Keys)}.", table.File, 1));
        foreach (var (cells, line) in table.Rows)
        {
            if (columns.Length == 0 && value >= 0)
                yield return Of(measure < 0 ? null : Measures.GetValueOrDefault(cells.ElementAtOrDefault(measure) ?? "", cells.ElementAtOrDefault(measure) ?? ""), value);
            foreach (var column in columns)
                if (Cell(cells, column) is not null || columns.Length == 1) yield return Of(Measures[table.Header[column]], column);

            RawFigure Of(string? indicator, int at) => new(indicator, Cell(cells, who) ?? "", Cell(cells, year) ?? "", Cell(cells, at) ?? "", line)
            {
                Flag = Cell(cells, flag),
                Edition = Cell(cells, edition),
                Released = Cell(cells, released),
                Source = Cell(cells, source),
                Note = Cell(cells, note),
            };
        }
    }

    // "Country Name","Country Code","Indicator Name","Indicator Code","1960","1961",…: an empty cell is a year without a figure
    private static IEnumerable<RawFigure> WorldBank(CsvRows table)
    {
        var (who, code) = (table.Column("Country Code"), table.Column("Indicator Code"));
        var years = Enumerable.Range(0, table.Header.Length).Where(c => table.Header[c].Length == 4 && table.Header[c].All(char.IsAsciiDigit)).ToArray();
        foreach (var (cells, line) in table.Rows)
            foreach (var column in years)
                if (Cell(cells, column) is { } value)
                    yield return new RawFigure(Measures.GetValueOrDefault(Cell(cells, code) ?? "", Cell(cells, code) ?? ""), Cell(cells, who) ?? "", table.Header[column], value, line);
    }

    // SDMX-CSV 1.0 and 2.0: REF_AREA, TIME_PERIOD, OBS_VALUE, OBS_STATUS (code list CL_OBS_STATUS: A normal, E estimated, P provisional)
    private static IEnumerable<RawFigure> Sdmx(CsvRows table)
    {
        var (who, year, value, status) = (table.Column("REF_AREA"), table.Column("TIME_PERIOD"), table.Column("OBS_VALUE"), table.Column("OBS_STATUS"));
        foreach (var (cells, line) in table.Rows)
            if (Cell(cells, status) is not ("M" or "O" or "L"))
                yield return new RawFigure(null, Cell(cells, who) ?? "", Cell(cells, year) ?? "", Cell(cells, value) ?? "", line)
                {
                    Flag = Cell(cells, status) switch { null or "A" => "actual", "E" or "F" => "estimate", "P" => "provisional", var other => other },
                };
    }

    private static string? Cell(string[] cells, int column) => column >= 0 && column < cells.Length && cells[column].Length > 0 ? cells[column] : null;
}
