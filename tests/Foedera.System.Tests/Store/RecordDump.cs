using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Foedera.Store;
using Foedera.Store.Engines;

namespace Foedera.System.Tests.Store;

/// <summary>All that a record holds, as text: every column of every table in the order of the keys. Left out is what a
/// clock tells (when something
/// was recorded, fetched, noted, removed) and, because they are hashed over such times, the hash and the seals of a line
/// of the ledger; whether these hold is asked of the record itself.</summary>
internal static partial class RecordDump
{
    private static readonly string[] Clocks =
    [
        "at",
        "recorded_at",
        "fetched_at",
        "applied_at",
        "removed_at",
        "until",
        "hash",
    ];

    private static readonly (string Table, string Order)[] Tables =
    [
        ("snapshots", "sha256"),
        ("outlets", "slug"),
        ("documents", "key"),
        ("statements", "key"),
        ("figures", "statement_key, unit, value, comparator"),
        ("utterances", "key"),
        ("wordings", "utterance_key, number"),
        ("former_witnesses", "document_key, place, witness_key, first"),
        ("removals", "key"),
        ("entries", "number"),
        ("editions", "id"),
        ("observations", "indicator, who, year, edition"),
        ("editorial_statuses", "number"),
    ];

    public static async Task<string> OfAsync(RecordStore record)
    {
        var dump = new StringBuilder();
        await using var connection = await record.Edge.ConnectAsync(default);
        foreach (var (table, order) in Tables)
        {
            dump.Append(CultureInfo.InvariantCulture, $"== {table}\n");
            foreach (var row in await connection.QueryAsync($"select * from {table} order by {order}", Line, default))
                dump.Append(row).Append('\n');
        }
        return dump.ToString();
    }

    private static string Line(DbDataReader row) =>
        string.Join(
            '|',
            Enumerable
                .Range(0, row.FieldCount)
                .Where(column => !Clocks.Contains(row.GetName(column)))
                .Select(column => $"{row.GetName(column)}={Cell(row.GetValue(column))}")
        );

    private static string Cell(object value) =>
        value switch
        {
            byte[] bytes => Convert.ToHexStringLower(bytes),
            DateTime day => DateOnly.FromDateTime(day).ToString("O", CultureInfo.InvariantCulture),
            _ => Seals().Replace(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", ""),
        };

    [GeneratedRegex(
        """"
            ,?"(kept|fetched|seal-[a-z_]+)":"[0-9a-f]*"
            """"
    )]
    private static partial Regex Seals();
}
