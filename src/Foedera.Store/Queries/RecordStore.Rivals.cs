using System.Collections.Immutable;
using System.Data.Common;
using Foedera.Store.Engines;
using Foedera.Store.Mapping;
using Foedera.Store.Queries;

namespace Foedera.Store.Queries
{
    /// <summary>Documents on record that claim the same: all of them stand, and a person has to see it.</summary>
    /// <param name="Claim">What they share.</param>
    /// <param name="Of">The name or address.</param>
    /// <param name="Count">How many there are.</param>
    /// <param name="Documents">The first of them, in the order of recording; at most four.</param>
    public sealed record Clash(Claim Claim, string Of, int Count, ImmutableArray<DocumentHead> Documents);

    /// <summary>What a document states of itself.</summary>
    public enum Claim
    {
        /// <summary>What it is called.</summary>
        Name,

        /// <summary>Where it comes from.</summary>
        Address,
    }
}

namespace Foedera.Store
{
    public sealed partial class RecordStore
    {
        private const int MostRivals = 20;
        private const int ShownOfClash = 4;

        /// <summary>Where documents on record clash with others: they call themselves the same to the eye, or say that
        /// they come from one address.</summary>
        /// <param name="keys">Rows of documents; only clashes that one of them is part of are told.</param>
        /// <param name="stop">Stops the query.</param>
        public Task<ImmutableArray<Clash>> ClashesAsync(IReadOnlySet<long> keys, CancellationToken stop = default) =>
            ReadAsync<ImmutableArray<Clash>>(
                async connection =>
                    [
                        .. await ClashesAsync(connection, Claim.Name, keys, stop),
                        .. await ClashesAsync(connection, Claim.Address, keys, stop),
                    ],
                stop
            );

        /// <summary>Current documents of one name, by what they are called with their origins; at most 20. More than
        /// one when <see cref="DocumentAsync"/> cannot tell which is meant.</summary>
        public Task<ImmutableArray<DocumentHead>> SharingAsync(string name, CancellationToken stop = default) =>
            ReadAsync<ImmutableArray<DocumentHead>>(
                async connection =>
                    [
                        .. await connection.QueryAsync(
                            $"""
                            select {DocumentHead.Columns} from {DocumentRow.From} where d.name = @name
                            and d.superseded_by is null order by d.key limit {MostRivals}
                            """,
                            row => DocumentHead.Read(row),
                            stop,
                            ("@name", name)
                        ),
                    ],
                stop
            );

        /// <summary>For each of some current documents the others that claim to be it: by what they are called;
        /// documents without rivals are left out.</summary>
        /// <param name="names">What the documents are called; a few.</param>
        /// <param name="stop">Stops the query.</param>
        public Task<ImmutableSortedDictionary<string, ImmutableArray<string>>> RivalsAsync(
            IEnumerable<string> names,
            CancellationToken stop = default
        ) =>
            ReadAsync(
                async connection =>
                {
                    var all = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(
                        StringComparer.Ordinal
                    );
                    foreach (var name in names)
                    {
                        var key = await connection.QueryAsync(
                            "select key from documents where id = @id and superseded_by is null",
                            row => row.GetInt64(0),
                            stop,
                            ("@id", name)
                        );
                        if (key is not [var current])
                            continue;
                        var rivals = await RivalsAsync(connection, current, stop);
                        if (rivals.Length > 0)
                            all[name] = [.. rivals.Select(rival => rival.Id)];
                    }
                    return all.ToImmutable();
                },
                stop
            );

        private static async Task<IEnumerable<Clash>> ClashesAsync(
            DbConnection connection,
            Claim claim,
            IReadOnlySet<long> keys,
            CancellationToken stop
        )
        {
            var (column, shown) = claim is Claim.Name ? ("seen_name", "d.name") : ("claims", "d.address");
            var rows = await connection.QueryAsync(
                $"""
                select {DocumentHead.Columns}, d.key, d.{column}, {shown} from {DocumentRow.From}
                where d.superseded_by is null and d.{column} in (
                    select {column} from documents where superseded_by is null and {column} is not null
                    group by {column} having count(*) > 1)
                order by d.{column}, d.key
                """,
                row =>
                    (
                        Head: DocumentHead.Read(row),
                        Key: row.GetInt64(DocumentHead.Width),
                        Same: row.GetString(DocumentHead.Width + 1),
                        Shown: row.Text(DocumentHead.Width + 2)
                    ),
                stop
            );
            return rows.GroupBy(row => row.Same, StringComparer.Ordinal)
                .Where(group => group.Any(row => keys.Contains(row.Key)))
                .Select(group => new Clash(
                    claim,
                    group.First().Shown ?? group.Key,
                    group.Count(),
                    [.. group.Take(ShownOfClash).Select(row => row.Head)]
                ));
        }

        private static async Task<ImmutableArray<DocumentHead>> RivalsAsync(
            DbConnection connection,
            long key,
            CancellationToken stop
        ) =>
            [
                .. await connection.QueryAsync(
                    $"""
                    select {DocumentHead.Columns} from {DocumentRow.From} where d.superseded_by is null and d.key <> @key and (
                        d.seen_name = (select seen_name from documents where key = @key)
                        or d.claims = (select claims from documents where key = @key)
                        or d.origin = (select claims from documents where key = @key)
                        or d.claims = (select origin from documents where key = @key))
                    order by d.key limit {MostRivals}
                    """,
                    row => DocumentHead.Read(row),
                    stop,
                    ("@key", key)
                ),
            ];
    }
}
