using System.CommandLine;
using System.Globalization;
using Foedera.Cli.Output;
using Foedera.Store;
using Foedera.Store.Audits;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera audit</c>: every promise of provenance, checked.</summary>
public static class AuditVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var (db, format) = (SharedOptions.Db(), SharedOptions.Format());
        var command = new Command(
            "audit",
            "Check every promise of provenance; exits 3 and names the first broken place."
        )
        {
            db,
            format,
        };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetValue(db)!, parsed.GetValue(format), stop));
        return command;
    }

    private static async Task<int> RunAsync(string db, OutputFormat format, CancellationToken stop)
    {
        try
        {
            await using var record = await Records.OpenExistingAsync(db, stop);
            var audit = await record.AuditAsync(stop);
            Print(audit, format);
            if (audit.IsWhole)
                return ExitCode.Success;
            ErrorLine.Write($"{db}: {audit.Checks.First(check => check.First is not null).First}");
            return ExitCode.Fault;
        }
        catch (RecordException damaged) when (damaged.Problem.Code is "RECORD007")
        {
            ErrorLine.Write($"{damaged.Problem}");
            return ExitCode.Fault;
        }
    }

    private static void Print(Audit audit, OutputFormat format)
    {
        if (format is OutputFormat.Json)
        {
            Printer.PrintJson(
                new
                {
                    Whole = audit.IsWhole,
                    audit.At,
                    Ledger = new { audit.Entries, audit.Head },
                    FirstBroken = audit.Checks.FirstOrDefault(check => check.First is not null)?.First,
                    audit.Checks,
                }
            );
            return;
        }
        Printer.Print(
            format,
            audit.Checks,
            check => check,
            ("Check", check => check.Name),
            ("Checked", check => check.Checked.ToString(CultureInfo.InvariantCulture)),
            ("Broken", check => check.Broken.ToString(CultureInfo.InvariantCulture)),
            ("First broken place", check => check.First?.ToString() ?? "")
        );
        if (format is OutputFormat.Table)
            Console.Out.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(audit.IsWhole ? "All of it holds" : "Not all of it holds")}. The ledger has {audit.Entries:N0} lines; the hash of the last is {audit.Head}."
                )
            );
    }
}
