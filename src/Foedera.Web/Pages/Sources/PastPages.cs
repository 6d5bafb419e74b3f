using System.Collections.Immutable;
using System.Globalization;
using Foedera.Store.Queries;
using Foedera.Web.Api;

namespace Foedera.Web.Pages.Sources;

/// <summary>What does not count any more: documents that were removed, and versions that others took the place
/// of.</summary>
/// <param name="Removed">Removed documents of the page, the latest first.</param>
/// <param name="RemovedTotal">How many in all.</param>
/// <param name="Superseded">Superseded versions of the page, the latest first.</param>
/// <param name="SupersededTotal">How many in all.</param>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="Pages">How many pages.</param>
public sealed record PastView(
    ImmutableArray<RemovedDocument> Removed,
    long RemovedTotal,
    ImmutableArray<SupersededLine> Superseded,
    long SupersededTotal,
    int Page,
    int Pages
) : PageView
{
    /// <summary>The value of <c>state</c> in the address.</summary>
    public const string State = "past";

    internal static string At(int page) =>
        Addresses.Query(
            "/documents",
            ("state", State),
            ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null)
        );

    internal static PastView Of(
        Listing<RemovedDocument> removed,
        Listing<SupersededDocument> superseded,
        DateTimeOffset? asOf
    ) =>
        new(
            removed.Rows,
            removed.Total,
            [.. superseded.Rows.Select(SupersededLine.Of)],
            superseded.Total,
            removed.At.Page,
            Math.Max(removed.Pages, superseded.Pages)
        )
        {
            Imprint = new Imprint("Removed and superseded documents", At(removed.At.Page))
            {
                AsOf = asOf,
                HasCsv = true,
                Method = "said",
            },
        };

    internal CsvTable Table() =>
        new(
            ["doc", "state", "origin", "outlet", "published", "recorded_at", "removed_at", "reason", "by"],
            Removed
                .Select(r =>
                    (IReadOnlyList<string?>)
                        [
                            r.Id,
                            "removed",
                            r.Origin,
                            r.Outlet,
                            QueryWords.Of(r.Published),
                            Moment(r.RecordedAt),
                            Moment(r.RemovedAt),
                            r.Reason,
                            null,
                        ]
                )
                .Concat(
                    Superseded.Select(s =>
                        (IReadOnlyList<string?>)
                            [
                                s.Id,
                                "superseded",
                                s.Origin,
                                s.Outlet,
                                QueryWords.Of(s.Published),
                                Moment(s.RecordedAt),
                                null,
                                null,
                                s.By,
                            ]
                    )
                )
        );

    private static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}

/// <summary>A version that another one took the place of.</summary>
/// <param name="Id">What it was called.</param>
/// <param name="Title">Headline.</param>
/// <param name="Origin">Who published it and where.</param>
/// <param name="Outlet">Who published it, as it says.</param>
/// <param name="Published">Day of publication.</param>
/// <param name="RecordedAt">When it came in.</param>
/// <param name="By">What stands in its place.</param>
/// <param name="Address">The page of that.</param>
public sealed record SupersededLine(
    string Id,
    string? Title,
    string Origin,
    string? Outlet,
    DateOnly? Published,
    DateTimeOffset RecordedAt,
    string By,
    string Address
)
{
    internal static SupersededLine Of(SupersededDocument old) =>
        new(
            old.Document.Id,
            old.Document.Title,
            old.Origin,
            old.Document.Outlet,
            old.Document.Published,
            old.RecordedAt,
            old.By,
            Addresses.Document(old.By)
        );
}

/// <summary>Several documents of one name: which is meant, nobody but the reader can tell.</summary>
/// <param name="Name">The name.</param>
/// <param name="Documents">Those that have it, each under its own address.</param>
public sealed record SharedNameView(string Name, ImmutableArray<RivalLine> Documents) : PageView
{
    internal static SharedNameView Of(string name, IEnumerable<DocumentHead> sharing, DateTimeOffset? asOf) =>
        new(name, [.. sharing.Select(RivalLine.Of)])
        {
            Imprint = new Imprint($"Documents that call themselves “{name}”", Addresses.Document(name))
            {
                AsOf = asOf,
                IsPrivate = true,
            },
        };
}

/// <summary>A document that claims what another one claims.</summary>
/// <param name="Id">What it is called, with its origin.</param>
/// <param name="Address">Its page.</param>
/// <param name="Title">Headline.</param>
/// <param name="Outlet">Who published it, as it says.</param>
/// <param name="Published">Day of publication.</param>
public sealed record RivalLine(string Id, string Address, string? Title, string? Outlet, DateOnly? Published)
{
    internal static RivalLine Of(DocumentHead head) =>
        new(head.Id, Addresses.Document(head.Id), head.Title, head.Outlet, head.Published);
}
