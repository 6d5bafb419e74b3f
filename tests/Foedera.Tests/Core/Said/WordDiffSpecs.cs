using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Said.Words;
using FsCheck;
using FsCheck.Fluent;

namespace Foedera.Tests.Core.Said;

public sealed class WordDiffSpecs
{
    private static readonly Gen<string> Sentence = Gen.Elements(
            "we",
            "We're",
            "will",
            "defend",
            "defence",
            "defense",
            "every",
            "ally,",
            "\"never\"",
            "5%",
            "per cent",
            "one",
            "1",
            "[sic]",
            "…",
            "pre-emptive",
            "naïve",
            "can't",
            "силы",
            "。",
            "\n",
            "O’Brien’s"
        )
        .ListOf()
        .Select(words => string.Join(' ', words));

    [Fact]
    public void Applying_a_diff_to_the_witness_gives_the_wording() =>
        Prop.ForAll(
                Sentence.ToArbitrary(),
                Sentence.ToArbitrary(),
                (witness, theirs) =>
                {
                    var words = new Vocabulary();
                    var (a, b) = (
                        words.Learn(witness, new TextSpan(0, witness.Length)),
                        words.Learn(theirs, new TextSpan(0, theirs.Length))
                    );
                    var applied = Collation
                        .Of(a, b, witness, theirs)
                        .SelectMany(block =>
                            block.Same
                                ? a.Forms[block.WitnessStart..block.WitnessEnd]
                                : b.Forms[block.TheirsStart..block.TheirsEnd]
                        );
                    applied.ShouldBe(b.Forms);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_segments_stand_in_order_in_both_texts() =>
        Prop.ForAll(
                Sentence.ToArbitrary(),
                Sentence.ToArbitrary(),
                (witness, theirs) =>
                {
                    var (a, b) = (0, 0);
                    foreach (var segment in WordDiff.Compare(witness, theirs))
                    {
                        segment.Witness.Start.ShouldBeGreaterThanOrEqualTo(a);
                        segment.Theirs.Start.ShouldBeGreaterThanOrEqualTo(b);
                        (a, b) = (segment.Witness.End, segment.Theirs.End);
                    }
                    a.ShouldBeLessThanOrEqualTo(witness.Length);
                    b.ShouldBeLessThanOrEqualTo(theirs.Length);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_text_compared_with_itself_has_no_changes() =>
        Prop.ForAll(Sentence.ToArbitrary(), text => WordDiff.Changes(text, text).ShouldBeEmpty())
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("Our reply will be swift.", "“our reply will be swift”")]
    [InlineData("We're ready for defence.", "we are ready for defense")]
    [InlineData("five per cent", "5%")]
    [InlineData("a pre-emptive, ironclad step", "a preemptive iron-clad step")]
    [InlineData("the U.S. programme", "the US-program")]
    public void Case_marks_spelling_variants_and_contractions_are_no_changes(string witness, string theirs) =>
        WordDiff.Changes(witness, theirs).ShouldBeEmpty();

    [Fact]
    public void Changed_words_are_named_as_printed() =>
        WordDiff
            .Changes("The dam will hold for many Winters.", "The old dam must hold for Winters")
            .ShouldBe([
                new WordChange(ChangeKind.Insert, "old", ""),
                new WordChange(ChangeKind.Replace, "must", "will"),
                new WordChange(ChangeKind.Delete, "", "many"),
            ]);
}
