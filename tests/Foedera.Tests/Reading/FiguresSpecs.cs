using Foedera.Core.Primitives;
using Foedera.Reading.Figures;
using FsCheck;
using FsCheck.Fluent;

namespace Foedera.Tests.Reading;

public sealed class FiguresSpecs
{
    public sealed record Expected(
        string Words,
        decimal Value,
        decimal? Upper,
        string Unit,
        string Comparator,
        string? Base,
        string? Subject
    );

    public sealed record FigureCase(string Name, string Text, List<Expected> Figures)
    {
        public override string ToString() => Name;
    }

    public static TheoryData<FigureCase> Cases => [.. SpecFile.Cases<FigureCase>("figures", "figures.json")];

    [Theory, MemberData(nameof(Cases))]
    public void Figures_are_read_as_data(FigureCase given) =>
        FigureReader
            .Read(given.Text, new TextSpan(0, given.Text.Length))
            .Select(f => new Expected(f.At.Of(given.Text), f.Value, f.Upper, f.Unit, f.Comparator, f.Base, f.Subject))
            .ShouldBe(given.Figures);

    [Fact]
    public void Any_text_is_read_and_every_figure_lies_in_it() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonNull<string>>(),
                text =>
                {
                    var value = "2% to " + text.Get + " $5 m";
                    foreach (var figure in FigureReader.Read(value, new TextSpan(0, value.Length)))
                        figure.At.End.ShouldBeLessThanOrEqualTo(value.Length);
                }
            )
            .QuickCheckThrowOnFailure();
}
