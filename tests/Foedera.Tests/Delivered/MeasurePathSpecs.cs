using Foedera.Core.Delivered;
using Foedera.Core.Delivered.Paths;
using Foedera.Core.Primitives;

namespace Foedera.Tests.Delivered;

/// <summary>Where a share that is known for a few years may go, by what all states of the measure did.</summary>
public sealed class MeasurePathSpecs
{
    private static readonly DateOnly Day = new(2040, 1, 1);
    private static readonly Vintage Edition = new(
        "E1",
        new DateWindow(new DateOnly(2039, 1, 1), new DateOnly(2039, 1, 1))
    );

    [Fact]
    public void It_reaches_as_far_as_it_could_be_checked_and_its_intervals_lie_in_one_another()
    {
        var path = Path("AAA")!;
        path.Years.Select(y => y.Year).ShouldBe([2036, 2037, 2038]);
        foreach (var year in path.Years)
        {
            year.NinetyFive.Low.ShouldBeLessThanOrEqualTo(year.Eighty.Low);
            year.Eighty.Low.ShouldBeLessThanOrEqualTo(year.Half.Low);
            year.Half.Low.ShouldBeLessThanOrEqualTo(year.Median);
            year.Median.ShouldBeLessThanOrEqualTo(year.Half.High);
            year.Half.High.ShouldBeLessThanOrEqualTo(year.Eighty.High);
            year.Eighty.High.ShouldBeLessThanOrEqualTo(year.NinetyFive.High);
            year.NinetyFive.High.ShouldBeLessThan(100);
            year.NinetyFive.Low.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void Whoever_stands_far_from_the_others_is_drawn_back_to_them() =>
        (Path("TOP")!.Years[^1].Median - 60).ShouldBeLessThan(Path("LOW")!.Years[^1].Median - 5);

    [Fact]
    public void A_chance_falls_as_more_is_asked_for()
    {
        var chances = new decimal[] { 1, 20, 30, 99 }.Select(asked =>
            Path("AAA", asked)!.Years[^1].ChanceAtTarget!.Value
        );
        chances.ShouldBe(chances.OrderDescending());
        chances.First().ShouldBe(1);
        chances.Last().ShouldBe(0);
        Path("AAA")!.Years[^1].ChanceAtTarget.ShouldBeNull();
    }

    [Fact]
    public void It_says_how_often_such_forecasts_held()
    {
        var first = Path("AAA")!.Years[0];
        first.Checks.ShouldBeGreaterThan(50);
        first.Held.ShouldBeInRange(0.5, 1);
    }

    [Fact]
    public void Nothing_that_came_out_later_is_looked_at() =>
        MeasurePath.Of(Share, StateCode.Parse("AAA"), Figures(2035), new DateOnly(2038, 1, 1)).ShouldBeNull();

    [Theory]
    [InlineData(IndicatorUnit.Amount, 0)]
    [InlineData(IndicatorUnit.Count, 0)]
    [InlineData(IndicatorUnit.Share, -100)]
    public void No_path_is_drawn_of_what_is_no_share(IndicatorUnit unit, int least) =>
        MeasurePath
            .Of(Share with { Unit = unit, Least = least }, StateCode.Parse("AAA"), Figures(2035), Day)
            .ShouldBeNull();

    [Fact]
    public void Too_few_years_give_no_path() =>
        MeasurePath.Of(Share, StateCode.Parse("AAA"), Figures(2026), Day).ShouldBeNull();

    private static MeasurePath? Path(string who, decimal? target = null) =>
        MeasurePath.Of(Share, StateCode.Parse(who), Figures(2035), Day, target);

    private static Indicator Share { get; } =
        new("share", "A share")
        {
            Definition = "A share of something.",
            Definer = "Nobody",
            Unit = IndicatorUnit.Share,
            UnitName = "%",
            YearConvention = "Calendar year.",
            Least = 0,
            Most = 100,
            Credit = "Nobody",
            Address = "https://example.org/",
        };

    // twelve states that go back to about 25 % with shocks of their own; TOP and LOW begin far away
    private static Observations Figures(int last)
    {
        var random = new Random(7);
        var states = new[] { "AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG", "HHH", "III", "JJJ", "TOP", "LOW" };
        var figures = new List<Observation>();
        foreach (var state in states)
        {
            var value = state switch
            {
                "TOP" => 60.0,
                "LOW" => 5.0,
                _ => 20 + (10 * random.NextDouble()),
            };
            for (var year = 2025; year <= last; year++)
            {
                figures.Add(
                    new Observation(
                        "share",
                        StateCode.Parse(state),
                        year,
                        year == last && state is "TOP" or "LOW"
                            ? (state == "TOP" ? 60 : 5)
                            : Math.Round((decimal)value, 2),
                        Certainty.Actual,
                        Edition.Id,
                        new SourceRow("figures.csv", 2, null)
                    )
                );
                value += (0.3 * (25 - value)) + (6 * (random.NextDouble() - 0.5));
            }
        }
        return new Observations(figures, [Edition]);
    }
}
