using System.Runtime.InteropServices;
using System.Text;

namespace Foedera.Reading.Formats;

/// <summary>Bytes under a name, still to be recognised: a file, a member of an archive, the body of an
/// answer.</summary>
/// <param name="Bytes">The content.</param>
/// <param name="Name">File name or address; problems name it, its stem becomes a document's id.</param>
/// <param name="Address">Where it was fetched; null for a local file.</param>
/// <param name="ContentType">The Content-Type that came with it; null when none did.</param>
/// <param name="Budget">How much may still be unpacked; shared by all that comes out of one file.</param>
internal sealed record RawSource(
    ReadOnlyMemory<byte> Bytes,
    string Name,
    Uri? Address,
    string? ContentType,
    UnpackBudget Budget
)
{
    private const int HeadBytes = 4096;

    private readonly Lazy<string> head = new(() => HeadOf(Bytes.Span));

    /// <summary>The first characters as text (4 KiB decoded), leading white space cut: enough to recognise a format
    /// by.</summary>
    public string Head => head.Value;

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Span => Bytes.Span;

    /// <summary>The id that a document without a name of its own takes: the stem of the name.</summary>
    public string Id => DocumentReader.IdOf(Name);

    /// <summary>True when the name ends so, whatever its case.</summary>
    public bool Ends(params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
            if (Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    /// <summary>A member of this source, one level deeper.</summary>
    /// <param name="bytes">Its bytes, unpacked.</param>
    /// <param name="name">Its name within this source.</param>
    /// <param name="address">Where it was fetched; null when that is not known.</param>
    /// <param name="contentType">Its Content-Type; null when there is none.</param>
    public RawSource Member(ReadOnlyMemory<byte> bytes, string name, Uri? address = null, string? contentType = null) =>
        new(bytes, name, address, contentType, Budget.Deeper());

    /// <summary>The bytes as a stream; nothing is copied.</summary>
    public Stream Open() => Open(Bytes);

    /// <summary>Bytes as a stream; nothing is copied where they lie in an array.</summary>
    public static Stream Open(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var part)
            ? new MemoryStream(part.Array!, part.Offset, part.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);

    private static string HeadOf(ReadOnlySpan<byte> bytes)
    {
        var first = bytes[..Math.Min(bytes.Length, HeadBytes)];
        var encoding = Charset.OfByteOrderMark(first)?.Encoding ?? Charset.LooksLikeUtf16(first) ?? Encoding.UTF8;
        return encoding.GetString(first).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
    }
}
