using Foedera.Store.Engines;

namespace Foedera.Store;

public sealed partial class RecordStore
{
    /// <summary>Ids of utterances, those reported last first, with the day of the latest report.</summary>
    public Task<IReadOnlyList<(string Id, DateOnly? Day)>> NewestUtterancesAsync(
        int most,
        CancellationToken stop = default
    ) =>
        ListedAsync(
            "select id, last_published from utterances order by last_published desc nulls last, key desc limit @most",
            most,
            stop
        );

    /// <summary>Ids of documents that count, the newest first, with the day of publication.</summary>
    public Task<IReadOnlyList<(string Id, DateOnly? Day)>> NewestDocumentsAsync(
        int most,
        CancellationToken stop = default
    ) =>
        ListedAsync(
            """
            select id, published from documents where superseded_by is null
            order by published desc nulls last, key desc limit @most
            """,
            most,
            stop
        );

    /// <summary>Keys of speakers whose name is settled, in their order.</summary>
    public Task<IReadOnlyList<string>> SpeakerKeysAsync(int most, CancellationToken stop = default) =>
        ReadAsync<IReadOnlyList<string>>(
            async connection =>
                await connection.QueryAsync(
                    """
                    select distinct s.speaker from statements s join documents d
                    on d.key = s.document_key where d.superseded_by is null and s.speaker is not null
                    order by 1 limit @most
                    """,
                    row => row.GetString(0),
                    stop,
                    ("@most", most)
                ),
            stop
        );

    private Task<IReadOnlyList<(string Id, DateOnly? Day)>> ListedAsync(string sql, int most, CancellationToken stop) =>
        ReadAsync<IReadOnlyList<(string, DateOnly?)>>(
            async connection =>
                await connection.QueryAsync(sql, row => (row.GetString(0), row.Day(1)), stop, ("@most", most)),
            stop
        );
}
