using System.Text;
using Foedera.Core.Primitives;
using Foedera.Core.Sources;
using Foedera.Reading.Formats;

namespace Foedera.Tests.Reading.Formats;

public sealed class DocumentReaderSpecs
{
    [Fact]
    public void A_text_file_is_kept_as_it_is()
    {
        const string text = "  “We stand ready,” she said.\r\n\r\nNothing more.\t\n";
        var read = Read("report-1.txt", Encoding.UTF8.GetBytes(text));
        read.Document.Text.ShouldBe(text);
        read.Document.Id.ShouldBe("report-1");
        read.Notes.ShouldBeEmpty();
        read.Document.Passages.ShouldBeEmpty();
    }

    [Fact]
    public void A_leading_byte_order_mark_is_dropped() =>
        Read("a.txt", [0xEF, 0xBB, 0xBF, .. "Hello there."u8]).Document.Text.ShouldBe("Hello there.");

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void Wide_encodings_show_themselves_by_their_mark(string charset)
    {
        var encoding = Encoding.GetEncoding(charset);
        Read("a.txt", [.. encoding.GetPreamble(), .. encoding.GetBytes("„Nein“, sagte er.")])
            .Document.Text.ShouldBe("„Nein“, sagte er.");
    }

    [Fact]
    public void What_is_no_utf8_is_read_as_windows_1252_and_says_so()
    {
        var read = Read("a.txt", [0x93, .. "Never"u8, 0x94, .. " she said."u8]);
        read.Document.Text.ShouldBe("“Never” she said.");
        read.Notes.ShouldHaveSingleItem().ShouldContain("windows-1252");
    }

    [Fact]
    public void A_few_damaged_bytes_do_not_spoil_a_utf8_text_and_are_counted()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("“One” “two” “three” "), 0xE2, 0x80, .. "end"u8];
        var read = Read("a.txt", bytes);
        read.Document.Text.ShouldBe("“One” “two” “three” \uFFFDend");
        read.Notes.ShouldHaveSingleItem().ShouldContain("1 place is not valid utf-8");
    }

    [Fact]
    public void A_json_document_gives_its_members()
    {
        var document = Read(
            "x.json",
            """
            {"id": "d1", "url": "https://example.org/a", "outlet": "The Example", "language": "en", "published": "2031-05-04",
             "title": "T", "genre": "transcript", "transcript_kind": "as-prepared", "text": "Words.", "other": [1, {"a": 2}]}
            """u8.ToArray()
        ).Document;
        document.ShouldSatisfyAllConditions(
            () => document.Id.ShouldBe("d1"),
            () => document.Address.ShouldBe(new Uri("https://example.org/a")),
            () => document.Outlet.ShouldBe("The Example"),
            () => document.Published.ShouldBe(new DateOnly(2031, 5, 4)),
            () => document.Title.ShouldBe("T"),
            () => document.Genre.ShouldBe(Genre.Transcript),
            () => document.TranscriptKind.ShouldBe(TranscriptKind.AsPrepared),
            () => document.Text.ShouldBe("Words.")
        );
    }

    [Theory]
    [InlineData("{\n \"text\": \"a\",\n", "FORMAT004", 3)]
    [InlineData("{\"text\": \"a\"} x", "FORMAT004", 1)]
    [InlineData("{\n\"text\": 7}", "FORMAT005", 2)]
    [InlineData("{\"text\": \"a\",\n\"text\": \"b\"}", "FORMAT005", 2)]
    [InlineData("{\"text\": \"a\", \"genre\": \"poem\"}", "FORMAT005", 1)]
    [InlineData("{\"text\": \"a\",\n\n\"published\": \"yesterday\"}", "FORMAT005", 3)]
    [InlineData("{\"text\": \"a\", \"url\": \"file:///etc/passwd\"}", "FORMAT005", 1)]
    [InlineData("[]", "FORMAT005", 1)]
    [InlineData("{}", "FORMAT006", null)]
    [InlineData("{\"text\": \" \"}", "FORMAT006", null)]
    public void A_bad_json_document_is_refused_with_its_place(string json, string code, int? line)
    {
        var problem = Problem("x.json", Encoding.UTF8.GetBytes(json));
        problem.Code.ShouldBe(code);
        problem.Line.ShouldBe(line);
        problem.File.ShouldBe("x.json");
    }

    [Fact]
    public void A_month_of_publication_is_no_day_and_is_said()
    {
        var read = Read("x.json", """{"published": "2031-05", "text": "Words."}"""u8.ToArray());
        read.Document.Published.ShouldBeNull();
        read.Notes.ShouldHaveSingleItem().ShouldContain("2031-05");
    }

    [Fact]
    public void An_empty_file_is_refused() => Problem("a.txt", []).Code.ShouldBe("FORMAT001");

    [Theory]
    [InlineData("%PDF-1.7 and more")]
    [InlineData("text with\0\0\0 zeros in it")]
    [InlineData("\u0001\u0002\u0003\u0004 four control characters")]
    public void A_binary_file_is_refused(string content) =>
        Problem("a.txt", Encoding.Latin1.GetBytes(content)).Code.ShouldBe("FORMAT002");

    [Fact]
    public void Fifty_megabytes_of_one_line_are_refused_as_text_and_as_a_page()
    {
        var bytes = new byte[50 << 20];
        Array.Fill(bytes, (byte)'a');
        Problem("long.txt", bytes).Code.ShouldBe("FORMAT003");
        Problem("long.html", bytes).Code.ShouldBe("FORMAT003");
    }

    [Theory]
    [InlineData("(As delivered)\n\nGood morning. We meet at a hard time.", TranscriptKind.Verbatim)]
    [InlineData("Remarks as prepared for delivery\n\nGood morning.", TranscriptKind.AsPrepared)]
    [InlineData("Transcript. This transcript was lightly edited for clarity.\n\nGood morning.", TranscriptKind.Edited)]
    [InlineData(
        "Moderator: Welcome.\nQ: Will you stay?\nMinister Aral: We will.\nQ: How long?\nMinister Aral: As long as it takes.",
        TranscriptKind.Unstated
    )]
    public void A_transcript_shows_itself(string text, TranscriptKind kind)
    {
        var document = Read("t.txt", Encoding.UTF8.GetBytes(text)).Document;
        document.Genre.ShouldBe(Genre.Transcript);
        document.TranscriptKind.ShouldBe(kind);
    }

    [Theory]
    [InlineData("The minister said: “We will stay.”\nHe added: “As long as it takes.”\nObservers agreed.")]
    [InlineData(
        "Photo: Agency\nThe remarks were delivered late.\nRead more: Ten things to know\nThe text was released as prepared by aides."
    )]
    [InlineData("What we know:\nThe ships left.\nWhat we do not know:\nWhere they went.\nWhat comes next:\nTalks.")]
    public void A_report_is_not_taken_for_a_transcript(string text) =>
        Read("r.txt", Encoding.UTF8.GetBytes(text)).Document.Genre.ShouldBe(Genre.Article);

    private static DocumentRead Read(string name, byte[] bytes)
    {
        var parsed = DocumentReader.Read(bytes, name);
        parsed.Problems.ShouldBeEmpty();
        parsed.Try(out var read).ShouldBeTrue();
        return read!;
    }

    private static Problem Problem(string name, byte[] bytes)
    {
        var parsed = DocumentReader.Read(bytes, name);
        parsed.Try(out _).ShouldBeFalse();
        return parsed.Problems.ShouldHaveSingleItem();
    }
}
