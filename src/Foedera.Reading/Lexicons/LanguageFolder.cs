using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;

namespace Foedera.Reading.Lexicons;

/// <summary>What <c>languages/TAG/</c> says of one language: word lists as text files, a line an entry, <c>#</c> for
/// remarks. They are part of
/// the program; a language is added by adding its folder.</summary>
internal sealed class LanguageFolder
{
    private const string Root = "languages/";

    private static readonly FrozenDictionary<string, LanguageFolder> Folders = Read();

    private readonly Dictionary<string, ImmutableArray<string>> files = new(StringComparer.Ordinal);

    private LanguageFolder(string tag) => Tag = tag;

    /// <summary>The language: ISO 639-1, or "und" for any other.</summary>
    public string Tag { get; }

    /// <summary>Every language, in the order of the tags.</summary>
    public static ImmutableArray<LanguageFolder> All { get; } =
    [.. Folders.Values.OrderBy(f => f.Tag, StringComparer.Ordinal)];

    /// <summary>The folder of a language; null when there is none.</summary>
    /// <param name="language">BCP 47; only the part before the first hyphen counts.</param>
    public static LanguageFolder? Of(string? language) =>
        language is null ? null : Folders.GetValueOrDefault(language.Split('-')[0].ToLowerInvariant());

    /// <summary>The lines of a file; none when the language has no such file.</summary>
    public ImmutableArray<string> Lines(string file) => files.GetValueOrDefault(file, []);

    /// <summary>The words behind <c>NAME:</c> in a file, from all its lines of that name; where a line has a "|", the
    /// phrases between. None when there is no such line.</summary>
    public ImmutableArray<string> Words(string file, string name) =>
        [
            .. Lines(file)
                .Where(line => line.StartsWith(name + ":", StringComparison.Ordinal))
                .Select(line => line[(name.Length + 1)..])
                .SelectMany(words => words.Split(words.Contains('|', StringComparison.Ordinal) ? '|' : ' '))
                .Select(word => word.Trim())
                .Where(word => word.Length > 0),
        ];

    private static FrozenDictionary<string, LanguageFolder> Read()
    {
        var folders = new Dictionary<string, LanguageFolder>(StringComparer.Ordinal);
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            var path = resource.Replace('\\', '/');
            if (
                !path.StartsWith(Root, StringComparison.Ordinal)
                || path[Root.Length..].Split('/') is not [var tag, var file]
            )
                continue;
            if (!folders.TryGetValue(tag, out var folder))
                folders[tag] = folder = new LanguageFolder(tag);
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var lines = reader.ReadToEnd().Split('\n').Select(line => line.Trim());
            folder.files[Path.GetFileNameWithoutExtension(file)] =
            [
                .. lines.Where(line => line.Length > 0 && line[0] != '#'),
            ];
        }
        return folders.ToFrozenDictionary();
    }
}
