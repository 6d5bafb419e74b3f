using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Foedera.Store.Snapshots;

namespace Foedera.Work.Fetching;

/// <summary>First lines and headers of requests and answers as text, lines ended by CR LF, as archives keep
/// them.</summary>
internal static class HttpHead
{
    // of the packing on the way, which is undone before a body is kept
    private static readonly string[] Packing =
    [
        "Transfer-Encoding",
        "Content-Encoding",
        "Content-Length",
        "Connection",
    ];

    /// <summary>Of a request as it was sent.</summary>
    /// <param name="request">The request.</param>
    /// <param name="usual">Headers that the client adds to each.</param>
    public static string Of(HttpRequestMessage request, HttpRequestHeaders usual)
    {
        var address = request.RequestUri!;
        var head = new StringBuilder();
        head.Append(
            CultureInfo.InvariantCulture,
            $"{request.Method} {address.PathAndQuery} HTTP/{request.Version}\r\n"
        );
        head.Append(CultureInfo.InvariantCulture, $"Host: {address.Authority}\r\n");
        Append(head, usual.Concat(request.Headers).DistinctBy(field => field.Key));
        return head.ToString();
    }

    /// <summary>Of an answer.</summary>
    public static string Of(HttpResponseMessage response)
    {
        var head = new StringBuilder();
        head.Append(
            CultureInfo.InvariantCulture,
            $"HTTP/{response.Version} {(int)response.StatusCode} {response.ReasonPhrase}\r\n"
        );
        Append(head, response.Headers.Concat(response.Content.Headers));
        return head.ToString();
    }

    /// <summary>By what the host will recognise this version.</summary>
    public static Validators ValidatorsOf(HttpResponseMessage response)
    {
        var hasDay = response.Content.Headers.TryGetValues("Last-Modified", out var modified);
        return new Validators(response.Headers.ETag?.ToString(), hasDay ? modified!.FirstOrDefault() : null);
    }

    private static void Append(StringBuilder head, IEnumerable<KeyValuePair<string, IEnumerable<string>>> fields)
    {
        foreach (var (name, values) in fields)
            if (!Packing.Contains(name))
                head.Append(CultureInfo.InvariantCulture, $"{name}: {string.Join(", ", values)}\r\n");
    }
}
