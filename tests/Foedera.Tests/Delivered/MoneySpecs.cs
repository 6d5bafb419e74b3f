using Foedera.Core.Delivered;
using Foedera.Core.Delivered.Money;
using Foedera.Core.Delivered.Paths;
using Foedera.Core.Primitives;
using Foedera.Reading.Series;

namespace Foedera.Tests.Delivered;

/// <summary>What a pledge comes to in money, from the packs that come with Foedera.</summary>
public sealed class MoneySpecs
{
    private static readonly DateOnly Day = new(2026, 11, 22);
    private static readonly Lazy<DeliveredRecord> Packs = new(() =>
        DeliveredPacks.Read([Repository.PathOf("packs")]).Try(out var record)
            ? record
            : throw new InvalidOperationException()
    );
    private static readonly Lazy<Projection> Paths = new(() =>
        new Projection(
            Packs.Value.Observations,
            PathWeights.Read(PathWeights.Shipped).Try(out var weights) ? weights!.Fits : [],
            Day,
            Packs.Value.Pledges
        )
    );

    [Theory]
    [InlineData(Front.Straight, 2031, 2.75)]
    [InlineData(Front.BackLoaded, 2031, 2.375)]
    [InlineData(Front.Stepwise, 2028, 2.0)]
    [InlineData(Front.Stepwise, 2029, 2.75)]
    [InlineData(Front.Stepwise, 2034, 2.75)]
    [InlineData(Front.Straight, 2035, 3.5)]
    [InlineData(Front.BackLoaded, 2036, 3.5)]
    public void A_rise_is_spread_in_three_ways(Front front, int year, double asked) =>
        new Rise(2.0m, 2027, 3.5m, 2035, [2029]).In(year, front).ShouldBe((decimal)asked);

    [Fact]
    public void A_figure_that_is_at_the_target_is_asked_for_nothing_more()
    {
        var rise = new Rise(4.3m, 2026, 3.5m, 2035, []);
        Enum.GetValues<Front>().ShouldAllBe(f => rise.In(2030, f) == 4.3m);
    }

    [Fact]
    public void All_fronts_end_at_the_same_sum_a_year_and_the_later_costs_less_in_all()
    {
        var fronts = Enum.GetValues<Front>().Select(f => Money("ESP", f)!).ToArray();
        fronts.Select(f => f.Years[^1].Asked).Distinct().Count().ShouldBe(1);
        fronts
            .Single(f => f.Front == Front.BackLoaded)
            .Years[^1]
            .Cumulated.ShouldBeLessThan(fronts.Single(f => f.Front == Front.Straight).Years[^1].Cumulated);
    }

    [Fact]
    public void Germanys_budget_of_2026_is_met_by_its_share_within_a_tenth()
    {
        // 124,660 million euros at the prices of 2026, as NATO has it, against 2.69 % of a GDP carried on from 2024
        var germany = Money("DEU", Front.Straight)!;
        var gdp = germany.Base.Gdp;
        for (var year = germany.Base.Year + 1; year <= 2026; year++)
            gdp *= 1 + GrowthIn("DEU", year);
        var counted = gdp * germany.Rise.From / 100 * germany.Factor(2026, common: true, current: true)!.Value;
        Math.Abs(counted / 124.66m - 1).ShouldBeLessThan(0.1m);
    }

    [Fact]
    public void Rates_between_currencies_are_those_of_the_edition_itself()
    {
        var czechia = Money("CZE", Front.Straight)!;
        czechia.Base.Currency.ShouldNotBe("EUR");
        czechia.Base.CommonRate!.Value.ShouldBeInRange(0.01m, 1);
        czechia.Years.ShouldAllBe(y => y.Asked * czechia.Factor(y.Year, true, false)!.Value < y.Asked);
    }

    [Fact]
    public void Where_prices_ran_away_no_amounts_at_the_prices_of_each_year_are_told()
    {
        var turkey = Money("TUR", Front.Straight)!;
        turkey.HasCurrentPrices.ShouldBeFalse();
        turkey.Total(common: true, current: true).ShouldBeNull();
        turkey.Total(common: true, current: false)!.Value.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Growth_names_the_forecast_that_it_goes_by()
    {
        Money("DEU", Front.Straight)!.Years.Single(y => y.Year == 2027).Forecast!.Vintage.ShouldBe("IMF-2026-01");
        Money("DEU", Front.Straight)!.Years.Single(y => y.Year == 2030).Forecast.ShouldBeNull();
    }

    private static decimal GrowthIn(string who, int year)
    {
        var state = StateCode.Parse(who);
        var seen = Packs.Value.Observations;
        return new GrowthAhead(
            seen.AsKnownOn(MoneyMeasures.Shipped.RealGdp, state, Day),
            seen.AsKnownOn(MoneyMeasures.Shipped.Forecast, state, Day)
        )
            .In(year)
            .Growth;
    }

    private static MoneyPath? Money(string who, Front front, string pledge = "hague-2025-core") =>
        Packs.Value.PledgeOf(pledge) is { } known && Paths.Value.Path(known, StateCode.Parse(who)) is { } path
            ? MoneyPath.Of(Packs.Value, known, path, front, MoneyMeasures.Shipped, new MoneyOptions())
            : null;
}
