using System.Globalization;
using System.Text;

namespace Foedera.Reading.Formats.Archives;

/// <summary>A web archive: WARC 1.0 and 1.1 (ISO 28500, https://iipc.github.io/warc-specifications/). Pages that were
/// answered with 200,
/// and resources, are read; everything else of a crawl is passed over.</summary>
internal sealed class WarcFile : IFormat
{
    public string Name => "a WARC web archive";

    public IReadOnlyList<string> Endings { get; } = [".warc"];

    public bool Recognises(RawSource source) => source.Head.StartsWith("WARC/", StringComparison.Ordinal);

    public IEnumerable<Piece> Read(RawSource source)
    {
        var rest = source.Bytes;
        var found = false;
        while (HeaderBlock.Take(ref rest) is { } header)
        {
            if (
                !header.First.StartsWith("WARC/", StringComparison.Ordinal)
                || Length(header) is not { } length
                || length > rest.Length
            )
            {
                yield return Piece.Failed(
                    source,
                    "FORMAT014",
                    $"the archive is damaged at byte {source.Bytes.Length - rest.Length}; what follows was left out."
                );
                yield break;
            }
            var block = rest[..length];
            rest = rest[length..];
            foreach (var piece in Record(source, header, block))
            {
                found = true;
                yield return piece;
            }
        }
        if (!found)
            yield return Piece.Failed(source, "FORMAT008", "the archive holds no page that is read.");
    }

    private static int? Length(HeaderBlock header) =>
        int.TryParse(header["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? length
            : null;

    private static IEnumerable<Piece> Record(RawSource source, HeaderBlock header, ReadOnlyMemory<byte> block)
    {
        if (Feeds.SyndicatedItem.AddressOf(header["WARC-Target-URI"]?.Trim('<', '>')) is not { } address)
            return [];
        var member = header["WARC-Type"]?.ToUpperInvariant() switch
        {
            "RESPONSE" => Answer(source, block, address),
            "RESOURCE" => source.Member(block, address.AbsoluteUri, address, header["Content-Type"]),
            _ => null,
        };
        if (member is null || !DocumentFormats.IsDocumentType(member.ContentType))
            return [];
        if (!source.Budget.TryTakeMember())
            return
            [
                Piece.Failed(
                    source,
                    "FORMAT017",
                    $"it holds more than {DocumentLimits.Members:N0} documents; the rest was left out."
                ),
            ];
        return DocumentFormats.Read(member).Select(piece => piece with { Member = address.AbsoluteUri });
    }

    private static RawSource? Answer(RawSource source, ReadOnlyMemory<byte> block, Uri address)
    {
        var body = block;
        if (HeaderBlock.Take(ref body) is not { } http)
            return null;
        if (
            !http.First.StartsWith("HTTP/", StringComparison.Ordinal)
            || !http.First.Contains(" 200", StringComparison.Ordinal)
        )
            return null;
        var whole = IsChunked(http) ? Unchunked(body) : body;
        return Unpacking.Decode(whole, http["Content-Encoding"], source.Budget) is { } bytes
            ? source.Member(bytes, address.AbsoluteUri, address, http["Content-Type"])
            : null;
    }

    private static bool IsChunked(HeaderBlock http) =>
        http["Transfer-Encoding"]?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true;

    // RFC 9112, 7.1; crawlers that kept the header and wrote the body plain are taken at their bytes
    private static ReadOnlyMemory<byte> Unchunked(ReadOnlyMemory<byte> body)
    {
        var whole = new MemoryStream();
        for (var rest = body; ; )
        {
            var end = rest.Span.IndexOf("\r\n"u8);
            if (end < 0 || !TrySize(rest.Span[..end], out var size) || size > rest.Length - end - 2)
                return body;
            if (size == 0)
                return whole.ToArray();
            whole.Write(rest.Span.Slice(end + 2, size));
            rest = rest[Math.Min(end + 2 + size + 2, rest.Length)..];
        }
    }

    private static bool TrySize(ReadOnlySpan<byte> line, out int size)
    {
        var extension = line.IndexOf((byte)';');
        var digits = Encoding.Latin1.GetString(extension < 0 ? line : line[..extension]).Trim();
        return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out size)
            && size >= 0;
    }
}
