using System.Data;
using System.Data.Common;

namespace Foedera.Store.Engines;

/// <summary>Short forms for commands with named parameters and for reading rows.</summary>
internal static class Sql
{
    public static DbCommand Command(this DbConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
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

    public static async Task<int> ExecuteAsync(this DbConnection connection, string sql, CancellationToken stop, params (string Name, object? Value)[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(stop);
    }

    public static async Task<List<T>> QueryAsync<T>(this DbConnection connection, string sql, Func<DbDataReader, T> row, CancellationToken stop, params (string Name, object? Value)[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleResult, stop);
        var rows = new List<T>();
        while (await reader.ReadAsync(stop)) rows.Add(row(reader));
        return rows;
    }

    public static async Task<T?> FirstAsync<T>(this DbConnection connection, string sql, Func<DbDataReader, T> row, CancellationToken stop, params (string Name, object? Value)[] parameters)
        where T : class
    {
        await using var command = connection.Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, stop);
        return await reader.ReadAsync(stop) ? row(reader) : null;
    }

    public static async Task<long> CountAsync(this DbConnection connection, string sql, CancellationToken stop, params (string Name, object? Value)[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        return await command.ExecuteScalarAsync(stop) is { } value and not DBNull ? Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture) : 0;
    }

    public static string? Text(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static DateOnly? Day(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);

    public static DateTimeOffset? Moment(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
