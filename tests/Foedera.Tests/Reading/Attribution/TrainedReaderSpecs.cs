using System.Text.Json;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Reading.Attribution;
using Foedera.Reading.Attribution.Trained;
using Foedera.Reading.Syntax;
using Foedera.Reading.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Foedera.Tests.Reading.Attribution;

public class TrainedReaderSpecs
{
    private static readonly StatementReader Reader = new();

    public sealed record Expected(string Source, string Cue, string Content);

    public sealed record Case(string Name, string Text, Expected[] Statements)
    {
        public override string ToString() => Name;
    }

    public static TheoryData<Case> Cases() => [.. JsonSerializer.Deserialize<Case[]>(
        File.ReadAllText(Repository.PathOf("specs", "reading", "indirect.json")), JsonSerializerOptions.Web) ?? []];

    [Theory, MemberData(nameof(Cases))]
    public void Statements_are_read_with_source_cue_and_content(Case c) =>
        Reader.Read(new Document("d", c.Text)).Select(s => new Expected(Words(c.Text, s.Source), Words(c.Text, s.Cue), Words(c.Text, s.Content))).ShouldBe(c.Statements);

    [Fact]
    public void Any_text_is_read_without_an_exception_and_every_span_lies_in_it()
    {
        var pieces = Gen.Elements("said", "Venn", "that", "“", "”", "\"", "''", "'", ":", ",", ".", "\n", "\n\n", "?", "he", "according to", "5 %", "\ud83d", "\ude00", "\u200b", "(", "—", "will attack", "the pact");
        Prop.ForAll(pieces.ListOf().Select(p => string.Join(' ', p)).ToArbitrary(), text => IsSound(text, Reader.Read(new Document("d", text)))).QuickCheckThrowOnFailure();
    }

    // sentences of bounded length, each with a bounded number of cues, each with a bounded window: time linear in the length of the text
    [Theory, MemberData(nameof(ReadingLawSpecs.Scrap), MemberType = typeof(ReadingLawSpecs))]
    public void A_sentence_has_few_cues_and_a_cue_a_narrow_window(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 10_000 / piece.Length));
        var paragraphs = Paragraphs.Of(text);
        var scenery = new Scenery(Models.Syntax.Parse(TokenizedText.Of(text)), paragraphs, Quotations.Of(text, paragraphs), []);
        var proposals = TrainedReader.Propose(scenery, Models.Attribution.Cues, Models.Attribution.Roles);
        scenery.Parsed.Tokens.Sentences.ShouldAllBe(s => s.Count <= TokenizedText.LongestSentence);
        proposals.CountBy(p => scenery.SentenceOf[p.Cue]).ShouldAllBe(s => s.Value <= TrainedReader.MostCues);
        proposals.ShouldAllBe(p => p.Roles.Length <= RoleFeatures.WidestWindow);
    }

    [Fact]
    public void An_explanation_shows_each_statement_with_its_tree_and_scores()
    {
        var text = "Defence Minister Orla Venn said on Monday that the fleet would leave.";
        var explained = Reader.Explain(new Document("d", text)).ShouldHaveSingleItem();
        explained.Scores.ShouldNotBeNull();
        string.Join(' ', explained.Tokens.Where(t => t.Role == "source").Select(t => t.Text)).ShouldBe("Defence Minister Orla Venn");
        explained.Tokens.Single(t => t.Text == "fleet").Head.ShouldBe("leave");
    }

    private static string Words(string text, IEnumerable<TextSpan> spans) => string.Join(" … ", spans.Select(s => s.In(text).ToString()));

    private static bool IsSound(string text, IEnumerable<Statement> statements) =>
        statements.All(s => !s.Content.IsEmpty && s.Content.Concat(s.Source).Concat(s.Cue).All(p => p.Start < p.End && p.End <= text.Length)
            && s.Content.Zip(s.Content.Skip(1)).All(pair => pair.First.End <= pair.Second.Start));
}
