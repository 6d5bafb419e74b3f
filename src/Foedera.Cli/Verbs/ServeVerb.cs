using System.CommandLine;
using Foedera.Core.Said;
using Foedera.Store;
using Foedera.Web;
using Microsoft.Extensions.Hosting;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera serve</c>: the record as pages.</summary>
public static class ServeVerb
{
    private const int UsualPort = 5080;
    private const string UsualHost = "127.0.0.1";

    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var (db, packs, port, host) = (SharedOptions.Db(), SharedOptions.Packs(), Port(), Host());
        var command = new Command("serve", "Serve the record as pages, with its data at the same addresses.") { db, packs, port, host };
        command.SetAction(async (parsed, stop) =>
        {
            var actors = StatementsVerb.Actors(parsed.GetValue(packs) ?? []);
            await using var record = await Records.OpenExistingAsync(parsed.GetValue(db)!, stop);
            await RunAsync(record, actors, parsed.GetValue(packs) ?? [], parsed.GetValue(host)!, parsed.GetValue(port), stop);
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary><c>--port</c>.</summary>
    internal static Option<int> Port()
    {
        var port = new Option<int>("--port") { Description = $"Port to listen on; 0 takes any free one. Default {UsualPort}.", DefaultValueFactory = _ => UsualPort, HelpName = "PORT" };
        port.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && !ushort.TryParse(token.Value, System.Globalization.CultureInfo.InvariantCulture, out _)) given.AddError($"'{token.Value}' is no port; expected 0 to 65535.");
        });
        return port;
    }

    /// <summary><c>--host</c>.</summary>
    internal static Option<string> Host() => new("--host")
    {
        Description = $"Address to listen on; 0.0.0.0 lets other machines in. Default {UsualHost}.",
        DefaultValueFactory = _ => UsualHost,
        HelpName = "ADDRESS",
    };

    /// <summary>Serves until Ctrl-C.</summary>
    internal static async Task RunAsync(RecordStore record, ActorDirectory actors, string[] packs, string host, int port, CancellationToken stop)
    {
        await using var app = WebApp.Build(record, new WebOptions { Urls = $"http://{host}:{port}", Packs = packs }, actors);
        await app.StartAsync(stop);
        await Console.Out.WriteLineAsync($"The record is at {app.Urls.First()} — Ctrl-C ends.");
        await app.WaitForShutdownAsync(stop);
    }
}
