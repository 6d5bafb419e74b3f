using Foedera.Core.Delivered.Paths;
using Foedera.Core.Primitives;

namespace Foedera.Core.Delivered.Money;

/// <summary>The indicators from which shares are turned into money.</summary>
/// <param name="National">Defence expenditure in national currency, in millions at current prices.</param>
/// <param name="Dollars">The same in current US dollars, in millions.</param>
/// <param name="DollarsConstant">The same in US dollars of one year, in millions.</param>
/// <param name="Gdp">GDP in current US dollars, in millions.</param>
/// <param name="RealGdp">GDP in US dollars of one year, in millions.</param>
/// <param name="Forecast">Official forecasts of real growth, in per cent a year.</param>
public sealed record MoneyMeasures(
    string National,
    string Dollars,
    string DollarsConstant,
    string Gdp,
    string RealGdp,
    string Forecast
)
{
    /// <summary>Those of the packs that come with Foedera.</summary>
    public static MoneyMeasures Shipped { get; } =
        new(
            "nato-defence-national-currency",
            "nato-defence-usd-current",
            "nato-defence-usd-2015",
            "nato-gdp-usd-current",
            "nato-gdp-usd-2015",
            "gdp-real-growth-forecast"
        );
}

/// <summary>What is taken to be so when shares are turned into money.</summary>
public sealed record MoneyOptions
{
    /// <summary>The ISO 4217 code of the currency that amounts are compared in.</summary>
    public string Common { get; init; } = "EUR";

    /// <summary>Yearly rise of prices in years to come, as a fraction. Law: the aim of most central banks of the
    /// allies, 2 %. Default 0.02.</summary>
    public decimal PriceRise { get; init; } = 0.02m;

    /// <summary>Above this yearly rise of the last years no amounts at current prices are told, because 2 % would
    /// mislead. Taste. Default 0.1.</summary>
    public decimal MostPriceRise { get; init; } = 0.1m;

    /// <summary>How many years back the rise of prices is looked at. Taste. Default 3.</summary>
    public int YearsOfPrices { get; init; } = 3;
}

/// <summary>A state's GDP in its own money in the last year for which one edition has all that is needed, and the rates
/// of that edition.</summary>
/// <param name="Year">The year, of which the constant prices are.</param>
/// <param name="Edition">The edition.</param>
/// <param name="Gdp">In thousand millions of the national currency.</param>
/// <param name="Currency">ISO 4217 code as the edition has it.</param>
/// <param name="CommonRate">Units of the common currency for one of the national; null when the edition has no
/// rate.</param>
/// <param name="PricesRose">Yearly rise of prices before that year, as the edition's own tables have it; null when they
/// do not tell.</param>
public sealed record MoneyBase(
    int Year,
    string Edition,
    decimal Gdp,
    string Currency,
    decimal? CommonRate,
    decimal? PricesRose
)
{
    /// <summary>Finds it; null when no edition has a year with all that is needed.</summary>
    public static MoneyBase? Of(
        DeliveredRecord record,
        StateCode who,
        DateOnly day,
        MoneyMeasures measures,
        MoneyOptions options
    )
    {
        if (record.Currencies.GetValueOrDefault(who) is not { } currency)
            return null;
        var known = record.Observations.AsKnownOn(measures.National, who, day).Values;
        foreach (var national in known.Reverse())
        {
            if (
                Beside(record, measures.Dollars, national) is not { Value: > 0 } dollars
                || Beside(record, measures.Gdp, national) is not { } gdp
            )
                continue;
            var rate = national.Value / dollars.Value;
            return new MoneyBase(
                national.Year,
                national.Vintage,
                gdp.Value * rate / 1000,
                currency,
                RateOf(record, national, rate, currency, measures, options),
                PricesBefore(record, national, measures, options.YearsOfPrices)
            );
        }
        return null;
    }

    private static Observation? Beside(DeliveredRecord record, string indicator, Observation national) =>
        record.Observations.InEdition(indicator, national.Who, national.Vintage).Of(national.Year);

    // the edition turns every state's money into dollars, so its own rates lead from any currency to any other
    private static decimal? RateOf(
        DeliveredRecord record,
        Observation national,
        decimal rate,
        string currency,
        MoneyMeasures measures,
        MoneyOptions options
    )
    {
        if (currency == options.Common)
            return 1;
        foreach (var (other, code) in record.Currencies.OrderBy(c => c.Key))
        {
            if (
                code != options.Common
                || record.Observations.InEdition(measures.National, other, national.Vintage).Of(national.Year)
                    is not { } theirs
            )
                continue;
            if (Beside(record, measures.Dollars, theirs) is { Value: > 0 } dollars)
                return theirs.Value / dollars.Value / rate;
        }
        return null;
    }

    // money of the day by money of one year: the deflator that the edition used
    private static decimal? PricesBefore(
        DeliveredRecord record,
        Observation national,
        MoneyMeasures measures,
        int years
    )
    {
        var before = record
            .Observations.InEdition(measures.National, national.Who, national.Vintage)
            .Of(national.Year - years);
        if (
            before is null
            || Beside(record, measures.DollarsConstant, national) is not { Value: > 0 } now
            || Beside(record, measures.DollarsConstant, before) is not { Value: > 0 } then
        )
            return null;
        var ratio = (double)(national.Value / now.Value / (before.Value / then.Value));
        return ratio <= 0 ? null : (decimal)Math.Pow(ratio, 1.0 / years) - 1;
    }
}

/// <summary>How a state's GDP goes on after the last year known: by an official forecast where there is one, else at
/// its usual growth.</summary>
/// <param name="Real">Real GDP by year; the growth of its last ten years is the usual one.</param>
/// <param name="Forecast">Official forecasts of real growth, in per cent.</param>
public sealed record GrowthAhead(KnownSeries Real, KnownSeries Forecast)
{
    /// <summary>Growth in a year, as a fraction, and the forecast that says so; null for the usual growth.</summary>
    public (decimal Growth, Observation? By) In(int year) =>
        Forecast.Of(year) is { } official
            ? (official.Value / 100, official)
            : (Real.Latest is null ? 0 : GdpGrowth.Usual(Real), null);
}
