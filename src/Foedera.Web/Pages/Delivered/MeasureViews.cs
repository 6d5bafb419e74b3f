using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Delivered;
using Foedera.Core.Delivered.Paths;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Web.Api;

namespace Foedera.Web.Pages.Delivered;

/// <summary>One measure of an ally: its figures and where they may go.</summary>
/// <param name="Ally">ISO 3166-1 alpha-3.</param>
/// <param name="Name">The ally's name.</param>
/// <param name="Day">As known on it.</param>
/// <param name="Indicator">The measure.</param>
/// <param name="IndicatorName">Its name.</param>
/// <param name="UnitName">Its unit.</param>
/// <param name="Sentence">The answer in a sentence.</param>
/// <param name="Target">The figure that a pledge asks for in this measure; null when none does.</param>
/// <param name="Pledge">That pledge.</param>
/// <param name="Known">The figures so far.</param>
/// <param name="Years">The years ahead; empty when too few years are known.</param>
/// <param name="Claims">What governments and others claim of shares that nobody publishes figures for.</param>
public sealed record MeasureView(
    string Ally,
    string Name,
    DateOnly Day,
    string Indicator,
    string IndicatorName,
    string UnitName,
    string Sentence,
    decimal? Target,
    string? Pledge,
    ImmutableArray<FigureView> Known,
    ImmutableArray<MeasureYearView> Years,
    ImmutableArray<ReadingView> Claims
) : PageView
{
    /// <summary>The measures that can be picked: id and name.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public ImmutableArray<(string Id, string Name)> Indicators { get; init; } = [];
}

/// <summary>A year ahead, in the measure's unit.</summary>
/// <param name="Year">The year.</param>
/// <param name="Median">As many futures lie above as below.</param>
/// <param name="Low50">The 25th hundredth.</param>
/// <param name="High50">The 75th.</param>
/// <param name="Low80">The 10th.</param>
/// <param name="High80">The 90th.</param>
/// <param name="Low95">The 2.5th.</param>
/// <param name="High95">The 97.5th.</param>
/// <param name="ChanceAtTarget">Part of the futures, from 0 to 1, at or above the target; null without one.</param>
/// <param name="Checks">Past outcomes so far ahead that such forecasts were compared with.</param>
/// <param name="Held">Part of them, from 0 to 1, in the interval of four in five before it was widened to what they
/// asked for; null without any.</param>
public sealed record MeasureYearView(
    int Year,
    double Median,
    double Low50,
    double High50,
    double Low80,
    double High80,
    double Low95,
    double High95,
    double? ChanceAtTarget,
    int Checks,
    double? Held
) : IFutureYear
{
    /// <summary>The year as data.</summary>
    public static MeasureYearView Of(MeasureYear y) =>
        new(
            y.Year,
            R(y.Median),
            R(y.Half.Low),
            R(y.Half.High),
            R(y.Eighty.Low),
            R(y.Eighty.High),
            R(y.NinetyFive.Low),
            R(y.NinetyFive.High),
            y.ChanceAtTarget is { } chance ? Math.Round(chance, 3) : null,
            y.Checks,
            y.Checks == 0 ? null : Math.Round(y.Held, 3)
        );

    private static double R(double value) => Math.Round(value, 2);
}

/// <summary>Makes the page of one measure of an ally.</summary>
public static class MeasureViews
{
    // of fewer years no path can be drawn
    private const int FewestYears = 4;

    /// <summary>The measure shown when none is asked for: the first part of something that a pledge is about, else the
    /// first share.</summary>
    public static Indicator? Usual(DeliveredRecord record)
    {
        var shares = record
            .Indicators.Where(one => one.Unit == IndicatorUnit.Share && MeasurePath.IsShare(one))
            .ToList();
        return shares.Find(one => record.Pledges.Any(p => p.Indicators.Contains(one.Id))) ?? shares.FirstOrDefault();
    }

    /// <summary>The newest pledge that asks something of this measure of the ally; null when none does.</summary>
    public static Pledge? PledgeOf(DeliveredRecord record, Indicator indicator, StateCode ally, DateOnly day) =>
        record.Pledges.FirstOrDefault(p =>
            p.Made <= day
            && p.Target is not null
            && p.Comparator == Comparator.AtLeast
            && p.Indicators.Contains(indicator.Id)
            && p.PartyOn(ally, day) is not null
        );

