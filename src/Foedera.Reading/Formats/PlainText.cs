using Foedera.Core.Primitives;
using Foedera.Core.Sources;

namespace Foedera.Reading.Formats;

/// <summary>A text file: its text is the document, unaltered. Lines of facts above it ("Title: …", "Date: …") say what
/// they say, and stay.</summary>
internal static class PlainText
{
    public static Parsed<DocumentRead> Read(
        ReadOnlySpan<byte> bytes,
        string id,
        string name,
        Uri? address,
        string? charset
    )
    {
        var decoded = Charset.Decode(bytes, charset);
        if (string.IsNullOrWhiteSpace(decoded.Text))
            return Parsed<DocumentRead>.Failed(
                new Problem("FORMAT001", "the file holds nothing but white space.", name)
            );
        var signs = TranscriptSigns.In(decoded.Text);
        var facts = FrontMatter.Above(decoded.Text);
        var document = new Document(id, decoded.Text)
        {
            Title = facts?.Title,
            Address = address ?? facts?.Address,
            Outlet = facts?.Outlet ?? address?.Host,
            Language = facts?.Language,
            Published = facts?.Published,
            Genre = signs is null ? Genre.Article : Genre.Transcript,
            TranscriptKind = signs ?? TranscriptKind.Unstated,
        };
        return Parsed<DocumentRead>.Ok(new DocumentRead(document, decoded.Notes));
    }
}
