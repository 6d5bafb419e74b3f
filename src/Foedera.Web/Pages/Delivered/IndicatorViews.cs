using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Delivered;
using Foedera.Core.Delivered.Paths;
using Foedera.Core.Primitives;
using Foedera.Web.Api;

namespace Foedera.Web.Pages.Delivered;

/// <summary>Makes the list of indicators and the page of one with its editions.</summary>
internal static class IndicatorViews
{
    // with fewer, how far apart they come out is not known
    private const int FewestEditions = 4;

    // The threshold whose crossing between editions made the news
    private const decimal Threshold = 2;
    private const int FewestStates = 20;

    public static IndicatorLine Line(Indicator indicator, Observations observations)
    {
        var editions = observations.VintagesOf(indicator.Id);
        var years = observations.YearsOf(indicator.Id);
        return new IndicatorLine(
            indicator.Id,
            indicator.Name,
            indicator.Definer,
            indicator.UnitName,
            indicator.PriceBase,
            editions.Length,
            editions.IsEmpty ? null : editions[^1].Id,
            years?.First,
            years?.Last,
            years?.Figures ?? 0
        );
    }

    public static Shown<IndicatorsPage, IndicatorsView> List(PledgeLibrary library, DateOnly day) =>
        new(
            new IndicatorsView([.. library.Record.Indicators.Select(i => Line(i, library.Record.Observations))])
            {
                Imprint = new Imprint("Indicators", "/indicators")
                {
                    AsOf = library.NewestEdition(day),
                    Method = "delivered",
                    HasCsv = true,
                },
            }
        )
        {
            Csv = v => new CsvTable(
                [
                    "indicator",
                    "name",
                    "definer",
                    "unit",
                    "price_base",
                    "editions",
                    "newest",
                    "first_year",
                    "last_year",
                    "figures",
                ],
                v.Indicators.Select(i =>
                    (IReadOnlyList<string?>)
                        [
                            i.Id,
                            i.Name,
                            i.Definer,
                            i.UnitName,
                            i.PriceBase,
                            AllianceViews.Text((int?)i.Editions),
                            i.Newest,
                            AllianceViews.Text(i.FirstYear),
                            AllianceViews.Text(i.LastYear),
                            AllianceViews.Text((int?)i.Figures),
                        ]
                )
            ),
        };

    /// <summary>The last two editions, known on a day, that have the same year for most states: who passed the
    /// threshold, and who fell below it.</summary>
    public static EditionChange? Change(DeliveredRecord record, string indicator, DateOnly day)
    {
        if (record.IndicatorOf(indicator) is not { Unit: IndicatorUnit.ShareOfGdp })
            return null;
        var full = FullEditions(record, indicator).Where(e => e.Edition.KnownFrom <= day).ToArray();
        for (var i = full.Length - 1; i > 0; i--)
            if (full[i].Years.Intersect(full[i - 1].Years).DefaultIfEmpty().Max() is var year and > 0)
                return Change(record, indicator, full[i - 1].Edition.Id, full[i].Edition.Id, year);
        return null;
    }

    public static Shown<IndicatorPage, IndicatorView> One(
        PledgeLibrary library,
        Indicator indicator,
        string? from,
        string? to,
        int? year,
        DateOnly day,
        string address
    ) => new(View(library, indicator, from, to, year, day, address)) { Csv = v => Table(library.Record, v) };

    public static IndicatorView View(
        PledgeLibrary library,
        Indicator indicator,
        string? from,
        string? to,
        int? year,
        DateOnly day,
        string address
    )
    {
        var record = library.Record;
        var editions = record.Observations.VintagesOf(indicator.Id);
        var change = Change(record, indicator.Id, day);
        var (earlier, later) = (
            Named(editions, from) ?? change?.Earlier ?? (editions.Length > 1 ? editions[^2].Id : null),
            Named(editions, to) ?? change?.Later ?? (editions.IsEmpty ? null : editions[^1].Id)
        );
        var figures = record.Observations.All.Where(o => o.Indicator == indicator.Id).ToArray();
        var years = figures.Where(f => f.Vintage == later).Select(f => f.Year).Distinct().Order().ToImmutableArray();
        var chosen =
            year is { } asked && years.Contains(asked) ? asked
            : change is { } c && years.Contains(c.Year) ? c.Year
            : years.IsEmpty ? 0
            : years[^1];
        var error = EstimateError.LearnedFrom(record.Observations, indicator.Id, day);
        var shown =
            earlier is not null && later is not null && indicator.Unit == IndicatorUnit.ShareOfGdp
                ? Change(record, indicator.Id, earlier, later, chosen)
                : null;
        return new IndicatorView(
            day,
            indicator,
            [.. editions.Select(e => EditionOf(record, e, figures))],
            chosen,
            earlier,
            later,
            Sentence(indicator, shown, editions),
            shown,
            [.. Revisions(record, indicator.Id, earlier, later, chosen)],
            years,
            error.Pairs == 0 ? null : Math.Round(error.MeanAbsolute, 4),
            error.Pairs
        )
        {
            CutOff = editions.LastOrDefault(e => e.KnownFrom <= day)?.Released.ToEdtf(),
            NextExpected = NextOf(record, indicator, day),
            Imprint = new Imprint(indicator.Name, address)
            {
                AsOf = library.NewestEdition(day),
                Method = "delivered",
                HasCsv = true,
                Sources = [new Source(indicator.Credit, indicator.Address)],
            },
        };
    }

