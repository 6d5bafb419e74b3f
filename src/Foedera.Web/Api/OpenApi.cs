using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Foedera.Web.Api;

/// <summary>The description of the data behind the pages, in OpenAPI.</summary>
internal static class OpenApi
{
    /// <summary>Where it is served.</summary>
    public const string Address = "/openapi.json";

    // an address for each kind of question, which anybody can try
    private static readonly (string Route, string Example)[] Examples =
    [
        ("/allies/{iso3}", "/allies/ESP?as_of=2026-11-22"),
        ("/allies", "/allies"),
        ("/allies/{iso3}/money", "/allies/DEU/money"),
        ("/allies/{iso3}/measures", "/allies/DEU/measures?indicator=nato-personnel-share"),
        ("/pledges", "/pledges"),
        ("/pledges/{id}", "/pledges/hague-2025-core"),
        ("/pledges/{id}/thread", "/pledges/hague-2025-core/thread?ally=ESP"),
        ("/delivered", "/delivered?as_of=2026-11-22"),
        ("/indicators", "/indicators"),
        ("/indicators/{id}", "/indicators/nato-defence-share-gdp?year=2024"),
        ("/what-if", "/what-if?changes=ESP%20spends%202.1"),
        ("/owed", "/owed?attacker=RUS&target=EST&on=2026-05-22"),
        ("/pacts", "/pacts"),
        ("/pacts/{id}", "/pacts/NATO"),
        ("/states", "/states"),
        ("/states/{code}", "/states/FIN"),
        ("/promises", "/promises?on=2026-05-22"),
        ("/said", "/said?page=1"),
        ("/search", "/search?q=deterrence&since=2025-01-01"),
        ("/topics", "/topics"),
        ("/topics/{id}", "/topics/defence-spending"),
        ("/verify", "/verify?q=every%20inch%20of%20NATO%20territory"),
        ("/documents", "/documents"),
        ("/speakers", "/speakers"),
        ("/outlets", "/outlets"),
    ];

    /// <summary>Every page's data has the page's address with .json added; the description shows it so.</summary>
    public static Task ShowDataAddresses(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellation
    )
    {
        document.Info.Title = "Foedera";
        document.Info.Description =
            "The data behind each page: its address with .json added (lists also with .csv). Errors are problem details (RFC 9457).";
        document.Servers?.Clear();
        var paths = new OpenApiPaths();
        foreach (var (path, item) in document.Paths)
            paths.Add(path == "/" ? "/index.json" : $"{path}.json", item);
        document.Paths = paths;
        return Task.CompletedTask;
    }

    /// <summary>An operation gets an address to try and, from it, its parameters with a value each.</summary>
    public static Task ShowExample(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellation
    )
    {
        var route = $"/{context.Description.RelativePath}";
        if (Examples.FirstOrDefault(one => one.Route == route).Example is not { } example)
            return Task.CompletedTask;
        var (path, query) = (
            example.Split('?')[0],
            example.Contains('?', StringComparison.Ordinal) ? example.Split('?')[1].Split('&') : []
        );
        operation.Description = $"For example {path}.json{(query.Length > 0 ? "?" : "")}{string.Join('&', query)}";
        var parameters = operation.Parameters ??= [];
        foreach (var part in route.Split('/').Zip(path.Split('/')).Where(part => part.First.StartsWith('{')))
            Show(parameters, part.First.Trim('{', '}', '*'), part.Second, ParameterLocation.Path);
        foreach (var asked in query.Select(part => part.Split('=')))
            Show(parameters, asked[0], Uri.UnescapeDataString(asked[1]), ParameterLocation.Query);
        return Task.CompletedTask;
    }

    private static void Show(IList<IOpenApiParameter> parameters, string name, string value, ParameterLocation place)
    {
        if (parameters.OfType<OpenApiParameter>().FirstOrDefault(one => one.Name == name) is { } known)
        {
            known.Example = JsonValue.Create(value);
            return;
        }
        parameters.Add(
            new OpenApiParameter
            {
                Name = name,
                In = place,
                Required = place == ParameterLocation.Path,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Example = JsonValue.Create(value),
            }
        );
    }
}
