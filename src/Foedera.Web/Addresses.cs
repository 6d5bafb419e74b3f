using Foedera.Core.Primitives;

namespace Foedera.Web;

/// <summary>The stable addresses of the pages. Ids may hold any character; a slash stays a slash.</summary>
public static class Addresses
{
    /// <summary>The page of a document.</summary>
    public static string Document(string id) => $"/documents/{Path(id)}";

    /// <summary>A statement, in place, on its document's page.</summary>
    public static string Statement(string documentId, string statementId) =>
        $"{Document(documentId)}#{Anchor(statementId)}";

    /// <summary>Any passage, in place, on its document's page: code points [start, end).</summary>
    public static string Passage(string documentId, int start, int end) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Document(documentId)}?at={start}-{end}#passage"
        );

    /// <summary>The page of an utterance.</summary>
    public static string Utterance(string id) => $"/utterances/{Path(id)}";

    /// <summary>The page of a speaker, by actor id or name.</summary>
    public static string Speaker(string id) => $"/speakers/{Path(id)}";

    /// <summary>The page of an outlet, by name.</summary>
    public static string Outlet(string name) => $"/outlets/{Path(name)}";

    /// <summary>The page that explains a method.</summary>
    public static string Method(string slug) => $"/method/{Path(slug)}";

    /// <summary>The id of a statement's mark on its document's page: the number after the "#" of its id.</summary>
    public static string Anchor(string statementId) => $"s{statementId[(statementId.LastIndexOf('#') + 1)..]}";

    /// <summary>An address with the query given; parts that are null or empty are left out.</summary>
    public static string Query(string path, params IEnumerable<(string Key, string? Value)> parts)
    {
        var query = string.Join(
            '&',
            parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value!)}")
        );
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    /// <summary>Whether an address from a document may be linked to: http and https only.</summary>
    public static bool IsWeb(Uri? address) => WebAddress.IsWeb(address);

    private static string Path(string id) => string.Join('/', id.Split('/').Select(Segment));

    // a segment of dots alone would be taken for "this folder" by browsers, however it is encoded
    private static string Segment(string part) => part is "." or ".." ? $"{part}~" : Uri.EscapeDataString(part);
}
