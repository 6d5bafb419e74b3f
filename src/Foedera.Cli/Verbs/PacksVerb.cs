using System.CommandLine;
using System.Globalization;
using Foedera.Cli.Output;
using Foedera.Core.Owed;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera packs</c>: the pacts at hand, when their facts were gathered, when they are due, and how many
/// are unverified.</summary>
public static class PacksVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var (format, packs) = (SharedOptions.Format(), SharedOptions.Packs());
        var command = new Command(
            "packs",
            "List the pacts at hand: when their facts were gathered, when they are due again, and how many of them are unverified."
        )
        {
            format,
            packs,
        };
        command.SetAction(args =>
        {
            var series = PactSeries.Load(args.GetValue(packs));
            var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            Print(args.GetValue(format), series, today);
            return ExitCode.Success;
        });
        return command;
    }

    private static void Print(OutputFormat format, TreatySeries series, DateOnly today)
    {
        var rows = series.Pacts.Select(p => (Pact: p, Facts: PactFacts.Of(p))).ToList();
        Printer.Print(
            format,
            rows,
            r => View(r.Pact, r.Facts, today),
            ("pact", r => r.Pact.Id),
            ("name", r => r.Pact.Name),
            ("signed", r => Iso(r.Pact.SignedOn)),
            ("ended", r => Iso(r.Pact.Ended)),
            ("gathered", r => Iso(r.Pact.Gathered)),
            ("due", r => Iso(r.Pact.Due) + (r.Pact.Due < today && format == OutputFormat.Table ? " (overdue)" : "")),
            ("facts", r => r.Facts.Length.ToString(CultureInfo.InvariantCulture)),
            ("unverified", r => r.Facts.Count(f => f.Unverified).ToString(CultureInfo.InvariantCulture))
        );
        if (format != OutputFormat.Table)
            return;
        var all = rows.SelectMany(r => r.Facts).ToList();
        Console.Out.WriteLine(
            $"{rows.Count} pacts on record, {all.Count} facts, {all.Count(f => f.Unverified)} unverified; {series.KnownPacts.Length} more pacts are known by their members and days alone."
        );
    }

    private static object View(Pact pact, IReadOnlyCollection<Evidence> facts, DateOnly today) =>
        new
        {
            pact.Id,
            pact.Name,
            Signed = pact.SignedOn,
            pact.Ended,
            pact.Gathered,
            pact.Due,
            Overdue = pact.Due < today,
            Facts = facts.Count,
            Unverified = facts.Count(f => f.Unverified),
        };

    private static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
