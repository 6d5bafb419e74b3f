using Microsoft.AspNetCore.Http;

namespace Foedera.Web.Api;

/// <summary>What an asker sends along: where it is cut off, or no form, that is the asker's fault and nobody
/// else's.</summary>
internal static class SentForm
{
    /// <summary>The fields of a form.</summary>
    /// <exception cref="BadHttpRequestException">It is none, or not all of it came.</exception>
    public static Task<IFormCollection> FormAsync(this HttpRequest request, CancellationToken stop) =>
        ReadAsync(() => request.ReadFormAsync(stop));

    /// <summary>What <paramref name="read"/> reads of a request's body.</summary>
    /// <exception cref="BadHttpRequestException">The body cannot be read.</exception>
    public static async Task<T> ReadAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new BadHttpRequestException("What was sent could not be read.", fault);
        }
    }
}
