using System.CommandLine;
using System.Globalization;
using Foedera.Cli.Output;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera reports FILE</c>: what readers reported as wrong.</summary>
public static class ReportsVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var (file, format) = (AlertsVerb.File(), SharedOptions.Format());
        var command = new Command("reports", "List the errors that readers reported, the newest first.")
        {
            file,
            format,
        };
        command.SetAction(parsed =>
        {
            var reports = AlertsVerb.Open(parsed.GetValue(file)!).Store.Reports();
            Printer.Print(
                parsed.GetValue(format),
                reports,
                report => report,
                ("At", report => report.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture)),
                ("Page", report => report.Page),
                ("What is wrong", report => report.Words),
                ("Source", report => report.Source),
                ("Contact", report => report.Contact)
            );
            return ExitCode.Success;
        });
        return command;
    }
}
