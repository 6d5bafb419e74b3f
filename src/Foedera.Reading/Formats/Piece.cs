using Foedera.Core.Primitives;

namespace Foedera.Reading.Formats;

/// <summary>What a source gave at one place: a document, or why there is none.</summary>
/// <param name="Member">Where in the file: the address of an archived page, an item's link, a line; null when the file
/// is the document.</param>
/// <param name="Bytes">The bytes that the document was read from.</param>
/// <param name="Reading">The document with notes on how it was read, or the problems.</param>
internal sealed record Piece(string? Member, ReadOnlyMemory<byte> Bytes, Parsed<DocumentRead> Reading)
{
    /// <summary>The one document that a source is.</summary>
    public static Piece Whole(RawSource source, Parsed<DocumentRead> reading) => new(null, source.Bytes, reading);

    /// <summary>No document, for one reason.</summary>
    public static Piece Failed(RawSource source, string code, string message, string? member = null) =>
        new(member, source.Bytes, Parsed<DocumentRead>.Failed(new Problem(code, message, source.Name)));
}
