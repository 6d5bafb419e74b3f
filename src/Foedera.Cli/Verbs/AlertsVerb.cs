using System.CommandLine;
using System.Globalization;
using Foedera.Cli.Output;
using Foedera.Web;
using Foedera.Web.Desk;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera alerts FILE</c>: one round of mails and webhooks.</summary>
public static class AlertsVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var (db, packs, file) = (SharedOptions.Db(), SharedOptions.Packs(), File());
        var command = new Command(
            "alerts",
            "Tell those who follow a page by e-mail, and other programs by webhook, what is new: for cron and systemd timers."
        )
        {
            file,
            db,
            packs,
        };
        command.SetAction(
            async (parsed, stop) =>
            {
                var desk = Open(parsed.GetValue(file)!);
                var folders = parsed.GetValue(packs) ?? [];
                await using var record = await Records.OpenExistingAsync(parsed.GetValue(db)!, stop);
                var run = new AlertRun(desk.Settings, desk.Store, TimeProvider.System);
                var told = await run.RunAsync(
                    record,
                    new WebOptions { Packs = folders },
                    StatementsVerb.Actors(folders),
                    stop
                );
                foreach (var problem in told.Problems)
                    ErrorLine.Write($"{problem}");
                await Console.Out.WriteLineAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Mails sent: {told.Mails}. Programs told: {told.Hooks}."
                    )
                );
                return told.Problems.IsEmpty ? ExitCode.Success : ExitCode.WrongInput;
            }
        );
        return command;
    }

    /// <summary>The settings of a desk.</summary>
    internal static Argument<string> File() =>
        new("FILE") { Description = "The desk's settings (JSON): site, store, mail, webhooks." };

    /// <summary>Opens the desk that a file describes.</summary>
    internal static OpenDesk Open(string file)
    {
        var read = DeskSettings.Read(file);
        return read.Try(out var settings) ? OpenDesk.Of(settings, file) : throw new InputException(read.Problems);
    }
}
