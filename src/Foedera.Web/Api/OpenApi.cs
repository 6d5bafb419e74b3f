using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Foedera.Web.Api;

/// <summary>The description of the data behind the pages, in OpenAPI.</summary>
internal static class OpenApi
{
    /// <summary>Where it is served.</summary>
    public const string Address = "/openapi.json";

    /// <summary>Every page's data has the page's address with .json added; the description shows it so.</summary>
    public static Task ShowDataAddresses(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info.Title = "Foedera";
        document.Info.Description = "The data behind each page: its address with .json added (lists also with .csv). Errors are problem details (RFC 9457).";
        document.Servers?.Clear();
        var paths = new OpenApiPaths();
        foreach (var (path, item) in document.Paths) paths.Add(path == "/" ? "/index.json" : $"{path}.json", item);
        document.Paths = paths;
        return Task.CompletedTask;
    }
}
