using System.Globalization;
using System.Text;
using Foedera.Reading.Formats;

namespace Foedera.Tests.Reading.Formats;

/// <summary>What every document must be to be let in, whatever its format.</summary>
public sealed class AdmissionSpecs
{
    public static TheoryData<string> Forbidden() =>
        ["\0", "\uFFFE", "\uFFFF", "\uFDD0", "\uFDEF", "\U0001FFFE", "\U0001FFFF", "\U0008FFFE", "\U0010FFFF"];

    public static TheoryData<string> Allowed() =>
        [
            "\uFDCF",
            "\uFDF0",
            "\uFFFD",
            "\u0001",
            "\u001B",
            "\uE000",
            "\U0001F600",
            "\U0001FFFD",
            "\U00020000",
            "e\u0301",
        ];

    [Theory, MemberData(nameof(Forbidden))]
    public void A_character_that_no_text_may_hold_is_replaced_in_every_format_and_code_points_keep_their_places(
        string bad
    )
    {
        var text = $"The ports stay open and everybody may come and go as they please. “We {bad} stay,” she said.";
        var mended = text.Replace(bad, "\uFFFD", StringComparison.Ordinal);
        Read("a.txt", Encoding.UTF8.GetBytes(text)).ShouldBe(mended, 1);
        Read("a.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)]).ShouldBe(mended, 1);
        Read("a.txt", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)]).ShouldBe(mended, 1);
        Read("a.json", Encoding.UTF8.GetBytes($"{{\"text\": \"{Escaped(text)}\"}}")).ShouldBe(mended, 1);
        if (bad != "\0")
            Read("a.json", Encoding.UTF8.GetBytes($"{{\"text\": \"{text}\"}}")).ShouldBe(mended, 1);
    }

    [Theory, MemberData(nameof(Forbidden))]
    public void A_page_may_hold_it_as_a_character_or_as_a_reference_and_passages_lead_to_their_bytes(string bad)
    {
        const string before = "The first paragraph has some words, commas, and a full stop at its end, as it should.";
        // HTML drops U+0000 itself where it stands as a character
        foreach (var written in bad == "\0" ? [Reference(bad)] : new[] { bad, Reference(bad) })
        {
            var page =
                $"<html><head><title>Ports</title></head><body><article><h1>Ports</h1><p>{before}</p><p>We {written} stay, she said, and nobody in the room had a word to say against it.</p>"
                + "<p>The last paragraph is here, after everything else, and it has enough words to be kept.</p></article></body></html>";
            var bytes = Encoding.UTF8.GetBytes(page);
            var document = Read("a.html", bytes).Document;
            document.Text.ShouldContain("We \uFFFD stay");
            document.Text.ShouldNotContain(bad);
            document.Passages.Length.ShouldBeGreaterThan(1);
            foreach (var passage in document.Passages)
            {
                var source = Encoding.UTF8.GetString(
                    bytes,
                    (int)passage.FirstByte,
                    (int)(passage.LastByte - passage.FirstByte)
                );
                source.ShouldContain(
                    passage.Text.Of(document.Text)[^12..],
                    customMessage: "a passage leads to its bytes"
                );
            }
        }
    }

    [Theory]
    [InlineData(@"\ud800")]
    [InlineData(@"\udfff")]
    [InlineData(@"\ud800\ud800")]
    [InlineData(@"\udc00\ud800")]
    public void Half_a_pair_of_surrogates_is_replaced(string escape)
    {
        var read = Read(
            "a.json",
            Encoding.UTF8.GetBytes(
                $$"""{"id": "x{{escape}}", "title": "{{escape}}", "{{escape}}": 1, "text": "We {{escape}} stay."}"""
            )
        );
        read.Document.Text.ShouldBe($"We {new string('\uFFFD', escape.Length / 6)} stay.");
        read.Document.Id.ShouldStartWith("x\uFFFD");
        read.Notes.ShouldHaveSingleItem().ShouldContain("no text may hold");
        Read("a.txt", [0xFF, 0xFE, .. "W\0e\0 \0"u8, 0x00, 0xD8, .. " \0s\0t\0a\0y\0"u8])
            .Document.Text.ShouldBe("We \uFFFD stay");
    }

    [Theory, MemberData(nameof(Allowed))]
    public void Everything_else_is_kept_as_it_is(string good) =>
        Read("a.txt", Encoding.UTF8.GetBytes($"We {good} stay.")).ShouldBe($"We {good} stay.", 0);

    [Theory]
    [InlineData("id", 500)]
    [InlineData("url", 2000)]
    [InlineData("title", 400)]
    [InlineData("outlet", 200)]
    [InlineData("language", 35)]
    public void Names_and_addresses_have_a_length(string member, int most)
    {
        string Value(int length) =>
            member == "url" ? "https://example.org/".PadRight(length, 'x') : new string('x', length);
        DocumentReader
            .Read(Encoding.UTF8.GetBytes($$"""{"{{member}}": "{{Value(most)}}", "text": "Words."}"""), "a.json")
            .Problems.ShouldBeEmpty();
        var problem = DocumentReader
            .Read(Encoding.UTF8.GetBytes($$"""{"{{member}}": "{{Value(most + 1)}}", "text": "Words."}"""), "a.json")
            .Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("FORMAT012");
        problem.ToString().Length.ShouldBeLessThan(200);
    }

    [Theory]
    [InlineData("1500-01-01", true)]
    [InlineData("2200-12-31", true)]
    [InlineData("1499-12-31", false)]
    [InlineData("2201-01-01", false)]
    [InlineData("9999-12-31", false)]
    [InlineData("0001-01-01", false)]
    [InlineData("9999-12-31T23:59:59Z", false)]
    [InlineData("9999-12-31T23:59:59-14:00", null)]
    public void A_day_of_publication_lies_between_1500_and_2200_or_is_unknown(string day, bool? kept)
    {
        var parsed = DocumentReader.Read(
            Encoding.UTF8.GetBytes($$"""{"published": "{{day}}", "text": "Words."}"""),
            "a.json"
        );
        if (!parsed.Try(out var read))
        {
            kept.ShouldBeNull("only a day that is none is a problem");
            return;
        }
        (read.Document.Published is not null).ShouldBe(kept == true);
        read.Notes.Length.ShouldBe(kept == true ? 0 : 1);
    }

    [Fact]
    public void A_file_of_a_million_members_is_read_once_and_lists_a_few_problems()
    {
        var many = string.Concat(Enumerable.Repeat("\"\":0,\n", 500_000));
        Read("a.json", Encoding.UTF8.GetBytes($"{{\"text\":\"a\",{many}\"z\":0}}")).Document.Text.ShouldBe("a");
        var twice = string.Concat(Enumerable.Repeat("\"text\":\"b\",\n", 300_000));
        var problems = DocumentReader.Read(Encoding.UTF8.GetBytes($"{{{twice}\"text\":\"a\"}}"), "a.json").Problems;
        problems.Length.ShouldBe(6);
        problems.Select(p => p.Line).ShouldBe([2, 3, 4, 5, 6, null]);
        problems[^1].Message.ShouldContain((300_000 - 5).ToString("N0", CultureInfo.InvariantCulture));
    }

    private static string Escaped(string text) => string.Concat(text.Select(unit => $"\\u{(int)unit:x4}"));

    private static string Reference(string character) => $"&#{char.ConvertToUtf32(character, 0)};";

    private static DocumentRead Read(string name, byte[] bytes)
    {
        var parsed = DocumentReader.Read(bytes, name);
        parsed.Problems.ShouldBeEmpty();
        parsed.Try(out var read).ShouldBeTrue();
        return read!;
    }
}

file static class DocumentReads
{
    public static void ShouldBe(this DocumentRead read, string text, int notes)
    {
        read.Document.Text.ShouldBe(text);
        read.Notes.Length.ShouldBe(notes);
    }
}
