using Foedera.Core.Primitives;
using Foedera.Reading.Intake;

namespace Foedera.Reading.Formats;

/// <summary>Walks one folder for <see cref="Files"/>.</summary>
/// <param name="top">The folder.</param>
/// <param name="follow">True to follow links wherever they lead.</param>
internal sealed class FolderWalk(string top, bool follow)
{
    private readonly string realTop = Links.RealPath(top) ?? Path.GetFullPath(top);

    // where links may make circles
    private readonly HashSet<string> walked = new(StringComparer.Ordinal);

    /// <summary>The files below the folder, in ordinal order of their paths.</summary>
    public IEnumerable<(string Path, Found? Settled)> Files() => Walk(top);

    private IEnumerable<(string Path, Found? Settled)> Walk(string folder)
    {
        if (follow && !walked.Add(Links.RealPath(folder) ?? folder))
            yield break;
        if (Entries(folder, out var entries) is { } problem)
            yield return (folder, new Found.Failed(folder, [problem]));
        foreach (var entry in entries)
        {
            if (Path.GetFileName(entry).StartsWith('.'))
                continue;
            var isLink = new FileInfo(entry).LinkTarget is not null;
            if (isLink && Refusal(entry) is { } refusal)
                yield return (entry, new Found.Failed(entry, [refusal]));
            else if (Directory.Exists(entry))
            {
                if (isLink && !follow)
                    continue;
                foreach (var found in Walk(entry))
                    yield return found;
            }
            else
                yield return (entry, Settled(entry));
        }
    }

    private Problem? Refusal(string link)
    {
        if (Links.RealPath(link) is not { } target)
            return Formats.Files.Unreadable(link, "this link leads to nothing.");
        return follow || Links.IsInside(target, realTop)
            ? null
            : new Problem(
                "FORMAT013",
                "this link leads out of the folder that is read; --follow reads such links.",
                link
            );
    }

    // a pipe or device is a problem whatever its name says; a file of another format is not
    private static Found.Skipped? Settled(string file)
    {
        if (DocumentFormats.IsTakenUp(file))
            return null;
        return FileKind.Irregular(file) is null ? new Found.Skipped(file) : null;
    }

    private static Problem? Entries(string folder, out string[] entries)
    {
        entries = [];
        try
        {
            entries = Directory.GetFileSystemEntries(folder);
            Array.Sort(entries, string.CompareOrdinal);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Formats.Files.Unreadable(folder, BoundedFile.Why(fault));
        }
    }
}
