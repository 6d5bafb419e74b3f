using System.Data.Common;
using System.Globalization;
using Foedera.Core.Sources;
using Foedera.Store.Engines;
using Foedera.Store.Mapping;

namespace Foedera.Store;

public sealed partial class RecordStore
{
    /// <summary>What the record calls documents now, by their rows. Rows that are gone are left out.</summary>
    public Task<IReadOnlyDictionary<long, string>> IdsAsync(
        IReadOnlyCollection<long> keys,
        CancellationToken stop = default
    ) =>
        ReadAsync<IReadOnlyDictionary<long, string>>(
            async connection => await Naming.IdsAsync(connection, keys, stop),
            stop
        );

    /// <summary>Names in the record: who is called what, and who is meant by a name.</summary>
    private static class Naming
    {
        private const int AtOnce = 500;

        // as the index of origins finds them: thousands may share a name
        private const string AtOrigin = "origin = @origin and name || '' = @name";

        /// <summary>Gives every document the id to show that has another now that names came or went, its statements
        /// and earlier versions with it.</summary>
        /// <param name="write">Where.</param>
        /// <param name="changed">The names that came or went, each with its origin.</param>
        /// <param name="stop">Stops it.</param>
        public static async Task RenameAsync(
            WriteSession write,
            IEnumerable<(string Name, string Origin)> changed,
            CancellationToken stop
        )
        {
            var names = changed.GroupBy(one => one.Name, one => one.Origin, StringComparer.Ordinal);
            foreach (var name in names.OrderBy(name => name.Key, StringComparer.Ordinal))
            {
                var (touched, isShared) = await TouchedAsync(write.Connection, name, stop);
                var shown = DocumentName.Shown([.. touched.Select(one => one.Name)], isShared);
                foreach (var (one, id) in touched.Zip(shown).Where(pair => pair.First.Id != pair.Second))
                    await RenameAsync(write, one.Name, id, stop);
            }
        }

        // the current documents whose id may change: those of the origins, and the one that was shown by its name alone
        private static async Task<(List<(string Id, DocumentName Name)> Touched, bool IsShared)> TouchedAsync(
            DbConnection connection,
            IGrouping<string, string> name,
            CancellationToken stop
        )
        {
            var some = await FindAsync("name = @name limit 2", "");
            if (some.Count < 2)
                return (some, false);
            var touched = await FindAsync("id = @name and name || '' = @name", "");
            foreach (var origin in name.Distinct(StringComparer.Ordinal))
                touched.AddRange(await FindAsync(AtOrigin, origin));
            return ([.. touched.Distinct()], true);

            Task<List<(string Id, DocumentName Name)>> FindAsync(string condition, string origin) =>
                connection.QueryAsync(
                    $"select id, name, origin, mark from documents where superseded_by is null and {condition}",
                    row => (row.GetString(0), DocumentRow.Name(row, 1)),
                    stop,
                    ("@name", name.Key),
                    ("@origin", origin)
                );
        }

        private static async Task RenameAsync(WriteSession write, DocumentName name, string id, CancellationToken stop)
        {
            (string, object?)[] parameters =
            [
                ("@id", id),
                ("@name", name.Name),
                ("@origin", name.Origin),
                ("@mark", name.Mark),
            ];
            const string These = $"{AtOrigin} and mark = @mark";
            await write.ExecuteAsync(
                $"""
                update statements
                set id = @id || substr(id, 1 + (select length(d.id) from documents d where
                d.key = document_key))
                where document_key in (select key from documents where {These})
                """,
                stop,
                parameters
            );
            await write.ExecuteAsync($"update documents set id = @id where {These}", stop, parameters);
        }

        public static async Task<Dictionary<long, string>> IdsAsync(
            DbConnection connection,
            IEnumerable<long> keys,
            CancellationToken stop
        )
        {
            var ids = new Dictionary<long, string>();
            foreach (var some in keys.Distinct().Chunk(AtOnce))
            foreach (
                var (key, id) in await connection.QueryAsync(
                    $"select key, id from documents where key in ({List(some)})",
                    row => (row.GetInt64(0), row.GetString(1)),
                    stop
                )
            )
                ids[key] = id;
            return ids;
        }

        /// <summary>The current document that is meant: by the id shown, by <c>ORIGIN#NAME</c> or by its name in full,
        /// whether or not those are shown, or by
        /// what an earlier version was called. Null when none is, or a name is shared.</summary>
        public static async Task<long?> FindAsync(DbConnection connection, string id, CancellationToken stop)
        {
            if (await OneAsync("id = @id and superseded_by is null", ("@id", id)) is { } shown)
                return shown;
            if (await QualifiedAsync() is { } qualified)
                return qualified;
            if (
                (
                    await connection.QueryAsync(
                        "select key from documents where name = @id and superseded_by is null limit 1",
                        row => row.GetInt64(0),
                        stop,
                        ("@id", id)
                    )
                ).Count > 0
            )
                return null;
            return await OneAsync("id = @id and superseded_by is not null", ("@id", id)) is { } earlier
                ? await CurrentAsync(connection, earlier, stop)
                : null;

            async Task<long?> QualifiedAsync()
            {
                if (id.IndexOf('#', StringComparison.Ordinal) is not (> 0 and var at))
                    return null;
                var (origin, name) = (id[..at], id[(at + 1)..]);
                if (
                    await OneAsync(
                        "origin = @origin and name = @name and superseded_by is null",
                        ("@origin", origin),
                        ("@name", name)
                    ) is
                    { } one
                )
                    return one;
                return origin.LastIndexOf('~') is > 0 and var mark
                    ? await OneAsync(
                        "origin = @origin and mark = @mark and name = @name and superseded_by is null",
                        ("@origin", origin[..mark]),
                        ("@mark", origin[(mark + 1)..]),
                        ("@name", name)
                    )
                    : null;
            }

            async Task<long?> OneAsync(string condition, params (string, object?)[] parameters) =>
                await connection.QueryAsync(
                    $"select key from documents where {condition} order by key desc limit 2",
                    row => row.GetInt64(0),
                    stop,
                    parameters
                )
                    is [var key, .. var others]
                && (others.Count == 0 || condition.Contains("is not null", StringComparison.Ordinal))
                    ? key
                    : null;
        }

        /// <summary>The removed document that is meant; null when none is.</summary>
        public static Task<DocumentName?> RemovedAsync(DbConnection connection, string id, CancellationToken stop) =>
            connection.FirstAsync(
                """
                select r.name, r.origin, r.mark from removals r where r.id = @id
                or r.origin || '#' || r.name = @id or (r.name = @id) order by r.key desc limit 1
                """,
                row => DocumentRow.Name(row, 0),
                stop,
                ("@id", id)
            );

        /// <summary>The version that stands in the place of one.</summary>
        public static async Task<long> CurrentAsync(DbConnection connection, long key, CancellationToken stop) =>
            await connection.CountAsync(
                """
                with recursive later (key, superseded_by) as (
                    select d.key, d.superseded_by from documents d where d.key = @key
                    union select d.key, d.superseded_by from documents d join later l on d.key = l.superseded_by)
                select key from later where superseded_by is null
                """,
                stop,
                ("@key", key)
            );

        private static string List(IEnumerable<long> keys) =>
            string.Join(',', keys.Select(key => key.ToString(CultureInfo.InvariantCulture)));
    }
}
