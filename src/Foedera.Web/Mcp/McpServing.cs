using Foedera.Core.Said;
using Foedera.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;

namespace Foedera.Web.Mcp;

/// <summary>The tools over HTTP at /mcp, and on standard input and output.</summary>
public static class McpServing
{
    /// <summary>Where the tools are served.</summary>
    internal const string Address = "/mcp";

    /// <summary>Serves the tools on standard input and output until the client leaves.</summary>
    /// <param name="record">The record; it stays the caller's to close.</param>
    /// <param name="options">Packs, bounds, and the public address that answers carry; without one, addresses begin at
    /// the root of the site.</param>
    /// <param name="actors">The actors of the packs.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task RunOnPipesAsync(
        RecordStore record,
        WebOptions options,
        ActorDirectory actors,
        CancellationToken stop
    )
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        // standard output belongs to the protocol
        builder
            .Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(record);
        builder.Services.AddSingleton(actors);
        WebApp.AddAnswers(builder.Services, options);
        Add(builder.Services).WithStdioServerTransport();
        using var host = builder.Build();
        await host.RunAsync(stop);
    }

    /// <summary>The tools, for a web application.</summary>
    internal static void AddHttp(IServiceCollection parts) =>
        Add(parts).WithHttpTransport(http => http.Stateless = true);

    /// <summary>Maps the tools' address.</summary>
    internal static void Map(IEndpointRouteBuilder pages) =>
        pages.MapMcp(Address).RequireRateLimiting(Protection.Suggestions).ExcludeFromDescription();

    private static IMcpServerBuilder Add(IServiceCollection parts)
    {
        parts.AddSingleton<IHttpContextAccessor, HttpContextAccessor>();
        parts.AddSingleton<McpAnswers>();
        return parts
            .AddMcpServer(server =>
            {
                server.ServerInfo = new Implementation
                {
                    Name = "foedera",
                    Title = "Foedera: what allies say, owe and deliver",
                    Version = RecordStore.Program,
                };
                server.ServerInstructions =
                    "The open record of what allies say, owe and deliver. Answers carry addresses and the day they speak of: cite them. "
                    + "'Not on record' means not in the documents searched, never that something was not said. 'Open' and 'unknown' are answers.";
            })
            .WithTools<FoederaTools>();
    }
}
