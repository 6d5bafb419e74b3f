using Foedera.Core.Sources;
using Foedera.Reading.Formats;
using Foedera.Store.Snapshots;

namespace Foedera.Work.Stages;

/// <summary>Something that documents are read from: a file, or a page that was fetched.</summary>
public abstract record Source
{
    /// <summary>Where it is, as people are told: a path or an address.</summary>
    public abstract string Name { get; }

    /// <summary>How many bytes of memory reading it may take at most; a guess.</summary>
    internal virtual long Weight => 0;

    /// <summary>What it holds. Nothing is thrown for a source that is bad, unreadable or gone.</summary>
    internal abstract IEnumerable<Found> Open();

    /// <summary>The document with what is known of its source and it does not say itself.</summary>
    internal virtual Document Complete(Document document) => document;

    /// <summary>The identity of one document of it.</summary>
    /// <param name="outlet">The outlet that the document names, as addresses write it; null when it names none.</param>
    /// <param name="member">Where in the source; null when the source is the document.</param>
    internal abstract Origin OriginOf(string? outlet, string? member);

    /// <summary>The bytes of one document of it, with where they come from.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="member">Where in the source; null when the source is the document.</param>
    /// <param name="now">When they are read.</param>
    /// <param name="before">The snapshot of its document before; null for the first. The items of a feed are all read
    /// from the same bytes, which are hashed once.</param>
    internal Snapshot SnapshotOf(ReadOnlyMemory<byte> bytes, string? member, DateTimeOffset now, Snapshot? before)
    {
        var snapshot = before is not null && before.Bytes.Equals(bytes) ? before : new Snapshot("", now, bytes);
        return Placed(snapshot, member);
    }

    /// <summary>The place of one document of it, by which its identity goes.</summary>
    private protected static string PlaceOf(string source, string? member) =>
        member is null ? source : $"{source}!{member.Replace('/', '|')}";

    /// <summary>A snapshot with where it comes from.</summary>
    private protected abstract Snapshot Placed(Snapshot snapshot, string? member);
}
