namespace Foedera.Store.Snapshots;

/// <summary>How a snapshot came over the network.</summary>
/// <param name="Asked">The address that was asked for.</param>
/// <param name="Address">The address that answered, after redirects.</param>
/// <param name="Request">The request's first line and headers, as sent, lines ended by CR LF.</param>
/// <param name="Response">The status line and headers of the answer. The body is kept unpacked: headers that speak of
/// its packing are left out.</param>
/// <param name="Validators">By what the host recognises this version.</param>
public sealed record Fetch(Uri Asked, Uri Address, string Request, string Response, Validators Validators);

/// <summary>By what a host recognises the version of a page that it gave before (RFC 9110, 8.8).</summary>
/// <param name="Tag">The ETag, quotation marks included; null when it gave none.</param>
/// <param name="Modified">The Last-Modified, as the host wrote it; null when it gave none.</param>
public sealed record Validators(string? Tag, string? Modified)
{
    /// <summary>The host gave nothing, or is to give the page whatever it recognises.</summary>
    public static Validators None { get; } = new(null, null);
}
