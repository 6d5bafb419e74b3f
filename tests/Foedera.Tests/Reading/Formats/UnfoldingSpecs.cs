using System.IO.Compression;
using System.Text;
using Foedera.Reading.Formats;

namespace Foedera.Tests.Reading.Formats;

/// <summary>Small files that unfold to more than is read: elements in each other that give their words again and again,
/// parts that unpack to
/// gigabytes, parts that show one another. Each costs one line.</summary>
public sealed class UnfoldingSpecs
{
    private const int Deep = 200;
    private static readonly string Words = string.Concat(Enumerable.Repeat("We go there now. ", 2500));

    public static TheoryData<string, string> Nested =>
        new()
        {
            { "story.nitf", $"<nitf><body><body.content>{In("p", Words)}</body.content></body></nitf>" },
            { "item.newsml", $"<newsItem>{In("inlineXML", $"<p>{Words}</p>")}</newsItem>" },
            { "prose.akn", $"<akomaNtoso><act>{In("p", Words)}</act></akomaNtoso>" },
            { "debate.akn", $"<akomaNtoso><debateBody>{In("speech", In("p", Words))}</debateBody></akomaNtoso>" },
            { "sitting.tei", $"<TEI><text><body><u>{In("seg", Words)}</u></body></text></TEI>" },
            { "text.odt", In("p", Words) },
            { "text.docx", In("p", $"<t>{Words}</t>") },
        };

    [Theory, MemberData(nameof(Nested))]
    public void Elements_in_each_other_give_no_more_words_than_a_document_may_have(string name, string markup)
    {
        var bytes = Path.GetExtension(name) switch
        {
            ".odt" => Zip(("content.xml", markup)),
            ".docx" => Zip(("word/document.xml", markup)),
            _ => Encoding.UTF8.GetBytes(markup),
        };
        foreach (var piece in Read(name, bytes))
        {
            if (piece.Reading.Try(out var read))
                read.Document.Text.Length.ShouldBeLessThan(2 * Words.Length);
            else
                piece.Reading.Problems.ShouldHaveSingleItem().Code.ShouldBe("FORMAT003");
        }
    }

    [
        Theory,
        InlineData("story.nitf", "<nitf><body><body.content><p>{0}</p></body.content></body></nitf>"),
        InlineData("item.newsml", "<newsItem><inlineXML><p>{0}</p></inlineXML></newsItem>"),
        InlineData("act.akn", "<akomaNtoso><act><p>{0}</p></act></akomaNtoso>")
    ]
    public void A_long_paragraph_is_read_whole(string name, string markup)
    {
        Read(name, Encoding.UTF8.GetBytes(markup.Replace("{0}", Words, StringComparison.Ordinal)))
            .ShouldHaveSingleItem()
            .Reading.Try(out var read)
            .ShouldBeTrue();
        read!.Document.Text.ShouldBe(Words.Trim());
    }

    [Fact]
    public void Items_in_items_are_no_items_of_their_own() =>
        Read(
            "items.newsml",
            Encoding.UTF8.GetBytes(
                $"<newsMessage>{In("newsItem", "<inlineXML><p>We go there now.</p></inlineXML>")}</newsMessage>"
            )
        )
            .Count.ShouldBe(1);

    [Fact]
    public void What_is_one_document_unpacks_to_no_more_than_one()
    {
        var longText = new byte[DocumentLimits.Bytes + 1];
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(longText);
        Read("long.txt.gz", packed.ToArray())
            .ShouldHaveSingleItem()
            .Reading.Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("FORMAT014");
        Read("long.zip", Zip(("long.txt", Encoding.ASCII.GetString(longText))))
            .ShouldHaveSingleItem()
            .Reading.Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("FORMAT014");
    }

    [Fact]
    public void A_chapter_that_a_book_lists_again_and_again_is_read_once()
    {
        var spine = string.Concat(Enumerable.Repeat("<itemref idref=\"a\"/>", 1000));
        Read(
            "book.epub",
            Zip(
                ("META-INF/container.xml", "<c><rootfile full-path=\"o.opf\"/></c>"),
                ("o.opf", $"<package><item id=\"a\" href=\"a.html\"/>{spine}</package>"),
                ("a.html", "<p>We go there now.</p>")
            )
        )
            .Count.ShouldBe(1);
    }

    [Fact]
    public void A_page_of_a_PDF_is_read_when_it_is_one() =>
        Read("good.pdf", Pdf(Part("BT /F1 12 Tf 50 700 Td (We go there now.) Tj ET")))
            .ShouldHaveSingleItem()
            .Reading.Try(out _)
            .ShouldBeTrue();

    [Fact]
    public void Parts_of_a_PDF_that_unpack_to_too_much_are_refused_before_they_do() =>
        Refused(Pdf(Part(new string(' ', DocumentLimits.PdfContentBytes + 1))));

