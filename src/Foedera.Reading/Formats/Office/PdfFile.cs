using Foedera.Core.Primitives;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;

namespace Foedera.Reading.Formats.Office;

/// <summary>A PDF with text in it: blocks in reading order, columns one after another, lines and hyphens made whole,
/// running heads left out.</summary>
internal sealed class PdfFile : IFormat
{
    public string Name => "a PDF";

    public IReadOnlyList<string> Endings { get; } = [".pdf"];

    public bool Recognises(RawSource source) => source.Span.StartsWith("%PDF-"u8);

    public IEnumerable<Piece> Read(RawSource source)
    {
        if (source.Bytes.Length > DocumentLimits.PdfFile)
            return [Piece.Failed(source, "FORMAT003", $"the PDF has more than {DocumentLimits.PdfFile >> 20} MiB.")];
        try
        {
            var options = new ParsingOptions
            {
                UseLenientParsing = true,
                SkipMissingFonts = true,
                FilterProvider = new PdfFilters(),
            };
            using var pdf = PdfDocument.Open(source.Bytes, options);
            PdfWork.Check(pdf);
            return [Piece.Whole(source, Document(pdf, source))];
        }
        catch (Exception fault) when (TooLarge(fault) is { } large)
        {
            return [Piece.Failed(source, "FORMAT003", $"the PDF {large.Message}")];
        }
        catch (Exception fault)
        {
            // the edge of a library: damaged files make it throw whatever its code ran into, also for arrays longer
            // than there can be
            return
            [
                Piece.Failed(
                    source,
                    "FORMAT014",
                    fault is UglyToad.PdfPig.Exceptions.PdfDocumentEncryptedException
                        ? "the PDF is protected by a password."
                        : "the PDF is damaged: its text cannot be read."
                ),
            ];
        }
    }

    // the library wraps what its filters throw
    private static PdfTooLargeException? TooLarge(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
            if (fault is PdfTooLargeException large)
                return large;
        return null;
    }

    private static Parsed<DocumentRead> Document(PdfDocument pdf, RawSource source)
    {
        if (pdf.NumberOfPages > DocumentLimits.PdfPages)
            return Parsed<DocumentRead>.Failed(
                new Problem(
                    "FORMAT003",
                    $"it has {pdf.NumberOfPages:N0} pages; {DocumentLimits.PdfPages:N0} are read of one document.",
                    source.Name
                )
            );
        var pages = new List<IReadOnlyList<TextBlock>>(pdf.NumberOfPages);
        for (var (number, letters) = (1, 0); number <= pdf.NumberOfPages; number++)
        {
            var page = pdf.GetPage(number);
            letters += page.Letters.Count;
            if (page.Letters.Count > DocumentLimits.PdfLetters)
                return Parsed<DocumentRead>.Failed(
                    new Problem(
                        "FORMAT003",
                        $"page {number} shows {page.Letters.Count:N0} letters; {DocumentLimits.PdfLetters:N0} are read of one.",
                        source.Name
                    )
                );
            if (letters > DocumentLimits.Bytes)
                return Parsed<DocumentRead>.Failed(DocumentReader.TooLong(letters, source.Name));
            pages.Add(Blocks(page));
        }
        var text = PdfParagraphs.Of(pages);
        if (text.Length == 0)
            return Parsed<DocumentRead>.Failed(
                new Problem(
                    "FORMAT008",
                    "the PDF has no text: its pages are pictures, as scanners make them.",
                    source.Name
                )
            );
        var draft = new Draft(text) { Title = HtmlFacts.Filled(pdf.Information.Title), Published = null };
        return draft.Finish(source.Id, source.Name);
    }

    private static IReadOnlyList<TextBlock> Blocks(Page page)
    {
        var words = NearestNeighbourWordExtractor.Instance.GetWords(page.Letters);
        var blocks = DocstrumBoundingBoxes.Instance.GetBlocks(words);
        return [.. UnsupervisedReadingOrderDetector.Instance.Get(blocks)];
    }
}
