using Foedera.Core.Primitives;
using FsCheck;
using FsCheck.Fluent;

namespace Foedera.Tests.Core;

public sealed class VisibleSpecs
{
    [Theory]
    [InlineData("plain “words” – 5 %", "plain “words” – 5 %")]
    [InlineData("a\u001b[2Jb", "a\\u001B[2Jb")]
    [InlineData("a\nb\r\tc", "a\\nb\\r\\tc")]
    [InlineData("\u202Eevil\u202C \u2066x\u2069 \u200F", "\\u202Eevil\\u202C \\u2066x\\u2069 \\u200F")]
    [InlineData("\u0085\u2028\u2029\u009B\u007F", "\\u0085\\u2028\\u2029\\u009B\\u007F")]
    public void What_acts_on_a_terminal_is_shown_as_an_escape(string text, string shown) =>
        Visible.Of(text).ShouldBe(shown);

    [Fact]
    public void A_problem_is_one_line_of_bounded_length_whatever_it_tells() =>
        Prop.ForAll<string, string>(
                (file, message) =>
                {
                    var line = new Problem(
                        "X001",
                        $"{message}\nfoedera: all is well\u001b[2J{new string('x', 5000)}",
                        $"{file}\r\n{new string('y', 5000)}",
                        7
                    ).ToString();
                    line.Length.ShouldBeLessThan(1000);
                    line.ShouldEndWith("[X001]");
                    line.ShouldContain(":7: ");
                    Visible.FirstActing(line).ShouldBe(-1);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_long_line_keeps_its_beginning_and_its_end_and_whole_characters()
    {
        var line = Visible.Line(string.Concat(Enumerable.Repeat("\U0001F600", 500)), 100);
        line.Length.ShouldBeLessThanOrEqualTo(100);
        line.EnumerateRunes().ShouldAllBe(rune => rune.Value == 0x1F600 || rune.Value == '…');
        Visible.Line("short", 100).ShouldBe("short");
    }
}
