using MimeKit;

namespace Foedera.Reading.Formats.Mail;

/// <summary>A mailbox: messages one after another, each after a line that begins with "From " (RFC 4155).</summary>
internal sealed class MailboxFile : IFormat
{
    public string Name => "a mailbox";

    public IReadOnlyList<string> Endings { get; } = [".mbox"];

    public bool Recognises(RawSource source)
    {
        if (!source.Head.StartsWith("From ", StringComparison.Ordinal))
            return false;
        var end = source.Head.IndexOf('\n', StringComparison.Ordinal);
        return end > 0 && MailMessage.HasHeaders(source.Head[(end + 1)..]);
    }

    public IEnumerable<Piece> Read(RawSource source)
    {
        using var stream = source.Open();
        var parser = new MimeParser(stream, MimeFormat.Mbox);
        for (var number = 1; !parser.IsEndOfStream; number++)
        {
            if (!source.Budget.TryTakeMember())
            {
                yield return Piece.Failed(
                    source,
                    "FORMAT017",
                    $"it holds more than {DocumentLimits.Members:N0} documents; the rest was left out."
                );
                yield break;
            }
            if (Whole(parser, source, number) is not { } piece)
            {
                yield return Piece.Failed(source, "FORMAT015", "the mailbox is damaged; what follows was left out.");
                yield break;
            }
            yield return piece;
        }
    }

    private static Piece? Whole(MimeParser parser, RawSource source, int number)
    {
        try
        {
            return Next(parser, source, number);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static Piece Next(MimeParser parser, RawSource source, int number)
    {
        var start = (int)parser.Position;
        using var message = parser.ParseMessage();
        var member = message.MessageId is { Length: > 0 } named ? named : $"message {number}";
        var bytes = source.Bytes[start..(int)Math.Min(parser.Position, source.Bytes.Length)];
        return new Piece(
            member,
            bytes,
            MailMessage.Document(message, $"{source.Id}-{number}", $"{source.Name} ({member})")
        );
    }
}
