using MimeKit;

namespace Foedera.Reading.Formats.Mail;

/// <summary>An e-mail as a file (RFC 5322).</summary>
internal sealed class EmailFile : IFormat
{
    public string Name => "an e-mail";

    public IReadOnlyList<string> Endings { get; } = [".eml"];

    public bool Recognises(RawSource source) => MailMessage.HasHeaders(source.Head);

    public IEnumerable<Piece> Read(RawSource source)
    {
        if (source.Bytes.Length > DocumentLimits.Bytes)
            return
            [
                Piece.Whole(
                    source,
                    Core.Primitives.Parsed<DocumentRead>.Failed(
                        DocumentReader.TooLong(source.Bytes.Length, source.Name)
                    )
                ),
            ];
        try
        {
            using var message = MimeMessage.Load(source.Open());
            return [Piece.Whole(source, MailMessage.Document(message, source.Id, source.Name))];
        }
        catch (FormatException)
        {
            return [Piece.Failed(source, "FORMAT015", "this is no well-formed e-mail.")];
        }
    }
}
