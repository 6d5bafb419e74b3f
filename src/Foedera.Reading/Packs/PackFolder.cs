using Foedera.Core.Owed;
using Foedera.Reading.Intake;

namespace Foedera.Reading.Packs;

/// <summary>One folder of a pack, read with bounds.</summary>
internal sealed class PackFolder(string path)
{
    private const int LargestFile = 2_000_000;

    public string NameOf(string file) => Path.Combine(path, file);

    public bool Has(string file) => File.Exists(NameOf(file));

    /// <summary>The rows of a table; none, and no problem, when an optional table is absent.</summary>
    public IReadOnlyList<PackFields> Table(
        string file,
        string[] columns,
        PackProblems problems,
        World? world = null,
        bool optional = false
    )
    {
        if (optional && !Has(file))
            return [];
        return Text(file, problems) is { } text
            ?
            [
                .. PackTable
                    .Read(text, NameOf(file), columns, problems)
                    .Select(row => new PackFields(row, NameOf(file), problems, world)),
            ]
            : [];
    }

    public PackFields? Yaml(string file, PackProblems problems, World? world = null) =>
        Text(file, problems) is { } text && PackYaml.Read(text, NameOf(file), problems) is { } map
            ? new PackFields(map, NameOf(file), problems, world)
            : null;

    private static string CodeOf(Unread unread)
    {
        if (unread.IsTooLong)
            return PackCode.TooLarge;
        return unread.IsNotText ? PackCode.Malformed : PackCode.Unreadable;
    }

    private string? Text(string file, PackProblems problems)
    {
        if (BoundedFile.ReadText(NameOf(file), LargestFile, out var text) is not { } unread)
            return text;
        problems.Add(CodeOf(unread), unread.Reason, NameOf(file));
        return null;
    }
}
