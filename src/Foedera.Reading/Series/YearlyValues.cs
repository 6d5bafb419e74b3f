using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Delivered.Paths;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Series;

/// <summary>Reads a plain panel for backtests: columns <c>iso3</c>, <c>year</c>, <c>value</c>, and a name
/// (<c>sipri_name</c>, <c>name</c> or <c>country</c>) for series without a code; others are ignored. Keys need not be
/// countries
/// that anybody knows; series may be short and have gaps. A missing value is an empty cell.</summary>
public static class YearlyValues
{
    private static readonly string[] PeerColumns = ["model", "iso3", "origin", "h", "scale", "mean", "sd"];

    /// <summary>The series of a file, in the order of their keys; or every row that is wrong.</summary>
    public static Parsed<ImmutableArray<AnnualSeries>> Read(string path)
    {
        var problems = new List<Problem>();
        var values = new SortedDictionary<string, Dictionary<int, double>>(StringComparer.Ordinal);
        if (Table(path, problems) is { } table)
            Gather(table, values, problems);
        if (problems.Count == 0 && values.Count == 0)
            problems.Add(new Problem(SeriesCode.UnknownLayout, "No row has a value.", path));
        return problems.Count > 0
            ? Parsed<ImmutableArray<AnnualSeries>>.Failed(problems)
            : Parsed<ImmutableArray<AnnualSeries>>.Ok([
                .. values.Select(s => AnnualSeries.Of(s.Key, s.Value)).OfType<AnnualSeries>(),
            ]);
    }

    /// <summary>Forecasts made elsewhere, as bench/paths/peer.R writes them: model, iso3, origin, h, scale, mean,
    /// sd.</summary>
    public static Parsed<ImmutableArray<PeerForecast>> ReadPeers(string path)
    {
        var problems = new List<Problem>();
        var forecasts = ImmutableArray.CreateBuilder<PeerForecast>();
        if (Table(path, problems) is { } table)
        {
            var columns = Array.ConvertAll(PeerColumns, c => table.Column(c));
            if (columns.Contains(-1))
                problems.Add(
                    new Problem(
                        SeriesCode.UnknownLayout,
                        "Expected the columns model, iso3, origin, h, scale, mean, sd.",
                        path,
                        1
                    )
                );
            else
                foreach (var (cells, line) in table.Rows)
                    if (Peer(cells, columns) is { } peer)
                        forecasts.Add(peer);
                    else if (problems.Count < 100)
                        problems.Add(
                            new Problem(
                                SeriesCode.NotANumber,
                                "Expected whole numbers for origin and h, level or log for scale, and numbers for mean and sd.",
                                path,
                                line
                            )
                        );
        }
        return problems.Count > 0
            ? Parsed<ImmutableArray<PeerForecast>>.Failed(problems)
            : Parsed<ImmutableArray<PeerForecast>>.Ok(forecasts.ToImmutable());
    }

    private static CsvRows? Table(string path, List<Problem> problems)
    {
        try
        {
            return CsvRows.Read(path, problems);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Problem(SeriesCode.Unreadable, fault.Message, path));
            return null;
        }
    }

    private static void Gather(
        CsvRows table,
        SortedDictionary<string, Dictionary<int, double>> values,
        List<Problem> problems
    )
    {
        var (key, name, year, value) = (
            table.Column("iso3"),
            table.Column("sipri_name", "name", "country"),
            table.Column("year"),
            table.Column("value")
        );
        if (key < 0 || year < 0 || value < 0)
        {
            problems.Add(
                new Problem(
                    SeriesCode.UnknownLayout,
                    $"The columns are {string.Join(", ", table.Header.Take(8))}; expected iso3, year, value.",
                    table.File,
                    1
                )
            );
            return;
        }
        foreach (var (cells, line) in table.Rows)
        {
            if (
                cells.Length <= Math.Max(key, Math.Max(year, value))
                || problems.Count >= 1000
                || cells[value].Length == 0
            )
                continue;
            if (
                !int.TryParse(cells[year], NumberStyles.None, CultureInfo.InvariantCulture, out var y)
                || y is < 1800 or > 2200
            )
                problems.Add(
                    new Problem(
                        SeriesCode.NotAYear,
                        $"'{cells[year]}' is not a year; expected four digits.",
                        table.File,
                        line
                    )
                );
            else if (
                !double.TryParse(cells[value], NumberStyles.Float, CultureInfo.InvariantCulture, out var v)
                || !double.IsFinite(v)
            )
                problems.Add(
                    new Problem(
                        SeriesCode.NotANumber,
                        $"'{cells[value]}' is not a number; expected digits with a decimal point.",
                        table.File,
                        line
                    )
                );
            else if (v < 0)
                problems.Add(
                    new Problem(
                        SeriesCode.TooLow,
                        $"{cells[value]} is below 0; expected a share in per cent.",
                        table.File,
                        line
                    )
                );
            else if (KeyOf(cells, key, name) is not { } whose)
                problems.Add(
                    new Problem(
                        SeriesCode.UnknownState,
                        "Neither a code nor a name; expected one of them.",
                        table.File,
                        line
                    )
                );
            else if (!(values.TryGetValue(whose, out var series) ? series : values[whose] = []).TryAdd(y, v))
                problems.Add(
                    new Problem(
                        SeriesCode.Duplicate,
                        $"'{whose}' has a second value for {y}; expected one.",
                        table.File,
                        line
                    )
                );
        }
    }

    // A state without a code, such as one that is gone, goes by its name
    private static string? KeyOf(string[] cells, int key, int name) =>
        cells[key].Length > 0 ? cells[key]
        : name >= 0 && name < cells.Length && cells[name].Length > 0 ? cells[name]
        : null;

    private static PeerForecast? Peer(string[] cells, int[] at)
    {
        if (cells.Length <= at.Max() || cells[at[4]] is not ("level" or "log"))
            return null;
        var read =
            int.TryParse(cells[at[2]], CultureInfo.InvariantCulture, out var origin)
            & int.TryParse(cells[at[3]], CultureInfo.InvariantCulture, out var h)
            & double.TryParse(cells[at[5]], CultureInfo.InvariantCulture, out var mean)
            & double.TryParse(cells[at[6]], CultureInfo.InvariantCulture, out var sd);
        return read
            ? new PeerForecast(
                cells[at[0]],
                cells[at[1]],
                origin,
                h,
                new NormalForecast(mean, sd, cells[at[4]] == "log")
            )
            : null;
    }
}
