using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Foedera.Store.Engines;
using Foedera.Store.Mapping;

namespace Foedera.Store.Audits;

/// <summary>A table whose rows the ledger vouches for all together: each line that tells of a change to it notes a hash
/// of what it holds then.</summary>
/// <param name="Name">What the fact of a line is called that holds the hash.</param>
/// <param name="Columns">The columns that count, the key first.</param>
/// <param name="From">The table, with a condition where not all of its rows count.</param>
/// <param name="Events">Lines that tell of a change.</param>
internal sealed record SealedTable(string Name, string Columns, string From, ImmutableArray<string> Events)
{
    /// <summary>The fact of a line that holds the hash.</summary>
    public string Fact => $"seal-{Name}";

    /// <summary>The hash of what the table holds now; empty for an empty table.</summary>
    public async Task<string> HashAsync(DbConnection connection, CancellationToken stop)
    {
        var rows = await connection.QueryAsync($"select {Columns} from {From} order by {Columns}", RowHash.Cells, stop);
        return rows.Count == 0 ? "" : RowHash.TextOf(rows);
    }
}

/// <summary>What the ledger vouches for beside the hashes of documents, statements and utterances.</summary>
internal static class Seals
{
    public static readonly SealedTable Editions = new("editions", "id, released", "editions", ["figures-imported"]);

    public static readonly SealedTable Observations = new(
        "observations",
        "indicator, who, year, edition, value, flag, file, row, sheet, address, note",
        "observations",
        ["figures-imported"]
    );

    public static readonly SealedTable Statuses = new(
        "editorial_statuses",
        "number, pledge, who, set_on, schedule, reason, editor, source",
        "editorial_statuses",
        ["status-set"]
    );

    public static readonly SealedTable Removals = new(
        "removals",
        "key, id, name, origin, mark, outlet, outlet_name, published, fingerprint, snapshot, recorded_at, removed_at, reason",
        "removals",
        ["removed"]
    );

    public static readonly SealedTable FormerWitnesses = new(
        "former_witnesses",
        "document_key, place, witness_key, first, past, text, until",
        "former_witnesses",
        ["superseded", "replaced", "removed"]
    );

    public static readonly SealedTable FormerUtterances = new(
        "former_utterances",
        "id, document_key, first, past",
        "former_utterances",
        ["joined", "removed"]
    );

    public static readonly SealedTable Superseded = new(
        "superseded",
        "key, superseded_by",
        "documents where superseded_by is not null",
        ["superseded", "replaced", "removed"]
    );

    /// <summary>All tables that are vouched for as a whole.</summary>
    public static ImmutableArray<SealedTable> Tables { get; } =
    [Editions, Observations, Statuses, Removals, FormerWitnesses, FormerUtterances, Superseded];

    /// <summary>The fact of a line that holds a document's seal.</summary>
    public const string Kept = "kept";

    /// <summary>The fact of a line that holds the seal of how its bytes were fetched.</summary>
    public const string Fetched = "fetched";

    /// <summary>Hashes of what the rows of documents hold that neither their fingerprint nor their name tells: how,
    /// when, by which reader and from which bytes they came in, and what they took the place of.</summary>
    public static async Task<Dictionary<long, string>> KeptAsync(
        DbConnection connection,
        string keys,
        CancellationToken stop
    ) =>
        (
            await connection.QueryAsync(
                $"""
                select d.key, d.passages, d.reader, d.recorded_at, d.claims, d.mark, d.snapshot,
                s.address, s.fetched_at, s.length
                from documents d left join snapshots s on s.sha256 = d.snapshot
                where d.key in ({keys})
                """,
                RowHash.Cells,
                stop
            )
        ).ToDictionary(
            cells => Convert.ToInt64(cells[0], CultureInfo.InvariantCulture),
            cells => RowHash.TextOf([cells[1..]])
        );

    /// <summary>Hashes of how bytes came over the network, by what was asked for and by the bytes.</summary>
    /// <param name="connection">The record.</param>
    /// <param name="condition">Which rows of <c>fetches</c>: a condition in SQL.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<Dictionary<(string Asked, string Snapshot), string>> FetchedAsync(
        DbConnection connection,
        string condition,
        CancellationToken stop
    ) =>
        (
            await connection.QueryAsync(
                $"""
                select asked, snapshot, key, address, fetched_at, request, response, tag, modified
                from fetches where {condition}
                """,
                row => (Key: (row.GetString(0), row.GetString(1)), Hash: RowHash.TextOf([RowHash.Cells(row)])),
                stop
            )
        ).ToDictionary(row => row.Key, row => row.Hash);
}
