using Foedera.Core.Sources;
using Foedera.Reading.Formats;
using Foedera.Store.Snapshots;

namespace Foedera.Work.Stages;

/// <summary>A file to read.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Below">Its path below the folder that was named, with "/" between the parts; the file's name when the
/// file itself was named. Part of its identity,
/// so that a folder that is copied elsewhere holds the same documents.</param>
/// <param name="Settled">Why it will give no document; null for a file still to be read.</param>
public sealed record SourceFile(string Path, string Below, Found? Settled) : Source
{
    /// <inheritdoc/>
    public override string Name => Path;

    /// <summary>The files that paths of files and folders name.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="follow">True to follow links in folders wherever they lead.</param>
    public static IEnumerable<SourceFile> Expand(IEnumerable<string> paths, bool follow = false)
    {
        foreach (var path in paths)
        {
            var folder = Directory.Exists(path) ? path : null;
            foreach (var (file, settled) in Files.Expand([path], follow))
                yield return new SourceFile(file, BelowOf(folder, file), settled);
        }
    }

    internal override IEnumerable<Found> Open() => Files.Open((Path, Settled));

    // a member of an archive says itself where it was fetched: a claim, so that its place in the file is its identity
    internal override Origin OriginOf(string? outlet, string? member) => Origin.OfFile(outlet, PlaceOf(Below, member));

    internal override long Weight => Files.WeightOf((Path, Settled));

    private protected override Snapshot Placed(Snapshot snapshot, string? member) =>
        snapshot with
        {
            Address = PlaceOf(Below, member),
        };

    private static string BelowOf(string? folder, string file)
    {
        var below = folder is null ? System.IO.Path.GetFileName(file) : System.IO.Path.GetRelativePath(folder, file);
        return below.Replace(System.IO.Path.DirectorySeparatorChar, '/');
    }
}
