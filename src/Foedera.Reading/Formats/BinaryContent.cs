namespace Foedera.Reading.Formats;

/// <summary>Tells files that hold no text, so that they are refused with a reason instead of read as
/// gibberish.</summary>
internal static class BinaryContent
{
    private const int Sample = 64 << 10;

    // what is read of a text may be damaged here and there; of a picture or a program, one byte in ten is a control
    // character
    private const int TextBytesForEachControl = 20;

    /// <summary>What the bytes are, when they are not text; null when they may be text.</summary>
    public static string? Describe(ReadOnlySpan<byte> bytes)
    {
        if (Signature(bytes) is { } kind)
            return $"it begins like {kind}";
        if (Charset.OfByteOrderMark(bytes) is not null || Charset.LooksLikeUtf16(bytes) is not null)
            return null;
        for (var start = 0; start < bytes.Length; start += Sample)
        {
            // the last stretch is as long as the others: a few bytes alone prove nothing
            var from = Math.Max(0, Math.Min(start, bytes.Length - Sample));
            var sample = bytes[from..Math.Min(bytes.Length, from + Sample)];
            var controls = Controls(sample);
            if (controls * TextBytesForEachControl > Math.Max(sample.Length, TextBytesForEachControl))
                return $"{controls} of {sample.Length} bytes from byte {from} on are control characters";
        }
        return null;
    }

    private static int Controls(ReadOnlySpan<byte> sample)
    {
        var controls = 0;
        foreach (var b in sample)
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C or 0x1B))
                controls++;
        return controls;
    }

    private static string? Signature(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-"u8) ? "a PDF"
        : bytes.StartsWith("PK\u0003\u0004"u8) ? "a ZIP archive or an Office document"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? "a GZip file"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) ? "a PNG image"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "a JPEG image"
        : bytes.StartsWith("GIF8"u8) ? "a GIF image"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? "an old Office document"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x7F, (byte)'E', (byte)'L', (byte)'F']) ? "a program"
        : bytes.StartsWith("SQLite format 3"u8) ? "a SQLite database"
        : null;
}
