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
    // The threshold whose crossing between editions made the news
    private const decimal Threshold = 2;
    private const int FewestStates = 20;

    public static IndicatorLine Line(Indicator indicator) => new(indicator.Id, indicator.Name, indicator.Definer, indicator.UnitName, indicator.PriceBase);

    public static Shown<IndicatorsPage, IndicatorsView> List(PledgeLibrary library, DateOnly day) => new(
        new IndicatorsView([.. library.Record.Indicators.Select(Line)])
        {
            Imprint = new Imprint("Indicators", "/indicators") { AsOf = library.NewestEdition(day), Method = "delivered", HasCsv = true },
        })
    {
        Csv = v => new CsvTable(["indicator", "name", "definer", "unit", "price_base"], v.Indicators.Select(i => (IReadOnlyList<string?>)[i.Id, i.Name, i.Definer, i.UnitName, i.PriceBase])),
    };

    /// <summary>The last two editions, known on a day, that have the same year for most states: who passed the threshold, and who fell below it.</summary>
    public static EditionChange? Change(DeliveredRecord record, string indicator, DateOnly day)
    {
        if (record.IndicatorOf(indicator) is not { Unit: IndicatorUnit.ShareOfGdp }) return null;
        var full = FullEditions(record, indicator).Where(e => e.Edition.KnownFrom <= day).ToArray();
        for (var i = full.Length - 1; i > 0; i--)
            if (full[i].Years.Intersect(full[i - 1].Years).DefaultIfEmpty().Max() is var year and > 0) return Change(record, indicator, full[i - 1].Edition.Id, full[i].Edition.Id, year);
        return null;
    }

    public static Shown<IndicatorPage, IndicatorView> One(PledgeLibrary library, Indicator indicator, string? from, string? to, int? year, DateOnly day, string address)
    {
        var record = library.Record;
        var editions = record.Observations.VintagesOf(indicator.Id);
        var change = Change(record, indicator.Id, day);
        var (earlier, later) = (Named(editions, from) ?? change?.Earlier ?? (editions.Length > 1 ? editions[^2].Id : null), Named(editions, to) ?? change?.Later ?? (editions.IsEmpty ? null : editions[^1].Id));
        var figures = record.Observations.All.Where(o => o.Indicator == indicator.Id).ToArray();
        var years = figures.Where(f => f.Vintage == later).Select(f => f.Year).Distinct().Order().ToImmutableArray();
        var chosen = year is { } asked && years.Contains(asked) ? asked : change is { } c && years.Contains(c.Year) ? c.Year : years.IsEmpty ? 0 : years[^1];
        var error = EstimateError.LearnedFrom(record.Observations, indicator.Id, day);
        var shown = earlier is not null && later is not null && indicator.Unit == IndicatorUnit.ShareOfGdp ? Change(record, indicator.Id, earlier, later, chosen) : null;
        var view = new IndicatorView(
            indicator, [.. editions.Select(e => EditionOf(record, e, figures))], chosen, earlier, later, Sentence(indicator, shown, editions), shown,
            [.. Revisions(record, indicator.Id, earlier, later, chosen)], years, error.Pairs == 0 ? null : Math.Round(error.MeanAbsolute, 4), error.Pairs)
        {
            Imprint = new Imprint(indicator.Name, address) { AsOf = library.NewestEdition(day), Method = "delivered", HasCsv = true, Sources = [new Source(indicator.Credit, indicator.Address)] },
        };
        return new Shown<IndicatorPage, IndicatorView>(view) { Csv = v => Table(record, v) };
    }

    private static EditionChange Change(DeliveredRecord record, string indicator, string earlier, string later, int year)
    {
        var (before, after) = (record.AtLeast(indicator, earlier, year, Threshold), record.AtLeast(indicator, later, year, Threshold));
        bool In(StateCode who, string edition) => record.Observations.InEdition(indicator, who, edition).Of(year) is not null;
        return new EditionChange(indicator, year, Threshold, earlier, later, before.Length, after.Length,
            [.. before.Except(after).Where(s => In(s, later)).Select(record.NameOf).Order(StringComparer.Ordinal)], [.. after.Except(before).Where(s => In(s, earlier)).Select(record.NameOf).Order(StringComparer.Ordinal)]);
    }

    private static IEnumerable<(Vintage Edition, ImmutableArray<int> Years)> FullEditions(DeliveredRecord record, string indicator) =>
        record.Observations.VintagesOf(indicator).Select(e => (e, record.Observations.All.Where(o => o.Indicator == indicator && o.Vintage == e.Id)
            .GroupBy(o => o.Year).Where(g => g.Count() >= FewestStates).Select(g => g.Key).Order().ToImmutableArray())).Where(e => e.Item2.Length > 1);

    private static string? Named(ImmutableArray<Vintage> editions, string? asked) => editions.FirstOrDefault(e => e.Id == asked)?.Id;

    private static EditionView EditionOf(DeliveredRecord record, Vintage edition, Observation[] figures)
    {
        var note = record.EditionNotes.GetValueOrDefault(edition.Id);
        return new EditionView(edition.Id, edition.Released.ToEdtf(), note?.Title, note?.Address, note?.Note, figures.Count(f => f.Vintage == edition.Id));
    }

    private static IEnumerable<RevisionRow> Revisions(DeliveredRecord record, string indicator, string? earlier, string? later, int year)
    {
        foreach (var who in record.Observations.StatesOf(indicator).OrderBy(record.NameOf, StringComparer.Ordinal))
        {
            var (before, after) = (earlier is null ? null : record.Observations.InEdition(indicator, who, earlier).Of(year), later is null ? null : record.Observations.InEdition(indicator, who, later).Of(year));
            if (before is null && after is null) continue;
            yield return new RevisionRow(who.Code, record.NameOf(who), FigureView.Of(before), FigureView.Of(after), after?.Value - before?.Value, before is not null && after is not null && before.Value >= Threshold != after.Value >= Threshold);
        }
    }

    private static string Sentence(Indicator indicator, EditionChange? change, ImmutableArray<Vintage> editions)
    {
        if (change is null || change.AtEarlier == change.AtLater) return $"{indicator.Definition} {editions.Length} editions are on record.";
        return string.Create(CultureInfo.InvariantCulture,
            $"For {change.Year}, {change.AtEarlier} states stood at {change.Threshold:0.#} % or more in {change.Earlier}, and {change.AtLater} in {change.Later}{(change.Fell.IsEmpty ? "." : $": {string.Join(", ", change.Fell)} fell below.")}");
    }

    private static CsvTable Table(DeliveredRecord record, IndicatorView view) => new(
        ["indicator", "ally", "year", "value", "flag", "edition", "released", "file", "row", "source", "note"],
        record.Observations.All.Where(o => o.Indicator == view.Indicator.Id).Select(o => (IReadOnlyList<string?>)
        [
            o.Indicator, o.Who.Code, o.Year.ToString(CultureInfo.InvariantCulture), o.Value.ToString(CultureInfo.InvariantCulture), o.Flag.ToString().ToLowerInvariant(), o.Vintage,
            record.Observations.Editions.First(e => e.Id == o.Vintage).Released.ToEdtf(), o.Source.File, o.Source.Row.ToString(CultureInfo.InvariantCulture),
            o.Source.Address ?? record.EditionNotes.GetValueOrDefault(o.Vintage)?.Address, o.Source.Note,
        ]));
}
