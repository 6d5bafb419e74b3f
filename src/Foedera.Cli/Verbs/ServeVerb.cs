using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Foedera.Core.Primitives;
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
        var site = PublicAddress();
        var names = new Option<string[]>("--allow-host")
        {
            Description =
                "A name under which the site answers besides --public, --host, localhost and the machine's own; may be given again.",
            HelpName = "NAME",
        };
        var proxies = new Option<string[]>("--trust-proxy")
        {
            Description =
                "A proxy, by address or network, whose X-Forwarded-For and -Proto are believed; one on this machine always is.",
            HelpName = "ADDRESS",
        };
        proxies.Validators.Add(given =>
        {
            foreach (var token in given.Tokens)
                if (!IPAddress.TryParse(token.Value, out _) && !IPNetwork.TryParse(token.Value, out _))
                    given.AddError($"'{token.Value}' is no address and no network such as 10.0.0.0/8.");
        });
        var metrics = new Option<int?>("--metrics-port")
        {
            Description = "Serve metrics for Prometheus at http://127.0.0.1:PORT/metrics.",
            HelpName = "PORT",
        };
        var desk = new Option<string?>("--desk")
        {
            Description = "Settings of a desk (JSON): readers can follow pages by e-mail and report errors.",
            HelpName = "FILE",
        };
        var command = new Command("serve", "Serve the record as pages, with its data at the same addresses.")
        {
            db,
            packs,
            port,
            host,
            site,
            desk,
            names,
            proxies,
            metrics,
        };
        command.SetAction(
            async (parsed, stop) =>
            {
                var actors = StatementsVerb.Actors(parsed.GetValue(packs) ?? []);
                await using var record = await Records.OpenExistingAsync(parsed.GetValue(db)!, stop);
                await RunAsync(
                    record,
                    actors,
                    parsed.GetValue(host)!,
                    parsed.GetValue(port),
                    new WebOptions
                    {
                        Packs = parsed.GetValue(packs) ?? [],
                        PublicAddress = parsed.GetValue(site),
                        Desk = parsed.GetValue(desk) is { } file ? AlertsVerb.Open(file) : null,
                        Hosts = parsed.GetValue(names) ?? [],
                        TrustedProxies = parsed.GetValue(proxies) ?? [],
                        MetricsPort = parsed.GetValue(metrics),
                    },
                    stop
                );
                return ExitCode.Success;
            }
        );
        return command;
    }

    /// <summary><c>--public</c>.</summary>
    internal static Option<Uri?> PublicAddress() =>
        new("--public")
        {
            Description = "The site's own address, which links, feeds and citations carry: https://foedera.example.",
            HelpName = "URL",
            CustomParser = Address,
        };

    /// <summary><c>--port</c>.</summary>
    internal static Option<int> Port()
    {
        var port = new Option<int>("--port")
        {
            Description = $"Port to listen on; 0 takes any free one. Default {UsualPort}.",
            DefaultValueFactory = _ => UsualPort,
            HelpName = "PORT",
        };
        port.Validators.Add(given =>
        {
            if (
                given.Tokens is [var token]
                && !ushort.TryParse(token.Value, System.Globalization.CultureInfo.InvariantCulture, out _)
            )
                given.AddError($"'{token.Value}' is no port; expected 0 to 65535.");
        });
        return port;
    }

    /// <summary><c>--host</c>.</summary>
    internal static Option<string> Host() =>
        new("--host")
        {
            Description = $"Address to listen on; 0.0.0.0 lets other machines in. Default {UsualHost}.",
            DefaultValueFactory = _ => UsualHost,
            HelpName = "ADDRESS",
        };

    /// <summary>Serves until Ctrl-C.</summary>
    /// <exception cref="InputException">It cannot listen there: the port is taken, or the address is none of this
    /// machine.</exception>
    internal static async Task RunAsync(
        RecordStore record,
        ActorDirectory actors,
        string host,
        int port,
        WebOptions options,
        CancellationToken stop
    )
    {
        var named = host.Contains(':', StringComparison.Ordinal) && !host.StartsWith('[') ? $"[{host}]" : host;
        var place = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"http://{named}:{port}");
        if (!Uri.TryCreate(place, UriKind.Absolute, out _))
            throw new InputException(
                new Problem("SERVE001", $"'{host}' is no address to listen on; expected such as 127.0.0.1 or 0.0.0.0.")
            );
        await using var app = WebApp.Build(record, options with { Urls = place }, actors);
        // remembers which file is served, to notice when it is replaced
        await record.StateAsync(stop);
        try
        {
            await app.StartAsync(stop);
        }
        catch (Exception fault)
            when (fault is IOException or SocketException or InvalidOperationException or FormatException)
        {
            var reason =
                fault.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException
                || fault is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse }
                    ? "the port is taken; choose another with --port"
                    : fault.Message;
            throw new InputException(new Problem("SERVE001", $"Cannot listen on {place}: {reason}."));
        }
        Console.Out.WriteLine(
            $"The record is at {options.PublicAddress?.ToString() ?? app.Urls.First()} — Ctrl-C ends."
        );
        await app.WaitForShutdownAsync(stop);
    }

    private static Uri? Address(System.CommandLine.Parsing.ArgumentResult given)
    {
        if (
            Uri.TryCreate(given.Tokens[0].Value, UriKind.Absolute, out var address)
            && address is { Scheme: "http" or "https", AbsolutePath: "/" }
        )
            return address;
        given.AddError($"'{given.Tokens[0].Value}' is no address of a site; expected such as https://foedera.example.");
        return null;
    }
}
