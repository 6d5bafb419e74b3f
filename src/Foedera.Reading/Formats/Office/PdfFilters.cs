using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Foedera.Reading.Formats.Office;

/// <summary>A PDF asks for more work than is done for one.</summary>
/// <param name="reason">The second half of a sentence that begins with "the PDF".</param>
internal sealed class PdfTooLargeException(string reason) : Exception(reason);

/// <summary>The library's filters, each with a measure before it: a part of a few kilobytes may unpack to gigabytes.
/// One for a document.</summary>
internal sealed class PdfFilters : IFilterProvider
{
    private long left = DocumentLimits.PdfBytes;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) =>
        Measured(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) =>
        Measured(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Measured(DefaultFilterProvider.Instance.GetAllFilters());

    /// <summary>True for pictures and fonts, which are longer than other parts and are not walked through.</summary>
    public static bool IsPictureOrFont(DictionaryToken dictionary) =>
        dictionary.Data.Keys.Any(key => key is "Width" or "Length1" or "Length2" or "Length3")
        || (
            dictionary.TryGet(NameToken.Subtype, out NameToken kind)
            && kind.Data is "Image" or "Type1C" or "CIDFontType0C" or "OpenType"
        );

    private IReadOnlyList<IFilter> Measured(IReadOnlyList<IFilter> filters) =>
        [.. filters.Select(filter => new MeasuredFilter(filter, this))];

    private void Take(long bytes)
    {
        left -= bytes;
        if (left < 0)
            throw new PdfTooLargeException($"unpacks to more than {DocumentLimits.PdfBytes >> 20} MiB.");
    }

    private sealed class MeasuredFilter(IFilter filter, PdfFilters owner) : IFilter
    {
        // the most that these pack (a code of twelve bits for 4,096 bytes; two bytes for 128)
        private const int LzwRatio = 2731;
        private const int RunLengthRatio = 64;

        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(
            Memory<byte> input,
            DictionaryToken streamDictionary,
            IFilterProvider filterProvider,
            int filterIndex
        )
        {
            var most = IsPictureOrFont(streamDictionary)
                ? owner.left
                : Math.Min(owner.left, DocumentLimits.PdfContentBytes);
            var length = filter switch
            {
                FlateFilter => Inflated(input, most),
                LzwFilter => (long)input.Length * LzwRatio / 16,
                RunLengthFilter => (long)input.Length * RunLengthRatio,
                _ => input.Length,
            };
            if (length > most)
                throw new PdfTooLargeException($"has a part that unpacks to more than {most >> 20} MiB.");
            owner.Take(length);
            return filter.Decode(input, streamDictionary, filterProvider, filterIndex);
        }

        // past the two bytes of zlib's header; what is damaged ends the measure as it ends the unpacking
        private static long Inflated(Memory<byte> input, long most)
        {
            if (input.Length < 2)
                return 0;
            var length = 0L;
            try
            {
                using var packed = new DeflateStream(RawSource.Open(input[2..]), CompressionMode.Decompress);
                var buffer = new byte[64 << 10];
                for (int read; length <= most && (read = packed.Read(buffer)) > 0; )
                    length += read;
            }
            catch (InvalidDataException)
            {
                return length;
            }
            return length;
        }
    }
}
