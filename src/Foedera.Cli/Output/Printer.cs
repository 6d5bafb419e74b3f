using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Foedera.Core.Primitives;
using Spectre.Console;

namespace Foedera.Cli.Output;

/// <summary>Prints rows in any of the four formats. A column is a heading and how to read its cell from a
/// row.</summary>
public static class Printer
{
    private static readonly JsonSerializerOptions Compact = Options(indented: false);
    private static readonly JsonSerializerOptions Indented = Options(indented: true);

    /// <summary>Prints the rows: <paramref name="json"/> makes what JSON shows of a row, <paramref name="columns"/>
    /// what tables and CSV show.</summary>
    public static void Print<T>(
        OutputFormat format,
        IEnumerable<T> rows,
        Func<T, object> json,
        params (string Heading, Func<T, string> Cell)[] columns
    )
    {
        if (format is OutputFormat.Table && !Console.IsOutputRedirected)
            PrintTable(rows, columns);
        else
            Write(format is OutputFormat.Csv ? Terminal.Data : Console.Out, format, rows, json, columns);
    }

    /// <summary>Writes the rows to a file or pipe.</summary>
    public static void Write<T>(
        TextWriter output,
        OutputFormat format,
        IEnumerable<T> rows,
        Func<T, object> json,
        params (string Heading, Func<T, string> Cell)[] columns
    )
    {
        switch (format)
        {
            case OutputFormat.Json:
                output.WriteLine(Text(All([.. rows.Select(json)]), Indented));
                break;
            case OutputFormat.Jsonl:
                foreach (var row in rows)
                    output.WriteLine(Text(json(row), Compact));
                break;
            case OutputFormat.Csv:
                output.WriteLine(string.Join(',', columns.Select(c => Cell(c.Heading))));
                foreach (var row in rows)
                    output.WriteLine(string.Join(',', columns.Select(c => Cell(c.Cell(row)))));
                break;
            case OutputFormat.Table:
                WriteAligned(
                    output,
                    [
                        .. rows.Select(row => columns.Select(c => OneLine(c.Cell(row))).ToArray())
                            .Prepend([.. columns.Select(c => c.Heading)]),
                    ]
                );
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Prints one JSON document, indented.</summary>
    public static void PrintJson(object value) => Console.Out.WriteLine(Text(value, Indented));

    // nodes write themselves: the serializer would first look through their types, which takes longer than reading a
    // short document
    private static string Text(object value, JsonSerializerOptions style) =>
        value is JsonNode node ? node.ToJsonString(style) : JsonSerializer.Serialize(value, style);

    private static object All(object[] values) =>
        Array.TrueForAll(values, value => value is JsonNode) ? new JsonArray([.. values.Cast<JsonNode>()]) : values;

    private static void PrintTable<T>(IEnumerable<T> rows, (string Heading, Func<T, string> Cell)[] columns)
    {
        var table = new Table { Border = TableBorder.None };
        foreach (var (heading, _) in columns)
            table.AddColumn(
                new TableColumn($"[bold]{Markup.Escape(heading)}[/]") { Padding = new Padding(0, 0, 2, 0) }
            );
        foreach (var row in rows)
            table.AddRow(columns.Select(c => Markup.Escape(Visible.Of(OneLine(c.Cell(row))))).ToArray());
        Terminal.Out.Write(table);
    }

    private static void WriteAligned(TextWriter output, List<string[]> lines)
    {
        var widths = Enumerable
            .Range(0, lines[0].Length)
            .Select(column => lines.Max(line => line[column].Length))
            .ToArray();
        foreach (var line in lines)
            output.WriteLine(string.Join("  ", line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    private static string OneLine(string text) =>
        text.AsSpan().IndexOfAny('\n', '\r', '\t') < 0
            ? text
            : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // A cell that begins with = + - @ would be run by a spreadsheet: OWASP, CSV injection
    private static string Cell(string text)
    {
        var safe =
            text.Length > 0
            && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r'
            && !double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _)
                ? "'" + text
                : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? safe
            : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static JsonSerializerOptions Options(bool indented) =>
        new()
        {
            WriteIndented = indented,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        };
}
