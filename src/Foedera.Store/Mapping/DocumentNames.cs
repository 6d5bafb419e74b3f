using System.Globalization;

namespace Foedera.Store.Mapping;

/// <summary>Ids for a document that is named after its file, when other documents may have the same name.</summary>
internal static class DocumentNames
{
    /// <summary>The id itself, then with one folder of its origin before it, two folders, and so on; at last with numbers. Never ends.</summary>
    public static IEnumerable<string> For(string id, string? origin)
    {
        yield return id;
        var qualified = id;
        foreach (var folder in (origin ?? "").Split('/', '\\').SkipLast(1).Reverse().Where(part => part.Length > 0 && !part.EndsWith(':')))
            yield return qualified = $"{folder}/{qualified}";
        for (var number = 2; ; number++) yield return string.Create(CultureInfo.InvariantCulture, $"{id}~{number}");
    }
}
