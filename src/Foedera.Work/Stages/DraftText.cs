using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using Foedera.Core.Primitives;
using Foedera.Core.Sources;
using Foedera.Reading.Formats;

namespace Foedera.Work.Stages;

/// <summary>The text of somebody's draft: plain text, Markdown, HTML or DOCX, told apart by content.</summary>
public static class DraftText
{
    /// <summary>The longest draft, in bytes.</summary>
    public const int Longest = 2 << 20;

    // a document of this many characters is no draft any more, however small it was packed
    private const int LongestText = 4 << 20;

    /// <summary>Reads a draft.</summary>
    /// <param name="bytes">As the file holds it.</param>
    /// <param name="name">How problems name it.</param>
    public static Parsed<Document> Read(ReadOnlyMemory<byte> bytes, string name)
    {
        if (bytes.Length > Longest)
            return Failed("CHECK002", $"it has {bytes.Length / 1024.0 / 1024:0.0} MB; a draft may have 2 MB.", name);
        if (bytes.Span.Trim((byte)' ').IsEmpty)
            return Failed("CHECK001", "the draft is empty.", name);
        if (bytes.Span.StartsWith("PK"u8))
            return OfWord(bytes, name);
        var isPage =
            bytes.Span.TrimStart(" \t\r\n"u8) is [(byte)'<', ..]
            || DocumentReader.FormatOf(name) is Reading.Formats.DocumentFormat.Html;
        var read = DocumentReader.Read(bytes, isPage ? "draft.html" : "draft.txt");
        return read.Try(out var found)
            ? Parsed<Document>.Ok(found.Document)
            : Parsed<Document>.Failed(read.Problems.Select(p => new Problem(p.Code, p.Message, name)));
    }

    private static Parsed<Document> OfWord(ReadOnlyMemory<byte> bytes, string name)
    {
        try
        {
            using var stream = new MemoryStream(bytes.ToArray());
            if (Unpacked(stream) > LongestText)
                return Failed("CHECK002", "it unpacks to more than a draft may have.", name);
            using var word = WordprocessingDocument.Open(stream, isEditable: false);
            if (word.MainDocumentPart?.Document?.Body is not { } body)
                return Failed("CHECK003", "this is no DOCX document: it has no text.", name);
            var text = new StringBuilder();
            foreach (var paragraph in body.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>())
                text.Append(paragraph.InnerText).Append("\n\n");
            return text.ToString().Trim() is { Length: > 0 } found
                ? Parsed<Document>.Ok(new Document("draft", found))
                : Failed("CHECK001", "the draft is empty.", name);
        }
        catch (Exception fault)
            when (fault
                    is InvalidDataException
                        or OpenXmlPackageException
                        or FileFormatException
                        or System.Xml.XmlException
                        or IOException
            )
        {
            return Failed(
                "CHECK003",
                $"this is no DOCX document that can be read ({fault.Message.TrimEnd('.')}).",
                name
            );
        }
    }

    // what the parts say they unpack to: a bomb is refused before it is opened
    private static long Unpacked(MemoryStream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var total = zip
            .Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
            .Sum(e => e.Length);
        stream.Position = 0;
        return total;
    }

    private static Parsed<Document> Failed(string code, string message, string name) =>
        Parsed<Document>.Failed(new Problem(code, message, name));
}
