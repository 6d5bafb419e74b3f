using Foedera.Core.Primitives;

namespace Foedera.Tests.Core;

/// <summary>Krippendorff's alpha, against the worked example of K. Krippendorff, Computing Krippendorff's
/// Alpha-Reliability (2011), part D: four
/// observers, twelve units, missing codes.</summary>
public sealed class AgreementSpecs
{
    private static readonly string?[][] Published =
    [
        ["1", "2", "3", "3", "2", "1", "4", "1", "2", null, null, null],
        ["1", "2", "3", "3", "2", "2", "4", "1", "2", "5", null, "3"],
        [null, "3", "3", "3", "2", "3", "4", "2", "2", "5", "1", null],
        ["1", "2", "3", "3", "2", "4", "4", "1", "2", "5", "1", null],
    ];

    [Theory]
    [InlineData(Scale.Nominal, 0.743)]
    [InlineData(Scale.Ordinal, 0.815)]
    [InlineData(Scale.Interval, 0.849)]
    public void The_published_example_gives_the_published_values(Scale scale, double expected)
    {
        var found = Agreement.Of(Codes(Published), scale);
        found.Alpha!.Value.ShouldBe(expected, 0.0006);
        // the twelfth unit was coded once and says nothing of agreement
        (found.Units, found.Coders, found.Values).ShouldBe((11, 4, 40));
    }

    [Fact]
    public void Full_agreement_is_one() =>
        Agreement
            .Of(
                Codes([
                    ["a", "b", "a"],
                    ["a", "b", "a"],
                ]),
                Scale.Nominal
            )
            .Alpha.ShouldBe(1);

    [Fact]
    public void Where_all_say_the_same_nothing_can_be_said() =>
        Agreement
            .Of(
                Codes([
                    ["a", "a"],
                    ["a", "a"],
                ]),
                Scale.Nominal
            )
            .Alpha.ShouldBeNull();

    [Fact]
    public void Nobody_to_compare_with_says_nothing() =>
        Agreement
            .Of(
                Codes([
                    ["a", "b"],
                ]),
                Scale.Nominal
            )
            .ShouldBe(new Agreement(null, 0, 0, 0));

    private static List<Code> Codes(string?[][] table) =>
        [
            .. table.SelectMany(
                (row, coder) =>
                    row.Select((value, unit) => (value, unit))
                        .Where(x => x.value is not null)
                        .Select(x => new Code($"u{x.unit}", $"c{coder}", x.value!))
            ),
        ];
}
