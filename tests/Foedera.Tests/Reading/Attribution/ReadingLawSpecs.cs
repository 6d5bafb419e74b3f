using Foedera.Core.Sources;
using Foedera.Reading.Attribution;
using Foedera.Reading.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Foedera.Tests.Reading.Attribution;

/// <summary>What holds for every text, sensible or not.</summary>
public sealed class ReadingLawSpecs
{
    private static readonly StatementReader Reader = Repository.Reader;
    private static readonly string[] Scraps =
    [
        "“",
        "”",
        "\"",
        "'",
        "''",
        "‘",
        "’",
        "«",
        "»",
        "„",
        " ",
        "\n",
        "\n\n",
        ",",
        ".",
        ":",
        "said",
        " he ",
        " that ",
        "Ilse Varn",
        "the chair",
        "told reporters",
        " — ",
        "(",
        ")",
        "according to",
        "We are ready",
        "😀",
        "\uD800",
        "\uDC00",
        "é",
        "Mr. ",
        "1,000",
        "who",
    ];

    private static readonly Gen<string> Texts = Gen.Elements(Scraps).ListOf().Select(string.Concat);

    [Fact]
    public void Every_span_lies_in_the_document_and_content_is_never_empty() =>
        Prop.ForAll(
                Texts.ToArbitrary(),
                text =>
                {
                    foreach (var genre in Enum.GetValues<Genre>())
                    foreach (var language in (string?[])["en", "de", null])
                        Check(new Document("d", text) { Genre = genre, Language = language });
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_string_at_all_is_read_without_an_exception() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonNull<string>>(),
                text => Check(new Document("d", text.Get + "\uD800“" + text.Get + "” he said"))
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Reading_twice_gives_the_same() =>
        Prop.ForAll(Texts.ToArbitrary(), text => Describe(text).ShouldBe(Describe(text))).QuickCheckThrowOnFailure();

    /// <summary>Texts that never pause, never end a sentence, only shout, only count or only quote, as what they
    /// repeat.</summary>
    public static TheoryData<string> Scrap =>
        [
            "\"",
            "“",
            "”",
            "'",
            "‘a’",
            "\" ",
            " \"a",
            "“a” he said ",
            "“a,” ",
            "said, ",
            "Ilse ",
            "“a\n\n",
            "A: b\n",
            "a",
            "he said ",
            "SAID VENN ",
            "5 000 ",
            "He said. ",
            "“Yes,” said ",
            "Venn said that Tove said that ",
            "the president said ",
            "; ",
            ".",
            "«a» ",
            "according to Venn, ",
        ];

    [Theory, MemberData(nameof(Scrap))]
    public void Memory_taken_grows_in_proportion_to_length(string scrap)
    {
        Allocated(scrap, 1_000);
        var (few, many) = (Allocated(scrap, 10_000), Allocated(scrap, 40_000));
        many.ShouldBeLessThan((5 * few) + 1_000_000);
    }

    [Theory, MemberData(nameof(Scrap))]
    public void No_sentence_of_the_rules_has_no_end(string scrap)
    {
        var text = Repeated(scrap, 20_000);
        var paragraphs = Paragraphs.Of(text);
        foreach (var passage in DocumentReading.PassagesOf(text, paragraphs, Quotations.Of(text, paragraphs)))
        {
            var lengths = passage.Sentences.ConvertAll(s => s.End - s.First);
            lengths.ShouldAllBe(length => length <= Passage.LongestSentence);
            lengths.Sum().ShouldBe(passage.Count);
        }
    }

    [Fact]
    public void A_million_quotation_marks_are_read() =>
        Check(new Document("d", Repeated("\"", 1_000_000)) { Language = "en" });

    private static long Allocated(string scrap, int length)
    {
        var document = new Document("d", Repeated(scrap, length)) { Language = "en" };
        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = Reader.Read(document);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        read.SelectMany(s => s.Content).ShouldAllBe(c => c.End <= document.Text.Length);
        return allocated;
    }

    private static string Repeated(string scrap, int length) =>
        string.Concat(Enumerable.Repeat(scrap, length / scrap.Length));

    private static string Describe(string text) =>
        string.Join(
            '\n',
            Reader
                .Read(new Document("d", text))
                .Select(s =>
                    $"{s.Id} {s.Kind} {s.Rule} {s.Speaker?.Name} {string.Join(' ', s.Source)} {string.Join(' ', s.Cue)} {string.Join(' ', s.Content)}"
                )
        );

    private static void Check(Document document)
    {
        var end = document.Text.Length;
        foreach (var statement in Reader.Read(document))
        {
            statement.Content.ShouldNotBeEmpty();
            foreach (var span in statement.Content.Concat(statement.Source).Concat(statement.Cue))
            {
                span.IsEmpty.ShouldBeFalse();
                span.End.ShouldBeLessThanOrEqualTo(end);
            }
        }
    }
}
