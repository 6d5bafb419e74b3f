using Foedera.Core.Sources;
using Foedera.Reading.Formats;
using Foedera.Store.Snapshots;
using Foedera.Work.Fetching;

namespace Foedera.Work.Stages;

/// <summary>A page that was asked for.</summary>
/// <param name="Fetched">What came of it.</param>
public sealed record SourcePage(Fetched Fetched) : Source
{
    /// <inheritdoc/>
    public override string Name => Fetched.Asked.AbsoluteUri;

    /// <summary>The outlet of documents that name none; null for none.</summary>
    public string? Outlet { get; init; }

    /// <summary>The language of documents that name none; null for none.</summary>
    public string? Language { get; init; }

    /// <summary>True when the host says that nothing changed since the last visit.</summary>
    public bool IsUnchanged => Fetched is Fetched.NotModified;

    private Fetched.Page Page => (Fetched.Page)Fetched;

    internal override IEnumerable<Found> Open() =>
        Fetched switch
        {
            Fetched.Page page => Files.Open(page.Bytes, page.Fetch.Address, page.ContentType),
            Fetched.Refused refused => [new Found.Failed(Name, [refused.Problem])],
            _ => [],
        };

    internal override Document Complete(Document document) =>
        document with
        {
            Outlet = document.Outlet ?? Outlet,
            Language = document.Language ?? Language,
        };

    internal override Origin OriginOf(string? outlet, string? member)
    {
        var origin = Origin.OfAddress(Page.Fetch.Address);
        return member is null ? origin : origin.Inside(member);
    }

    private protected override Snapshot Placed(Snapshot snapshot, string? member)
    {
        var address = Page.Fetch.Address.AbsoluteUri;
        return member is null
            ? snapshot with
            {
                Address = address,
                FetchedAt = Page.At,
                Fetch = Page.Fetch,
            }
            : snapshot with
            {
                Address = $"{address}!{member}",
                FetchedAt = Page.At,
                Fetch = null,
            };
    }
}
