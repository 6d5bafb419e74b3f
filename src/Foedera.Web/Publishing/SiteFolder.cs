using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Foedera.Core.Primitives;
using Foedera.Reading.Intake;

namespace Foedera.Web.Publishing;

/// <summary>The folder of a published site. A file whose bytes are the same is not touched, one that is no longer made
/// is removed, and no file is
/// removed that this program did not write: they are listed in <c>foedera-publish.json</c>.</summary>
internal sealed class SiteFolder
{
    private const string ListName = "foedera-publish.json";
    private const int LargestList = 256 << 20;

    private static readonly JsonSerializerOptions Style = new() { WriteIndented = true };

    private readonly string root;
    private readonly HashSet<string> before;
    private readonly SortedDictionary<string, string> made = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    private SiteFolder(string root, HashSet<string> before) => (this.root, this.before) = (root, before);

    /// <summary>Files whose bytes were new.</summary>
    public int Written { get; private set; }

    /// <summary>Files that lay there as they are.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Files removed because they are no longer made.</summary>
    public int Removed { get; private set; }

    /// <summary>Takes a folder that is new, empty, or was published into before.</summary>
    /// <returns>The folder, or what is wrong with it.</returns>
    public static Parsed<SiteFolder> Open(string path)
    {
        var full = Path.GetFullPath(path);
        var list = Path.Combine(full, ListName);
        if (File.Exists(full))
            return Refuse("this is a file; expected a folder, or one that is not there yet.", path);
        Directory.CreateDirectory(full);
        if (File.Exists(list))
            return Known(full, list);
        if (Directory.EnumerateFileSystemEntries(full).Any())
            return Refuse(
                $"the folder holds files and no {ListName}: it was not published into before, and nothing in it is overwritten. Choose another.",
                path
            );
        File.WriteAllText(list, "{}\n");
        return Parsed<SiteFolder>.Ok(new SiteFolder(full, []));
    }

    /// <summary>Puts a file there; the same file twice is written once.</summary>
    public void Write(string file, byte[] content)
    {
        lock (gate)
        {
            if (!made.TryAdd(file, Convert.ToHexStringLower(SHA256.HashData(content))))
                return;
        }
        var place = Path.Combine([root, .. file.Split('/')]);
        var isSame =
            File.Exists(place)
            && new FileInfo(place).Length == content.Length
            && File.ReadAllBytes(place).AsSpan().SequenceEqual(content);
        if (!isSame)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            var part = $"{place}.part";
            File.WriteAllBytes(part, content);
            File.Move(part, place, overwrite: true);
        }
        lock (gate)
        {
            if (isSame)
                Unchanged++;
            else
                Written++;
        }
    }

    /// <summary>Puts a text there, in UTF-8.</summary>
    public void Write(string file, string content) => Write(file, Encoding.UTF8.GetBytes(content));

    /// <summary>Removes what is no longer made and writes the list.</summary>
    public void Finish()
    {
        foreach (var file in before.Where(file => !made.ContainsKey(file)))
        {
            File.Delete(Path.Combine([root, .. file.Split('/')]));
            RemoveEmptyFolders(Path.GetDirectoryName(file));
            Removed++;
        }
        File.WriteAllText(Path.Combine(root, ListName), JsonSerializer.Serialize(made, Style) + "\n");
    }

    private void RemoveEmptyFolders(string? folder)
    {
        while (
            !string.IsNullOrEmpty(folder)
            && Path.Combine(root, folder) is var place
            && Directory.Exists(place)
            && !Directory.EnumerateFileSystemEntries(place).Any()
        )
        {
            Directory.Delete(place);
            folder = Path.GetDirectoryName(folder);
        }
    }

    private static Parsed<SiteFolder> Known(string full, string list)
    {
        try
        {
            if (BoundedFile.ReadText(list, LargestList, out var text) is { } unread)
                return Refuse(unread.Reason, list);
            var files = JsonSerializer.Deserialize<Dictionary<string, string>>(text) ?? [];
            // a list that was changed by hand must not lead out of the folder
            return Parsed<SiteFolder>.Ok(
                new SiteFolder(
                    full,
                    [.. files.Keys.Where(file => !file.Split('/', '\\').Contains("..") && !Path.IsPathRooted(file))]
                )
            );
        }
        catch (JsonException fault)
        {
            return Refuse($"the list of files published before cannot be read ({fault.Message}).", list);
        }
    }

    private static Parsed<SiteFolder> Refuse(string why, string path) =>
        Parsed<SiteFolder>.Failed(new Problem("PUBLISH001", why, path));
}
