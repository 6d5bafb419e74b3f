namespace Foedera.Reading.Formats;

/// <summary>What a Content-Type header says: the format and the charset, each null when it says nothing usable of
/// it.</summary>
internal sealed record ContentLabel(DocumentFormat? Format, string? Charset)
{
    /// <summary>Reads a header such as <c>text/html; charset=utf-8</c>; null when there is none.</summary>
    public static ContentLabel? Parse(string? header)
    {
        if (string.IsNullOrWhiteSpace(header))
            return null;
        var parts = header.Split(';', StringSplitOptions.TrimEntries);
        DocumentFormat? format = parts[0].ToUpperInvariant() switch
        {
            "TEXT/HTML" or "APPLICATION/XHTML+XML" => DocumentFormat.Html,
            "TEXT/PLAIN" => DocumentFormat.Text,
            "APPLICATION/JSON" => DocumentFormat.Json,
            _ => null,
        };
        var charset = parts.Skip(1).FirstOrDefault(p => p.StartsWith("charset=", StringComparison.OrdinalIgnoreCase));
        return new ContentLabel(format, charset?["charset=".Length..].Trim('"', '\''));
    }
}
