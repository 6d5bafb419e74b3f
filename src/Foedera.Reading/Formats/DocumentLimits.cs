namespace Foedera.Reading.Formats;

/// <summary>How much of one source is read. What is larger is refused, never cut.</summary>
public static class DocumentLimits
{
    /// <summary>Bytes of one document: 4 MiB. The longest novels have 3; a day of a parliament 1 to 2; a news page 0.1
    /// to 0.5, markup included.</summary>
    public const int Bytes = 4 << 20;

    /// <summary>Elements that a page may unfold to.</summary>
    public const int HtmlElements = 500_000;

    /// <summary>Elements of a page that may be open at once. Real pages stay below a hundred.</summary>
    public const int HtmlDepth = 1000;

    /// <summary>Characters (UTF-16) of a document's id. The databases index it: PostgreSQL takes 2,704 bytes at
    /// most.</summary>
    public const int Id = 500;

    /// <summary>Characters of an address, which is indexed, too. What browsers and proxies pass on ends about
    /// there.</summary>
    public const int Address = 2000;

    /// <summary>Characters of an outlet's name.</summary>
    public const int Outlet = 200;

    /// <summary>Characters of a headline. The longest of 1,300 pages looked at has 213.</summary>
    public const int Title = 400;

    /// <summary>Characters of a language tag (BCP 47 asks programs for 35).</summary>
    public const int Language = 35;

    /// <summary>Characters of a file's full path.</summary>
    public const int Path = 2000;

    /// <summary>The most problems listed of one document; what is more is counted.</summary>
    public const int Problems = 5;

    /// <summary>Bytes that are unpacked of one file, all archives in it together: 256 MiB.</summary>
    public const long UnpackedBytes = 256L << 20;

    /// <summary>Bytes that are unpacked of one member of an archive: what its name says is one document may have no
    /// more than one.</summary>
    internal static long UnpackedBytesOf(string name) => DocumentReader.FormatOf(name) is null ? UnpackedBytes : Bytes;

    /// <summary>Bytes of a file that holds many documents: 256 MiB.</summary>
    public const int CollectionBytes = 256 << 20;

    /// <summary>Documents that one file may hold.</summary>
    public const int Members = 20_000;

    /// <summary>How deep archives may stand in each other: a page in a WARC file, packed, in a WACZ file, in a ZIP
    /// file.</summary>
    public const int ArchiveDepth = 5;

    /// <summary>Bytes of an XML document inside an archive: <see cref="Bytes"/> characters, which have up to four bytes
    /// each.</summary>
    public const int XmlBytes = 4 * Bytes;

    /// <summary>Elements of XML that may be open at once.</summary>
    public const int XmlDepth = 256;

    /// <summary>Nodes of one XML document: elements, texts, ends.</summary>
    public const int XmlNodes = 2_000_000;

    /// <summary>Bytes that the content of one PDF page, or another part of a PDF that is no picture or font, may unpack
    /// to: 8 MiB. Pages of text have
    /// 0.2 MiB, maps a few.</summary>
    public const int PdfContentBytes = 8 << 20;

    /// <summary>Letters that one such part may show. A page of small print has ten thousand; how letters make words and
    /// columns takes
    /// work that grows faster than their number.</summary>
    public const int PdfLetters = 40_000;

    /// <summary>Bytes that all parts of a PDF may unpack to, fonts and pictures included.</summary>
    public const long PdfBytes = 256L << 20;

    /// <summary>How many forms one form of a PDF may come to, each time counted: forms may show forms.</summary>
    public const int PdfParts = 20_000;

    /// <summary>Bytes of a PDF file: 64 MiB. The longest reports with their pictures have 30.</summary>
    public const int PdfFile = 64 << 20;

    /// <summary>Bytes of Markdown that are taken for Markdown: 64 KiB. Lists in lists and brackets in brackets take
    /// work in the square of their length.</summary>
    public const int MarkdownBytes = 64 << 10;

    /// <summary>Bars in one line of Markdown: columns of a table, which take more work than their square.</summary>
    public const int MarkdownColumns = 200;

    /// <summary>Pages of one PDF. The longest reports have a thousand.</summary>
    public const int PdfPages = 2000;
}
