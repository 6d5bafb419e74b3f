using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Foedera.Core.Primitives;

namespace Foedera.Cli.Verbs;

/// <summary>A table of quotations to look up.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Quotation">The words.</param>
/// <param name="Speaker">Whom they are given to; null for anybody.</param>
internal sealed record QuotationTable(int Line, string Quotation, string? Speaker)
{
    private const int MostRows = 10_000;
    private const long Longest = 16 << 20;

    /// <summary>Reads the rows that are good and tells of each that is not, by its line.</summary>
    /// <exception cref="InputException">The file is not there, too long, or lacks the column "quotation".</exception>
    public static (ImmutableArray<QuotationTable> Rows, ImmutableArray<Problem> Problems) Read(string path)
    {
        if (!File.Exists(path)) throw Wrong("VERIFY002", "this file does not exist.", path);
        if (new FileInfo(path).Length > Longest) throw Wrong("VERIFY003", $"a table of quotations may have {Longest >> 20} MiB.", path);
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var rows = ImmutableArray.CreateBuilder<QuotationTable>();
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, MissingFieldFound = null, TrimOptions = TrimOptions.Trim };
        using var reader = new StreamReader(path);
        using var csv = new CsvReader(reader, configuration);
        if (!csv.Read() || !csv.ReadHeader()) throw Wrong("VERIFY004", "the table is empty; its first line must name the column 'quotation'.", path);
        var header = csv.HeaderRecord!.Select(h => h.Trim().TrimStart('\uFEFF').ToLowerInvariant()).ToList();
        var (quotation, speaker) = (header.IndexOf("quotation"), header.IndexOf("speaker"));
        if (quotation < 0) throw Wrong("VERIFY005", $"line 1: there is no column 'quotation' (found: {string.Join(", ", header)}).", path);
        while (csv.Read())
        {
            // a record ends on the line counted
            var line = csv.Parser.RawRow;
            var words = csv.GetField(quotation);
            if (csv.Parser.Count != header.Count) problems.Add(new Problem("VERIFY006", $"line {line}: {csv.Parser.Count} fields where the first line has {header.Count}.", path));
            else if (string.IsNullOrWhiteSpace(words)) problems.Add(new Problem("VERIFY007", $"line {line}: the quotation is empty.", path));
            else if (rows.Count == MostRows) problems.Add(new Problem("VERIFY008", $"line {line}: {MostRows} quotations are looked up at once; this one and the rest are not.", path));
            else rows.Add(new QuotationTable(line, words, speaker >= 0 && csv.GetField(speaker) is { Length: > 0 } name ? name : null));
            if (rows.Count == MostRows && problems.Count > 0 && problems[^1].Code == "VERIFY008") break;
        }
        if (rows.Count == 0 && problems.Count == 0) problems.Add(new Problem("VERIFY009", "there is no quotation in the table.", path));
        return (rows.ToImmutable(), problems.ToImmutable());
    }

    private static InputException Wrong(string code, string message, string path) => new(new Problem(code, message, path));
}
