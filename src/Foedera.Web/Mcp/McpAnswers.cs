using System.Text.Json.Nodes;
using Foedera.Store;
using Foedera.Web.Api;
using Foedera.Web.Serving;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol;

namespace Foedera.Web.Mcp;

/// <summary>How a call of a tool is answered: in its turn, within a budget of time, with addresses of this site, or
/// refused in one sentence.</summary>
/// <param name="options">The bounds, and the site's own address.</param>
/// <param name="http">The request; none on standard input and output.</param>
internal sealed class McpAnswers(WebOptions options, IHttpContextAccessor http) : IDisposable
{
    private readonly Lane lane = new(
        Math.Max(1, Environment.ProcessorCount / 2),
        options.MostWaiting,
        options.Patience
    );

    /// <summary>What addresses begin with; nothing on standard input and output where no public address is
    /// given.</summary>
    public string Origin =>
        http.HttpContext?.Origin() ?? options.PublicAddress?.GetLeftPart(UriPartial.Authority) ?? "";

    /// <summary>Makes an answer, as JSON.</summary>
    /// <exception cref="McpException">The question cannot be answered; the message says why.</exception>
    public async Task<string> MakeAsync(Func<CancellationToken, Task<JsonObject>> answer, CancellationToken stop)
    {
        using var turn =
            await lane.EnterAsync(stop)
            ?? throw new McpException("Too many ask at once; please ask again in a few seconds.");
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(stop);
        budget.CancelAfter(options.Budget);
        try
        {
            return (await answer(budget.Token)).ToJsonString(Json.Options);
        }
        catch (OperationCanceledException late) when (!stop.IsCancellationRequested)
        {
            throw new McpException("The answer took too long; please narrow the question.", late);
        }
        catch (RecordException fault)
        {
            throw new McpException("The record cannot be read just now.", fault);
        }
    }

    /// <summary>The data of a page, with some of its parts.</summary>
    public JsonObject Of(PageView view, params IEnumerable<string> parts)
    {
        var written = Json.Write(view, Origin);
        var wanted = parts.ToHashSet(StringComparer.Ordinal);
        if (wanted.Count == 0)
            return written;
        foreach (
            var name in written
                .Select(part => part.Key)
                .Where(name => name != "page" && !wanted.Contains(name))
                .ToList()
        )
            written.Remove(name);
        return written;
    }

    /// <inheritdoc/>
    public void Dispose() => lane.Dispose();
}
