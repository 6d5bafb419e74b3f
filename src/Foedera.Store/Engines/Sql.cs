using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace Foedera.Store.Engines;

/// <summary>Short forms for commands with named parameters and for reading rows.</summary>
internal static class Sql
{
    private const int LongestShown = 100;

    public static DbCommand Command(
        this DbConnection connection,
        string sql,
        params ReadOnlySpan<(string Name, object? Value)> parameters
    )
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }
        return command;
    }

    /// <summary>Runs one command or several, and gives the number of changed rows. Each result is asked for: SQLite's
    /// driver runs what stands
    /// after one with columns (an added column has some) while it tidies up, where it swallows every failure.</summary>
    public static async Task<int> ExecuteAsync(
        this DbConnection connection,
        string sql,
        CancellationToken stop,
        params (string Name, object? Value)[] parameters
    )
    {
        await using var command = connection.Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(stop);
        do while (await reader.ReadAsync(stop)) { }
        while (await reader.NextResultAsync(stop));
        return reader.RecordsAffected;
    }

    public static async Task<List<T>> QueryAsync<T>(
        this DbConnection connection,
        string sql,
        Func<DbDataReader, T> row,
        CancellationToken stop,
        params (string Name, object? Value)[] parameters
    )
    {
        await using var command = connection.Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleResult, stop);
        var rows = new List<T>();
        while (await reader.ReadAsync(stop))
            rows.Add(Read(sql, reader, row));
        return rows;
    }

    public static async Task<T?> FirstAsync<T>(
        this DbConnection connection,
        string sql,
        Func<DbDataReader, T> row,
        CancellationToken stop,
        params (string Name, object? Value)[] parameters
    )
        where T : class
    {
        await using var command = connection.Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, stop);
        return await reader.ReadAsync(stop) ? Read(sql, reader, row) : null;
    }

    public static async Task<long> CountAsync(
        this DbConnection connection,
        string sql,
        CancellationToken stop,
        params (string Name, object? Value)[] parameters
    )
    {
        await using var command = connection.Command(sql, parameters);
        return await command.ExecuteScalarAsync(stop) is { } value and not DBNull
            ? Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)
            : 0;
    }

    /// <summary>Reads a row; one that does not hold what it must is named by its table and its id, or else its first
    /// column.</summary>
    public static T Read<T>(string sql, DbDataReader reader, Func<DbDataReader, T> row)
    {
        try
        {
            return row(reader);
        }
        catch (Exception fault)
            when (fault
                    is FormatException
                        or JsonException
                        or InvalidCastException
                        or OverflowException
                        or ArgumentException
                        or InvalidOperationException
                        or IndexOutOfRangeException
                        or KeyNotFoundException
            )
        {
            throw new DamagedRowException(
                $"{TableOf(sql)}, {NameOf(reader)}: {fault.Message.ReplaceLineEndings(" ")}",
                fault
            );
        }
    }

    private static string NameOf(DbDataReader reader)
    {
        var columns = Enumerable.Range(0, reader.FieldCount);
        var naming = columns.FirstOrDefault(column => reader.GetName(column) is "id");
        return $"{reader.GetName(naming)} {Shown(reader.GetValue(naming))}";
    }

    private static string TableOf(string sql)
    {
        var words = sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var from = Array.LastIndexOf(words, "from");
        return from >= 0 && from + 1 < words.Length ? words[from + 1] : "a table";
    }

    private static string Shown(object value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return text.Length <= LongestShown ? text : text[..LongestShown] + "…";
    }

    public static string? Text(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    public static DateOnly? Day(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);

    public static DateTimeOffset? Moment(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
