namespace Foedera.Reading.Intake;

/// <summary>Where links lead.</summary>
internal static class Links
{
    // as many as Linux follows
    private const int MostHops = 40;

    /// <summary>The path with every link in it followed, folders included; null when a link leads nowhere or in a
    /// circle.</summary>
    public static string? RealPath(string path)
    {
        var full = Path.GetFullPath(path);
        var (real, rest, hops) = (Path.GetPathRoot(full) ?? "", Parts(full), 0);
        while (rest.TryPop(out var part))
        {
            var next = Path.Combine(real, part);
            if (TargetOf(next) is not { } target)
            {
                if (!Path.Exists(next))
                    return null;
                real = next;
                continue;
            }
            if (++hops > MostHops)
                return null;
            full = Path.GetFullPath(target, real);
            real = Path.GetPathRoot(full) ?? "";
            foreach (var leading in Parts(full).Reverse())
                rest.Push(leading);
        }
        return real;
    }

    /// <summary>True when the path, without links, is the folder, without links, or lies below it.</summary>
    public static bool IsInside(string realPath, string realFolder) =>
        realPath == realFolder || realPath.StartsWith(WithSeparator(realFolder), StringComparison.Ordinal);

    private static string WithSeparator(string folder) =>
        Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar;

    private static string? TargetOf(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (IOException)
        {
            return null;
        }
    }

    // the first part on top
    private static Stack<string> Parts(string full) =>
        new(
            full[(Path.GetPathRoot(full)?.Length ?? 0)..]
                .Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)
                .Reverse()
        );
}
