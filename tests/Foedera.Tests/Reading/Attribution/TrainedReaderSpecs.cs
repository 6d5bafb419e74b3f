using System.Collections.Immutable;
using System.Text.Json;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Reading.Attribution;
using FsCheck;
using FsCheck.Fluent;

namespace Foedera.Tests.Reading.Attribution;

public class TrainedReaderSpecs
{
    private static readonly StatementReader Reader = Repository.Reader;

    private static readonly string[] Pieces =
    [
        "said",
        "Venn",
        "that",
        "“",
        "”",
        "\"",
        "''",
        "'",
        ":",
        ",",
        ".",
        "\n",
        "\n\n",
        "?",
        "he",
        "according to",
        "5 %",
        "\ud83d",
        "\ude00",
        "\u200b",
        "(",
        "—",
        "will attack",
        "the pact",
    ];

    public sealed record Expected(string Source, string Cue, string Content);

    public sealed record Case(string Name, string Text, Expected[] Statements)
    {
        public override string ToString() => Name;
    }

    public static TheoryData<Case> Cases() =>
        [
            .. JsonSerializer.Deserialize<Case[]>(
                File.ReadAllText(Repository.PathOf("specs", "reading", "indirect.json")),
                JsonSerializerOptions.Web
            ) ?? [],
        ];

    [Theory, MemberData(nameof(Cases))]
    public void Statements_are_read_with_source_cue_and_content(Case c) =>
        Reader
            .Read(new Document("d", c.Text))
            .Select(s => new Expected(Words(c.Text, s.Source), Words(c.Text, s.Cue), Words(c.Text, s.Content)))
            .ShouldBe(c.Statements);

    [Fact]
    public void Any_text_is_read_without_an_exception_and_every_span_lies_in_it() =>
        Prop.ForAll(
                Gen.Elements(Pieces).ListOf().Select(p => string.Join(' ', p)).ToArbitrary(),
                text => IsSound(text, Read(text))
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_document_is_read_alike_in_any_company_and_order()
    {
        var texts = Cases().Select(row => row.Data.Text).ToArray();
        var alone = texts.Select(Shown).ToArray();
        texts.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(Shown).ShouldBe(alone);
        texts.Reverse().Select(Shown).Reverse().ShouldBe(alone);
    }

    [Fact]
    public void An_explanation_shows_each_statement_with_its_tree_and_its_evidence()
    {
        var text = "Defence Minister Orla Venn said on Monday that the fleet would leave.";
        var explained = Reader.Explain(new Document("d", text)).ShouldHaveSingleItem();
        explained.Scores.ShouldNotBeNull().Evidence.ShouldContainKey("cue");
        string.Join(' ', explained.Tokens.Where(t => t.Role == "source").Select(t => t.Text))
            .ShouldBe("Defence Minister Orla Venn");
        explained.Tokens.Single(t => t.Text == "fleet").Head.ShouldBe("leave");
    }

    private static ImmutableArray<Statement> Read(string text) => Reader.Read(new Document("d", text));

    private static string Shown(string text) =>
        string.Join(
            '\n',
            Read(text)
                .Select(s => $"{Words(text, s.Source)}|{Words(text, s.Cue)}|{Words(text, s.Content)}|{s.Confidence:R}")
        );

    private static string Words(string text, IEnumerable<TextSpan> spans) =>
        string.Join(" … ", spans.Select(s => s.In(text).ToString()));

    private static bool IsSound(string text, IEnumerable<Statement> statements) =>
        statements.All(s =>
            !s.Content.IsEmpty
            && s.Content.Concat(s.Source).Concat(s.Cue).All(p => p.Start < p.End && p.End <= text.Length)
            && s.Content.Zip(s.Content.Skip(1)).All(pair => pair.First.End <= pair.Second.Start)
        );
}
