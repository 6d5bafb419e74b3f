using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Reading.Intake;
using Foedera.Reading.Packs;

namespace Foedera.Cli.Verbs;

/// <summary>A row of a table of quotations to look up.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Quotation">The words.</param>
/// <param name="Speaker">Whom they are given to; null for anybody.</param>
internal sealed record QuotationTable(int Line, string Quotation, string? Speaker)
{
    private const int MostRows = 10_000;
    private const int Longest = 16 << 20;

    /// <summary>Reads the rows that are good and tells of each that is not, by its line.</summary>
    /// <exception cref="InputException">The file is not there, too long, or lacks the column "quotation".</exception>
    public static (ImmutableArray<QuotationTable> Rows, ImmutableArray<Problem> Problems) Read(string path)
    {
        if (BoundedFile.ReadText(path, Longest, out var text) is { } unread)
            throw Wrong(unread.IsTooLong ? "VERIFY003" : "VERIFY002", unread.Reason, path);
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var records = CsvRecords
            .Of(
                text,
                line => problems.Add(new Problem("VERIFY006", $"line {line}: a quotation mark is not closed.", path))
            )
            .ToList();
        if (records.Count == 0)
            throw Wrong("VERIFY004", "the table is empty; its first line must name the column 'quotation'.", path);
        var header = Array.ConvertAll(records[0].Cells, cell => cell.Trim().ToLowerInvariant());
        var (quotation, speaker) = (Array.IndexOf(header, "quotation"), Array.IndexOf(header, "speaker"));
        if (quotation < 0)
            throw Wrong(
                "VERIFY005",
                $"line 1: there is no column 'quotation' (found: {string.Join(", ", header)}).",
                path
            );
        var rows = ImmutableArray.CreateBuilder<QuotationTable>();
        foreach (var (cells, line) in records.Skip(1))
        {
            if (Fault(cells, header.Length, quotation) is { } fault)
                problems.Add(new Problem("VERIFY007", $"line {line}: {fault}", path));
            else if (rows.Count < MostRows)
                rows.Add(new QuotationTable(line, cells[quotation].Trim(), Name(cells, speaker)));
            else
                problems.Add(
                    new Problem(
                        "VERIFY008",
                        $"line {line}: {MostRows} quotations are looked up at once; this one is not.",
                        path
                    )
                );
        }
        if (rows.Count == 0 && problems.Count == 0)
            problems.Add(new Problem("VERIFY009", "there is no quotation in the table.", path));
        return (rows.ToImmutable(), problems.ToImmutable());
    }

    private static string? Fault(string[] cells, int wanted, int quotation) =>
        cells.Length != wanted ? $"{cells.Length} fields where the first line has {wanted}."
        : string.IsNullOrWhiteSpace(cells[quotation]) ? "the quotation is empty."
        : null;

    private static string? Name(string[] cells, int speaker) =>
        speaker >= 0 && !string.IsNullOrWhiteSpace(cells[speaker]) ? cells[speaker].Trim() : null;

    private static InputException Wrong(string code, string message, string path) =>
        new(new Problem(code, message, path));
}
