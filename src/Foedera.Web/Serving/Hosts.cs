using System.Net;
using Microsoft.AspNetCore.Http;

namespace Foedera.Web.Serving;

/// <summary>The names under which the site answers. Links, feeds and citations repeat the name asked for, so a foreign
/// one is turned away;
/// where the site has an address of its own, they carry that.</summary>
/// <param name="options">Where it listens, what it is called.</param>
internal sealed class Hosts(WebOptions options)
{
    private readonly HashSet<string> names = new(Names(options), StringComparer.OrdinalIgnoreCase);

    /// <summary>Turns a request for a foreign host away, and lets the rest of the program see the site's own
    /// address.</summary>
    public Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (request.Host.HasValue && !IsOurs(request.Host.Host, context.Connection.LocalIpAddress))
            return Refuse(context);
        if (options.PublicAddress is { } address)
        {
            request.Scheme = address.Scheme;
            request.Host = address.IsDefaultPort
                ? new HostString(address.IdnHost)
                : new HostString(address.IdnHost, address.Port);
        }
        else if (!request.Host.HasValue)
            request.Host = new HostString("localhost", context.Connection.LocalPort);
        return next(context);
    }

    private bool IsOurs(string host, IPAddress? local) =>
        names.Contains(host)
        || (
            IPAddress.TryParse(host.Trim('[', ']'), out var asked)
            && local is not null
            && Plain(asked).Equals(Plain(local))
        );

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static IEnumerable<string> Names(WebOptions options)
    {
        foreach (var own in new[] { "localhost", "127.0.0.1", "[::1]", Environment.MachineName })
            yield return own;
        foreach (var name in options.Hosts)
            yield return name;
        foreach (var url in options.Urls.Split(';'))
            if (Uri.TryCreate(url, UriKind.Absolute, out var listening))
                yield return listening.Host;
        if (options.PublicAddress is { } address)
            yield return address.IdnHost;
    }

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(
            "This server does not answer under that name. Whoever runs it can add it: foedera serve --allow-host NAME, or --public https://NAME.\n",
            context.RequestAborted
        );
    }
}
