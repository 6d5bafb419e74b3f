using System.Text.Json;

namespace Foedera.Tests;

/// <summary>Cases kept as data in specs/.</summary>
public static class SpecFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The cases of a file in specs/, an array.</summary>
    public static IReadOnlyList<T> Cases<T>(params string[] path) =>
        JsonSerializer.Deserialize<List<T>>(File.ReadAllText(Repository.PathOf(["specs", .. path])), Options) ?? [];
}
