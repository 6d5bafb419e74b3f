using System.IO.Compression;
using System.Security.Cryptography;

namespace Foedera.Store.Snapshots;

/// <summary>The bytes that a document was read from, as they were fetched.</summary>
/// <param name="Address">The page's address, or the full path of the file.</param>
/// <param name="FetchedAt">When they were fetched or read.</param>
/// <param name="Bytes">The bytes, unaltered.</param>
public sealed record Snapshot(string Address, DateTimeOffset FetchedAt, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>SHA-256 of the bytes, in lower-case hexadecimal: the name under which the record keeps them.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes.Span));

    /// <summary>The bytes compressed by gzip.</summary>
    internal byte[] Compress()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Bytes.Span);
        return packed.ToArray();
    }

    /// <summary>The bytes that <see cref="Compress"/> packed; <paramref name="length"/> is their number, as the record states it.</summary>
    internal static byte[] Expand(byte[] packed, long length)
    {
        var bytes = new byte[length];
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        gzip.ReadExactly(bytes);
        return bytes;
    }
}
