using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using AngleSharp.Text;

namespace Foedera.Reading.Formats;

/// <summary>Bytes to text. In order: the byte order mark; UTF-8 where the bytes are valid UTF-8; the declared charset;
/// the old
/// charset in which the bytes read as words. Whatever was not declared, or not possible, is said in a note.</summary>
internal static class Charset
{
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    static Charset() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Decodes bytes; a leading byte order mark is dropped.</summary>
    /// <param name="bytes">The source.</param>
    /// <param name="declared">Label of the charset that the source or its transport names; null when neither
    /// does.</param>
    /// <param name="language">BCP 47 tag that the source names, which settles between charsets that fit alike; null
    /// when it names none.</param>
    public static Decoded Decode(ReadOnlySpan<byte> bytes, string? declared, string? language = null)
    {
        if (OfByteOrderMark(bytes) is { } marked)
            return With(marked.Encoding, bytes[marked.Length..], marked.Length);
        if (LooksLikeUtf16(bytes) is { } wide)
            return With(
                wide,
                bytes,
                0,
                $"read as {wide.WebName}: it has no byte order mark, but every other byte is zero."
            );
        var named = Named(declared);
        if (named is not null && !IsByteWise(named))
            return With(named, bytes, 0);
        if (Utf8.IsValid(bytes))
        {
            var contradicts = named is not null && named.CodePage != Encoding.UTF8.CodePage && !Ascii.IsValid(bytes);
            return contradicts
                ? With(StrictUtf8, bytes, 0, $"read as UTF-8, which its bytes are, although it declares {declared}.")
                : With(StrictUtf8, bytes, 0);
        }
        if (named is not null && named.CodePage != Encoding.UTF8.CodePage)
            return With(named, bytes, 0);
        if (MostlyUtf8(bytes))
            return With(Encoding.UTF8, bytes, 0);
        var undeclared = declared is null
            ? "it declares no charset"
            : $"it declares '{Shown(declared)}', which is no known charset,";
        if (named is not null)
            undeclared = $"it declares {declared}";
        var likely = OldCharset.Of(bytes, language);
        return With(likely, bytes, 0, $"decoded as {likely.WebName}: {undeclared} and is not valid UTF-8.");
    }

    /// <summary>The encoding that a byte order mark names, and the mark's length in bytes; null without a
    /// mark.</summary>
    public static (Encoding Encoding, int Length)? OfByteOrderMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? (Encoding.UTF8, 3)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) ? (Encoding.UTF32, 4)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF])
            ? (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? (Encoding.Unicode, 2)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? (Encoding.BigEndianUnicode, 2)
        : null;

    /// <summary>UTF-16 without a byte order mark shows itself in Latin text by a zero in every other byte; null when it
    /// does not.</summary>
    public static Encoding? LooksLikeUtf16(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..(Math.Min(bytes.Length, 1024) & ~1)];
        var (even, odd) = (0, 0);
        for (var i = 0; i < sample.Length; i += 2)
        {
            if (sample[i] == 0)
                even++;
            if (sample[i + 1] == 0)
                odd++;
        }
        var most = sample.Length * 3 / 8;
        if (sample.Length < 8)
            return null;
        return odd > most && even == 0 ? Encoding.Unicode
            : even > most && odd == 0 ? Encoding.BigEndianUnicode
            : null;
    }

    private static Decoded With(
        Encoding encoding,
        ReadOnlySpan<byte> bytes,
        int markLength,
        params ImmutableArray<string> notes
    )
    {
        var text = encoding.GetString(bytes);
        var bad = ReferenceEquals(encoding, StrictUtf8) ? 0 : text.AsSpan().Count('\uFFFD');
        if (bad > 0)
            notes = notes.Add(
                $"{bad} {(bad == 1 ? "place is" : "places are")} not valid {encoding.WebName} and {(bad == 1 ? "shows" : "show")} as \uFFFD."
            );
        return new Decoded(text, encoding, markLength, notes);
    }

    private static Encoding? Named(string? label) =>
        label is not null && TextEncoding.IsSupported(label) ? TextEncoding.Resolve(label) : null;

    // ISO-2022-JP and UTF-16 write any text in bytes that may pass for ASCII; every other charset of the web keeps
    // UTF-8 invalid
    private static bool IsByteWise(Encoding encoding) =>
        encoding.CodePage is not (1200 or 1201 or 12000 or 12001 or 50220 or 50221 or 50222);

    // A few damaged bytes must not turn every curly quotation mark of an UTF-8 text into "â€œ"
    private static bool MostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        var (valid, invalid) = (0, 0);
        while (!bytes.IsEmpty)
        {
            var plain = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (plain < 0)
                break;
            bytes = bytes[plain..];
            var status = Rune.DecodeFromUtf8(bytes, out _, out var length);
            if (status == System.Buffers.OperationStatus.Done)
                valid++;
            else
                invalid++;
            bytes = bytes[length..];
        }
        return valid > 0 && valid >= 4 * invalid;
    }

    private static string Shown(string label) => label.Length <= 40 ? label : label[..40] + "…";
}

/// <summary>Text and how it came out of its bytes.</summary>
/// <param name="Text">The text, without a byte order mark.</param>
/// <param name="Encoding">The encoding used.</param>
/// <param name="MarkLength">Bytes of the byte order mark that was dropped; 0 without one.</param>
/// <param name="Notes">What was not as declared.</param>
internal sealed record Decoded(string Text, Encoding Encoding, int MarkLength, ImmutableArray<string> Notes);
