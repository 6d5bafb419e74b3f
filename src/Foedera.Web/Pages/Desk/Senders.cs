using Microsoft.AspNetCore.Http;

namespace Foedera.Web.Pages.Desk;

/// <summary>Tells a form of our own pages from one that another site sends in a reader's name: browsers say where it
/// comes from.</summary>
internal static class Senders
{
    /// <summary>True when the request does not come from another site; programs that say nothing are no
    /// browsers.</summary>
    public static bool IsOwn(HttpRequest request)
    {
        if (
            request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } from
            && from is not ("same-origin" or "none")
        )
            return false;
        return request.Headers.Origin.ToString() is not { Length: > 0 } origin
            || origin == $"{request.Scheme}://{request.Host}";
    }
}
