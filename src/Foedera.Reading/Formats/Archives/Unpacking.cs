using System.IO.Compression;

namespace Foedera.Reading.Formats.Archives;

/// <summary>Unpacks streams within a budget: what a header claims of its length counts for nothing.</summary>
internal static class Unpacking
{
    /// <summary>The unpacked bytes; null when they would not fit the budget or <paramref name="most"/>, or the stream
    /// is damaged. Unpacked
    /// twice, the first time to measure: what does not fit takes no memory, what fits takes no more than
    /// itself.</summary>
    /// <param name="open">Opens the stream to read to its end.</param>
    /// <param name="budget">What may still be unpacked of the file; what was read is taken from it.</param>
    /// <param name="most">The most bytes of this one.</param>
    public static byte[]? ReadAll(Func<Stream> open, UnpackBudget budget, long most)
    {
        try
        {
            if (Length(open, Math.Min(most, budget.Bytes)) is not { } length)
                return null;
            budget.TryTake(length);
            var bytes = new byte[length];
            using var packed = open();
            packed.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    private static int? Length(Func<Stream> open, long limit)
    {
        using var packed = open();
        var buffer = new byte[64 << 10];
        var length = 0L;
        for (int read; (read = packed.Read(buffer)) > 0; )
            if ((length += read) > limit)
                return null;
        return (int)length;
    }

    /// <summary>A body as HTTP's Content-Encoding says it is packed; null when it is damaged, too large or packed in a
    /// way that is not read.</summary>
    public static byte[]? Decode(ReadOnlyMemory<byte> body, string? encoding, UnpackBudget budget)
    {
        Func<Stream, Stream>? unpack = encoding?.Trim().ToUpperInvariant() switch
        {
            null or "" or "IDENTITY" => packed => packed,
            "GZIP" or "X-GZIP" => packed => new GZipStream(packed, CompressionMode.Decompress),
            "DEFLATE" => packed => new ZLibStream(packed, CompressionMode.Decompress),
            "BR" => packed => new BrotliStream(packed, CompressionMode.Decompress),
            _ => null,
        };
        return unpack is null ? null : ReadAll(() => unpack(RawSource.Open(body)), budget, DocumentLimits.Bytes);
    }
}
