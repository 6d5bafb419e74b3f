using Foedera.Core.Delivered;
using Foedera.Core.Primitives;

namespace Foedera.Tests.Delivered;

/// <summary>The way back of a scenario: from an aim to the change that it takes.</summary>
public sealed class NeededChangeSpecs
{
    private static readonly AllyStand Large = new(StateCode.Parse("AAA"), 1000, 2);
    private static readonly AllyStand Small = new(StateCode.Parse("BBB"), 500, 1);
    private static readonly AllyStand Eager = new(StateCode.Parse("CCC"), 500, 4);

    [Fact]
    public void What_is_lacking_can_be_filled_by_all_by_the_lowest_or_by_one()
    {
        // 2,000 of GDP spend 20 + 5 + 20 = 45, or 2.25 %; 2.5 % are 50, so 5 are lacking
        var needed = NeededChange.Of(new Aim(2.5m, 2030), [Large, Small, Eager]);
        needed.Percent.ShouldBe(2.25m);
        needed.LackingBillion.ShouldBe(5);
        needed.Points.ShouldBe(0.25m);
        (needed.Floor, needed.BelowFloor).ShouldBe((2m, 1));
        needed.Alone.Select(a => (a.Who.Code, a.Percent)).ShouldBe([("AAA", 2.5m), ("BBB", 2m), ("CCC", 5m)]);
    }

    [Fact]
    public void The_floor_lifts_the_next_when_the_lowest_has_come_up_to_it()
    {
        // 15 lacking: BBB comes up to 2 with 5, then AAA and BBB rise together by 10 of 1,500
        var needed = NeededChange.Of(new Aim(3, 2030), [Large, Small, Eager]);
        Math.Round(needed.Floor!.Value, 4).ShouldBe(2.6667m);
        needed.BelowFloor.ShouldBe(2);
    }

    [Fact]
    public void Nothing_is_needed_where_the_aim_is_reached()
    {
        var needed = NeededChange.Of(new Aim(2, 2030), [Large, Small, Eager]);
        (needed.LackingBillion, needed.Points, needed.Floor).ShouldBe((0m, 0m, (decimal?)null));
        needed.Sentence(s => s.Code).ShouldContain("nothing would have to change");
    }
}
