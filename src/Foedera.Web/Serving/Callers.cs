using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;

namespace Foedera.Web.Serving;

/// <summary>Who asks: the address behind the proxies that are trusted; of IPv6 its network, since one subscriber has
/// 2^64 addresses.</summary>
internal static class Callers
{
    private const int NetworkBytes = 8;

    /// <summary>What limits count by; null for this machine itself.</summary>
    public static string? KeyOf(IPAddress? address)
    {
        if (address is null)
            return null;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address))
            return null;
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        var network = address.GetAddressBytes();
        network.AsSpan(NetworkBytes).Clear();
        return $"{new IPAddress(network)}/64";
    }

    /// <summary>Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed: on this machine, and those
    /// named.</summary>
    public static void Trust(ForwardedHeadersOptions forwarded, WebOptions options)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        // back through every proxy that is trusted, to the first address that is not
        forwarded.ForwardLimit = null;
        foreach (var proxy in options.TrustedProxies)
        {
            if (System.Net.IPNetwork.TryParse(proxy, out var network))
                forwarded.KnownIPNetworks.Add(network);
            else if (IPAddress.TryParse(proxy, out var address))
                forwarded.KnownProxies.Add(address);
        }
    }
}
