using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Formats;

/// <summary>What was found at one path.</summary>
public abstract record Found
{
    private Found()
    {
    }

    /// <summary>A document.</summary>
    /// <param name="Path">The file.</param>
    /// <param name="Bytes">Its bytes, for the snapshot.</param>
    /// <param name="Reading">The document and notes on how it was read.</param>
    public sealed record Read(string Path, ReadOnlyMemory<byte> Bytes, DocumentRead Reading) : Found;

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
    /// <summary>Reads every document under the paths. Nothing is thrown for a file that is bad, unreadable or gone.</summary>
    public static IEnumerable<Found> Read(IEnumerable<string> paths) => Expand(paths).SelectMany(Open);

    /// <summary>The files under the paths, each either still to be read (null) or already a failure or skipped. Folders are walked in
    /// ordinal order; hidden files and folders inside them, and symbolic links to folders, are passed over.</summary>
    public static IEnumerable<(string Path, Found? Settled)> Expand(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                foreach (var found in Walk(path)) yield return found;
            }
            else yield return (path, null);
        }
    }

    /// <summary>Reads one file that <see cref="Expand"/> found.</summary>
    public static IEnumerable<Found> Open((string Path, Found? Settled) file)
    {
        if (file.Settled is { } settled) return [settled];
        return TryReadBytes(file.Path, out var bytes) is { } problem ? [new Found.Failed(file.Path, [problem])] : [Document(file.Path, bytes)];
    }

    private static Found Document(string path, byte[] bytes)
    {
        var parsed = DocumentReader.Read(bytes, path);
        return parsed.Try(out var reading) ? new Found.Read(path, bytes, reading) : new Found.Failed(path, parsed.Problems);
    }

    private static IEnumerable<(string Path, Found? Settled)> Walk(string folder)
    {
        string[] entries;
        Problem? problem = null;
        try
        {
            entries = Directory.GetFileSystemEntries(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            entries = [];
            problem = Unreadable(folder, fault);
        }
        if (problem is not null) yield return (folder, new Found.Failed(folder, [problem]));
        Array.Sort(entries, string.CompareOrdinal);
        foreach (var entry in entries)
        {
            if (Path.GetFileName(entry).StartsWith('.')) continue;
            if (Directory.Exists(entry))
            {
                if (new DirectoryInfo(entry).LinkTarget is not null) continue;
                foreach (var found in Walk(entry)) yield return found;
            }
            else yield return (entry, DocumentReader.FormatOf(entry) is null ? new Found.Skipped(entry) : null);
        }
    }

    private static Problem? TryReadBytes(string path, out byte[] bytes)
    {
        bytes = [];
        if (File.Exists(path) && DocumentReader.FormatOf(path) is null) return DocumentReader.UnknownFormat(path);
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > DocumentLimits.Bytes) return DocumentReader.TooLong(file.Length, path);
            bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Unreadable(path, fault);
        }
    }

    private static Problem Unreadable(string path, Exception fault) => new("FORMAT010", fault switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file or folder.",
        UnauthorizedAccessException => "it may not be read with the rights of this user.",
        EndOfStreamException => "it became shorter while it was read.",
        _ => $"it could not be read: {fault.Message}",
    }, path);
}
