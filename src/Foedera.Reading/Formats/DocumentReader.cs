using Foedera.Core.Primitives;

namespace Foedera.Reading.Formats;

/// <summary>Bytes in; a document or problems out. Knows no disk and no network.</summary>
public static class DocumentReader
{
    /// <summary>The format that a file name promises; null when it promises none that is read.</summary>
    public static DocumentFormat? FormatOf(string name) =>
        Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".TXT" or ".TEXT" => DocumentFormat.Text,
            ".JSON" => DocumentFormat.Json,
            ".HTML" or ".HTM" or ".XHTML" => DocumentFormat.Html,
            _ => null,
        };

    /// <summary>Reads one document.</summary>
    /// <param name="bytes">The source, as stored or fetched.</param>
    /// <param name="name">File name or address: its extension tells the format, its stem becomes the document's id, and
    /// problems name it.</param>
    /// <param name="address">Where the source was fetched; null for a local file.</param>
    /// <param name="contentType">The Content-Type that came with it, which goes before the name's extension; null when
    /// none did.</param>
    public static Parsed<DocumentRead> Read(
        ReadOnlyMemory<byte> bytes,
        string name,
        Uri? address = null,
        string? contentType = null
    )
    {
        var label = ContentLabel.Parse(contentType);
        if ((label?.Format ?? FormatOf(name) ?? (address is null ? null : DocumentFormat.Html)) is not { } format)
            return Parsed<DocumentRead>.Failed(UnknownFormat(name));
        if (Refusal(bytes.Span, name) is { } problem)
            return Parsed<DocumentRead>.Failed(problem);
        var id = IdOf(name);
        var parsed = format switch
        {
            DocumentFormat.Text => PlainText.Read(bytes.Span, id, name, address, label?.Charset),
            DocumentFormat.Json => JsonArticle.Read(bytes.Span, id, name),
            DocumentFormat.Html => HtmlArticle.Read(bytes.Span, id, name, address, label?.Charset),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return parsed.Try(out var read) ? Admission.Admit(read, name) : parsed;
    }

    /// <summary>The body of a page's article as text, a line a block, without its headline; empty when the page has
    /// none. For measuring.</summary>
    public static string ArticleOf(ReadOnlyMemory<byte> page, Uri? address) => HtmlArticle.Body(page.Span, address);

    /// <summary>The document id of a file or address: the last part of its path without extension.</summary>
    public static string IdOf(string name)
    {
        var path =
            Uri.TryCreate(name, UriKind.Absolute, out var uri) && !uri.IsFile ? uri.AbsolutePath.TrimEnd('/') : name;
        var stem = Path.GetFileNameWithoutExtension(path);
        return stem.Length > 0 ? stem
            : uri?.Host is { Length: > 0 } host ? host
            : name;
    }

    internal static Problem UnknownFormat(string name) =>
        new("FORMAT009", "this is none of the formats that are read; 'docs/method/formats.md' lists them.", name);

    internal static Problem TooLong(long bytes, string name) =>
        new(
            "FORMAT003",
            $"it has {bytes / 1024.0 / 1024:0.0} MiB; {DocumentLimits.Bytes >> 20} MiB are read of one document.",
            name
        );

    private static Problem? Refusal(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.IsEmpty)
            return new Problem("FORMAT001", "the file is empty.", name);
        if (bytes.Length > DocumentLimits.Bytes)
            return TooLong(bytes.Length, name);
        return BinaryContent.Describe(bytes) is { } what
            ? new Problem("FORMAT002", $"this is not text: {what}.", name)
            : null;
    }
}

/// <summary>The formats that give one document.</summary>
public enum DocumentFormat
{
    /// <summary>Plain text, kept as it is.</summary>
    Text,

    /// <summary>One document as a JSON object.</summary>
    Json,

    /// <summary>A web page, of which the article is read.</summary>
    Html,
}
