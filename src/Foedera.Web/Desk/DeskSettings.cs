using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Foedera.Core.Primitives;
using Foedera.Reading.Intake;
using MimeKit;

namespace Foedera.Web.Desk;

/// <summary>What a desk is run with: a JSON file that whoever serves the record writes. Secrets stay in the
/// environment; the file names the variables.</summary>
public sealed record DeskSettings
{
    private const int LargestFile = 256 * 1024;

    private static readonly JsonSerializerOptions Style = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The site's own address, which links in mails and hooks carry.</summary>
    public required Uri Site { get; init; }

    /// <summary>The SQLite file that keeps who follows what and what readers reported. It is not the record, and is
    /// published nowhere.</summary>
    public required string Store { get; init; }

    /// <summary>How mail is sent; null when none is: then nobody can follow by e-mail.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>Where readers' reports of errors are sent as well; null for nowhere.</summary>
    public string? ReportsTo { get; init; }

    /// <summary>Addresses of other programs that are told what changed.</summary>
    public ImmutableArray<Hook> Webhooks { get; init; } = [];

    /// <summary>Reads the file.</summary>
    public static Parsed<DeskSettings> Read(string file)
    {
        try
        {
            if (BoundedFile.ReadText(file, LargestFile, out var text) is { } unread)
                return Wrong($"the settings cannot be read: {unread.Reason.TrimEnd('.')}", file);
            var read = JsonSerializer.Deserialize<DeskSettings>(text, Style);
            if (read is null)
                return Wrong("expected an object with site, store, mail, webhooks", file);
            var problems = read.Problems(file).ToList();
            return problems.Count > 0 ? Parsed<DeskSettings>.Failed(problems) : Parsed<DeskSettings>.Ok(read);
        }
        catch (JsonException fault)
        {
            return Parsed<DeskSettings>.Failed(
                new Problem(
                    "DESK001",
                    $"the settings cannot be read: {fault.Message}",
                    file,
                    (int?)fault.LineNumber + 1
                )
            );
        }
    }

    private IEnumerable<Problem> Problems(string file)
    {
        if (Site is not { IsAbsoluteUri: true, Scheme: "http" or "https", AbsolutePath: "/" })
            yield return new Problem(
                "DESK002",
                "'site' is no address of a site; expected such as https://foedera.example.",
                file
            );
        if (string.IsNullOrWhiteSpace(Store))
            yield return new Problem("DESK003", "'store' names no file.", file);
        if (Mail is { } mail && !MailboxAddress.TryParse(mail.From, out _))
            yield return new Problem("DESK004", "'mail.from' is no e-mail address.", file);
        if (ReportsTo is { } to && !MailboxAddress.TryParse(to, out _))
            yield return new Problem("DESK004", "'reports_to' is no e-mail address.", file);
        foreach (var hook in Webhooks)
        {
            if (hook.Address is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
                yield return new Problem("DESK005", $"webhook '{hook.Name}': 'address' is no web address.", file);
            if (hook.Secret is not { Length: >= Hook.ShortestSecret })
                yield return new Problem(
                    "DESK006",
                    $"webhook '{hook.Name}': the variable {hook.SecretFrom} holds no secret of {Hook.ShortestSecret} characters or more.",
                    file
                );
            foreach (var feed in hook.Follow.Where(feed => !Followed.IsFeed(feed)))
                yield return new Problem(
                    "DESK007",
                    $"webhook '{hook.Name}': '{feed}' is no feed; expected such as /pledges.atom or /search.atom?q=Drovia.",
                    file
                );
        }
    }

    private static Parsed<DeskSettings> Wrong(string why, string file) =>
        Parsed<DeskSettings>.Failed(new Problem("DESK001", $"{why}.", file));
}

/// <summary>How mail is sent.</summary>
/// <param name="From">The sender.</param>
/// <param name="Server">Name of the SMTP server.</param>
public sealed record MailSettings(string From, string Server)
{
    /// <summary>Its port. Default 587.</summary>
    public int Port { get; init; } = 587;

    /// <summary>Whether the connection must be encrypted: from the start on port 465, else by STARTTLS. Default
    /// true.</summary>
    public bool Encrypted { get; init; } = true;

    /// <summary>The user to log in as; null for no login.</summary>
    public string? User { get; init; }

    /// <summary>Environment variable that holds the password. Default FOEDERA_SMTP_PASSWORD.</summary>
    public string PasswordFrom { get; init; } = "FOEDERA_SMTP_PASSWORD";
}

/// <summary>A program that is told what changed.</summary>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Address">Where it listens.</param>
/// <param name="SecretFrom">Environment variable that holds the secret by which it knows us.</param>
/// <param name="Follow">Feeds: of a speaker, an ally, a pledge, a pact, a search.</param>
public sealed record Hook(string Name, Uri Address, string SecretFrom, ImmutableArray<string> Follow)
{
    /// <summary>Characters that a secret must have.</summary>
    public const int ShortestSecret = 16;

    /// <summary>The secret; null when the environment has none.</summary>
    [JsonIgnore]
    public string? Secret => Environment.GetEnvironmentVariable(SecretFrom);
}
