using Foedera.Core.Primitives;
using Foedera.Core.Sources;

namespace Foedera.Reading.Formats;

/// <summary>A text file: its text is the document, unaltered.</summary>
internal static class PlainText
{
    public static Parsed<DocumentRead> Read(ReadOnlySpan<byte> bytes, string id, string name, Uri? address, string? charset)
    {
        var decoded = Charset.Decode(bytes, charset);
        if (string.IsNullOrWhiteSpace(decoded.Text)) return Parsed<DocumentRead>.Failed(new Problem("FORMAT001", "the file holds nothing but white space.", name));
        var signs = TranscriptSigns.In(decoded.Text);
        var document = new Document(id, decoded.Text)
        {
            Address = address,
            Outlet = address?.Host,
            Genre = signs is null ? Genre.Article : Genre.Transcript,
            TranscriptKind = signs ?? TranscriptKind.Unstated,
        };
        return Parsed<DocumentRead>.Ok(new DocumentRead(document, decoded.Notes));
    }
}