    /// <summary>The two editions of one year as rows.</summary>
    public static CsvTable Rows(IndicatorView view) =>
        new(
            ["indicator", "ally", "name", "year", "earlier_edition", "earlier", "later_edition", "later", "change"],
            view.Revisions.Select(r =>
                (IReadOnlyList<string?>)
                    [
                        view.Indicator.Id,
                        r.Ally,
                        r.Name,
                        AllianceViews.Text((int?)view.Year),
                        view.Earlier,
                        AllianceViews.Text(r.Earlier?.Value),
                        view.Later,
                        AllianceViews.Text(r.Later?.Value),
                        AllianceViews.Text(r.Change),
                    ]
            )
        );

    private static EditionChange Change(
        DeliveredRecord record,
        string indicator,
        string earlier,
        string later,
        int year
    )
    {
        var (before, after) = (
            record.AtLeast(indicator, earlier, year, Threshold),
            record.AtLeast(indicator, later, year, Threshold)
        );
        bool In(StateCode who, string edition) =>
            record.Observations.InEdition(indicator, who, edition).Of(year) is not null;
        return new EditionChange(
            indicator,
            year,
            Threshold,
            earlier,
            later,
            before.Length,
            after.Length,
            [.. before.Except(after).Where(s => In(s, later)).Select(record.NameOf).Order(StringComparer.Ordinal)],
            [.. after.Except(before).Where(s => In(s, earlier)).Select(record.NameOf).Order(StringComparer.Ordinal)]
        )
        {
            EarlierReleased = Released(earlier),
            LaterReleased = Released(later),
        };

        string Released(string edition) => record.Observations.Editions.First(e => e.Id == edition).Released.ToEdtf();
    }

    private static IEnumerable<(Vintage Edition, ImmutableArray<int> Years)> FullEditions(
        DeliveredRecord record,
        string indicator
    ) =>
        record
            .Observations.VintagesOf(indicator)
            .Select(e =>
                (
                    e,
                    record
                        .Observations.All.Where(o => o.Indicator == indicator && o.Vintage == e.Id)
                        .GroupBy(o => o.Year)
                        .Where(g => g.Count() >= FewestStates)
                        .Select(g => g.Key)
                        .Order()
                        .ToImmutableArray()
                )
            )
            .Where(e => e.Item2.Length > 1);

    private static string? Named(ImmutableArray<Vintage> editions, string? asked) =>
        editions.FirstOrDefault(e => e.Id == asked)?.Id;

    // as long after the last edition of the same house as its editions most often lay apart
    private static DateOnly? NextOf(DeliveredRecord record, Indicator indicator, DateOnly day)
    {
        var days = record
            .Indicators.Where(one => one.Definer == indicator.Definer)
            .SelectMany(one => record.Observations.VintagesOf(one.Id))
            .Where(edition => edition.Released.First is not null && edition.KnownFrom <= day)
            .Select(edition => edition.KnownFrom)
            .Distinct()
            .Order()
            .ToList();
        if (days.Count < FewestEditions)
            return null;
        var gaps = days.Zip(days.Skip(1), (one, next) => next.DayNumber - one.DayNumber).Order().ToList();
        return days[^1].PlusDays(gaps[gaps.Count / 2]);
    }

    private static EditionView EditionOf(DeliveredRecord record, Vintage edition, Observation[] figures)
    {
        var note = record.EditionNotes.GetValueOrDefault(edition.Id);
        return new EditionView(
            edition.Id,
            edition.Released.ToEdtf(),
            note?.Title,
            note?.Address,
            note?.Note,
            figures.Count(f => f.Vintage == edition.Id)
        );
    }

    private static IEnumerable<RevisionRow> Revisions(
        DeliveredRecord record,
        string indicator,
        string? earlier,
        string? later,
        int year
    )
    {
        foreach (var who in record.Observations.StatesOf(indicator).OrderBy(record.NameOf, StringComparer.Ordinal))
        {
            var (before, after) = (
                earlier is null ? null : record.Observations.InEdition(indicator, who, earlier).Of(year),
                later is null ? null : record.Observations.InEdition(indicator, who, later).Of(year)
            );
            if (before is null && after is null)
                continue;
            yield return new RevisionRow(
                who.Code,
                record.NameOf(who),
                FigureView.Of(before),
                FigureView.Of(after),
                after?.Value - before?.Value,
                before is not null && after is not null && before.Value >= Threshold != after.Value >= Threshold
            );
        }
    }

    private static string Sentence(Indicator indicator, EditionChange? change, ImmutableArray<Vintage> editions)
    {
        if (change is null || change.AtEarlier == change.AtLater)
        {
            var count = Words.Sentence(Words.Count(editions.Length, "edition is", "editions are"));
            return $"{indicator.Definition} {count} on record.";
        }
        return change.Sentence("states");
    }

    private static CsvTable Table(DeliveredRecord record, IndicatorView view) =>
        new(
            ["indicator", "ally", "year", "value", "flag", "edition", "released", "file", "row", "source", "note"],
            record
                .Observations.All.Where(o => o.Indicator == view.Indicator.Id)
                .Select(o =>
                    (IReadOnlyList<string?>)
                        [
                            o.Indicator,
                            o.Who.Code,
                            o.Year.ToString(CultureInfo.InvariantCulture),
                            o.Value.ToString(CultureInfo.InvariantCulture),
                            o.Flag.ToString().ToLowerInvariant(),
                            o.Vintage,
                            record.Observations.Editions.First(e => e.Id == o.Vintage).Released.ToEdtf(),
                            o.Source.File,
                            o.Source.Row.ToString(CultureInfo.InvariantCulture),
                            o.Source.Address ?? record.EditionNotes.GetValueOrDefault(o.Vintage)?.Address,
                            o.Source.Note,
                        ]
                )
        );
}
