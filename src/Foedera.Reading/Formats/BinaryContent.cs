namespace Foedera.Reading.Formats;

/// <summary>Tells files that hold no text, so that they are refused with a reason instead of read as gibberish.</summary>
internal static class BinaryContent
{
    private const int Sample = 64 << 10;

    /// <summary>What the bytes are, when they are not text; null when they may be text.</summary>
    public static string? Describe(ReadOnlySpan<byte> bytes)
    {
        if (Signature(bytes) is { } kind) return $"it begins like {kind}";
        if (Charset.OfByteOrderMark(bytes) is not null || Charset.LooksLikeUtf16(bytes) is not null) return null;
        var sample = bytes[..Math.Min(bytes.Length, Sample)];
        var nul = bytes.IndexOf((byte)0);
        if (nul >= 0) return $"byte {nul} is zero";
        var controls = 0;
        foreach (var b in sample)
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C or 0x1B)) controls++;
        return controls * 20 > sample.Length ? $"{controls} of its first {sample.Length} bytes are control characters" : null;
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
