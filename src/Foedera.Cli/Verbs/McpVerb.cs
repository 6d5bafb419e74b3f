using System.CommandLine;
using Foedera.Web;
using Foedera.Web.Mcp;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera mcp</c>: the record as tools of the Model Context Protocol, on standard input and
/// output.</summary>
public static class McpVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var (db, packs) = (SharedOptions.Db(), SharedOptions.Packs());
        var site = ServeVerb.PublicAddress();
        var command = new Command(
            "mcp",
            "Answer assistants that speak the Model Context Protocol, on standard input and output."
        )
        {
            db,
            packs,
            site,
        };
        command.SetAction(
            async (args, stop) =>
            {
                var folders = args.GetValue(packs) ?? [];
                var actors = StatementsVerb.Actors(folders);
                await using var record = await Records.OpenExistingAsync(args.GetValue(db)!, stop);
                await McpServing.RunOnPipesAsync(
                    record,
                    new WebOptions { Packs = folders, PublicAddress = args.GetValue(site) },
                    actors,
                    stop
                );
                return ExitCode.Success;
            }
        );
        return command;
    }
}
