using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Delivered;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Series;

/// <summary>Checks the figures of a table one by one, and then side by side.</summary>
internal sealed class TableCheck(
    string path,
    SeriesContext context,
    StateLabels labels,
    List<Problem> problems,
    List<string> skipped
)
{
    private const int MostProblems = 1000;

    // Zeros that a workbook does not keep are put back up to so many decimals
    private const int MostDecimals = 4;

    private readonly Dictionary<string, Indicator> indicators = context.Indicators.ToDictionary(
        i => i.Id,
        StringComparer.OrdinalIgnoreCase
    );
    private readonly Dictionary<string, Vintage> editions = context.Editions.ToDictionary(
        e => e.Id,
        StringComparer.Ordinal
    );
    private readonly Dictionary<string, Vintage> used = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, StateCode, int, string), (int Row, decimal Value, Certainty Certainty)> seen =
    [];
    private int missing;

    public (ImmutableArray<Observation> Observations, ImmutableArray<Vintage> Editions) Of(
        List<RawFigure> raw,
        bool mayBeComma
    )
    {
        var numbers = NumberForm.Learn(raw.Where(f => !f.IsNumber).Select(f => f.Value), mayBeComma);
        var decimals = raw.Where(f => f.IsNumber)
            .GroupBy(f => (f.Sheet, f.Indicator))
            .ToDictionary(g => g.Key, g => Math.Min(MostDecimals, g.Max(DecimalsOf)));
        var several = raw.Select(f => f.Indicator).Distinct(StringComparer.Ordinal).Skip(1).Any();
        var read = new List<(Observation Figure, bool IsPercent)>();
        foreach (var figure in raw)
        {
            if (problems.Count >= MostProblems)
                break;
            var padded = figure.IsNumber
                ? figure with
                {
                    Value = Padded(figure.Value, decimals[(figure.Sheet, figure.Indicator)]),
                }
                : figure;
            if (Of(new TableRow(path, padded, problems), padded, numbers, several) is { } found)
                read.Add(found);
        }
        if (missing > 0)
            skipped.Add($"{missing} cells without a figure");
        var observations = Scaled(read);
        CheckJumps(observations);
        return (observations, [.. used.Values]);
    }

    private (Observation, bool)? Of(TableRow row, RawFigure figure, NumberForm numbers, bool several)
    {
        var label = labels.Of(figure.Who, figure.Name);
        if (label is Label.Aggregate group)
        {
            skipped.Add($"'{group.Name}' is no state");
            return null;
        }
        var state = row.State(label);
        if (IsMissing(figure))
            return Missing();
        var indicator = row.Indicator(context, indicators, several);
        if (
            indicator is not null
            && context.Indicator is { } named
            && figure.Indicator is not null
            && !string.Equals(indicator.Id, named, StringComparison.OrdinalIgnoreCase)
        )
        {
            skipped.Add($"figures of {indicator.Id}");
            return null;
        }
        var year = row.Year();
        var number = row.Value(indicator, numbers);
        var flag = row.Flag(year?.Flag ?? number?.Flag);
        var edition = row.Edition(context, editions);
        if (
            state is not { } who
            || indicator is null
            || year is null
            || number?.Value is not { } value
            || flag is not { } certainty
            || edition is null
        )
            return null;
        CheckEdition(row, indicator, edition);
        used.TryAdd(edition.Id, edition);
        if (!seen.TryAdd((indicator.Id, who, year.Year, edition.Id), (figure.Row, value, certainty)))
        {
            var first = seen[(indicator.Id, who, year.Year, edition.Id)];
            if (first.Value == value && first.Certainty == certainty)
                skipped.Add($"row {figure.Row}, which says what row {first.Row} says ({who} {year.Year})");
            else
                row.Wrong(
                    SeriesCode.Duplicate,
                    $"{who} has a second figure for {year.Year} ({figure.Value}); expected one, and the first is in row {first.Row}."
                );
            return null;
        }
        var source = new SourceRow(Path.GetFileName(path), figure.Row, figure.Source)
        {
            Sheet = figure.Sheet,
            Note = figure.Note,
        };
        return (
            new Observation(indicator.Id, who, year.Year, value, certainty, edition.Id, source),
            number.Value.IsPercent
        );
    }

    private static bool IsMissing(RawFigure figure)
    {
        var layouts = Layouts.Shipped;
        if (figure.Flag is { } flag && layouts.FlagOf(flag) == FlagWord.Missing)
            return true;
        return layouts.IsMissing(figure.Value)
            || (
                figure.Value.Split(' ', 2) is [var mark, var letters]
                && layouts.IsMissing(mark)
                && layouts.FlagOf(letters) is not null
            );
    }

    private (Observation, bool)? Missing()
    {
        missing++;
        return null;
    }

    private void CheckEdition(TableRow row, Indicator indicator, Vintage edition)
    {
        if (
            context.MayBeOlder
            || !context.Newest.TryGetValue(indicator.Id, out var newest)
            || edition >= newest
            || used.ContainsKey(edition.Id)
        )
            return;
        row.Wrong(
            SeriesCode.OlderEdition,
            $"The edition {edition.Id} ({edition.Released.ToEdtf()}) is older than {newest.Id} ({newest.Released.ToEdtf()}), the newest on record; expected a newer one, or --older to file it as history."
        );
    }

    // A table of shares whose figures all lie far below one per cent holds fractions: SIPRI's workbook has 0.0121 for
    // 1.21 %
    private ImmutableArray<Observation> Scaled(List<(Observation Figure, bool IsPercent)> read)
    {
        const int Fewest = 3;
        const decimal MostMedian = 0.1m;
        const decimal MostOfAll = 0.6m;
        var fractions = new HashSet<(string, string?)>();
        foreach (
            var table in read.Where(r =>
                    !r.IsPercent
                    && indicators[r.Figure.Indicator].Unit is IndicatorUnit.Share or IndicatorUnit.ShareOfGdp
                )
                .GroupBy(r => (r.Figure.Indicator, r.Figure.Source.Sheet))
        )
        {
            var values = table.Select(r => r.Figure.Value).Order().ToArray();
            if (
                values.Length < Fewest
                || values[^1] > MostOfAll
                || values[^1] <= 0
                || values[values.Length / 2] >= MostMedian
                || values[0] < 0
            )
                continue;
            fractions.Add(table.Key);
            skipped.Add(
                $"nothing, but {values.Length} figures of {table.Key.Indicator} from {values[0]} to {values[^1]} are fractions and were read as per cent"
            );
        }
        return
        [
            .. read.Select(r =>
                fractions.Contains((r.Figure.Indicator, r.Figure.Source.Sheet)) && !r.IsPercent
                    ? r.Figure with
                    {
                        Value = PerCent(r.Figure.Value),
                    }
                    : r.Figure
            ),
        ];
    }

    private static decimal PerCent(decimal fraction) => Math.Round(fraction * 100, Math.Max(0, fraction.Scale - 2));

    // A figure twenty times the years beside it is a decimal point lost, even where such a figure could be true;
    // changes may jump
    private void CheckJumps(ImmutableArray<Observation> read)
    {
        const decimal Jump = 20;
        foreach (
            var series in read.Where(o => indicators[o.Indicator].Least >= 0)
                .GroupBy(o => (o.Indicator, o.Who, o.Vintage))
                .Where(g => g.Count() >= 3)
        )
        {
            var years = series.OrderBy(o => o.Year).ToArray();
            for (var i = 0; i < years.Length; i++)
            {
                var beside = Math.Max(i > 0 ? years[i - 1].Value : 0, i + 1 < years.Length ? years[i + 1].Value : 0);
                if (beside <= 0 || years[i].Value <= beside * Jump || years[i].Value is <= 5 or > 100_000)
                    continue;
                problems.Add(
                    new Problem(
                        SeriesCode.TooHigh,
                        $"{series.Key.Who} has {years[i].Value.ToString(CultureInfo.InvariantCulture)} for {years[i].Year}, {years[i].Value / beside:0} times the {beside:0.##} beside it; was a decimal point lost?",
                        path,
                        years[i].Source.Row
                    )
                );
            }
        }
    }

    private static int DecimalsOf(RawFigure figure) =>
        figure.Value.TrimEnd('%').Split('.') is [_, var decimals] ? decimals.Length : 0;

    private static string Padded(string value, int decimals)
    {
        var number = value.TrimEnd('%');
        var has = number.Split('.') is [_, var after] ? after.Length : 0;
        return has >= decimals
            ? value
            : $"{number}{(has == 0 ? "." : "")}{new string('0', decimals - has)}{value[number.Length..]}";
    }
}
