using System.IO.Compression;
using System.Security.Cryptography;

namespace Foedera.Store.Snapshots;

/// <summary>The bytes that a document was read from, as they were fetched.</summary>
/// <param name="Address">The page's address, or the path of the file below the folder that was read: never more of
/// somebody's disk.</param>
/// <param name="FetchedAt">When they were fetched or read.</param>
/// <param name="Bytes">The bytes, unaltered.</param>
public sealed record Snapshot(string Address, DateTimeOffset FetchedAt, ReadOnlyMemory<byte> Bytes)
{
    // more than any source that is read
    private const long Longest = 1L << 30;

    /// <summary>How they came over the network; null for a file.</summary>
    public Fetch? Fetch { get; init; }

    /// <summary>SHA-256 of the bytes, in lower-case hexadecimal: the name under which the record keeps them.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes.Span));

    /// <summary>The bytes compressed by gzip.</summary>
    internal byte[] Compress()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Bytes.Span);
        return packed.ToArray();
    }

    /// <summary>The bytes that <see cref="Compress"/> packed.</summary>
    /// <param name="packed">What the record holds.</param>
    /// <param name="length">How many bytes they are, as the record states it.</param>
    /// <exception cref="InvalidDataException">They are damaged, or of another number.</exception>
    internal static byte[] Expand(byte[] packed, long length)
    {
        if (length < 0 || length > Longest)
            throw new InvalidDataException($"a snapshot of {length} bytes is none that this program makes");
        var bytes = new byte[length];
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        if (gzip.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length || gzip.ReadByte() >= 0)
            throw new InvalidDataException($"the snapshot does not hold the {length} bytes that it states");
        return bytes;
    }
}
