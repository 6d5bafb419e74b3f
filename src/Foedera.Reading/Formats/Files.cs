using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Primitives;
using Foedera.Reading.Intake;

namespace Foedera.Reading.Formats;

/// <summary>What was found at one path.</summary>
public abstract record Found
{
    private Found() { }

    /// <summary>A document.</summary>
    /// <param name="Path">The file.</param>
    /// <param name="Bytes">Its bytes, for the snapshot.</param>
    /// <param name="Reading">The document and notes on how it was read.</param>
    /// <param name="Member">Where in the file, when it holds several documents; null when the file is the
    /// document.</param>
    public sealed record Read(string Path, ReadOnlyMemory<byte> Bytes, DocumentRead Reading, string? Member = null)
        : Found;

    /// <summary>A file or folder that should have given a document and did not.</summary>
    /// <param name="Path">The file or folder.</param>
    /// <param name="Problems">Why; at least one.</param>
    public sealed record Failed(string Path, ImmutableArray<Problem> Problems) : Found;

    /// <summary>A file inside a folder that is of no format that is read.</summary>
    /// <param name="Path">The file.</param>
    public sealed record Skipped(string Path) : Found;
}

/// <summary>Files and folders to documents: lazily, in order of their paths, one bad file at a time.</summary>
public static class Files
{
    private static readonly string[] Packed = [".gz", ".zip", ".wacz", ".epub", ".docx", ".odt", ".pdf", ".warc"];

    /// <summary>Reads every document under the paths. Nothing is thrown for a file that is bad, unreadable or
    /// gone.</summary>
    public static IEnumerable<Found> Read(IEnumerable<string> paths) => Expand(paths).SelectMany(Open);

    /// <summary>The files under the paths, each either still to be read (null) or already a failure or skipped. Folders
    /// are walked in
    /// ordinal order; hidden files and folders inside them are passed over, and so are links to folders below the one
    /// walked, which are read in their own place.</summary>
    /// <param name="paths">Files and folders; a link that is named is followed.</param>
    /// <param name="follow">True to follow links in folders wherever they lead; otherwise one that leads out of the
    /// folder is a failure.</param>
    public static IEnumerable<(string Path, Found? Settled)> Expand(IEnumerable<string> paths, bool follow = false)
    {
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                foreach (var found in new FolderWalk(path, follow).Files())
                    yield return found;
            }
            else
                yield return (path, null);
        }
    }

    /// <summary>Reads one file that <see cref="Expand"/> found.</summary>
    public static IEnumerable<Found> Open((string Path, Found? Settled) file)
    {
        if (file.Settled is { } settled)
            return [settled];
        return TryReadBytes(file.Path, out var bytes) is { } problem
            ? [new Found.Failed(file.Path, [problem])]
            : Documents(file.Path, new RawSource(bytes, file.Path, null, null, new UnpackBudget()));
    }

    /// <summary>How many bytes of memory reading a file may take at most: what is packed may unfold to a thousand times
    /// its length
    /// (the most that deflate packs), a text to a hundred times (where each character is a word); 0 for what will not
    /// be read.</summary>
    public static long WeightOf((string Path, Found? Settled) found)
    {
        var file = new FileInfo(found.Path);
        if (found.Settled is not null || !file.Exists)
            return 0;
        return Array.Exists(Packed, ending => found.Path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            ? Math.Min(DocumentLimits.UnpackedBytes, file.Length * 1000)
            : Math.Min(DocumentLimits.UnpackedBytes, file.Length * 100);
    }

    /// <summary>Reads bytes that have no file: a page that looks like one is read as a page, other text as
    /// text.</summary>
    /// <param name="bytes">All of them.</param>
    /// <param name="name">How problems name them.</param>
    public static IEnumerable<Found> Open(ReadOnlyMemory<byte> bytes, string name)
    {
        var source = new RawSource(bytes, name, null, null, new UnpackBudget());
        var kind =
            source.Head is ['<', ..] ? "text/html"
            : source.Head is ['{', ..] ? "application/json"
            : "text/plain";
        return Documents(name, source with { ContentType = kind });
    }

    /// <summary>Reads what was fetched.</summary>
    /// <param name="bytes">The body.</param>
    /// <param name="address">The address that it came from.</param>
    /// <param name="contentType">The Content-Type that came with it; null when none did.</param>
    public static IEnumerable<Found> Open(ReadOnlyMemory<byte> bytes, Uri address, string? contentType)
    {
        var source = new RawSource(bytes, address.AbsoluteUri, address, contentType, new UnpackBudget());
        return Documents(address.AbsoluteUri, source);
    }

    internal static Problem Unreadable(string path, string reason) => new("FORMAT010", reason, path);

    // of a file with a thousand bad documents the first few are told, the others counted
    private static IEnumerable<Found> Documents(string path, RawSource source)
    {
        var failed = 0;
        foreach (var piece in DocumentFormats.Read(source))
        {
            var found = Document(path, piece);
            if (found is Found.Failed && ++failed > DocumentLimits.Problems)
                continue;
            yield return found;
        }
        if (failed <= DocumentLimits.Problems)
            yield break;
        var more = string.Create(CultureInfo.InvariantCulture, $"{failed - DocumentLimits.Problems:N0}");
        yield return new Found.Failed(
            path,
            [new Problem("FORMAT019", $"{more} more of its documents were refused.", path)]
        );
    }

    private static Found Document(string path, Piece piece) =>
        piece.Reading.Try(out var reading)
            ? new Found.Read(path, piece.Bytes, reading, piece.Member)
            : new Found.Failed(path, piece.Reading.Problems);

    private static Problem? TryReadBytes(string path, out byte[] bytes)
    {
        bytes = [];
        if (Path.GetFullPath(path).Length > DocumentLimits.Path)
            return Unreadable(path, $"its path has more than {DocumentLimits.Path} characters.");
        var most = DocumentReader.FormatOf(path) is null ? DocumentLimits.CollectionBytes : DocumentLimits.Bytes;
        if (BoundedFile.Read(path, most, out bytes) is not { } unread)
            return null;
        return unread.IsTooLong ? new Problem("FORMAT003", unread.Reason, path) : Unreadable(path, unread.Reason);
    }
}
