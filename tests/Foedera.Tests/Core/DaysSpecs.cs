using Foedera.Core.Primitives;
using FsCheck;
using FsCheck.Fluent;

namespace Foedera.Tests.Core;

public sealed class DaysSpecs
{
    private static readonly Arbitrary<(DateOnly Day, int Step)> Cases = (
        from number in Gen.Choose(0, DateOnly.MaxValue.DayNumber)
        from step in Gen.OneOf(Gen.Choose(-400, 400), Gen.Choose(int.MinValue, int.MaxValue))
        select (DateOnly.FromDayNumber(number), step)
    ).ToArbitrary();

    [Fact]
    public void Arithmetic_is_that_of_the_platform_where_that_has_an_answer_and_stops_at_the_ends_elsewhere() =>
        Prop.ForAll(
                Cases,
                given =>
                {
                    var (day, step) = given;
                    SameOrEnd(step, day.PlusDays(step), d => d.ToDateTime(default).AddDays(step), day);
                    SameOrEnd(step, day.PlusMonths(step), d => d.ToDateTime(default).AddMonths(step), day);
                    SameOrEnd(step, day.PlusYears(step), d => d.ToDateTime(default).AddYears(step), day);
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("1499-12-31", false)]
    [InlineData("1500-01-01", true)]
    [InlineData("2200-12-31", true)]
    [InlineData("2201-01-01", false)]
    [InlineData("9999-12-31", false)]
    [InlineData("0001-01-01", false)]
    [InlineData("2026-02-30", false)]
    [InlineData("today", false)]
    public void Days_from_1500_to_2200_can_be_asked_about(string text, bool may) =>
        (Days.ParseAsked(text) is not null).ShouldBe(may);

    [Theory]
    [InlineData("2026-99999999999999999999")]
    [InlineData("99999999999999999999")]
    [InlineData("0000")]
    [InlineData("2026-01-01-01")]
    [InlineData("9999-13")]
    public void What_is_no_day_is_no_window(string text) => DateWindow.TryParse(text).ShouldBeNull();

    [Fact]
    public void Years_beyond_the_calendar_are_its_ends()
    {
        DateWindow.Year(0).ShouldBe(DateWindow.Year(1));
        DateWindow.Year(int.MaxValue).ShouldBe(DateWindow.Year(9999));
        DateWindow.Month(10_000, 2).ToEdtf().ShouldBe("9999-02");
        DateWindow.Month(9999, 12).ToEdtf().ShouldBe("9999-12-01/9999-12-31", "its last day has no next");
    }

    private static void SameOrEnd(int step, DateOnly ours, Func<DateOnly, DateTime> platform, DateOnly day)
    {
        DateOnly? theirs = null;
        try
        {
            theirs = DateOnly.FromDateTime(platform(day));
        }
        catch (ArgumentOutOfRangeException)
        {
            // beyond the calendar
        }
        ours.ShouldBe(theirs ?? (step < 0 ? DateOnly.MinValue : DateOnly.MaxValue), $"{day:O} and {step}");
    }
}
