using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Foedera.Core.Said;

namespace Foedera.Web.Api;

/// <summary>How views become JSON: the contract's snake_case names and kebab-case words, with what the page says of
/// itself under "page".</summary>
public static class Json
{
    /// <summary>The options every JSON answer is written with.</summary>
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ForWriting } },
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        };

    /// <summary>Lets the description of the data show the names and words that the data has.</summary>
    internal static void Describe(Microsoft.AspNetCore.Http.Json.JsonOptions described)
    {
        described.SerializerOptions.PropertyNamingPolicy = Options.PropertyNamingPolicy;
        described.SerializerOptions.TypeInfoResolver = Options.TypeInfoResolver;
        foreach (var converter in Options.Converters)
            described.SerializerOptions.Converters.Add(converter);
    }

    internal static JsonObject Write(PageView view, string origin)
    {
        var written = (JsonObject)JsonSerializer.SerializeToNode(view, view.GetType(), Options)!;
        var imprint = view.Imprint;
        written["page"] = new JsonObject
        {
            ["title"] = imprint.Title,
            ["address"] = origin + imprint.Address,
            ["as_of"] = imprint.AsOf is { } asOf
                ? asOf.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture)
                : null,
            ["citation"] = imprint.Citation(origin),
            ["method"] = imprint.Method is { } method ? origin + Addresses.Method(method) : null,
        };
        return written;
    }

    // views are only ever written: what is required of whoever makes one is not required of JSON
    private static void ForWriting(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            property.IsRequired = false;
        // the contract's name
        if (type.Type == typeof(Speaker))
            type.Properties.Single(property => property.Name is "actor_id").Name = "id";
        if (!type.Type.IsAssignableTo(typeof(PageView)))
            return;
        foreach (var imprint in type.Properties.Where(p => p.PropertyType == typeof(Imprint)).ToList())
            type.Properties.Remove(imprint);
    }
}
