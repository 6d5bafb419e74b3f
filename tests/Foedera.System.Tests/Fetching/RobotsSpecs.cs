using Foedera.Work.Fetching;

namespace Foedera.System.Tests.Fetching;

/// <summary>robots.txt as RFC 9309 has it.</summary>
public sealed class RobotsSpecs
{
    [Theory]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: other\nDisallow: /", "/a", true)]
    [InlineData("User-agent: Foedera/9\nDisallow: /\n\nUser-agent: *\nDisallow:", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: foedera\nDisallow: /b", "/a", true)]
    [InlineData("User-agent: other\nUser-agent: foedera\nDisallow: /b", "/b/c", false)]
    [InlineData("User-agent: *\nDisallow: /b\nAllow: /b/c", "/b/c/d", true)]
    [InlineData("User-agent: *\nAllow: /b\nDisallow: /b", "/b", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true)]
    [InlineData("User-agent: *\nDisallow: /*/private*/x", "/a/private-b/c/x", false)]
    [InlineData("user-agent : *\r\ndisallow : /a # not this\r\n", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /é", "/%C3%A9t%C3%A9", false)]
    [InlineData("nonsense\n:::\nUser-agent\n", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    public void A_rule_decides(string text, string path, bool allows) =>
        Robots.Parse(text, "foedera").Allows(new Uri("https://press.example" + path)).ShouldBe(allows);

    [Fact]
    public void A_pause_is_heard() =>
        Robots
            .Parse("User-agent: *\nCrawl-delay: 2.5\nDisallow: /x", "foedera")
            .Delay.ShouldBe(TimeSpan.FromSeconds(2.5));
}
