using Foedera.Store.Engines;
using Foedera.Store.Queries;

namespace Foedera.Store.Queries
{
    /// <summary>What is on record. Earlier versions of corrected documents are not counted.</summary>
    /// <param name="Documents">Documents.</param>
    /// <param name="Transcripts">How many of them are transcripts.</param>
    /// <param name="Outlets">Outlets that published them.</param>
    /// <param name="Statements">Statements in them.</param>
    /// <param name="Speakers">Speakers whose name is settled.</param>
    /// <param name="Utterances">Things said, after joining.</param>
    /// <param name="Wordings">Reports of those.</param>
    /// <param name="From">Day of the oldest document; null when none has a date.</param>
    /// <param name="To">Day of the newest.</param>
    /// <param name="AsOf">When the record last changed; null when it is empty.</param>
    /// <param name="NotYetJoined">Documents that came in or changed after the utterances were last joined.</param>
    public sealed record RecordSummary(
        long Documents,
        long Transcripts,
        long Outlets,
        long Statements,
        long Speakers,
        long Utterances,
        long Wordings,
        DateOnly? From,
        DateOnly? To,
        DateTimeOffset? AsOf,
        long NotYetJoined
    );
}

namespace Foedera.Store
{
    public sealed partial class RecordStore
    {
        private Counted? counted;

        /// <summary>What is on record, in numbers. Counted once for each state of the ledger: nearly every page and
        /// question asks for it.</summary>
        public async Task<RecordSummary> SummaryAsync(CancellationToken stop = default)
        {
            var state = await StateAsync(stop);
            if (counted is { } kept && kept.State == state)
                return kept.Summary;
            var summary = await CountAsync(stop);
            counted = new Counted(state, summary);
            return summary;
        }

        private sealed record Counted(string State, RecordSummary Summary);

        private Task<RecordSummary> CountAsync(CancellationToken stop) =>
            ReadAsync(
                async connection =>
                    (
                        await connection.FirstAsync(
                            """
                            with current as (select key, genre, outlet, published from documents where superseded_by is null)
                            select (select count(*) from current),
                                (select count(*) from current where genre = 'transcript'),
                                (select count(distinct outlet) from current),
                                (select count(*) from statements where document_key in (select key from current)),
                                (select count(distinct speaker) from statements where document_key in (select key from current)),
                                (select count(*) from utterances),
                                (select count(*) from wordings),
                                (select min(published) from current),
                                (select max(published) from current),
                                (select at from entries order by number desc limit 1),
                                (select count(*) from entries where event in ('added', 'superseded',
                                'replaced', 'read-anew', 'removed')
                                    and number > coalesce((select max(number) from entries where event = 'joined'), 0))
                            """,
                            row => new RecordSummary(
                                row.GetInt64(0),
                                row.GetInt64(1),
                                row.GetInt64(2),
                                row.GetInt64(3),
                                row.GetInt64(4),
                                row.GetInt64(5),
                                row.GetInt64(6),
                                row.Day(7),
                                row.Day(8),
                                row.Moment(9),
                                row.GetInt64(10)
                            ),
                            stop
                        )
                    )!,
                stop
            );
    }
}
