using System.Buffers;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Foedera.Reading.Formats.Office;

/// <summary>Counts what the pages of a PDF ask for before they are walked through: a form that shows another one twice,
/// which shows another one
/// twice, is a billion forms after thirty such steps.</summary>
internal sealed class PdfWork
{
    private const int MostObjects = 500_000;
    private static readonly SearchValues<byte> Blank = SearchValues.Create(" \t\r\n\f\0/[]()<>"u8);

    private readonly Dictionary<IndirectReference, Form> forms = [];
    private readonly HashSet<IndirectReference> entered = [];

    private PdfWork(PdfDocument pdf)
    {
        var table = pdf.Structure.CrossReferenceTable.ObjectOffsets;
        if (table.Count > MostObjects)
            throw new PdfTooLargeException($"lists {table.Count:N0} objects; {MostObjects:N0} are read.");
        foreach (var reference in table.Keys)
            if (pdf.Structure.GetObject(reference)?.Data is StreamToken part)
                Add(reference, part, pdf);
    }

    /// <summary>Refuses a PDF with parts that are too long, show too many letters, or show one another too
    /// often.</summary>
    /// <exception cref="PdfTooLargeException">It does.</exception>
    public static void Check(PdfDocument pdf)
    {
        var work = new PdfWork(pdf);
        foreach (var form in work.forms.Keys)
            if (work.Steps(form) > DocumentLimits.PdfParts)
                throw new PdfTooLargeException($"shows its parts more than {DocumentLimits.PdfParts:N0} times.");
    }

    private void Add(IndirectReference reference, StreamToken part, PdfDocument pdf)
    {
        if (PdfFilters.IsPictureOrFont(part.StreamDictionary))
            return;
        if (part.Data.Length > DocumentLimits.PdfContentBytes)
            throw new PdfTooLargeException($"has a part of more than {DocumentLimits.PdfContentBytes >> 20} MiB.");
        if (!IsForm(part) && !part.StreamDictionary.Data.Keys.All(key => key is "Length" or "Filter" or "DecodeParms"))
            return;
        var content = part.Decode(pdf.Structure.FilterProvider, pdf.Structure.TokenScanner).Span;
        if (ShowsText(content) && Letters(content) > DocumentLimits.PdfLetters)
            throw new PdfTooLargeException($"has a part that shows more than {DocumentLimits.PdfLetters:N0} letters.");
        if (IsForm(part))
            forms[reference] = new Form(Shown(content), [.. Named(part, pdf)]);
    }

    private static bool IsForm(StreamToken part) =>
        part.StreamDictionary.TryGet(NameToken.Subtype, out NameToken kind) && kind.Data == "Form";

    // a font is chosen and letters are shown; tables of characters, which look alike, do neither
    private static bool ShowsText(ReadOnlySpan<byte> content) =>
        content.IndexOf(" Tf"u8) >= 0 && (content.IndexOf("Tj"u8) >= 0 || content.IndexOf("TJ"u8) >= 0);

    // how many forms are walked through when this one is, itself included; never more than one too many
    private long Steps(IndirectReference reference)
    {
        if (!forms.TryGetValue(reference, out var form))
            return 0;
        if (form.Steps is { } known)
            return known;
        // the library ends circles itself
        if (!entered.Add(reference))
            return 1;
        var largest = form.Shows.Count == 0 ? 0 : form.Shows.Max(Steps);
        var steps = Math.Min(1 + (form.Times * largest), DocumentLimits.PdfParts + 1L);
        entered.Remove(reference);
        form.Steps = steps;
        return steps;
    }

    // the forms that its names may stand for; without names of its own those of the page
    private static IEnumerable<IndirectReference> Named(StreamToken form, PdfDocument pdf)
    {
        if (
            !form.StreamDictionary.TryGet(
                NameToken.Resources,
                pdf.Structure.TokenScanner,
                out DictionaryToken? resources
            )
        )
            return [];
        return resources.TryGet(NameToken.Xobject, pdf.Structure.TokenScanner, out DictionaryToken? named)
            ? named.Data.Values.OfType<IndirectReferenceToken>().Select(token => token.Data)
            : [];
    }

    private static long Shown(ReadOnlySpan<byte> content)
    {
        var times = 0L;
        for (var at = 0; content[at..].IndexOf("Do"u8) is >= 0 and var found; at += found + 2)
        {
            var end = at + found + 2;
            if (end == content.Length || Blank.Contains(content[end]))
                times++;
        }
        return times;
    }

    // bytes in parentheses, and pairs of digits in pointed brackets: a letter has one or two of them
    private static long Letters(ReadOnlySpan<byte> content)
    {
        var (letters, depth, isHex) = (0L, 0, false);
        for (var i = 0; i < content.Length; i++)
        {
            switch (content[i])
            {
                case (byte)'\\' when depth > 0:
                    i++;
                    break;
                case (byte)'(':
                    depth++;
                    break;
                case (byte)')' when depth > 0:
                    depth--;
                    break;
                case (byte)'<' when depth == 0:
                    isHex = i + 1 < content.Length && content[i + 1] != '<';
                    break;
                case (byte)'>' when depth == 0:
                    isHex = false;
                    break;
                default:
                    if (depth > 0)
                        letters += 2;
                    else if (isHex)
                        letters++;
                    break;
            }
        }
        return letters / 2;
    }

    private sealed record Form(long Times, IReadOnlyList<IndirectReference> Shows)
    {
        /// <summary>How many forms it comes to; null until counted.</summary>
        public long? Steps { get; set; }
    }
}
