using System.Text;
using Foedera.Core.Owed;

namespace Foedera.Reading.Packs;

/// <summary>One folder of a pack, read with bounds.</summary>
internal sealed class PackFolder(string path)
{
    private const int LargestFile = 2_000_000;

    public string NameOf(string file) => Path.Combine(path, file);

    public bool Has(string file) => File.Exists(NameOf(file));

    /// <summary>The rows of a table; none, and no problem, when an optional table is absent.</summary>
    public IReadOnlyList<PackFields> Table(string file, string[] columns, PackProblems problems, World? world = null, bool optional = false)
    {
        if (optional && !Has(file)) return [];
        return Text(file, problems) is { } text
            ? [.. PackTable.Read(text, NameOf(file), columns, problems).Select(row => new PackFields(row, NameOf(file), problems, world))]
            : [];
    }

    public PackFields? Yaml(string file, PackProblems problems, World? world = null) =>
        Text(file, problems) is { } text && PackYaml.Read(text, NameOf(file), problems) is { } map ? new PackFields(map, NameOf(file), problems, world) : null;

    private string? Text(string file, PackProblems problems)
    {
        try
        {
            var length = new FileInfo(NameOf(file)).Length;
            if (length <= LargestFile) return File.ReadAllText(NameOf(file), new UTF8Encoding(false, throwOnInvalidBytes: true));
            problems.Add(PackCode.TooLarge, $"{length} bytes; a pack file may have {LargestFile}", NameOf(file));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            problems.Add(PackCode.Unreadable, fault is FileNotFoundException or DirectoryNotFoundException ? "the file is missing" : fault.Message, NameOf(file));
        }
        catch (DecoderFallbackException)
        {
            problems.Add(PackCode.Malformed, "not UTF-8", NameOf(file));
        }
        return null;
    }
}
