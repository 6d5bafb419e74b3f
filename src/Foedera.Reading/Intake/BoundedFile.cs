using System.Globalization;
using System.Text;

namespace Foedera.Reading.Intake;

/// <summary>Why a file was not read.</summary>
/// <param name="Reason">In words, as the second half of a sentence that begins with the file's name.</param>
/// <param name="IsTooLong">True when it is longer than what is read.</param>
/// <param name="IsNotText">True when it is no UTF-8 text.</param>
public sealed record Unread(string Reason, bool IsTooLong = false, bool IsNotText = false);

/// <summary>Reads regular files whole, up to a bound. Every file that Foedera takes in (documents, packs, tables,
/// scenarios, weights) is read here.</summary>
public static class BoundedFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);
    private static readonly Encoding[] Marked =
    [
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
    ];

    /// <summary>The bytes of a file; or why there are none. Nothing is thrown for a file that is bad, gone, or no
    /// file.</summary>
    /// <param name="path">The file; links are followed.</param>
    /// <param name="most">The most bytes that are read; a longer file is refused.</param>
    /// <param name="bytes">The whole of it; empty when refused.</param>
    public static Unread? Read(string path, int most, out byte[] bytes)
    {
        bytes = [];
        try
        {
            if (FileKind.Irregular(path) is { } kind)
                return new Unread($"this is {kind}; only regular files are read.");
            using var file = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                bufferSize: 0
            );
            if (file.Length > most)
                return TooLong(file.Length, most);
            bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return null;
        }
        catch (Exception fault)
            when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            bytes = [];
            return new Unread(Why(fault));
        }
    }

    /// <summary>The same for text in UTF-8, or in UTF-16 with its byte order mark; the mark is dropped, and characters
    /// that no text may hold are replaced (<see cref="Legible"/>).</summary>
    public static Unread? ReadText(string path, int most, out string text)
    {
        text = "";
        return Read(path, most, out var bytes) is { } unread ? unread : Decode(bytes, out text);
    }

    /// <summary>The same for a stream, such as standard input: it is read to its end, or until it has more than is
    /// read.</summary>
    public static Unread? Read(Stream stream, int most, out byte[] bytes)
    {
        using var bounded = new CountedStream(stream, most);
        using var all = new MemoryStream();
        bounded.CopyTo(all);
        bytes = bounded.IsOver ? [] : all.ToArray();
        return bounded.IsOver ? new Unread($"it has more than {Size(most)}.", IsTooLong: true) : null;
    }

    /// <summary>The text of a stream, as that of a file.</summary>
    public static Unread? ReadText(Stream stream, int most, out string text)
    {
        text = "";
        return Read(stream, most, out var bytes) is { } unread ? unread : Decode(bytes, out text);
    }

    private static Unread? Decode(byte[] bytes, out string text)
    {
        text = "";
        try
        {
            var encoding = Array.Find(Marked, wide => bytes.AsSpan().StartsWith(wide.Preamble)) ?? Strict;
            var start = bytes.AsSpan().StartsWith(encoding.Preamble) ? encoding.Preamble.Length : 0;
            text = Legible.Of(encoding.GetString(bytes, start, bytes.Length - start));
            return null;
        }
        catch (DecoderFallbackException)
        {
            return new Unread("this is no UTF-8 text.", IsNotText: true);
        }
    }

    /// <summary>Why a file could not be opened or read, for people.</summary>
    public static string Why(Exception fault) =>
        fault switch
        {
            FileNotFoundException or DirectoryNotFoundException => "there is no such file or folder.",
            UnauthorizedAccessException => "it may not be read with the rights of this user.",
            EndOfStreamException => "it became shorter while it was read.",
            _ => $"it could not be read: {fault.Message}",
        };

    private static Unread TooLong(long length, int most) =>
        new($"it has {Size(length)}; {Size(most)} are read of one.", IsTooLong: true);

    private static string Size(long bytes) =>
        bytes < 1 << 20
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} bytes")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0 / 1024:0.0} MiB");
}
