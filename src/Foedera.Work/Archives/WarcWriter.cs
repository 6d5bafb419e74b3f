using System.Globalization;
using System.IO.Compression;
using System.Text;
using Foedera.Store.Snapshots;

namespace Foedera.Work.Archives;

/// <summary>Writes snapshots as a web archive: WARC 1.1 (ISO 28500:2017), each record packed by gzip on its own. What
/// was fetched becomes a request
/// and its response, a file a resource. The same snapshots give the same bytes.</summary>
public sealed class WarcWriter(Stream output)
{
    private const string End = "\r\n";

    /// <summary>Says who wrote the archive; comes first.</summary>
    /// <param name="software">The program and its version.</param>
    /// <param name="at">When.</param>
    public void WriteInfo(string software, DateTimeOffset at)
    {
        var fields = Encoding.UTF8.GetBytes($"software: {software}{End}format: WARC File Format 1.1{End}");
        Write("warcinfo", IdOf(software), null, at, "application/warc-fields", fields);
    }

    /// <summary>Writes one snapshot.</summary>
    public void Write(Snapshot snapshot)
    {
        if (snapshot.Fetch is { } fetch)
            WriteFetched(snapshot, fetch);
        else
            WriteFile(snapshot);
    }

    private void WriteFetched(Snapshot snapshot, Fetch fetch)
    {
        var body = snapshot.Bytes.Span;
        var head = Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{fetch.Response}Content-Length: {body.Length}{End}{End}")
        );
        var address = fetch.Address.AbsoluteUri;
        var response = IdOf($"response {address} {snapshot.Sha256}");
        Write(
            "response",
            response,
            address,
            snapshot.FetchedAt,
            "application/http;msgtype=response",
            [.. head, .. body],
            $"WARC-Payload-Digest: sha256:{snapshot.Sha256}{End}"
        );
        var request = Encoding.UTF8.GetBytes($"{fetch.Request}{End}");
        var concurrent = $"WARC-Concurrent-To: {response}{End}";
        Write(
            "request",
            IdOf($"request {address} {snapshot.Sha256}"),
            address,
            snapshot.FetchedAt,
            "application/http;msgtype=request",
            request,
            concurrent
        );
    }

    // a file has no address: its place below the folder that was read stands for one
    private void WriteFile(Snapshot snapshot)
    {
        var place = $"urn:foedera:file:{string.Join('/', snapshot.Address.Split('/').Select(Uri.EscapeDataString))}";
        Write(
            "resource",
            IdOf($"resource {snapshot.Address} {snapshot.Sha256}"),
            place,
            snapshot.FetchedAt,
            "application/octet-stream",
            snapshot.Bytes.Span
        );
    }

    private void Write(
        string type,
        string id,
        string? address,
        DateTimeOffset at,
        string contentType,
        ReadOnlySpan<byte> block,
        string more = ""
    )
    {
        var head = new StringBuilder($"WARC/1.1{End}WARC-Type: {type}{End}WARC-Record-ID: {id}{End}");
        head.Append(CultureInfo.InvariantCulture, $"WARC-Date: {at.ToUniversalTime():yyyy-MM-dd'T'HH:mm:ss'Z'}{End}");
        if (address is not null)
            head.Append(CultureInfo.InvariantCulture, $"WARC-Target-URI: {address}{End}");
        head.Append(more);
        head.Append(CultureInfo.InvariantCulture, $"WARC-Block-Digest: sha256:{Hash(block)}{End}");
        head.Append(
            CultureInfo.InvariantCulture,
            $"Content-Type: {contentType}{End}Content-Length: {block.Length}{End}{End}"
        );
        using var packed = new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true);
        packed.Write(Encoding.UTF8.GetBytes(head.ToString()));
        packed.Write(block);
        packed.Write("\r\n\r\n"u8);
    }

    // the same record has the same id wherever and whenever it is written
    private static string IdOf(string what)
    {
        var hash = System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(what));
        return $"<urn:uuid:{new Guid(hash.AsSpan(0, 16))}>";
    }

    private static string Hash(ReadOnlySpan<byte> bytes) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
}
