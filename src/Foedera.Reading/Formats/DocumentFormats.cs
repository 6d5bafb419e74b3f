using Foedera.Core.Primitives;
using Foedera.Reading.Formats.Archives;
using Foedera.Reading.Formats.Feeds;
using Foedera.Reading.Formats.Mail;
using Foedera.Reading.Formats.Office;
using Foedera.Reading.Formats.Parliaments;

namespace Foedera.Reading.Formats;

/// <summary>All formats in the order in which they are tried. To add one: its file, and its line here.</summary>
internal static class DocumentFormats
{
    private static readonly IFormat[] All =
    [
        new PdfFile(),
        new GzipFile(),
        new DocxFile(),
        new EpubFile(),
        new WaczFile(),
        new OdtFile(),
        new ZipFile(),
        new WarcFile(),
        new MailboxFile(),
        new SavedPage(),
        new EmailFile(),
        new Captions(),
        new Markdown(),
        new RssFeed(),
        new AtomFeed(),
        new ParlaMint(),
        new AkomaNtoso(),
        new PublicWhip(),
        new Nitf(),
        new NewsMl(),
        new JsonFeed(),
        new JsonCollection(),
    ];

    private static readonly string[] Documents =
    [
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "application/json",
        "application/pdf",
        "application/xml",
        "text/xml",
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
        "text/vtt",
        "application/tei+xml",
        "message/rfc822",
        "text/markdown",
    ];

    /// <summary>The endings of files that are read, each with its dot.</summary>
    public static IEnumerable<string> Endings =>
        [".txt", ".text", ".json", ".html", ".htm", ".xhtml", ".xml", .. All.SelectMany(format => format.Endings)];

    /// <summary>True for a name by which a file is taken up when its folder or archive is read.</summary>
    public static bool IsTakenUp(string name)
    {
        var plain = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        return Endings.Any(ending => plain.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>True for a Content-Type that may hold a document; false when there is none.</summary>
    public static bool IsDocumentType(string? contentType) =>
        contentType is not null
        && Documents.Contains(contentType.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>What a source holds: each document, or why there is none. A .txt file is read as it is, whatever it
    /// looks like.</summary>
    public static IEnumerable<Piece> Read(RawSource source)
    {
        if (source.Budget.IsTooDeep)
            return
            [
                Piece.Failed(
                    source,
                    "FORMAT016",
                    $"archives stand in each other more than {DocumentLimits.ArchiveDepth} deep."
                ),
            ];
        var format = source.Ends(".txt", ".text") ? null : Array.Find(All, format => format.Recognises(source));
        return format?.Read(source).Select(piece => Admitted(piece, source.Name)) ?? [Piece.Whole(source, One(source))];
    }

    private static Piece Admitted(Piece piece, string name) =>
        piece.Reading.Try(out var read) ? piece with { Reading = Admission.Admit(read, name) } : piece;

    private static Parsed<DocumentRead> One(RawSource source)
    {
        var name = source.Name;
        var isPage =
            DocumentReader.FormatOf(name) is null
            && (
                XmlSource.HasRoot(source, "html")
                || source.Head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            );
        return DocumentReader.Read(
            source.Bytes,
            name,
            source.Address,
            source.ContentType ?? (isPage ? "text/html" : null)
        );
    }
}
