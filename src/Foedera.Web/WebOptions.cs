namespace Foedera.Web;

/// <summary>How the pages are served.</summary>
public sealed record WebOptions
{
    /// <summary>Addresses to listen on, separated by ";". Default http://127.0.0.1:5080; port 0 takes any free port.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary>Address of whoever publishes this record, where readers report errors: a mailto: or https: address.
    /// Null when none is known; the pages then say how to correct a record of one's own.</summary>
    public Uri? Corrections { get; init; }

    /// <summary>Folders of packs whose pledges and figures are shown beside those that come with the program.</summary>
    public IReadOnlyList<string> Packs { get; init; } = [];

    /// <summary>Questions (verify, search) that one address may ask in a minute; the machine itself may ask without limit. Default 60.</summary>
    public int QuestionsPerMinute { get; init; } = 60;
}
