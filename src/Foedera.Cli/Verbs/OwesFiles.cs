using System.Text;
using Foedera.Cli.Output;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Reading.Cases;
using Foedera.Reading.Intake;
using Foedera.Web.Pages.Owed;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera owes --cases</c> and <c>--scenario</c>: files in, answers out.</summary>
internal static class OwesFiles
{
    private const int LargestFile = 128 << 20;

    /// <summary>Answers every case of a CSV file, a line each, as CSV.</summary>
    public static void Cases(string file, TreatySeries series, DateOnly today)
    {
        var read = CaseFile.Read(Text(file), file, series, today);
        if (!read.Try(out var rows))
            throw new InputException(read.Problems);
        using var raw = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16)
        {
            NewLine = "\n",
        };
        using var output = new VisibleWriter(raw, bidirectional: false);
        output.WriteLine($"line,id,attacker,target,on,{string.Join(',', CaseSummary.Columns)}");
        foreach (var row in rows)
        {
            output.Write(row.Line);
            output.Write(',');
            output.Write(Cell(row.Id));
            output.Write(',');
            output.Write(Cell(string.Join(';', row.Question.Attackers.Select(a => a.State?.Code ?? a.Name))));
            output.Write(',');
            output.Write(string.Join(';', row.Question.Targets.Select(t => t.Code)));
            output.Write(',');
            output.Write(row.Question.On.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            foreach (var cell in row.IsSelf ? CaseSummary.Self : CaseSummary.Cells(series, row.Question, row.PactId))
            {
                output.Write(',');
                output.Write(cell);
            }
            output.WriteLine();
        }
    }

    /// <summary>Plays the steps of a CSV file.</summary>
    public static void Scenario(string file, TreatySeries series, DateOnly today, OutputFormat format)
    {
        var read = ScenarioFile.Read(Text(file), file, series, today);
        if (!read.Try(out var scenario))
            throw new InputException(read.Problems);
        var view = ScenarioView.Of(scenario, Cascade.Play(series, scenario), series.World);
        if (format == OutputFormat.Json)
            Printer.PrintJson(view);
        else if (format == OutputFormat.Table)
            Print(view);
        else
            Printer.Print(
                format,
                view.Steps.SelectMany(s => s.Claims.Select(c => (Step: s, Claim: c))),
                r => new
                {
                    r.Step.Number,
                    r.Step.On,
                    r.Step.What,
                    r.Claim,
                },
                ("step", r => $"{r.Step.Number}"),
                ("on", r => $"{r.Step.On:yyyy-MM-dd}"),
                ("what", r => r.Step.What),
                ("answer", r => Words.Of(r.Claim.Answer)),
                ("by", r => r.Claim.Cited),
                ("kind", r => Words.Of(r.Claim.Kind)),
                ("obligors", r => string.Join(';', r.Claim.Obligors)),
                ("beneficiary", r => r.Claim.Beneficiary)
            );
    }

    private static void Print(ScenarioView view)
    {
        foreach (var step in view.Steps)
        {
            Console.Out.WriteLine($"{step.Number}. {step.What}{(step.Note is { } note ? $" ({note})" : "")}");
            if (step.Answer is { } answer)
                Console.Out.WriteLine($"   {answer}");
            foreach (var finding in step.Findings)
                Console.Out.WriteLine($"   - {finding}.");
        }
        Console.Out.WriteLine(
            "Nobody joins unless a step says so. This is not legal advice. --format json has every claim."
        );
    }

    private static string Text(string file)
    {
        if (file == "-")
            return StandardInput.Text(LargestFile, "CASE004");
        return BoundedFile.ReadText(file, LargestFile, out var text) is { } unread
            ? throw new InputException(new Problem("CASE004", unread.Reason, file))
            : text;
    }

    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny(",\"\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
