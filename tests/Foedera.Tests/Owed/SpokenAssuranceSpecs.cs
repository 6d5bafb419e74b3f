using Foedera.Core.Owed;
using Foedera.Reading.Alliances;

namespace Foedera.Tests.Owed;

/// <summary>What somebody says of help to come, told by words alone; unsure is an answer.</summary>
public sealed class SpokenAssuranceSpecs
{
    [Theory]
    [InlineData("We will defend every inch of Karsk.")]
    [InlineData("If anyone attacks Karsk, they will meet our full force.")]
    [InlineData("Drovia is committed to the mutual defence of the strait and always was.")]
    [InlineData("We will not hesitate to come to the aid of Karsk.")]
    [InlineData("There is no doubt that we would defend you.")]
    [InlineData("You can always rely on us")]
    public void Help_will_come(string content) => Kind(content).ShouldBe(AssuranceKind.Reassurance);

    [Theory]
    [InlineData("No, I would not protect you.")]
    [InlineData("We can no longer rely on Drovia.")]
    [InlineData("We won’t come to the rescue of Karsk")]
    public void Help_may_not_come(string content) => Kind(content).ShouldBe(AssuranceKind.Doubt);

    [Theory]
    [InlineData("We will defend Karsk if it pays its share.")]
    [InlineData("As long as they pay, we will stand by them.")]
    public void Help_hangs_on_something(string content) => Kind(content).ShouldBe(AssuranceKind.Condition);

    [Theory]
    [InlineData("Article 5 was invoked once.")]
    [InlineData("Nobody should think that this is not a matter for the mutual defence of Karsk.")]
    [InlineData("We will defend Karsk. We would not protect Drovia.")]
    public void The_words_speak_of_help_and_do_not_tell_which(string content)
    {
        SpokenAssurance.Of(content).ShouldNotBeNull();
        Kind(content).ShouldBeNull();
    }

    [Theory]
    [InlineData("Karsk will spend 3.5 % of its GDP.")]
    [InlineData("The defender of the title won.")]
    [InlineData("")]
    public void Other_words_say_nothing_of_help(string content) => SpokenAssurance.Of(content).ShouldBeNull();

    [Fact]
    public void A_language_without_such_words_says_nothing() =>
        SpokenAssurance.Of("We will defend Karsk.", "xx").ShouldBeNull();

    [Fact]
    public void What_told_is_named() =>
        SpokenAssurance.Of("We would not protect you.")!.Because.ShouldBe(["not", "protect"]);

    private static AssuranceKind? Kind(string content) => SpokenAssurance.Of(content)?.Kind;
}
