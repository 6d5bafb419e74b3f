using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace Foedera.Cli.Output;

/// <summary>Prints rows in any of the four formats. A column is a heading and how to read its cell from a row.</summary>
public static class Printer
{
    private static readonly JsonSerializerOptions Compact = Options(indented: false);
    private static readonly JsonSerializerOptions Indented = Options(indented: true);

    /// <summary>Prints the rows: <paramref name="json"/> makes what JSON shows of a row, <paramref name="columns"/> what tables and CSV show.</summary>
    public static void Print<T>(OutputFormat format, IEnumerable<T> rows, Func<T, object> json, params (string Heading, Func<T, string> Cell)[] columns)
    {
        var output = Console.Out;
        switch (format)
        {
            case OutputFormat.Json:
                output.WriteLine(JsonSerializer.Serialize(rows.Select(json), Indented));
                break;
            case OutputFormat.Jsonl:
                foreach (var row in rows) output.WriteLine(JsonSerializer.Serialize(json(row), Compact));
                break;
            case OutputFormat.Csv:
                output.WriteLine(string.Join(',', columns.Select(c => Cell(c.Heading))));
                foreach (var row in rows) output.WriteLine(string.Join(',', columns.Select(c => Cell(c.Cell(row)))));
                break;
            case OutputFormat.Table:
                PrintTable(rows, columns);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Prints one JSON document, indented.</summary>
    public static void PrintJson(object value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Indented));

    private static void PrintTable<T>(IEnumerable<T> rows, (string Heading, Func<T, string> Cell)[] columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var (heading, _) in columns) table.AddColumn(new TableColumn(Markup.Escape(heading)));
        foreach (var row in rows) table.AddRow(columns.Select(c => Markup.Escape(c.Cell(row))).ToArray());
        Terminal.Out.Write(table);
    }

    // A cell that begins with = + - @ would be run by a spreadsheet: OWASP, CSV injection
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _)
            ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static JsonSerializerOptions Options(bool indented) => new()
    {
        WriteIndented = indented,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };
}
