using MimeKit;

namespace Foedera.Reading.Formats.Mail;

/// <summary>One message: its subject, day, sender and text; of several versions of the text the plain one.</summary>
internal static class MailMessage
{
    /// <summary>Headers of which a message begins with at least two.</summary>
    private static readonly string[] Usual =
    [
        "From:",
        "To:",
        "Subject:",
        "Date:",
        "Message-ID:",
        "MIME-Version:",
        "Received:",
        "Return-Path:",
        "Delivered-To:",
        "Content-Type:",
        "Reply-To:",
    ];

    /// <summary>Messages of more bytes are refused.</summary>
    private const int MostParts = 200;

    /// <summary>True when the lines before the first blank one are headers of a message.</summary>
    public static bool HasHeaders(string head)
    {
        var found = 0;
        foreach (var line in head.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
                break;
            if (line[0] is ' ' or '\t')
                continue;
            if (line.IndexOf(':') <= 0)
                return false;
            foreach (var usual in Usual)
                if (line.StartsWith(usual, StringComparison.OrdinalIgnoreCase))
                    found++;
        }
        return found >= 2;
    }

    /// <summary>The message as a document.</summary>
    /// <param name="message">The message.</param>
    /// <param name="id">The document's id.</param>
    /// <param name="name">The file, as problems name it.</param>
    public static Core.Primitives.Parsed<DocumentRead> Document(MimeMessage message, string id, string name)
    {
        var title = HtmlFacts.Filled(message.Subject);
        var draft = new Draft(Draft.Headed(title, Body(message)))
        {
            Title = title,
            Outlet = Sender(message),
            Published = message.Headers.Contains(HeaderId.Date) ? DateOnly.FromDateTime(message.Date.DateTime) : null,
        };
        return draft.Finish(id, name);
    }

    private static string Body(MimeMessage message)
    {
        if (message.BodyParts.Take(MostParts + 1).Count() > MostParts)
            return "";
        if (message.TextBody is { } plain && !string.IsNullOrWhiteSpace(plain))
            return HardLines.Joined(plain);
        return message.HtmlBody is { } markup ? HtmlFragment.Text(markup) : "";
    }

    private static string? Sender(MimeMessage message)
    {
        var sender = message.From.Mailboxes.FirstOrDefault();
        return HtmlFacts.Filled(sender?.Name) ?? HtmlFacts.Filled(sender?.Domain);
    }
}
