using System.Globalization;
using Foedera.Core.Primitives;
using Foedera.Reading.Horizons;

namespace Foedera.Tests.Reading;

public sealed class SpeechDaysSpecs
{
    [Theory]
    [InlineData("The marshal |said| on Wednesday that [the gate is shut].", "2031-04-18", "2031-04-16")]
    [InlineData("“[The gate is shut],” she |said| on Tuesday.", "2031-04-16", "2031-04-15")]
    [InlineData("On Monday, in Sabine, the marshal |said| [the gate is shut].", "2031-04-16", "2031-04-14")]
    [InlineData("In an interview published yesterday, she |said| [the gate is shut].", "2031-04-16", "2031-04-15")]
    [InlineData("The marshal |said| on 3 March 2031 that [the gate is shut].", null, "2031-03-03")]
    [InlineData("The marshal |said| on Wednesday that [the gate is shut].", null, null)]
    [InlineData("The marshal |said| that [the gate was shut on Monday].", "2031-04-16", null)]
    [InlineData("She |said| [the gate is shut], which Karsk heard on 3 March.", "2031-04-16", null)]
    [InlineData("They came on Monday. She |said| [the gate is shut].", "2031-04-16", null)]
    [InlineData("date 2031-04-16 She |said| [the gate is shut].", "2031-04-16", null)]
    [InlineData("The marshal |says| [the gate will be shut] next month.", "2031-04-16", null)]
    public void The_sentence_of_the_cue_tells_the_day_of_the_saying(string marked, string? published, string? day)
    {
        var text = string.Concat(marked.Where(c => c is not ('|' or '[' or ']')));
        TextSpan Marked(char open, char close)
        {
            var start = marked.IndexOf(open, StringComparison.Ordinal);
            var end = marked.IndexOf(close, start + 1);
            int Before(int at) => marked[..at].Count(c => c is '|' or '[' or ']');
            return new TextSpan(start - Before(start), end - Before(end));
        }

        DateOnly? on = published is null
            ? null
            : DateOnly.ParseExact(published, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        SpeechDays.Of(text, Marked('|', '|'), [Marked('[', ']')], on)?.ToEdtf().ShouldBe(day);
        if (day is null)
            SpeechDays.Of(text, Marked('|', '|'), [Marked('[', ']')], on).ShouldBeNull();
        else
            SpeechDays.Of(text, Marked('|', '|'), [Marked('[', ']')], on).ShouldNotBeNull();
    }
}