    [Fact]
    public void Parts_of_a_PDF_that_show_too_many_letters_are_refused() =>
        Refused(Pdf(Part($"BT /F1 12 Tf 50 700 Td ({new string('a', DocumentLimits.PdfLetters + 1)}) Tj ET")));

    [Fact]
    public void Forms_of_a_PDF_that_show_one_another_a_billion_times_are_refused()
    {
        const int First = 6;
        var forms = Enumerable.Range(0, 30).Select(i => Form("/X Do /X Do ", First + 1 + i)).Append(Form("q ", null));
        Refused(Pdf(Part("/X Do "), [.. forms]));
    }

    private static void Refused(byte[] pdf) =>
        Read("large.pdf", pdf)
            .ShouldHaveSingleItem()
            .Reading.Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("FORMAT003");

    private static List<Piece> Read(string name, byte[] bytes) =>
        [.. DocumentFormats.Read(new RawSource(bytes, name, null, null, new UnpackBudget()))];

    private static string In(string element, string inner) =>
        string.Concat(Enumerable.Repeat($"<{element}>", Deep / 2))
        + inner
        + string.Concat(Enumerable.Repeat($"</{element}>", Deep / 2));

    [Fact]
    public void An_archive_whose_members_lie_in_each_other_is_refused()
    {
        var bytes = Zip(("a.txt", Words), ("b.txt", Words));
        // the second entry of the directory leads to the first member, and so do a hundred more
        var at = bytes.AsSpan().IndexOf("PK\u0001\u0002"u8);
        var end = bytes.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        var entry = bytes[at..(at + ((end - at) / 2))];
        byte[] overlapping = [.. bytes[..at], .. Enumerable.Repeat(entry, 100).SelectMany(one => one), .. bytes[end..]];
        var closing = overlapping.Length - (bytes.Length - end);
        BitConverter.TryWriteBytes(overlapping.AsSpan(closing + 8), (short)100);
        BitConverter.TryWriteBytes(overlapping.AsSpan(closing + 10), (short)100);
        BitConverter.TryWriteBytes(overlapping.AsSpan(closing + 12), 100 * entry.Length);

        var piece = Read("overlap.zip", overlapping).ShouldHaveSingleItem();

        piece.Reading.Problems.ShouldHaveSingleItem().Code.ShouldBe("FORMAT014");
    }

    [Theory, InlineData("|a", 300), InlineData("[a](", 20_000)]
    public void Markdown_that_would_take_the_square_of_its_length_is_read_as_text(string piece, int times)
    {
        var line = string.Concat(Enumerable.Repeat(piece, times));

        var read = Read("wide.md", Encoding.ASCII.GetBytes($"{line}\n{line.Replace('a', '-')}\n{line}"));

        read.ShouldHaveSingleItem().Reading.Try(out var document).ShouldBeTrue();
        document.Notes.ShouldContain(note => note.Contains("read as plain text", StringComparison.Ordinal));
    }

    private static byte[] Zip(params (string Name, string Text)[] members)
    {
        using var into = new MemoryStream();
        using (var archive = new ZipArchive(into, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in members)
            {
                using var member = archive.CreateEntry(name).Open();
                member.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return into.ToArray();
    }

    private static byte[] Part(string content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(Encoding.Latin1.GetBytes(content));
        return
        [
            .. Encoding.Latin1.GetBytes($"<</Filter/FlateDecode/Length {packed.Length}>>\nstream\n"),
            .. packed.ToArray(),
            .. "\nendstream"u8,
        ];
    }

    private static byte[] Form(string content, int? shows)
    {
        var named = shows is { } other ? $"/Resources<</XObject<</X {other} 0 R>>>>" : "";
        return Encoding.Latin1.GetBytes(
            $"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]{named}/Length {content.Length}>>\nstream\n{content}\nendstream"
        );
    }

    // a page with this content; the objects after it are numbered from 6
    private static byte[] Pdf(byte[] content, params byte[][] more)
    {
        byte[][] objects =
        [
            [.. "<</Type/Catalog/Pages 2 0 R>>"u8],
            [.. "<</Type/Pages/Kids[3 0 R]/Count 1>>"u8],
            [
                .. "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>>>"u8,
            ],
            content,
            [.. "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"u8],
            .. more,
        ];
        using var pdf = new MemoryStream();
        void Write(string text) => pdf.Write(Encoding.Latin1.GetBytes(text));
        Write("%PDF-1.7\n");
        var places = new List<long>();
        for (var i = 0; i < objects.Length; i++)
        {
            places.Add(pdf.Length);
            Write($"{i + 1} 0 obj\n");
            pdf.Write(objects[i]);
            Write("\nendobj\n");
        }
        var table = pdf.Length;
        Write(
            $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n{string.Concat(places.Select(place => $"{place:D10} 00000 n \n"))}trailer\n<</Size {objects.Length + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF"
        );
        return pdf.ToArray();
    }
}
