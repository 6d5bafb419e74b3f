using System.Text;

namespace Foedera.Web.Api;

/// <summary>Rows for spreadsheets: RFC 4180, and no cell that a spreadsheet would run.</summary>
/// <param name="Headings">The first line.</param>
/// <param name="Rows">One array a line, in the order of the headings; null is an empty cell.</param>
public sealed record CsvTable(IReadOnlyList<string> Headings, IEnumerable<IReadOnlyList<string?>> Rows)
{
    /// <summary>The whole table, lines ended by CR LF.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        text.AppendJoin(',', Headings.Select(Cell)).Append("\r\n");
        foreach (var row in Rows)
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return text.ToString();
    }

    // a cell that begins with = + - @ tab or return would be run by a spreadsheet (OWASP, CSV injection); numbers are
    // left alone
    private static string Cell(string? text)
    {
        text ??= "";
        var runs =
            text.Length > 0
            && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r'
            && !double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _);
        if (runs)
            text = $"'{text}";
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
