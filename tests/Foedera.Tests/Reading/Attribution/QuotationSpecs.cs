using System.Text.Json;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Reading.Attribution;
using Foedera.Reading.Formats;

namespace Foedera.Tests.Reading.Attribution;

/// <summary>The cases of specs/reading: what is a statement, who says it and with which words.</summary>
public sealed class QuotationSpecs
{
    private static readonly StatementReader Reader = Repository.Reader;

    public static TheoryData<string> Quotations => Names("quotations.json");

    public static TheoryData<string> Transcripts => Names("transcripts.json");

    public static TheoryData<string> Speakers => Names("speakers.json");

    public static TheoryData<string> OtherLanguages => Names("other-languages.json");

    [Theory, MemberData(nameof(Quotations))]
    public void A_quotation_is_read_as_specified(string name)
    {
        var spec = Case("quotations.json", name);
        var text = spec.GetProperty("text").GetString()!;
        var read = Reader.Read(new Document("d", text) { Language = "en" });
        var expected = spec.GetProperty("statements")
            .EnumerateArray()
            .Select(s =>
                string.Join(
                    " | ",
                    s.GetProperty("source").GetString(),
                    s.GetProperty("cue").GetString(),
                    string.Join(" … ", s.GetProperty("content").EnumerateArray().Select(c => c.GetString())),
                    s.GetProperty("kind").GetString(),
                    s.GetProperty("speaker").GetString() ?? "unknown"
                )
            );
        if (spec.TryGetProperty("known", out var known))
        {
            read.Select(s => Show(text, s)).ShouldNotBe(expected, "it works now: take the 'known' mark away");
            Assert.Skip(known.GetString()!);
        }
        read.Select(s => Show(text, s)).ShouldBe(expected);
    }

    [Theory, MemberData(nameof(Transcripts))]
    public void A_turn_of_a_transcript_is_a_direct_statement(string name)
    {
        var spec = Case("transcripts.json", name);
        var text = spec.GetProperty("text").GetString()!;
        if (spec.GetProperty("genre").GetString() is null)
            TranscriptSigns.In(text).ShouldNotBeNull("the labels show a transcript");
        var read = Reader.Read(new Document("d", text) { Language = "en", Genre = Genre.Transcript });
        read.ShouldAllBe(s => s.Kind == StatementKind.Direct);
        read.Select(s => (s.Speaker?.Name, string.Join(" … ", s.Content.Select(c => c.Of(text)))))
            .ShouldBe(
                spec.GetProperty("turns")
                    .EnumerateArray()
                    .Select(t => (t.GetProperty("speaker").GetString(), t.GetProperty("content").GetString()!))
            );
    }

    [Theory]
    [InlineData(
        "Harbour talks stall\n\nThe talks stalled on Monday.\n\nRead More\n\n“We go on,” Hanna Veld said.\n\nAdvertisement\n\nThey go on.\n\nRead More\n\nNobody knows.\n\nAdvertisement\n\nSo it is."
    )]
    [InlineData(
        "Four cities react\n\nKarsk: The mayor called for calm.\n\nNorland: Ships stayed in port.\n\nVarnholm: Nobody came.\n\nTesk: The market was open."
    )]
    public void A_report_with_lines_that_look_like_labels_is_no_transcript(string text) =>
        TranscriptSigns.In(text).ShouldBeNull();

    [Theory, MemberData(nameof(OtherLanguages))]
    public void Other_languages_are_read_by_their_marks_and_nobody_is_named(string name)
    {
        var spec = Case("other-languages.json", name);
        var text = spec.GetProperty("text").GetString()!;
        var read = Reader.Read(new Document("d", text) { Language = spec.GetProperty("language").GetString() });
        read.SelectMany(s => s.Content)
            .Select(c => c.Of(text))
            .ShouldBe(spec.GetProperty("content").EnumerateArray().Select(c => c.GetString()!));
        read.ShouldAllBe(s => s.Speaker == null);
    }

    [Theory, MemberData(nameof(Speakers))]
    public void A_speaker_is_named_as_specified_or_left_open(string name)
    {
        var spec = Case("speakers.json", name);
        var read = Reader.Read(new Document("d", spec.GetProperty("text").GetString()!) { Language = "en" });
        var named = read.Where(s => s.Kind != StatementKind.Indirect).Select(s => s.Speaker?.Name);
        var expected = spec.GetProperty("speakers").EnumerateArray().Select(s => s.GetString());
        if (spec.TryGetProperty("known", out var known))
        {
            named.ShouldNotBe(expected, "it works now: take the 'known' mark away");
            Assert.Skip(known.GetString()!);
        }
        named.ShouldBe(expected);
    }

    private static string Show(string text, Statement s) =>
        string.Join(
            " | ",
            string.Concat(s.Source.Select(x => x.Of(text))),
            string.Concat(s.Cue.Select(x => x.Of(text))),
            string.Join(" … ", s.Content.Select(x => x.Of(text))),
            s.Kind.ToString().ToLowerInvariant(),
            s.Speaker?.Name ?? "unknown"
        );

    private static JsonElement Case(string file, string name) =>
        Cases(file).First(c => c.GetProperty("name").GetString() == name);

    private static TheoryData<string> Names(string file) =>
        [.. Cases(file).Select(c => c.GetProperty("name").GetString()!)];

    private static JsonElement.ArrayEnumerator Cases(string file) =>
        JsonDocument.Parse(File.ReadAllText(Repository.PathOf("specs", "reading", file))).RootElement.EnumerateArray();
}
