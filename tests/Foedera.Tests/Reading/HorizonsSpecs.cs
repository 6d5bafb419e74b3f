using System.Globalization;
using Foedera.Core.Primitives;
using Foedera.Reading.Horizons;

namespace Foedera.Tests.Reading;

public sealed class HorizonsSpecs
{
    public sealed record HorizonCase(string Name, string Text, string? On, string? Horizon)
    {
        public override string ToString() => Name;
    }

    public static TheoryData<HorizonCase> Cases => [.. SpecFile.Cases<HorizonCase>("horizons", "horizons.json")];

    [Theory, MemberData(nameof(Cases))]
    public void A_time_is_bounded_as_far_as_the_text_and_the_day_of_speech_allow(HorizonCase given)
    {
        DateOnly? on = given.On is null
            ? null
            : DateOnly.ParseExact(given.On, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        HorizonReader.Horizon(given.Text, [new TextSpan(0, given.Text.Length)], on)?.ToEdtf().ShouldBe(given.Horizon);
        if (given.Horizon is null)
            HorizonReader.Horizon(given.Text, [new TextSpan(0, given.Text.Length)], on).ShouldBeNull();
        else
            HorizonReader.Horizon(given.Text, [new TextSpan(0, given.Text.Length)], on).ShouldNotBeNull();
    }

    [Fact]
    public void A_relative_time_is_found_though_nothing_bounds_it() =>
        HorizonReader
            .Read("They may strike within two years.", new TextSpan(0, 33), null)
            .ShouldHaveSingleItem()
            .Window.ShouldBeNull();
}
