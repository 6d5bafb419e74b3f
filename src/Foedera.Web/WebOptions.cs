namespace Foedera.Web;

/// <summary>How the pages are served.</summary>
public sealed record WebOptions
{
    /// <summary>Addresses to listen on, separated by ";". Default http://127.0.0.1:5080; port 0 takes any free
    /// port.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary>Address of whoever publishes this record, where readers report errors: a mailto: or https: address.
    /// Null when none is known; the pages then say how to correct a record of one's own.</summary>
    public Uri? Corrections { get; init; }

    /// <summary>Where readers follow by e-mail and report errors; null for none.</summary>
    public Desk.OpenDesk? Desk { get; init; }

    /// <summary>Folders of packs whose pledges and figures are shown beside those that come with the program.</summary>
    public IReadOnlyList<string> Packs { get; init; } = [];

    /// <summary>The site's own address, which links, feeds and citations carry: https://foedera.example. Null for the
    /// address asked for.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>The day that pages take for today; null for the clock's.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Names under which the site answers besides its own address, the machine's name, the address listened on
    /// and localhost.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Proxies, by address or network (10.0.0.0/8), whose X-Forwarded-For and X-Forwarded-Proto are believed;
    /// those on this machine always are.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>Port for Prometheus to read metrics from, on 127.0.0.1; null for none.</summary>
    public int? MetricsPort { get; init; }

    /// <summary>Bytes of answers kept to be sent again. Default 64 MiB.</summary>
    public long CacheBytes { get; init; } = 64L << 20;

    /// <summary>Requests for one kind of page that may wait for their turn. Default 128.</summary>
    public int MostWaiting { get; init; } = 128;

    /// <summary>How long a request waits for its turn before it is told to come again. Default 5 seconds.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an answer may take once it has its turn. Default 10 seconds.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Questions (verify, search) that one address may ask in a minute; the machine itself may ask without
    /// limit. Default 60.</summary>
    public int QuestionsPerMinute { get; init; } = 60;
}