    /// <summary>The view.</summary>
    public static MeasureView Of(PledgeLibrary library, StateCode ally, Indicator indicator, DateOnly day)
    {
        var record = library.Record;
        var pledge = PledgeOf(record, indicator, ally, day);
        var path = MeasurePath.Of(indicator, ally, record.Observations, day, pledge?.Target);
        var known = record.Observations.AsKnownOn(indicator.Id, ally, day);
        var name = record.NameOf(ally);
        var address = Addresses.Query(
            $"/allies/{ally}/measures",
            ("indicator", indicator.Id),
            ("as_of", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        );
        return new MeasureView(
            ally.Code,
            name,
            day,
            indicator.Id,
            indicator.Name,
            indicator.UnitName,
            Sentence(name, indicator, known, path),
            pledge?.Target,
            pledge?.Id,
            [.. known.Values.Select(v => FigureView.Of(v)!)],
            [.. (path?.Years ?? []).Select(MeasureYearView.Of)],
            MoneyViews.Related(record, ally, day)
        )
        {
            Indicators =
            [
                .. record
                    .Indicators.Where(one =>
                        one.Unit == IndicatorUnit.Share
                        && MeasurePath.IsShare(one)
                        && record.Observations.AsKnownOn(one.Id, ally, day).Values.Length >= FewestYears
                    )
                    .Select(one => (one.Id, one.Name)),
            ],
            Imprint = new Imprint($"{name}: {indicator.Name}", address)
            {
                AsOf = library.NewestEdition(day),
                Method = "delivered",
                HasCsv = true,
                Sources = [new Source($"{indicator.Credit}: {indicator.Name}", indicator.Address)],
            },
        };
    }

    /// <summary>What is known and where it may go, in a sentence or two.</summary>
    public static string Sentence(string name, Indicator indicator, KnownSeries known, MeasurePath? path)
    {
        if (known.Latest is not { } latest)
            return $"No figure of {indicator.Name.ToLowerInvariant()} was known for {name} on that day.";
        var flag = latest.Flag == Certainty.Actual ? "" : ", an estimate";
        var said = string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {latest.Value:0.0} {indicator.UnitName} in {latest.Year}{flag}."
        );
        if (path is null)
            return said + " Too few years are known to say where it may go.";
        var end = path.Years[^1];
        var (low, high) = end.Eighty;
        var chance = end.ChanceAtTarget is { } part
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"; the chance of {path.Target:0.##} or more is {Chances.Percent(part)}"
            )
            : "";
        return said
            + string.Create(
                CultureInfo.InvariantCulture,
                $" From such a stand, four in five futures lie between {low:0.0} and {high:0.0} in {end.Year}{chance}."
            );
    }

    /// <summary>Figures and futures as rows.</summary>
    public static CsvTable Rows(MeasureView view) =>
        new(
            [
                "ally",
                "name",
                "indicator",
                "year",
                "value",
                "flag",
                "edition",
                .. FutureYears.Columns,
                "chance_at_target",
                "checks",
                "held",
            ],
            [.. view.Known.Select(figure => Row(view, figure)), .. view.Years.Select(year => Row(view, year))]
        );

    private static IReadOnlyList<string?> Row(MeasureView view, FigureView figure) =>
        [
            view.Ally,
            view.Name,
            view.Indicator,
            Text(figure.Year),
            Text(figure.Value),
            QueryWords.Of<Certainty>(figure.Flag),
            figure.Edition,
            .. FutureYears.Cells(null),
            null,
            null,
            null,
        ];

    private static IReadOnlyList<string?> Row(MeasureView view, MeasureYearView year) =>
        [
            view.Ally,
            view.Name,
            view.Indicator,
            Text(year.Year),
            null,
            "projected",
            null,
            .. FutureYears.Cells(year),
            AllianceViews.Text(year.ChanceAtTarget),
            Text(year.Checks),
            AllianceViews.Text(year.Held),
        ];

    private static string? Text<T>(T value)
        where T : struct, IFormattable => AllianceViews.Text((T?)value);
}
