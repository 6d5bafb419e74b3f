using Foedera.Core.Sources;
using Foedera.Store.Engines;
using Foedera.Store.Snapshots;

namespace Foedera.Store;

public sealed partial class RecordStore
{
    /// <summary>By what the host recognises the version of a page that was fetched last; null when the page was not
    /// fetched before, or its host named nothing.</summary>
    public Task<Validators?> ValidatorsAsync(Uri asked, CancellationToken stop = default) =>
        ReadAsync(
            connection =>
                connection.FirstAsync(
                    """
                    select tag, modified from fetches where asked = @asked
                    and (tag is not null or modified is not null) order by key desc limit 1
                    """,
                    row => new Validators(row.Text(0), row.Text(1)),
                    stop,
                    ("@asked", asked.AbsoluteUri)
                ),
            stop
        );

    /// <summary>True when a page was fetched before under this address, stands on record by it, or was removed from the
    /// record.</summary>
    public Task<bool> WasFetchedAsync(Uri asked, CancellationToken stop = default) =>
        ReadAsync(
            async connection =>
                await connection.CountAsync(
                    """
                    select case when exists (select 1 from fetches where asked = @asked)
                        or exists (select 1 from documents where origin = @origin)
                        or exists (select 1 from removals where origin = @origin) then 1 else 0 end
                    """,
                    stop,
                    ("@asked", asked.AbsoluteUri),
                    ("@origin", Origin.OfAddress(asked).Text)
                ) > 0,
            stop
        );

    /// <summary>Every snapshot of documents on record, with how it was fetched, in the order in which they came
    /// in.</summary>
    public async IAsyncEnumerable<Snapshot> SnapshotsAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop = default
    )
    {
        var hashes = await ReadAsync(
            connection =>
                connection.QueryAsync(
                    "select sha256 from snapshots order by fetched_at, sha256",
                    row => row.GetString(0),
                    stop
                ),
            stop
        );
        foreach (var hash in hashes)
            if (await ArchivedAsync(hash, stop) is { } snapshot)
                yield return snapshot;
    }

    private Task<Snapshot?> ArchivedAsync(string sha256, CancellationToken stop) =>
        ReadAsync(
            connection =>
                connection.FirstAsync(
                    """
                    select s.address, s.fetched_at, s.length, s.gzip, f.asked, f.address, f.request, f.response, f.tag, f.modified
                    from snapshots s left join fetches f on f.snapshot = s.sha256 where s.sha256 = @sha256 order by f.key limit 1
                    """,
                    row => new Snapshot(
                        row.GetString(0),
                        row.GetFieldValue<DateTimeOffset>(1),
                        Snapshot.Expand(row.GetFieldValue<byte[]>(3), row.GetInt64(2))
                    )
                    {
                        Fetch = row.IsDBNull(4)
                            ? null
                            : new Fetch(
                                new Uri(row.GetString(4)),
                                new Uri(row.GetString(5)),
                                row.GetString(6),
                                row.GetString(7),
                                new Validators(row.Text(8), row.Text(9))
                            ),
                    },
                    stop,
                    ("@sha256", sha256)
                ),
            stop
        );
}
