using Foedera.Core.Primitives;
using Foedera.Work.Evaluation;
using global::System.Collections.Immutable;

namespace Foedera.System.Tests.Evaluation;

public sealed class AttributionScoringSpecs
{
    private const string Text = "“We will stay,” said the mayor. Her office denied that there was a plan.";
    private static readonly AttributionUnit Quoted = Unit("“We will stay,”", "said", "the mayor");
    private static readonly AttributionUnit Reported = Unit("that there was a plan", "denied", "Her office");

    [Fact]
    public void What_equals_the_gold_scores_one_everywhere()
    {
        foreach (var score in Scores([Quoted, Reported], [Quoted, Reported]))
            score.Figures.ShouldContain(("f1", 1.0), score.Key);
    }

    [Fact]
    public void Nothing_read_scores_nothing()
    {
        foreach (var score in Scores([Quoted, Reported], []))
            score.Figures.ShouldContain(("f1", 0.0), score.Key);
    }

    [Fact]
    public void A_statement_touching_a_quotation_mark_is_direct_even_when_its_span_leaves_the_marks_out()
    {
        var bare = Unit("We will stay,", "said", "the mayor");
        Figure([Quoted], [bare], "content.trimmed.direct", "f1").ShouldBe(1);
        Figure([Quoted], [bare], "content.exact.direct", "f1").ShouldBe(0);
        Figure([Quoted], [bare], "content.overlap.direct", "pred").ShouldBe(1);
    }

    [Fact]
    public void Two_apostrophes_are_a_double_quotation_mark()
    {
        const string text = "''We will stay,'' said the mayor.";
        var scoring = new AttributionScoring();
        var unit = new AttributionUnit([new TextSpan(0, 17)], [], []);
        scoring.Add(text, [unit], [unit]);
        scoring.Scores().Single(s => s.Key == "content.overlap.direct").Figures.ShouldContain(("gold", 1.0));
    }

    [Fact]
    public void A_prediction_is_never_punished_for_the_class_of_what_it_matched()
    {
        var wide = Unit("“We will stay,” said the mayor. Her office denied that there was a plan", null, null);
        Figure([Reported], [wide], "content.overlap.direct", "p").ShouldBe(1);
        Figure([Reported], [wide], "content.overlap.indirect", "r").ShouldBe(1);
    }

    [Fact]
    public void A_relation_needs_the_source_or_its_absence_on_both_sides()
    {
        Figure([Quoted], [Unit("“We will stay,”", "said", null)], "relation.overlap.all", "f1").ShouldBe(0);
        Figure(
                [Unit("“We will stay,”", "said", null)],
                [Unit("“We will stay,”", null, null)],
                "relation.overlap.all",
                "f1"
            )
            .ShouldBe(1);
        Figure(
                [Unit("“We will stay,”", "said", null)],
                [Unit("“We will stay,”", null, null)],
                "relation_cue.overlap.all",
                "f1"
            )
            .ShouldBe(0);
    }

    [Fact]
    public void Half_of_the_tokens_in_common_is_half() =>
        Figure([Unit("that there was a plan", null, null)], [Unit("there was", null, null)], "content.iou50.all", "f1")
            .ShouldBe(0);

    [Fact]
    public void One_gold_unit_is_matched_once() =>
        Figure([Reported], [Unit("there was", null, null), Unit("a plan", null, null)], "content.overlap.all", "p")
            .ShouldBe(0.5);

    private static AttributionUnit Unit(string content, string? cue, string? source) =>
        new([SpanOf(content)], cue is null ? [] : [SpanOf(cue)], source is null ? [] : [SpanOf(source)]);

    private static TextSpan SpanOf(string part)
    {
        var start = Text.IndexOf(part, StringComparison.Ordinal);
        return new TextSpan(start, start + part.Length);
    }

    private static ImmutableArray<Score> Scores(AttributionUnit[] gold, AttributionUnit[] predicted)
    {
        var scoring = new AttributionScoring();
        scoring.Add(Text, gold, predicted);
        return scoring.Scores();
    }

    private static double Figure(AttributionUnit[] gold, AttributionUnit[] predicted, string key, string figure) =>
        Scores(gold, predicted).Single(s => s.Key == key).Figures.Single(f => f.Name == figure).Value;
}
