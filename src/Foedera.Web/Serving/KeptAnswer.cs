using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Foedera.Web.Serving;

/// <summary>A whole answer with status 200, as it is kept and sent again: plain, and compressed once somebody asks for
/// that.</summary>
internal sealed class KeptAnswer
{
    // below, compression gains nothing
    private const int WorthCompressing = 512;

    private readonly Lazy<byte[]> brotli;
    private readonly Lazy<byte[]> gzip;
    private readonly byte[] plain;
    private readonly string contentType;

    public KeptAnswer(byte[] body, string contentType)
    {
        (plain, this.contentType) = (body, contentType);
        // weak: the same for every way of compressing it (RFC 9110, 8.8.1)
        ETag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"";
        brotli = new Lazy<byte[]>(() => Compressed(to => new BrotliStream(to, CompressionLevel.Fastest)));
        gzip = new Lazy<byte[]>(() => Compressed(to => new GZipStream(to, CompressionLevel.Fastest)));
    }

    /// <summary>The tag by which a browser asks whether it has changed.</summary>
    public string ETag { get; }

    /// <summary>Bytes in memory, about: compressed text has a fourth.</summary>
    public long Size => plain.Length + (plain.Length / 2) + 1024;

    /// <summary>Sends it, or says that the client has it already.</summary>
    public async Task SendAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ETag = ETag;
        headers.CacheControl = "public, max-age=0, must-revalidate";
        headers.Vary = HeaderNames.AcceptEncoding;
        if (IsKnownTo(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        var (encoding, body) = Fitting(context.Request);
        if (encoding is not null)
            headers.ContentEncoding = encoding;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private bool IsKnownTo(HttpRequest request)
    {
        foreach (var known in request.GetTypedHeaders().IfNoneMatch)
            if (known.Equals(EntityTagHeaderValue.Any) || known.Tag.Equals(ETag[2..], StringComparison.Ordinal))
                return true;
        return false;
    }

    private (string? Encoding, byte[] Body) Fitting(HttpRequest request)
    {
        if (plain.Length < WorthCompressing)
            return (null, plain);
        var wanted = request.GetTypedHeaders().AcceptEncoding;
        if (Takes(wanted, "br"))
            return ("br", brotli.Value);
        return Takes(wanted, "gzip") ? ("gzip", gzip.Value) : (null, plain);
    }

    private static bool Takes(IList<StringWithQualityHeaderValue> wanted, string encoding) =>
        wanted.Any(one => one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && one.Quality is null or > 0);

    private byte[] Compressed(Func<Stream, Stream> compressor)
    {
        using var packed = new MemoryStream();
        using (var packing = compressor(packed))
            packing.Write(plain);
        return packed.ToArray();
    }
}
