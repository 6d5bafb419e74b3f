using System.CommandLine;
using System.Globalization;
using Foedera.Cli.Output;
using Foedera.Core.Primitives;
using Foedera.Reading.Intake;
using Foedera.Reading.Packs;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera agree FILE</c>: how far people agree who coded the same units by hand.</summary>
public static class AgreeVerb
{
    private const int LargestFile = 64 << 20;
    private static readonly string[] Headings = ["unit", "coder", "value"];

    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var file = new Argument<string>("FILE") { Description = "CSV with the headings unit, coder, value." };
        var scale = new Option<Scale>("--scale")
        {
            Description = "How values differ: nominal, ordinal or interval.",
            HelpName = "nominal|ordinal|interval",
        };
        var format = SharedOptions.Format();
        var command = new Command(
            "agree",
            "Tell how far people who coded the same units agree beyond chance (Krippendorff's alpha)."
        )
        {
            file,
            scale,
            format,
        };
        command.SetAction(parsed =>
        {
            var how = parsed.GetValue(scale);
            var codes = Read(parsed.GetValue(file)!, how);
            var found = Agreement.Of(codes, how);
            Printer.Print(
                parsed.GetValue(format),
                [found],
                one => new
                {
                    one.Alpha,
                    Scale = how,
                    one.Units,
                    one.Coders,
                    one.Values,
                },
                ("Alpha", one => one.Alpha?.ToString("0.000", CultureInfo.InvariantCulture) ?? "cannot be said"),
                ("Scale", _ => how.ToString().ToLowerInvariant()),
                ("Units", one => one.Units.ToString(CultureInfo.InvariantCulture)),
                ("Coders", one => one.Coders.ToString(CultureInfo.InvariantCulture)),
                ("Codes", one => one.Values.ToString(CultureInfo.InvariantCulture))
            );
            return ExitCode.Success;
        });
        return command;
    }

    private static List<Code> Read(string file, Scale scale)
    {
        if (BoundedFile.ReadText(file, LargestFile, out var text) is { } unread)
            throw new InputException(new Problem("AGREE001", unread.Reason, file));
        var problems = new List<Problem>();
        var rows = CsvRecords
            .Of(text, line => problems.Add(new Problem("AGREE001", "a quotation mark is not closed.", file, line)))
            .ToList();
        if (rows.Count == 0 || !rows[0].Cells.Select(cell => cell.Trim()).SequenceEqual(Headings))
            throw new InputException(
                new Problem("AGREE001", $"expected the headings {string.Join(',', Headings)}.", file, 1)
            );
        var codes = new List<Code>();
        var seen = new HashSet<(string, string)>();
        foreach (var (cells, line) in rows.Skip(1))
        {
            if (cells is not [var unit, var coder, var value])
                problems.Add(new Problem("AGREE002", $"expected {Headings.Length} cells.", file, line));
            else if (!seen.Add((unit, coder)))
                problems.Add(new Problem("AGREE002", $"'{coder}' has a code for '{unit}' already.", file, line));
            else if (
                scale != Scale.Nominal
                && !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            )
                problems.Add(new Problem("AGREE003", $"'{value}' is no number.", file, line));
            else
                codes.Add(new Code(unit, coder, value));
        }
        return problems.Count > 0 ? throw new InputException([.. problems]) : codes;
    }
}
