using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Foedera.Store.Mapping;

/// <summary>Hashes of what rows hold. Both databases give back the same text for what was written.</summary>
internal static class RowHash
{
    /// <summary>SHA-256 over the cells of rows, in their order.</summary>
    public static byte[] Of(IEnumerable<object?[]> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var cell in rows.SelectMany(row => row))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Text(cell)));
            hash.AppendData([0]);
        }
        return hash.GetHashAndReset();
    }

    /// <summary>The same in hexadecimal.</summary>
    public static string TextOf(IEnumerable<object?[]> rows) => Convert.ToHexStringLower(Of(rows));

    /// <summary>The cells of a row.</summary>
    public static object?[] Cells(DbDataReader row)
    {
        var cells = new object[row.FieldCount];
        row.GetValues(cells);
        return cells;
    }

    private static string Text(object? cell) =>
        cell switch
        {
            DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
            DateTime { Kind: DateTimeKind.Utc } moment => moment.ToString("O", CultureInfo.InvariantCulture),
            DateTime day => DateOnly.FromDateTime(day).ToString("O", CultureInfo.InvariantCulture),
            byte[] bytes => Convert.ToHexStringLower(bytes),
            _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
        };
}
