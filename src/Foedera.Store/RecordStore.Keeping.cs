using System.Data.Common;
using Foedera.Core.Said;
using Foedera.Core.Said.Joining;
using Foedera.Core.Said.Joining.Growing;
using Foedera.Store.Engines;

namespace Foedera.Store;

public sealed partial class RecordStore
{
    private const string CurrentDocuments = "documents d on d.key = c.document_key and d.superseded_by is null";

    /// <summary>Reads what joinings kept.</summary>
    /// <param name="kept">Takes it.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>The record's numbers for the documents that came in since; null where nothing was kept, where a document
    /// was corrected or taken back since, and where more came in than there were before: then everything is
    /// joined.</returns>
    public Task<IReadOnlyList<long>?> KeptAsync(KeptJoining kept, CancellationToken stop = default) =>
        ReadAsync<IReadOnlyList<long>?>(
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
                if (stale > 0 || arrived.Count > held)
                    return null;
                await ReadKeptAsync(connection, kept, stop);
                return arrived;
            },
            stop
        );

    // a row without its other half is read as damaged; none is held longer than it is read
    private static async Task ReadKeptAsync(DbConnection connection, KeptJoining kept, CancellationToken stop)
    {
        await connection.QueryAsync(
            "select first, words from joining_words order by first",
            row =>
            {
                kept.Add(new KeptWords(row.GetInt64(0), row.GetValue(1) as byte[] ?? []));
                return 0;
            },
            stop
        );
        await connection.QueryAsync(
            """
            select c.document_key, c.stamp, c.cut, l.links from joining_cuts c
            left join joining_links l on l.document_key = c.document_key
            """,
            row =>
            {
                var (cut, links) = (row.GetValue(2) as byte[], row.GetValue(3) as byte[]);
                kept.Add(new KeptRow(row.GetInt64(0), row.GetString(1), cut, links ?? [], null));
                return 0;
            },
            stop
        );
    }

    /// <summary>What passages of documents were compared with, by the record's numbers for the documents.</summary>
    public Task<IReadOnlyList<(long Document, byte[] Pairs)>> PairsByKeyAsync(
        IReadOnlyCollection<long> keys,
        CancellationToken stop = default
    ) =>
        ReadAsync<IReadOnlyList<(long Document, byte[] Pairs)>>(
            async connection =>
            {
                var found = new List<(long Document, byte[] Pairs)>(keys.Count);
                foreach (var some in keys.Order().Chunk(LoadedAtOnce))
                    found.AddRange(
                        await connection.QueryAsync(
                            $"select document_key, pairs from joining_pairs where document_key in ({List(some)})",
                            row => (row.GetInt64(0), row.GetValue(1) as byte[] ?? []),
                            stop
                        )
                    );
                return found;
            },
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
        await ReplaceAsync(write, "joining_cuts", ["stamp", "cut"], kept, row => row.Cut, stop);
        await ReplaceAsync(write, "joining_links", ["links"], kept, row => row.Links, stop);
        await ReplaceAsync(write, "joining_pairs", ["pairs"], kept, row => row.Pairs, stop);
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

    private async Task ReplaceAsync(
        WriteSession write,
        string table,
        string[] columns,
        Keeping kept,
        Func<KeptRow, byte[]?> cell,
        CancellationToken stop
    )
    {
        var rows = kept.Rows.Where(row => cell(row) is not null).ToList();
        if (!kept.IsWhole)
            foreach (var some in rows.Select(row => row.Document).Chunk(LoadedAtOnce))
                await write.ExecuteAsync($"delete from {table} where document_key in ({List(some)})", stop);
        await engine.InsertManyAsync(
            write,
            table,
            ["document_key", .. columns],
            rows.Select(row =>
                columns is [_] ? new object?[] { row.Document, cell(row) } : [row.Document, row.Stamp, cell(row)]
            ),
            stop
        );
    }

    // the words of all documents are in it
    private static async Task ForgetKeptAsync(WriteSession write, CancellationToken stop)
    {
        foreach (var table in (string[])["joining_cuts", "joining_links", "joining_pairs", "joining_words"])
            await write.ExecuteAsync($"delete from {table}", stop);
    }
}
