using Foedera.Core.Primitives;
using FsCheck;
using FsCheck.Fluent;

namespace Foedera.Tests.Core;

public sealed class CodePointsSpecs
{
    [Fact]
    public void Every_position_on_a_character_survives_the_round_trip() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonNull<string>>(),
                text =>
                {
                    var value = text.Get + "😀é🏳️";
                    var points = new CodePoints(value);
                    for (var i = 0; i <= value.Length; i++)
                    {
                        var insidePair =
                            i > 0
                            && i < value.Length
                            && char.IsLowSurrogate(value[i])
                            && char.IsHighSurrogate(value[i - 1]);
                        if (!insidePair)
                            points.ToUtf16(points.FromUtf16(i)).ShouldBe(i);
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void An_emoji_counts_as_one() => new CodePoints("a😀b").FromUtf16(new TextSpan(3, 4)).ShouldBe((2, 3));
}
