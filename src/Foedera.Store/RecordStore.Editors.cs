using System.Collections.Immutable;
using Foedera.Core.Delivered;
using Foedera.Core.Primitives;
using Foedera.Store.Audits;
using Foedera.Store.Engines;
using Foedera.Store.Mapping;

namespace Foedera.Store;

public sealed partial class RecordStore
{
    /// <summary>Records what an editor set. Earlier settings stay: the history of a status can be told from
    /// them.</summary>
    public Task SetStatusAsync(EditorialStatus status, CancellationToken stop = default) =>
        WriteAsync(
            async write =>
            {
                var number =
                    1
                    + (int)
                        await write.Connection.CountAsync(
                            "select coalesce(max(number), 0) from editorial_statuses",
                            stop
                        );
                await write.ExecuteAsync(
                    """
                    insert into editorial_statuses (number, pledge, who, set_on, schedule, reason,
                    editor, source)
                    values (@number, @pledge, @who, @on, @schedule, @reason, @editor, @source)
                    """,
                    stop,
                    ("@number", number),
                    ("@pledge", status.Pledge),
                    ("@who", status.Who.Code),
                    ("@on", status.On),
                    ("@schedule", status.Schedule is { } set ? EnumName<Schedule>.Of(set) : null),
                    ("@reason", status.Reason),
                    ("@editor", status.By),
                    ("@source", status.Source)
                );
                var ledger = await Ledger.OpenAsync(engine, write, time.GetUtcNow(), stop);
                ledger.Note(
                    "status-set",
                    $"{status.Pledge}/{status.Who}",
                    ("schedule", status.Schedule is { } named ? EnumName<Schedule>.Of(named) : "by the rule"),
                    ("by", status.By),
                    ("reason", status.Reason)
                );
                await ledger.SealAsync([Seals.Statuses], stop);
                await ledger.WriteAsync(stop);
                return number;
            },
            stop
        );

    /// <summary>All that editors set, in the order in which it was recorded.</summary>
    public Task<ImmutableArray<EditorialStatus>> EditorialStatusesAsync(CancellationToken stop = default) =>
        ReadAsync(
            async connection =>
                (ImmutableArray<EditorialStatus>)
                    [
                        .. await connection.QueryAsync(
                            """
                            select pledge, who, set_on, schedule, reason, editor, source, number
                            from editorial_statuses order by number
                            """,
                            row => new EditorialStatus(
                                row.GetString(0),
                                StateCode.Parse(row.GetString(1)),
                                row.Day(2) ?? DateOnly.MaxValue,
                                row.Text(3) is { } schedule ? EnumName<Schedule>.Parse(schedule) : null,
                                row.GetString(4),
                                row.GetString(5),
                                row.GetString(6)
                            )
                            {
                                Turn = row.GetInt32(7),
                            },
                            stop
                        ),
                    ],
            stop
        );

    /// <summary>A word that changes whenever figures or editors' statuses came in: the hash of the ledger's entry about
    /// the last of them, empty when
    /// there is none. It looks through the ledger: ask only when <see cref="StateAsync"/> changed.</summary>
    public Task<string> DeliveredMarkAsync(CancellationToken stop = default) =>
        ReadAsync(
            async connection =>
                await connection.FirstAsync(
                    "select hash from entries where event in ('figures-imported', 'status-set') order by number desc limit 1",
                    row => row.GetString(0),
                    stop
                ) ?? "",
            stop
        );
}
