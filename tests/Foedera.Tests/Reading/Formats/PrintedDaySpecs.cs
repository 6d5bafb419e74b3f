using Foedera.Reading.Formats;

namespace Foedera.Tests.Reading.Formats;

public sealed class PrintedDaySpecs
{
    [Theory]
    [InlineData("Published 13/03/2031 09:15", null, "2031-03-13")]
    [InlineData("By Ana Lind | May 28, 2031", "en", "2031-05-28")]
    [InlineData("Thursday 3rd April 2031 at 7 o'clock", null, "2031-04-03")]
    [InlineData("4. März 2031, 17:30 Uhr", "de", "2031-03-04")]
    [InlineData("publicado el 28 de mayo de 2031", "es", "2031-05-28")]
    [InlineData("3 марта 2031 года", "ru", "2031-03-03")]
    [InlineData("03.04.2031", "en", "2031-04-03")]
    [InlineData("03/04/2031", "en-GB", "2031-04-03")]
    [InlineData("03/04/2031", "en-US", "2031-03-04")]
    [InlineData("Updated 5 June 2031; first published 4 June 2031", "en", "2031-06-04")]
    public void A_day_is_read_as_pages_print_it(string line, string? language, string day) =>
        PrintedDay.In(line, language).ShouldBe(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("03/04/2031", "en")]
    [InlineData("Last updated: 1 June 2031", "en")]
    [InlineData("Zuletzt aktualisiert am 4. März 2031", "de")]
    [InlineData("30 February 2031", "en")]
    [InlineData("Call 030 2031 555", null)]
    public void What_can_be_read_in_two_ways_or_is_a_change_is_no_day_of_publication(string line, string? language) =>
        PrintedDay.In(line, language).ShouldBeNull();
}
