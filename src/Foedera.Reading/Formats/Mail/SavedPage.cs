using MimeKit;

namespace Foedera.Reading.Formats.Mail;

/// <summary>A page saved by a browser with all its parts in one file (MHTML, RFC 2557): its first HTML part is
/// read.</summary>
internal sealed class SavedPage : IFormat
{
    public string Name => "a saved page (MHTML)";

    public IReadOnlyList<string> Endings { get; } = [".mhtml", ".mht"];

    public bool Recognises(RawSource source) =>
        MailMessage.HasHeaders(source.Head)
        && (
            source.Head.Contains("multipart/related", StringComparison.OrdinalIgnoreCase)
            || source.Head.Contains("Snapshot-Content-Location:", StringComparison.OrdinalIgnoreCase)
        );

    public IEnumerable<Piece> Read(RawSource source)
    {
        try
        {
            using var message = MimeMessage.Load(source.Open());
            var page = message.BodyParts.OfType<TextPart>().FirstOrDefault(part => part.IsHtml);
            return page is null
                ? [Piece.Failed(source, "FORMAT008", "the file holds no page.")]
                : Page(source, message, page);
        }
        catch (FormatException)
        {
            return [Piece.Failed(source, "FORMAT015", "this is no well-formed saved page.")];
        }
    }

    private static List<Piece> Page(RawSource source, MimeMessage message, TextPart page)
    {
        using var bytes = new MemoryStream();
        page.Content?.DecodeTo(bytes);
        var address = Feeds.SyndicatedItem.AddressOf(
            message.Headers["Snapshot-Content-Location"] ?? page.ContentLocation?.OriginalString
        );
        var type = page.ContentType.Charset is { } charset ? $"text/html; charset={charset}" : "text/html";
        return DocumentFormats.Read(source.Member(bytes.ToArray(), source.Name, address, type)).ToList();
    }
}
