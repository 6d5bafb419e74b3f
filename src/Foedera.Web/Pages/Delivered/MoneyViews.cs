using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Delivered;
using Foedera.Core.Delivered.Money;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Web.Api;

namespace Foedera.Web.Pages.Delivered;

/// <summary>How amounts are shown: on which front, in which money, at which prices.</summary>
public sealed record MoneyForm(Front Front, bool Common, bool Current)
{
    /// <summary>Reads the words of an address; anything else is the usual: straight, euros, constant prices.</summary>
    public static MoneyForm Of(string front, string money, string prices) =>
        new(
            FrontOf(front),
            !string.Equals(money, "national", StringComparison.OrdinalIgnoreCase),
            string.Equals(prices, "current", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>The word of a front in addresses.</summary>
    public static string WordOf(Front front) =>
        front switch
        {
            Front.Straight => "straight",
            Front.BackLoaded => "back-loaded",
            Front.Stepwise => "stepwise",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static Front FrontOf(string word) =>
        Enum.GetValues<Front>().FirstOrDefault(f => string.Equals(WordOf(f), word, StringComparison.OrdinalIgnoreCase));
}

/// <summary>One year in money, in thousand millions of the unit shown.</summary>
public sealed record MoneyYearView(
    int Year,
    decimal Gdp,
    decimal Growth,
    FigureView? Forecast,
    decimal ShareAsked,
    decimal Asked,
    decimal Held,
    decimal? Middle,
    decimal Gap,
    decimal Cumulated
);

/// <summary>What one front asks for in all and at its end.</summary>
public sealed record FrontView(string Front, decimal? Cumulated, ImmutableArray<MoneyYearView> Years);

/// <summary>What a share of defence expenditure went to.</summary>
public sealed record PartSeries(string Indicator, string Name, ImmutableArray<FigureView> Figures);

/// <summary>One measure of the same thing by one definition.</summary>
public sealed record DefinitionView(
    string Indicator,
    string Name,
    string Definer,
    string Definition,
    string? Limits,
    ImmutableArray<FigureView> Figures
);

/// <summary>A pledge of a share of GDP, in money.</summary>
public sealed record MoneyView(
    string Ally,
    string Name,
    DateOnly Day,
    string Pledge,
    string PledgeTitle,
    MoneyForm Form,
    string Sentence,
    string? Unit,
    string? Prices,
    int? BaseYear,
    string? Edition,
    decimal? PricesRose,
    bool HasCurrentPrices,
    decimal PriceRise,
    ImmutableArray<FrontView> Fronts,
    ImmutableArray<PartSeries> Parts,
    ImmutableArray<DefinitionView> Definitions,
    ImmutableArray<ReadingView> Related
) : PageView
{
    /// <summary>The front shown; null when no amounts can be told.</summary>
    public FrontView? Shown => Fronts.FirstOrDefault(f => f.Front == MoneyForm.WordOf(Form.Front));
}

/// <summary>Makes the page of an ally's pledge in money.</summary>
internal static class MoneyViews
{
    private static readonly MoneyOptions Options = new();

    public static Shown<MoneyPage, MoneyView> One(
        PledgeLibrary library,
        StateCode ally,
        Pledge pledge,
        MoneyForm form,
        DateOnly day,
        string address
    ) => new(View(library, ally, pledge, form, day, address)) { Csv = Rows };

    public static MoneyView View(
        PledgeLibrary library,
        StateCode ally,
        Pledge pledge,
        MoneyForm form,
        DateOnly day,
        string address
    )
    {
        var record = library.Record;
        var path = library.PathsOn(day).Of(pledge.Id, ally);
        var fronts = path is null
            ? []
            : Enum.GetValues<Front>()
                .Select(f => MoneyPath.Of(record, pledge, path, f, MoneyMeasures.Shipped, Options))
                .OfType<MoneyPath>()
                .ToImmutableArray();
        var shown = fronts.FirstOrDefault(f => f.Front == form.Front);
        var told = shown is { HasCurrentPrices: false } ? form with { Current = false } : form;
        if (shown?.Base.CommonRate is null)
            told = told with { Common = false };
        return new MoneyView(
            ally.Code,
            record.NameOf(ally),
            day,
            pledge.Id,
            pledge.Title,
            told,
            Sentence(shown, told, record.NameOf(ally)),
            shown is null ? null : Unit(shown, told),
            shown is null ? null
                : told.Current ? "prices of each year"
                : $"prices of {shown.Base.Year}",
            shown?.Base.Year,
            shown?.Base.Edition,
            shown?.Base.PricesRose,
            shown?.HasCurrentPrices ?? false,
            Options.PriceRise,
            [.. fronts.Select(f => FrontOf(f, told))],
            Parts(record, ally, day),
            Definitions(record, ally, day),
            Related(record, ally, day)
        )
        {
            Imprint = new Imprint($"{record.NameOf(ally)} in money", address)
            {
                AsOf = library.NewestEdition(day),
                Method = "delivered",
                HasCsv = true,
                Sources =
                [
                    .. new[]
                    {
                        MoneyMeasures.Shipped.National,
                        MoneyMeasures.Shipped.Gdp,
                        MoneyMeasures.Shipped.RealGdp,
                        MoneyMeasures.Shipped.Forecast,
                    }
                        .Select(record.IndicatorOf)
                        .OfType<Indicator>()
                        .Select(i => new Source($"{i.Credit}: {i.Name}", i.Address)),
                ],
            },
        };
    }

    /// <summary>What the pledge comes to, in one sentence.</summary>
    public static string Sentence(MoneyPath? path, MoneyForm form, string name)
    {
        if (path is null || path.Years.IsEmpty)
            return $"{name}: no amounts can be told; the pledge has no year ahead, is no share of GDP, or no table of amounts is on record.";
        var rise = path.Rise;
        var unit = Unit(path, form);
        if (rise.From >= rise.Target)
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{name} was at {rise.From:0.00} % in {rise.FromYear}, no less than the {rise.Target:0.00} % pledged: nothing more is asked."
            );
        var (first, last) = (path.Years[0], path.Years[^1]);
        var spread = path.Front switch
        {
            Front.Straight => "In a straight line",
            Front.BackLoaded => "Late (the square of the time gone)",
            _ => "In steps at the reviews and the deadline",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{spread} from {rise.From:0.00} % in {rise.FromYear} to {rise.Target:0.00} % in {rise.By}, {name} would spend {path.Total(form.Common, form.Current):#,0.0} {unit} more from {first.Year} to {last.Year} than at the share of {rise.FromYear}, {last.Gap * path.Factor(last.Year, form.Common, form.Current):#,0.0} of it in {last.Year} alone ({(form.Current ? "prices of each year" : $"prices of {path.Base.Year}")})."
        );
    }

    /// <summary>Every front and year as rows, in the unit shown.</summary>
    public static CsvTable Rows(MoneyView view) =>
        new(
            [
                "front",
                "year",
                "unit",
                "prices",
                "gdp",
                "growth",
                "growth_by",
                "share_asked",
                "asked",
                "share_held_comes_to",
                "middle_of_path",
                "gap",
                "gap_cumulated",
            ],
            view.Fronts.SelectMany(f =>
                f.Years.Select(y =>
                    (IReadOnlyList<string?>)
                        [
                            f.Front,
                            Text(y.Year),
                            view.Unit,
                            view.Prices,
                            Text(y.Gdp),
                            Text(y.Growth),
                            y.Forecast?.Edition ?? "usual",
                            Text(y.ShareAsked),
                            Text(y.Asked),
                            Text(y.Held),
                            Text(y.Middle),
                            Text(y.Gap),
                            Text(y.Cumulated),
                        ]
                )
            )
        );

    private static string Unit(MoneyPath path, MoneyForm form) =>
        $"thousand million {(form.Common ? Options.Common : path.Base.Currency)}";

    private static FrontView FrontOf(MoneyPath path, MoneyForm form)
    {
        var years = ImmutableArray.CreateBuilder<MoneyYearView>();
        var sum = 0m;
        foreach (var year in path.Years)
        {
            if (path.Factor(year.Year, form.Common, form.Current) is not { } factor)
                return new FrontView(MoneyForm.WordOf(path.Front), null, []);
            sum += year.Gap * factor;
            years.Add(
                new MoneyYearView(
                    year.Year,
                    R(year.Gdp * factor),
                    Math.Round(year.Growth, 4),
                    FigureView.Of(year.Forecast),
                    Math.Round(year.ShareAsked, 3),
                    R(year.Asked * factor),
                    R(year.Held * factor),
                    year.Middle is { } middle ? R(middle * factor) : null,
                    R(year.Gap * factor),
                    R(sum)
                )
            );
        }
        return new FrontView(MoneyForm.WordOf(path.Front), R(sum), years.ToImmutable());
    }

    private static ImmutableArray<PartSeries> Parts(DeliveredRecord record, StateCode ally, DateOnly day) =>
        [
            .. record
                .Indicators.Where(i => i is { Unit: IndicatorUnit.Share, Least: 0, Most: 100 })
                .Select(i => new PartSeries(i.Id, i.Name, Figures(record, i.Id, ally, day)))
                .Where(p => !p.Figures.IsEmpty),
        ];

    private static ImmutableArray<DefinitionView> Definitions(DeliveredRecord record, StateCode ally, DateOnly day) =>
        [
            .. record
                .Indicators.Where(i => i.Unit == IndicatorUnit.ShareOfGdp)
                .Select(i => new DefinitionView(
                    i.Id,
                    i.Name,
                    i.Definer,
                    i.Definition,
                    i.Limits,
                    Figures(record, i.Id, ally, day)
                ))
                .Where(d => !d.Figures.IsEmpty),
        ];

    // what nobody measures is told as claims of those who make them
    internal static ImmutableArray<ReadingView> Related(DeliveredRecord record, StateCode ally, DateOnly day) =>
        [
            .. record
                .Pledges.Where(p => p.Indicators.IsEmpty && p.Unit == "%")
                .SelectMany(p => p.Readings)
                .Where(r => r.Who == ally && r.On <= day)
                .Select(r => new ReadingView(r.Holder, r.On, r.Means, r.Target, null, r.Source)),
        ];

    private static ImmutableArray<FigureView> Figures(
        DeliveredRecord record,
        string indicator,
        StateCode ally,
        DateOnly day
    ) => [.. record.Observations.AsKnownOn(indicator, ally, day).Values.Select(v => FigureView.Of(v)!)];

    private static string? Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture);

    private static decimal R(decimal value) => Math.Round(value, 3);
}
