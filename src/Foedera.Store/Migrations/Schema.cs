using System.Globalization;
using System.Reflection;
using Foedera.Core.Primitives;
using Foedera.Store.Engines;

namespace Foedera.Store.Migrations;

/// <summary>The versions of the record's tables. A version is a pair of scripts in this folder, <c>0002-name.sqlite.sql</c> and
/// <c>0002-name.postgres.sql</c>; to add one, add the two files, nothing else. A script that has been released is never changed.</summary>
internal static class Schema
{
    private const string Versions = "create table schema_versions (number integer primary key, name text not null, applied_at {0} not null, program text not null)";

    /// <summary>Scripts of an engine in their order.</summary>
    public static IReadOnlyList<Script> Scripts(string engine)
    {
        var assembly = typeof(Schema).Assembly;
        var ending = $".{engine}.sql";
        return [.. assembly.GetManifestResourceNames().Where(name => name.EndsWith(ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => new Script(int.Parse(name[..4], CultureInfo.InvariantCulture), name[5..^ending.Length], Read(assembly, name)))];
    }

    /// <summary>Brings the record to the newest version that this program knows. Each script is applied with its mark in one transaction.</summary>
    /// <exception cref="RecordException">The record is newer than the program, or the file belongs to another program.</exception>
    public static async Task UpgradeAsync(Engine engine, string record, IReadOnlyList<Script> scripts, DateTimeOffset now, CancellationToken stop)
    {
        await using (var look = await engine.ConnectAsync(stop))
        {
            if (await VersionAsync(engine, look, record, stop) is { } version && IsCurrent(version, scripts, record)) return;
            if (look is Microsoft.Data.Sqlite.SqliteConnection) await SqliteEngine.WriteAheadAsync(look, stop);
        }
        await using var write = await engine.BeginWriteAsync(stop);
        var reached = await VersionAsync(engine, write.Connection, record, stop);
        if (reached is null) await write.Connection.ExecuteAsync(string.Format(CultureInfo.InvariantCulture, Versions, engine.Name is "sqlite" ? "text" : "timestamptz"), stop);
        foreach (var script in scripts.Where(script => script.Number > (reached ?? 0)))
        {
            await write.Connection.ExecuteAsync(script.Sql, stop);
            await write.Connection.ExecuteAsync("insert into schema_versions (number, name, applied_at, program) values (@number, @name, @now, @program)", stop,
                ("@number", script.Number), ("@name", script.Name), ("@now", now.ToUniversalTime()), ("@program", RecordStore.Program));
        }
        await write.CommitAsync(stop);
    }

    private static bool IsCurrent(int version, IReadOnlyList<Script> scripts, string record) => version <= scripts[^1].Number
        ? version == scripts[^1].Number
        : throw new RecordException(new Problem("RECORD002",
            $"The record was made by a newer Foedera (version {version} of its tables; this program knows {scripts[^1].Number}). Use that one, or a newer one.", record));

    private static async Task<int?> VersionAsync(Engine engine, System.Data.Common.DbConnection connection, string record, CancellationToken stop)
    {
        if (await engine.HasTableAsync(connection, "schema_versions", stop))
            return (int)await connection.CountAsync("select max(number) from schema_versions", stop);
        return await engine.IsForeignAsync(connection, stop)
            ? throw new RecordException(new Problem("RECORD008", "This file is a database of another program, not a record of Foedera.", record))
            : null;
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded."));
        return reader.ReadToEnd();
    }
}

/// <summary>One step of the schema.</summary>
/// <param name="Number">Place in the order, from 1.</param>
/// <param name="Name">What it brings, as its file is named.</param>
/// <param name="Sql">The statements.</param>
internal sealed record Script(int Number, string Name, string Sql);
