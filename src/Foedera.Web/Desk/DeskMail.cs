using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Foedera.Web.Desk;

/// <summary>The mails of the desk: plain text, and every digest can be ended by one click (RFC 8058).</summary>
/// <param name="settings">Sender and server.</param>
/// <param name="store">Makes the links that prove themselves.</param>
public sealed class DeskMail(DeskSettings settings, DeskStore store)
{
    private const int MostShown = 20;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private MailSettings Mail => settings.Mail ?? throw new InvalidOperationException("no mail is set up");

    /// <summary>Asks the owner of the address whether the feed is to be followed.</summary>
    public Task ConfirmAsync(Followed request, CancellationToken stop)
    {
        var text = $"""
            Somebody, probably you, asked {settings.Site.Host} to tell this address what is new in

              {settings.Site}{request.Feed.TrimStart('/').Replace(".atom", "", StringComparison.Ordinal)}

            To receive that, open this and confirm:

              {Link("confirm", request.Id)}

            If it was not you, do nothing: nothing more is sent, and the request is forgotten after three days.

            """;
        return SendAsync(
            Message(request.Email, "Please confirm what you want to follow", text, $"confirm-{request.Id}"),
            stop
        );
    }

    /// <summary>Tells what is new.</summary>
    public Task DigestAsync(Followed followed, string title, ImmutableArray<Novelty> news, CancellationToken stop)
    {
        var text = new StringBuilder(
            string.Create(CultureInfo.InvariantCulture, $"{Line(title)}: {news.Length} new\n\n")
        );
        foreach (var item in news.Take(MostShown))
            text.Append(Line(item.Updated)[..10])
                .Append("  ")
                .Append(Line(item.Title))
                .Append('\n')
                .Append("  ")
                .Append(Line(item.Summary))
                .Append('\n')
                .Append("  ")
                .Append(item.Address)
                .Append("\n\n");
        if (news.Length > MostShown)
            text.Append(CultureInfo.InvariantCulture, $"… and {news.Length - MostShown} more.\n\n");
        text.Append("--\nTo receive this no longer: ").Append(Link("leave", followed.Id)).Append('\n');
        // the same news have the same id, so that a mail sent twice is seen as one
        var subject = string.Create(CultureInfo.InvariantCulture, $"{Line(title)}: {news.Length} new");
        var message = Message(
            followed.Email,
            subject,
            text.ToString(),
            $"{followed.Id}-{store.Proof("news", string.Join('\n', news.Select(n => n.Id)))}"
        );
        message.Headers.Add("List-Unsubscribe", $"<{Link("leave", followed.Id)}>");
        message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return SendAsync(message, stop);
    }

    /// <summary>Passes a report of an error on to the desk.</summary>
    public Task ReportAsync(ErrorReport report, string to, CancellationToken stop)
    {
        var text =
            $"{settings.Site}{report.Page.TrimStart('/')}\n\nWhat is wrong:\n{report.Words}\n\nWhat shows what is right:\n{report.Source}\n\nFrom: {report.Contact}\n";
        return SendAsync(
            Message(to, $"Error reported: {Line(report.Page)}", text, $"report-{store.Proof("report", text)}"),
            stop
        );
    }

    private string Link(string act, string id) => $"{settings.Site}follow/{act}?id={id}&proof={store.Proof(act, id)}";

    private MimeMessage Message(string to, string subject, string text, string id)
    {
        var message = new MimeMessage
        {
            Subject = subject,
            Body = new TextPart("plain") { Text = text },
            MessageId = $"{id}@{settings.Site.Host}",
        };
        message.From.Add(new MailboxAddress("Foedera", MailboxAddress.Parse(Mail.From).Address));
        message.To.Add(new MailboxAddress("", to));
        return message;
    }

    private async Task SendAsync(MimeMessage message, CancellationToken stop)
    {
        using var client = new SmtpClient { Timeout = (int)Longest.TotalMilliseconds };
        var security =
            !Mail.Encrypted ? SecureSocketOptions.None
            : Mail.Port == 465 ? SecureSocketOptions.SslOnConnect
            : SecureSocketOptions.StartTls;
        await client.ConnectAsync(Mail.Server, Mail.Port, security, stop);
        if (Mail.User is { } user)
            await client.AuthenticateAsync(user, Environment.GetEnvironmentVariable(Mail.PasswordFrom) ?? "", stop);
        await client.SendAsync(message, stop);
        await client.DisconnectAsync(true, stop);
    }

    // what came from documents must not add a line
    private static string Line(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
