using System.CommandLine;
using System.Globalization;
using Foedera.Cli.Output;
using Foedera.Core.Primitives;
using Foedera.Web;
using Foedera.Web.Publishing;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera publish DIR</c>: the whole record as files, for any web server or none.</summary>
public static class PublishVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var (db, packs, site) = (SharedOptions.Db(), SharedOptions.Packs(), ServeVerb.PublicAddress());
        var folder = new Argument<string>("DIR") { Description = "The folder: new, empty, or published into before." };
        var on = new Option<DateOnly?>("--on")
        {
            Description =
                "The day that pages take for today. The same record and day give the same bytes. Default today.",
            HelpName = "DAY",
        };
        var command = new Command(
            "publish",
            "Write the whole record as a static site: pages, data, feeds, and a search that runs in the browser."
        )
        {
            folder,
            db,
            packs,
            site,
            on,
        };
        command.SetAction(
            (parsed, stop) =>
                RunAsync(
                    parsed.GetValue(folder)!,
                    parsed.GetValue(db)!,
                    new WebOptions
                    {
                        Packs = parsed.GetValue(packs) ?? [],
                        PublicAddress = parsed.GetValue(site),
                        Day = parsed.GetValue(on),
                    },
                    stop
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(string path, string db, WebOptions options, CancellationToken stop)
    {
        var actors = StatementsVerb.Actors([.. options.Packs]);
        await using var record = await Records.OpenExistingAsync(db, stop);
        var read = await Publisher.RunAsync(record, options, actors, path, stop);
        if (!read.Try(out var published))
            throw new InputException([.. read.Problems]);
        foreach (var address in published.Dead)
            ErrorLine.Write($"{new Problem("PUBLISH002", "a page leads here and nothing is here.", address)}");
        await Console.Out.WriteLineAsync(Summary(published));
        await Console.Out.WriteLineAsync(
            $"Next: open {Path.Combine(path, "index.html")}, or put the folder on any web server."
        );
        return published.Dead.IsEmpty ? ExitCode.Success : ExitCode.Fault;
    }

    private static string Summary(Published published) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{published.Pages} pages: {published.Written} files written, {published.Unchanged} unchanged, {published.Removed} removed; search index {(published.IndexBytes + 1023) / 1024} kB."
        );
}
