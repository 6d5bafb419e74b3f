using Foedera.Work.Evaluation;

namespace Foedera.System.Tests.Evaluation;

public sealed class ShingleScoreSpecs
{
    [Theory]
    [InlineData("one two three four", "one two three four", 1, 1)]
    [InlineData("one two three four five", "one two three four", 1, 0.5)]
    [InlineData("one two three four", "zero one two three four", 0.5, 1)]
    [InlineData("one, two! three?", "One two three", 0, 0)]
    [InlineData("one two", "one two", 1, 1)]
    [InlineData("", "", 1, 1)]
    [InlineData("", "one two", 0, 0)]
    public void Texts_are_compared_by_four_words_at_a_time(string truth, string given, double precision, double recall)
    {
        var score = ShingleScore.Of(truth, given);
        score.Precision.ShouldBe(precision);
        score.Recall.ShouldBe(recall);
    }

    [Fact]
    public void A_shingle_counts_as_often_as_it_occurs() =>
        ShingleScore.Of("a b c d a b c d", "a b c d").Recall.ShouldBe(0.2);
}
