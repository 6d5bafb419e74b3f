using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Security.AntiSSRF;

namespace Foedera.Work.Fetching;

/// <summary>Connects to the public internet alone, and to what the command line allows by name. A host's addresses are
/// looked at and
/// connected to in one step, at every connection: a name that changes its mind in between gains nothing.</summary>
/// <param name="allowed">Places allowed by name, each as <c>HOST:PORT</c>.</param>
/// <param name="resolve">Gives the addresses of a host.</param>
internal sealed class AddressGuard(
    ImmutableHashSet<string> allowed,
    Func<string, CancellationToken, Task<IPAddress[]>> resolve
)
{
    // private, local, link-local, reserved and translated ranges, as IANA's registries of special-purpose addresses
    // list them
    private static readonly ImmutableArray<IPNetwork> Special =
    [
        .. IPAddressRanges.recommendedLatest.Select(range => IPNetwork.Parse(range)),
    ];

    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="ForbiddenAddressException">The host is none of the public internet.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await ResolveAsync(host, stop);
        var isAllowed = allowed.Contains(string.Create(CultureInfo.InvariantCulture, $"{host}:{port}"));
        if (!isAllowed && Array.Exists(addresses, IsSpecial))
            throw new ForbiddenAddressException(host);
        return await OpenAsync(addresses, port, stop);
    }

    /// <summary>True for an address that is none of the public internet.</summary>
    public static bool IsSpecial(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Special.Any(network =>
            network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain)
        );
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken stop) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await resolve(host, stop);

    private static async Task<Stream> OpenAsync(IPAddress[] addresses, int port, CancellationToken stop)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A host leads to an address that is none of the public internet.</summary>
internal sealed class ForbiddenAddressException(string host) : IOException($"{host} is no place of the public internet")
{
    /// <summary>The host.</summary>
    public string Host => host;
}
