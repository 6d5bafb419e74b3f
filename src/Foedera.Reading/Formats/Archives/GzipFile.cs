using System.IO.Compression;

namespace Foedera.Reading.Formats.Archives;

/// <summary>A file packed with gzip, in one member or many (RFC 1952): what is inside is read under the name without
/// its ending.</summary>
internal sealed class GzipFile : IFormat
{
    public string Name => "a gzip file";

    public IReadOnlyList<string> Endings { get; } = [];

    public bool Recognises(RawSource source) => source.Span.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);

    public IEnumerable<Piece> Read(RawSource source)
    {
        var name = source.Ends(".gz") ? source.Name[..^3] : source.Name;
        var most = DocumentLimits.UnpackedBytesOf(name);
        if (
            Unpacking.ReadAll(() => new GZipStream(source.Open(), CompressionMode.Decompress), source.Budget, most)
            is not { } bytes
        )
            return [Piece.Failed(source, "FORMAT014", $"it is damaged, or unpacks to more than {most >> 20} MiB.")];
        return DocumentFormats.Read(source.Member(bytes, name, source.Address));
    }
}
