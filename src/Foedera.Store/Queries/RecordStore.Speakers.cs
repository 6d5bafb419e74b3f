using Foedera.Store.Engines;
using Foedera.Store.Mapping;
using Foedera.Store.Queries;

namespace Foedera.Store.Queries
{
    /// <summary>A speaker on record.</summary>
    /// <param name="Key">As addresses write it: the actor's id, else the slug of the name.</param>
    /// <param name="Name">The name.</param>
    /// <param name="ActorId">Id in the packs; null when the packs do not know them.</param>
    /// <param name="Statements">Number of statements.</param>
    /// <param name="Documents">Number of documents with them.</param>
    /// <param name="Last">Day of the newest document with one; null when none has a date.</param>
    public sealed record SpeakerHead(
        string Key,
        string Name,
        string? ActorId,
        long Statements,
        long Documents,
        DateOnly? Last
    );

    /// <summary>An outlet on record.</summary>
    /// <param name="Key">As addresses write it.</param>
    /// <param name="Name">The name.</param>
    /// <param name="Documents">Number of documents.</param>
    /// <param name="Statements">Number of statements in them.</param>
    /// <param name="First">Day of the oldest document; null when none has a date.</param>
    /// <param name="Last">Day of the newest.</param>
    public sealed record OutletHead(
        string Key,
        string Name,
        long Documents,
        long Statements,
        DateOnly? First,
        DateOnly? Last
    );
}

namespace Foedera.Store
{
    public sealed partial class RecordStore
    {
        private const string SpeakerColumnsSql =
            "s.speaker, max(s.speaker_name), max(s.speaker_id), count(*), count(distinct s.document_key), max(d.published)";
        private const string OutletColumnsSql =
            "d.outlet, max(o.name), count(*), sum((select count(*) from statements s where "
            + "s.document_key = d.key)), min(d.published), max(d.published)";

        /// <summary>Speakers whose name is settled, those with the most statements first.</summary>
        /// <param name="name">Part of the name; null for all.</param>
        /// <param name="paging">Which page.</param>
        /// <param name="order">Most is by statements.</param>
        /// <param name="stop">Stops the query.</param>
        public Task<Listing<SpeakerHead>> SpeakersAsync(
            string? name,
            Paging paging,
            ListOrder order = ListOrder.Most,
            CancellationToken stop = default
        )
        {
            var filter = new Filter(engine).Add("d.superseded_by is null").Add("s.speaker is not null");
            if (name is not null)
                filter.Add($"s.speaker like {filter.Parameter($"%{Slug.Of(name)}%")}");
            return ReadAsync(
                async connection => new Listing<SpeakerHead>(
                    [
                        .. await connection.QueryAsync(
                            $"""
                            select {SpeakerColumnsSql} from statements s join documents d on d.key = s.document_key
                            where {filter.Condition} group by s.speaker order by {OrderOf(
                                order,
                                "max(s.speaker_name)"
                            )}, s.speaker limit @size offset @skip
                            """,
                            ReadSpeaker,
                            stop,
                            [.. filter.Parameters, ("@size", paging.Size), ("@skip", paging.Skip)]
                        ),
                    ],
                    await connection.CountAsync(
                        $"""
                        select count(distinct s.speaker) from statements s join documents d
                        on d.key = s.document_key where {filter.Condition}
                        """,
                        stop,
                        filter.Parameters
                    ),
                    paging
                ),
                stop
            );
        }

        /// <summary>One speaker; null when the record has no statement of theirs. Their statements come from
        /// <see cref="SearchAsync"/>, their utterances from <see cref="UtterancesAsync"/>.</summary>
        public Task<SpeakerHead?> SpeakerAsync(string key, CancellationToken stop = default) =>
            ReadAsync(
                connection =>
                    connection.FirstAsync(
                        $"""
                        select {SpeakerColumnsSql} from statements s join documents d
                        on d.key = s.document_key where d.superseded_by is null and s.speaker = @key
                        group by s.speaker
                        """,
                        ReadSpeaker,
                        stop,
                        ("@key", key)
                    ),
                stop
            );

        /// <summary>Outlets, those with the most documents first unless another order is asked for.</summary>
        public Task<Listing<OutletHead>> OutletsAsync(
            Paging paging,
            ListOrder order = ListOrder.Most,
            CancellationToken stop = default
        ) =>
            ReadAsync(
                async connection => new Listing<OutletHead>(
                    [
                        .. await connection.QueryAsync(
                            $"""
                            select {OutletColumnsSql} from {DocumentRow.From} where d.superseded_by is null
                            and d.outlet is not null
                            group by d.outlet order by {OrderOf(
                                order,
                                "max(o.name)"
                            )}, d.outlet limit @size offset @skip
                            """,
                            ReadOutlet,
                            stop,
                            ("@size", paging.Size),
                            ("@skip", paging.Skip)
                        ),
                    ],
                    await connection.CountAsync(
                        "select count(distinct outlet) from documents where superseded_by is null",
                        stop
                    ),
                    paging
                ),
                stop
            );

        /// <summary>One outlet; null when the record has no document of it.</summary>
        public Task<OutletHead?> OutletAsync(string key, CancellationToken stop = default) =>
            ReadAsync(
                connection =>
                    connection.FirstAsync(
                        $"""
                        select {OutletColumnsSql} from {DocumentRow.From} where d.superseded_by is null
                        and d.outlet = @key group by d.outlet
                        """,
                        ReadOutlet,
                        stop,
                        ("@key", key)
                    ),
                stop
            );

        private static string OrderOf(ListOrder order, string name) =>
            order switch
            {
                ListOrder.Most => "count(*) desc",
                ListOrder.Name => $"lower({name})",
                ListOrder.Newest => "max(d.published) desc nulls last",
                _ => throw new System.Diagnostics.UnreachableException(),
            };

        private static SpeakerHead ReadSpeaker(System.Data.Common.DbDataReader row) =>
            new(
                row.GetString(0),
                row.Text(1) ?? row.GetString(0),
                row.Text(2),
                row.GetInt64(3),
                row.GetInt64(4),
                row.Day(5)
            );

        private static OutletHead ReadOutlet(System.Data.Common.DbDataReader row) =>
            new(
                row.GetString(0),
                row.GetString(1),
                row.GetInt64(2),
                Convert.ToInt64(row.GetValue(3), System.Globalization.CultureInfo.InvariantCulture),
                row.Day(4),
                row.Day(5)
            );
    }
}
