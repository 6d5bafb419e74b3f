using Foedera.Reading.Syntax;
using Foedera.Reading.Syntax.Training;
using Foedera.Reading.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Foedera.Tests.Reading;

public class SyntaxModelSpecs
{
    [Fact]
    public void A_plain_sentence_gets_its_tree()
    {
        var parsed = Repository.Models.Syntax.Parse(
            TokenizedText.Of("The minister said that the council had approved the plan.")
        );
        Show(parsed)
            .ShouldBe([
                "The DET det>minister",
                "minister NOUN nsubj>said",
                "said VERB root>",
                "that SCONJ mark>approved",
                "the DET det>council",
                "council NOUN nsubj>approved",
                "had AUX aux>approved",
                "approved VERB ccomp>said",
                "the DET det>plan",
                "plan NOUN obj>approved",
                ". PUNCT punct>said",
            ]);
    }

    [Fact]
    public void Any_text_gets_one_root_a_sentence_and_no_cycle() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<string>(),
                text => IsForest(Repository.Models.Syntax.Parse(TokenizedText.Of(text ?? "")))
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_sentence_without_an_end_is_cut_and_parsed_in_memory_that_grows_with_its_length()
    {
        Allocated(1_000);
        var (few, many) = (Allocated(5_000), Allocated(20_000));
        many.ShouldBeLessThan((5 * few) + 1_000_000);
    }

    [Fact]
    public void A_sentence_is_parsed_alike_alone_and_among_others()
    {
        string[] sentences =
        [
            "Venn warned that the fleet will leave.",
            "No.",
            "If the talks fail, the council will meet again on Monday in the capital.",
            "“We are ready,” she said.",
        ];
        var alone = sentences.SelectMany(s => Show(Repository.Models.Syntax.Parse(TokenizedText.Of(s))));
        Show(Repository.Models.Syntax.Parse(TokenizedText.Of(string.Join("\n\n", sentences)))).ShouldBe(alone);
    }

    [Fact]
    public void Two_threads_get_the_same_trees()
    {
        var text = TokenizedText.Of(
            "Venn warned on Monday that, if the talks fail, the fleet will leave. “We are ready,” she said."
        );
        var all = Enumerable
            .Range(0, 8)
            .AsParallel()
            .Select(_ => string.Join('\n', Show(Repository.Models.Syntax.Parse(text))))
            .Distinct(StringComparer.Ordinal);
        all.Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("en_ewt-ud-dev.conllu", 0.95, 0.83)]
    [InlineData("en_pud-ud-test.conllu", 0.954, 0.805)]
    public void The_model_keeps_its_level_on_a_treebank(string file, double upos, double las)
    {
        var score = SyntaxScore.Of(Repository.Models.Syntax, Repository.Shared("data", "treebanks", file));
        score.Upos.ShouldBeGreaterThanOrEqualTo(upos);
        score.Las.ShouldBeGreaterThanOrEqualTo(las);
    }

    private static long Allocated(int times)
    {
        var text = TokenizedText.Of(string.Concat(Enumerable.Repeat("ALLIES 2 pledge and, ", times)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var parsed = Repository.Models.Syntax.Parse(text);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        IsForest(parsed).ShouldBeTrue();
        parsed.Tokens.Sentences.ShouldAllBe(s => s.Count <= TokenizedText.LongestSentence);
        return allocated;
    }

    private static IEnumerable<string> Show(ParsedText parsed) =>
        Enumerable
            .Range(0, parsed.Count)
            .Select(i =>
                $"{parsed.Tokens[i]} {parsed.Coarse(i).ToString().ToUpperInvariant()} {parsed.Relation(i)}>{(parsed.Head(i) >= 0 ? parsed.Tokens[parsed.Head(i)].ToString() : "")}"
            );

    private static bool IsForest(ParsedText parsed)
    {
        foreach (var sentence in parsed.Tokens.Sentences)
        {
            var roots = 0;
            for (var i = sentence.First; i < sentence.End; i++)
            {
                if (parsed.Head(i) == ParsedText.Root)
                    roots++;
                var (at, steps) = (i, 0);
                while (parsed.Head(at) >= 0 && steps++ <= TokenizedText.LongestSentence)
                {
                    at = parsed.Head(at);
                    if (at < sentence.First || at >= sentence.End)
                        return false;
                }
                if (steps > TokenizedText.LongestSentence)
                    return false;
            }
            if (roots != 1)
                return false;
        }
        return true;
    }
}
