using System.Collections.Immutable;
using Foedera.Core.Delivered.Paths;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;

namespace Foedera.Core.Delivered.Money;

/// <summary>What a pledge of a share of GDP comes to in money, year by year, on one front. Amounts are thousand
/// millions of the national currency in the
/// prices of the base year; <see cref="Factor"/> turns them into the common currency and into the prices of the
/// year.</summary>
/// <param name="Who">The state.</param>
/// <param name="Front">How the rise is spread.</param>
/// <param name="Rise">From where, to what, by when.</param>
/// <param name="Base">GDP, currency and rates.</param>
/// <param name="Options">What is taken to be so.</param>
/// <param name="Years">The years ahead up to the deadline.</param>
public sealed record MoneyPath(
    StateCode Who,
    Front Front,
    Rise Rise,
    MoneyBase Base,
    MoneyOptions Options,
    ImmutableArray<MoneyYear> Years
)
{
    /// <summary>True when amounts at the prices of each year can be told.</summary>
    public bool HasCurrentPrices => !(Base.PricesRose > Options.MostPriceRise);

    /// <summary>Works it out; null when the pledge has no deadline ahead or no money base is on record.</summary>
    /// <param name="record">Pledges and figures.</param>
    /// <param name="pledge">A pledge of a share of GDP.</param>
    /// <param name="path">The ally's path to it.</param>
    /// <param name="front">How the rise is spread.</param>
    /// <param name="measures">The indicators to use.</param>
    /// <param name="options">What is taken to be so.</param>
    public static MoneyPath? Of(
        DeliveredRecord record,
        Pledge pledge,
        ProjectedPath path,
        Front front,
        MoneyMeasures measures,
        MoneyOptions options
    )
    {
        if (
            path.Known.Latest is not { } latest
            || pledge.By is not { } by
            || by <= latest.Year
            || pledge.Indicators.Any(i => !record.SharesOfGdp.Contains(i))
        )
            return null;
        if (MoneyBase.Of(record, path.Who, path.KnownOn, measures, options) is not { } money)
            return null;
        var reviews = pledge
            .Events.Where(e =>
                e.Kind == PledgeEventKind.Review && e.When.First is { } first && first.Year == e.When.Last?.Year
            )
            .Select(e => e.When.First!.Value.Year);
        var rise = new Rise(latest.Value, latest.Year, path.Target, by, [.. reviews.Order()]);
        var ahead = new GrowthAhead(
            record.Observations.AsKnownOn(measures.RealGdp, path.Who, path.KnownOn),
            record.Observations.AsKnownOn(measures.Forecast, path.Who, path.KnownOn)
        );
        var gdp = money.Gdp;
        var years = ImmutableArray.CreateBuilder<MoneyYear>();
        var sum = 0m;
        for (var year = money.Year + 1; year <= by; year++)
        {
            var (growth, forecast) = ahead.In(year);
            gdp *= 1 + growth;
            if (year <= latest.Year)
                continue;
            var middle = path.Years.FirstOrDefault(y => y.Year == year);
            var shown = new MoneyYear(
                year,
                gdp,
                growth,
                forecast,
                rise.In(year, front),
                latest.Value,
                middle is null ? null : (decimal)middle.Median
            );
            years.Add(shown with { Cumulated = sum += shown.Gap });
        }
        return new MoneyPath(path.Who, front, rise, money, options, years.ToImmutable());
    }

    /// <summary>What an amount of a year is multiplied with; null when the edition has no rate, or prices rose too fast
    /// to be carried on.</summary>
    /// <param name="year">The year of the amount.</param>
    /// <param name="common">True for the common currency, at the rate of the base year.</param>
    /// <param name="current">True for the prices of the year itself.</param>
    public decimal? Factor(int year, bool common, bool current)
    {
        if (current && !HasCurrentPrices)
            return null;
        var rate = common ? Base.CommonRate : 1;
        return current ? rate * (decimal)Math.Pow(1 + (double)Options.PriceRise, year - Base.Year) : rate;
    }

    /// <summary>The gap added up over all years, in one unit; null when it cannot be told in it.</summary>
    public decimal? Total(bool common, bool current) =>
        Years.Select(y => y.Gap * Factor(y.Year, common, current)).Aggregate((decimal?)0, (sum, gap) => sum + gap);
}

/// <summary>One year ahead, in thousand millions of the national currency at the prices of the base year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Gdp">The GDP, carried on.</param>
/// <param name="Growth">Its real growth in this year, as a fraction.</param>
/// <param name="Forecast">The official forecast that says so; null for the usual growth.</param>
/// <param name="ShareAsked">What the front asks for, in per cent of GDP.</param>
/// <param name="ShareHeld">The last known share, held.</param>
/// <param name="ShareMiddle">The middle of the projected path; null beyond it.</param>
public sealed record MoneyYear(
    int Year,
    decimal Gdp,
    decimal Growth,
    Observation? Forecast,
    decimal ShareAsked,
    decimal ShareHeld,
    decimal? ShareMiddle
)
{
    /// <summary>What the front asks for.</summary>
    public decimal Asked => Gdp * ShareAsked / 100;

    /// <summary>What the last known share comes to.</summary>
    public decimal Held => Gdp * ShareHeld / 100;

    /// <summary>What the middle of the path comes to; null beyond it.</summary>
    public decimal? Middle => Gdp * ShareMiddle / 100;

    /// <summary>What is asked for beyond the share held; never below zero.</summary>
    public decimal Gap => Math.Max(0, Asked - Held);

    /// <summary>The gaps of this year and those before it.</summary>
    public decimal Cumulated { get; init; }
}
