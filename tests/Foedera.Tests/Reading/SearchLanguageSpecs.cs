using Foedera.Reading.Lexicons;

namespace Foedera.Tests.Reading;

public sealed class SearchLanguageSpecs
{
    private static readonly SearchLanguage English = SearchLanguage.For("en");

    [Theory]
    [InlineData("defence", "defense")]
    [InlineData("spend", "spending")]
    [InlineData("allies", "ally")]
    [InlineData("deterred", "deter")]
    [InlineData("deterrent", "deterrence")]
    [InlineData("mobilise", "mobilized")]
    [InlineData("labour", "labor")]
    public void Forms_and_spellings_of_one_word_find_each_other(string one, string other)
    {
        English.Forms(one).ShouldContain(other);
        English.Forms(other).ShouldContain(one);
    }

    [Theory]
    [InlineData("four", "for")]
    [InlineData("war", "was")]
    [InlineData("3", "3s")]
    public void Other_words_do_not(string one, string other) => English.Forms(one).ShouldNotContain(other);

    [Theory]
    [InlineData("June", 6)]
    [InlineData("sept", 9)]
    [InlineData("May", 5)]
    [InlineData("Maybe", null)]
    public void Months_are_known_by_name(string word, int? month) => English.Month(word).ShouldBe(month);

    [Fact]
    public void A_language_without_a_list_takes_words_as_they_are() =>
        SearchLanguage.For("xx").Forms("word").ShouldBe(["word"]);
}
