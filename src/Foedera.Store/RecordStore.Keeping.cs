using Foedera.Core.Said;
using Foedera.Core.Said.Joining;
using Foedera.Store.Engines;

namespace Foedera.Store;

/// <summary>What joinings left for the next one.</summary>
/// <param name="Joining">What they kept of each document.</param>
/// <param name="Arrived">The record's numbers for the documents that came in since.</param>
public sealed record KeptOnRecord(KeptJoining Joining, IReadOnlyList<long> Arrived);

public sealed partial class RecordStore
{
    private const string CurrentDocuments = "documents d on d.key = c.document_key and d.superseded_by is null";

    /// <summary>What joinings kept; null where nothing was, where a document was corrected or taken back since, and
    /// where as many came in as there were before: then everything is joined.</summary>
    public Task<KeptOnRecord?> KeptAsync(CancellationToken stop = default) =>
        ReadAsync(
            async connection =>
            {
                await using var state = await engine.BeginLookAsync(connection, stop);
                var stale = await connection.CountAsync(
                    $"""
                    select count(*) from joining_cuts c left join {CurrentDocuments}
                    where d.key is null or c.stamp <> d.fingerprint || ' ' || d.statements_hash
                    """,
                    stop
                );
                var arrived = await connection.QueryAsync(
                    """
                    select d.key from documents d left join joining_cuts c on c.document_key = d.key
                    where d.superseded_by is null and c.document_key is null order by d.key
                    """,
                    row => row.GetInt64(0),
                    stop
                );
                var held = await connection.CountAsync("select count(*) from joining_cuts", stop);
                return stale > 0 || arrived.Count > held
                    ? null
                    : new KeptOnRecord(
                        new KeptJoining(await KeptRowsAsync(connection, stop), await KeptWordsAsync(connection, stop)),
                        arrived
                    );
            },
            stop
        );

    // a row without its other half is read as damaged
    private static Task<List<KeptRow>> KeptRowsAsync(
        System.Data.Common.DbConnection connection,
        CancellationToken stop
    ) =>
        connection.QueryAsync(
            """
            select c.document_key, c.stamp, c.cut, l.links from joining_cuts c
            left join joining_links l on l.document_key = c.document_key order by c.document_key
            """,
            row => new KeptRow(
                row.GetInt64(0),
                row.GetString(1),
                row.GetValue(2) as byte[],
                row.GetValue(3) as byte[] ?? []
            ),
            stop
        );

    private static Task<List<KeptWords>> KeptWordsAsync(
        System.Data.Common.DbConnection connection,
        CancellationToken stop
    ) =>
        connection.QueryAsync(
            "select first, words from joining_words order by first",
            row => new KeptWords(row.GetInt64(0), row.GetValue(1) as byte[] ?? []),
            stop
        );

    /// <summary>Documents with their statements, by the record's numbers for them; those that are not on record are
    /// left out.</summary>
    public Task<IReadOnlyList<ReadDocument>> DocumentsByKeyAsync(
        IReadOnlyCollection<long> keys,
        CancellationToken stop = default
    ) =>
        ReadAsync<IReadOnlyList<ReadDocument>>(
            async connection =>
            {
                var found = new List<ReadDocument>(keys.Count);
                foreach (var some in keys.Order().Chunk(LoadedAtOnce))
                {
                    var loaded = await LoadAsync(
                        connection,
                        $"d.superseded_by is null and d.key in ({List(some)}) order by d.key",
                        stop
                    );
                    found.AddRange(loaded.Select(document => document.Read));
                }
                return found;
            },
            stop
        );

    private async Task KeepAsync(WriteSession write, Keeping? kept, CancellationToken stop)
    {
        if (kept is null || kept.IsWhole)
            await ForgetKeptAsync(write, stop);
        if (kept is null)
            return;
        if (!kept.IsWhole)
            foreach (var some in kept.Rows.Chunk(LoadedAtOnce))
                await write.ExecuteAsync(
                    $"delete from joining_links where document_key in ({List(some.Select(row => row.Document))})",
                    stop
                );
        await engine.InsertManyAsync(
            write,
            "joining_cuts",
            ["document_key", "stamp", "cut"],
            kept.Rows.Where(row => row.Cut is not null)
                .Select(row => new object?[] { row.Document, row.Stamp, row.Cut }),
            stop
        );
        await engine.InsertManyAsync(
            write,
            "joining_links",
            ["document_key", "links"],
            kept.Rows.Select(row => new object?[] { row.Document, row.Links }),
            stop
        );
        if (kept.Words is { } words)
            await engine.InsertManyAsync(
                write,
                "joining_words",
                ["first", "words"],
                [
                    [words.First, words.List],
                ],
                stop
            );
    }

    // the words of all documents are in it
    private static async Task ForgetKeptAsync(WriteSession write, CancellationToken stop)
    {
        foreach (var table in (string[])["joining_cuts", "joining_links", "joining_words"])
            await write.ExecuteAsync($"delete from {table}", stop);
    }
}
