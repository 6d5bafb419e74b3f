using Foedera.Core.Primitives;

namespace Foedera.Store;

/// <summary>Where a record lives: a SQLite file, or a PostgreSQL database.</summary>
public abstract record RecordAddress
{
    private RecordAddress() { }

    /// <summary>A SQLite file. The path is as given, relative to the working folder.</summary>
    public sealed record SqliteFile(string Path) : RecordAddress
    {
        /// <inheritdoc/>
        public override string ToString() => Path;
    }

    /// <summary>A PostgreSQL database. <paramref name="ConnectionString"/> may hold a password: never show
    /// it.</summary>
    public sealed record PostgresDatabase(string ConnectionString, string Shown) : RecordAddress
    {
        /// <inheritdoc/>
        public override string ToString() => Shown;
    }

    /// <summary>Reads what <c>--db</c> takes: <c>postgres://user:password@host:port/database?option=value</c>, or the
    /// path of a file.</summary>
    public static Parsed<RecordAddress> Parse(string address)
    {
        if (string.IsNullOrWhiteSpace(address))
            return Parsed<RecordAddress>.Failed(
                new Problem(
                    "RECORD001",
                    "The address of the record is empty; give a file or postgres://user:password@host/database."
                )
            );
        return
            address.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase)
            ? Postgres(address)
            : Parsed<RecordAddress>.Ok(new SqliteFile(address));
    }

    private static Parsed<RecordAddress> Postgres(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            return Parsed<RecordAddress>.Failed(
                new Problem(
                    "RECORD001",
                    "The address of the record is not of the form postgres://user:password@host:port/database."
                )
            );
        var settings = new Npgsql.NpgsqlConnectionStringBuilder { Host = uri.Host, ApplicationName = "foedera" };
        if (uri.Port > 0)
            settings.Port = uri.Port;
        var user = uri.UserInfo.Split(':', 2);
        if (user[0].Length > 0)
            settings.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1)
            settings.Password = Uri.UnescapeDataString(user[1]);
        if (uri.AbsolutePath.Trim('/') is { Length: > 0 } database)
            settings.Database = Uri.UnescapeDataString(database);
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = pair.Split('=', 2) is [var n, var v] ? (n, v) : (pair, "");
            try
            {
                settings[name is "sslmode" ? "SSL Mode" : Uri.UnescapeDataString(name)] = Uri.UnescapeDataString(value);
            }
            catch (ArgumentException)
            {
                return Parsed<RecordAddress>.Failed(
                    new Problem(
                        "RECORD001",
                        $"The address of the record has an option that PostgreSQL connections do not "
                            + $"know, or a wrong value for it: '{name}'."
                    )
                );
            }
        }
        return Parsed<RecordAddress>.Ok(
            new PostgresDatabase(settings.ConnectionString, $"postgres://{uri.Host}{uri.AbsolutePath}")
        );
    }
}
