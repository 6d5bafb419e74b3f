using Foedera.Core.Said;
using Foedera.Reading.Attribution;

namespace Foedera.Tests;

/// <summary>Where the tests find the repository's own files and, when it is there, the shared data beside it.</summary>
public static class Repository
{
    /// <summary>The repository's root: the folder with Foedera.slnx.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The trained models, for all tests the same.</summary>
    public static ReadingModels Models { get; } = ReadingModels.Open();

    /// <summary>A reader that knows no packs.</summary>
    public static StatementReader Reader { get; } = new(ActorDirectory.Empty, Models);

    /// <summary>A file or folder of the repository.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A file or folder of ../shared; skips the running test, saying so, when it is absent.</summary>
    public static string Shared(params string[] parts)
    {
        var path = Path.GetFullPath(Path.Combine([Root, "..", "shared", .. parts]));
        if (!Path.Exists(path))
            Assert.Skip($"needs {path}, which is not part of the repository");
        return path;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Foedera.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository.");
    }
}
