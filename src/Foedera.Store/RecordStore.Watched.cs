using System.Data.Common;
using Foedera.Store.Engines;
using Foedera.Store.Snapshots;

namespace Foedera.Store
{
    public sealed partial class RecordStore
    {
        private const string WatchedColumns =
            "name, address, next_visit, last_visit, last_new, failures, problem, tag, modified";

        /// <summary>The sources that were ever watched, by name.</summary>
        public Task<IReadOnlyList<WatchedState>> WatchedAsync(CancellationToken stop = default) =>
            ReadAsync<IReadOnlyList<WatchedState>>(
                async connection =>
                    await connection.QueryAsync(
                        $"select {WatchedColumns} from watched order by name",
                        ReadWatched,
                        stop
                    ),
                stop
            );

        /// <summary>Keeps what a visit came to.</summary>
        public Task SaveWatchedAsync(WatchedState state, CancellationToken stop = default) =>
            WriteAsync(
                async write =>
                    await write.ExecuteAsync(
                        $"""
                        insert into watched ({WatchedColumns})
                        values (@name, @address, @next, @last, @new, @failures, @problem, @tag, @modified)
                        on conflict (name) do update
                        set address = @address, next_visit = @next, last_visit = @last, last_new = @new,
                            failures = @failures, problem = @problem, tag = @tag, modified = @modified
                        """,
                        stop,
                        ("@name", state.Name),
                        ("@address", state.Address),
                        ("@next", state.NextVisit.ToUniversalTime()),
                        ("@last", state.LastVisit.ToUniversalTime()),
                        ("@new", state.LastNew?.ToUniversalTime()),
                        ("@failures", state.Failures),
                        ("@problem", state.Problem),
                        ("@tag", state.Validators.Tag),
                        ("@modified", state.Validators.Modified)
                    ),
                stop
            );

        private static WatchedState ReadWatched(DbDataReader row) =>
            new(row.GetString(0), row.GetString(1))
            {
                NextVisit = row.GetFieldValue<DateTimeOffset>(2),
                LastVisit = row.GetFieldValue<DateTimeOffset>(3),
                LastNew = row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4),
                Failures = (int)row.GetInt64(5),
                Problem = row.Text(6),
                Validators = new Validators(row.Text(7), row.Text(8)),
            };
    }
}

namespace Foedera.Store.Snapshots
{
    /// <summary>How it stands with a source that is watched.</summary>
    /// <param name="Name">What its owner calls it.</param>
    /// <param name="Address">Where it is.</param>
    public sealed record WatchedState(string Name, string Address)
    {
        /// <summary>When it is due again.</summary>
        public DateTimeOffset NextVisit { get; init; }

        /// <summary>When it was visited last, well or not.</summary>
        public DateTimeOffset LastVisit { get; init; }

        /// <summary>When a document came from it last; null while none did.</summary>
        public DateTimeOffset? LastNew { get; init; }

        /// <summary>Visits in a row that failed; 0 after one that did not.</summary>
        public int Failures { get; init; }

        /// <summary>Why the last visit failed; null when it did not.</summary>
        public string? Problem { get; init; }

        /// <summary>The address without what may be a secret: its query and its user.</summary>
        public string ShownAddress =>
            Uri.TryCreate(Address, UriKind.Absolute, out var uri)
                ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
                : "";

        /// <summary>Whole days since a document came from it last; null while none did.</summary>
        public int? SilentDays(DateTimeOffset now) => LastNew is { } at ? Math.Max(0, (int)(now - at).TotalDays) : null;

        /// <summary>By what the host recognises the list it gave last.</summary>
        public Validators Validators { get; init; } = Validators.None;
    }
}
