using System.Globalization;
using System.Reflection;
using Foedera.Core.Primitives;
using Foedera.Store.Engines;

namespace Foedera.Store.Migrations;

/// <summary>The versions of the record's tables. A version is a pair of scripts in this folder,
/// <c>0002-name.sqlite.sql</c> and
/// <c>0002-name.postgres.sql</c>; to add one, add the two files, nothing else. A script that has been released is never
/// changed.</summary>
internal static class Schema
{
    private const string Versions = """
        create table schema_versions (number integer primary key, name text not null, applied_at {0}
        not null, program text not null)
        """;

    /// <summary>Scripts of an engine in their order.</summary>
    public static IReadOnlyList<Script> Scripts(string engine)
    {
        var assembly = typeof(Schema).Assembly;
        var ending = $".{engine}.sql";
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.EndsWith(ending, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => new Script(
                    int.Parse(name[..4], CultureInfo.InvariantCulture),
                    name[5..^ending.Length],
                    Read(assembly, name)
                )),
        ];
    }

    /// <summary>Brings the record to the newest version that this program knows. All scripts are applied with their
    /// marks in one transaction.</summary>
    /// <param name="engine">The database.</param>
    /// <param name="record">The record's address, as problems show it.</param>
    /// <param name="scripts">What the program knows.</param>
    /// <param name="create">True when an empty place becomes a record; false when that is refused.</param>
    /// <param name="now">The time to note.</param>
    /// <param name="stop">Stops it; nothing is changed then.</param>
    /// <exception cref="RecordException">The record is newer than the program, the file belongs to another program, or
    /// there is no record.</exception>
    public static async Task UpgradeAsync(
        Engine engine,
        string record,
        IReadOnlyList<Script> scripts,
        bool create,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        await using (var look = await engine.ConnectAsync(stop))
        {
            var applied = await AppliedAsync(engine, look, record, stop);
            if (applied.Count == 0 && !create)
                throw new RecordException(engine.Name is "sqlite" ? NoRecord(record) : NoneYet(record));
            if (applied.Count > 0 && IsCurrent(applied, scripts, record))
                return;
            if (look is Microsoft.Data.Sqlite.SqliteConnection)
                await SqliteEngine.WriteAheadAsync(look, stop);
        }
        await using var write = await engine.BeginWriteAsync(stop);
        var reached = await AppliedAsync(engine, write.Connection, record, stop);
        if (reached.Count == 0)
            await write.ExecuteAsync(
                string.Format(CultureInfo.InvariantCulture, Versions, engine.Name is "sqlite" ? "text" : "timestamptz"),
                stop
            );
        foreach (var script in scripts.Where(script => !reached.Contains(script.Number)))
        {
            await write.ExecuteAsync(script.Sql, stop);
            await write.ExecuteAsync(
                "insert into schema_versions (number, name, applied_at, program) values (@number, @name, @now, @program)",
                stop,
                ("@number", script.Number),
                ("@name", script.Name),
                ("@now", now.ToUniversalTime()),
                ("@program", RecordStore.Program)
            );
        }
        await write.CommitAsync(stop);
    }

    private static bool IsCurrent(HashSet<int> applied, IReadOnlyList<Script> scripts, string record)
    {
        var newest = scripts[^1].Number;
        var reached = applied.Max();
        if (reached > newest)
        {
            throw new RecordException(
                new Problem(
                    "RECORD002",
                    $"The record was made by a newer Foedera (version {reached} of its tables; this "
                        + $"program knows {newest}). Use that one, or a newer one.",
                    record
                )
            );
        }
        return scripts.All(script => applied.Contains(script.Number));
    }

    /// <summary>The numbers of the scripts that made the record; empty where there is no table at all.</summary>
    private static async Task<HashSet<int>> AppliedAsync(
        Engine engine,
        System.Data.Common.DbConnection connection,
        string record,
        CancellationToken stop
    )
    {
        if (!await engine.HasTableAsync(connection, "schema_versions", stop))
            return await engine.IsForeignAsync(connection, stop) ? throw new RecordException(NoRecord(record)) : [];
        if (
            !await engine.HasTableAsync(connection, "documents", stop)
            || !await engine.HasTableAsync(connection, "entries", stop)
        )
            throw new RecordException(NoRecord(record));
        var applied = await connection.QueryAsync("select number from schema_versions", row => row.GetInt32(0), stop);
        return applied.Count > 0 ? [.. applied] : throw new RecordException(NoRecord(record));
    }

    /// <summary>That there is nothing at this place yet, and how to change it.</summary>
    public static Problem NoneYet(string record) =>
        new("RECORD013", "There is no record here yet; make one with 'foedera read PATH…' or 'foedera demo'.", record);

    private static Problem NoRecord(string record) =>
        new("RECORD008", "This is not a record of Foedera: it is empty, or belongs to another program.", record);

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(
            assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.")
        );
        return reader.ReadToEnd();
    }
}

/// <summary>One step of the schema.</summary>
/// <param name="Number">Place in the order, from 1.</param>
/// <param name="Name">What it brings, as its file is named.</param>
/// <param name="Sql">The statements.</param>
internal sealed record Script(int Number, string Name, string Sql);
