using System.IO.Compression;

namespace Foedera.Reading.Formats.Archives;

/// <summary>Unpacks streams within a budget: what a header claims of its length counts for nothing.</summary>
internal static class Unpacking
{
    /// <summary>The unpacked bytes; null when they would not fit the budget or <paramref name="most"/>, or the stream is damaged.</summary>
    /// <param name="packed">The stream to read to its end.</param>
    /// <param name="budget">What may still be unpacked of the file; what was read is taken from it.</param>
    /// <param name="most">The most bytes of this one.</param>
    public static byte[]? ReadAll(Stream packed, UnpackBudget budget, long most)
    {
        var limit = Math.Min(most, budget.Bytes);
        using var unpacked = new MemoryStream();
        var buffer = new byte[64 << 10];
        try
        {
            for (int read; (read = packed.Read(buffer)) > 0;)
            {
                if (unpacked.Length + read > limit) return null;
                unpacked.Write(buffer, 0, read);
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or NotSupportedException)
        {
            return null;
        }
        budget.TryTake(unpacked.Length);
        return unpacked.ToArray();
    }

    /// <summary>A body as HTTP's Content-Encoding says it is packed; null when it is damaged, too large or packed in a way that is not read.</summary>
    public static byte[]? Decode(ReadOnlyMemory<byte> body, string? encoding, UnpackBudget budget)
    {
        using var packed = new MemoryStream(body.ToArray(), writable: false);
        using Stream? stream = encoding?.Trim().ToUpperInvariant() switch
        {
            null or "" or "IDENTITY" => packed,
            "GZIP" or "X-GZIP" => new GZipStream(packed, CompressionMode.Decompress),
            "DEFLATE" => new ZLibStream(packed, CompressionMode.Decompress),
            "BR" => new BrotliStream(packed, CompressionMode.Decompress),
            _ => null,
        };
        return stream is null ? null : ReadAll(stream, budget, DocumentLimits.Bytes);
    }
}
