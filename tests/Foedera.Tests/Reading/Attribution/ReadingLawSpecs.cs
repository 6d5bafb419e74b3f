using System.Diagnostics;
using Foedera.Core.Sources;
using Foedera.Reading.Attribution;
using FsCheck;
using FsCheck.Fluent;

namespace Foedera.Tests.Reading.Attribution;

/// <summary>What holds for every text, sensible or not.</summary>
public sealed class ReadingLawSpecs
{
    private static readonly StatementReader Reader = new();
    private static readonly string[] Scraps =
        ["“", "”", "\"", "'", "''", "‘", "’", "«", "»", "„", " ", "\n", "\n\n", ",", ".", ":", "said", " he ", " that ", "Ilse Varn", "the chair", "told reporters", " — ", "(", ")", "according to", "We are ready", "😀", "\uD800", "\uDC00", "é", "Mr. ", "1,000", "who"];

    private static readonly Gen<string> Texts = Gen.Elements(Scraps).ListOf().Select(string.Concat);

    [Fact]
    public void Every_span_lies_in_the_document_and_content_is_never_empty() =>
        Prop.ForAll(Texts.ToArbitrary(), text =>
        {
            foreach (var genre in Enum.GetValues<Genre>())
                foreach (var language in (string?[])["en", "de", null])
                    Check(new Document("d", text) { Genre = genre, Language = language });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_string_at_all_is_read_without_an_exception() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text => Check(new Document("d", text.Get + "\uD800“" + text.Get + "” he said"))).QuickCheckThrowOnFailure();

    [Fact]
    public void Reading_twice_gives_the_same() =>
        Prop.ForAll(Texts.ToArbitrary(), text => Describe(text).ShouldBe(Describe(text))).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("\"")]
    [InlineData("“")]
    [InlineData("”")]
    [InlineData("'")]
    [InlineData("‘a’")]
    [InlineData("\" ")]
    [InlineData(" \"a")]
    [InlineData("“a” he said ")]
    [InlineData("“a,” ")]
    [InlineData("said, ")]
    [InlineData("Ilse ")]
    [InlineData("“a\n\n")]
    [InlineData("A: b\n")]
    public void Time_grows_in_proportion_to_length(string scrap)
    {
        Seconds(scrap, 5_000);
        var (few, many) = (Seconds(scrap, 20_000), Seconds(scrap, 200_000));
        many.ShouldBeLessThan(Math.Max(8, few * 40));
    }

    [Fact]
    public void A_million_quotation_marks_are_read_in_seconds() => Seconds("\"", 1_000_000).ShouldBeLessThan(20);

    private static double Seconds(string scrap, int count)
    {
        var text = string.Concat(Enumerable.Repeat(scrap, count / scrap.Length));
        var watch = Stopwatch.StartNew();
        Check(new Document("d", text) { Language = "en" });
        return watch.Elapsed.TotalSeconds;
    }

    private static string Describe(string text) =>
        string.Join('\n', Reader.Read(new Document("d", text)).Select(s => $"{s.Id} {s.Kind} {s.Rule} {s.Speaker?.Name} {string.Join(' ', s.Source)} {string.Join(' ', s.Cue)} {string.Join(' ', s.Content)}"));

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
