using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Foedera.Core.Said.Joining;

/// <summary>What joining gave, without what is as it was.</summary>
/// <param name="Ids">Every utterance there is now.</param>
/// <param name="Judged">Those that are new, or whose judgement may be another than before.</param>
/// <param name="State">To be remembered for the next time.</param>
public sealed record Rejoined(ImmutableArray<string> Ids, ImmutableArray<Utterance> Judged, JoiningState State)
{
    /// <summary>What the next joining begins with; null to forget what was kept, and to join everything anew.</summary>
    public Keeping? Kept { get; init; }

    /// <summary>The clusters, where all were joined.</summary>
    internal ClusterMarks? Marks { get; init; }
}

/// <summary>What a joining is remembered by: enough to see what changed since.</summary>
/// <param name="Context">A hash of all that bears on every judgement: the records of speech, the program, what is known
/// of speakers.</param>
/// <param name="Marks">A hash of each cluster, ascending: its passages and the documents that they stand in.</param>
public sealed record JoiningState(string Context, ImmutableArray<long> Marks)
{
    /// <summary>For each mark the name of the utterance, as a number; 0 for a cluster that is none.</summary>
    public ImmutableArray<long> Names { get; init; } = [];

    /// <summary>Of a record that was never joined: everything is new.</summary>
    public static JoiningState None { get; } = new("", []);
}

/// <summary>Clusters by hash, so that those which stand as before are known.</summary>
internal sealed class ClusterMarks
{
    private readonly Dictionary<Cluster, long> marks;
    private readonly string context;

    /// <summary>Marks clusters.</summary>
    /// <param name="documents">The documents that their passages stand in.</param>
    /// <param name="clusters">The clusters.</param>
    /// <param name="knowledge">A word that changes when what is known of speakers does.</param>
    public ClusterMarks(
        IReadOnlyCollection<ReadDocument> documents,
        IReadOnlyCollection<Cluster> clusters,
        string knowledge
    )
    {
        var stamps = documents.ToDictionary(
            d => d.Document.Identity,
            d => StampOf(d.Document.Identity, d.Stamp),
            StringComparer.Ordinal
        );
        marks = clusters.ToDictionary(cluster => cluster, cluster => MarkOf(cluster, stamps));
        context = ContextOf(
            documents.Where(d => d.Document.Genre == Sources.Genre.Transcript).Select(d => stamps[d.Document.Identity]),
            knowledge
        );
    }

    /// <summary>The hash of a cluster.</summary>
    public long this[Cluster cluster] => marks[cluster];

    /// <summary>What bears on every judgement.</summary>
    public string Context => context;

    /// <summary>To be compared with the next time, when those that could not be judged are to be judged again.</summary>
    /// <param name="failed">Those that could not be judged.</param>
    /// <param name="named">The utterances.</param>
    public JoiningState StateWithout(IReadOnlySet<Cluster> failed, IReadOnlyDictionary<Cluster, string> named)
    {
        var all = marks
            .Where(mark => !failed.Contains(mark.Key))
            .Select(mark =>
                (Mark: mark.Value, Name: named.TryGetValue(mark.Key, out var id) ? UtteranceName.Of(id) : 0)
            )
            .OrderBy(mark => mark.Mark)
            .ToList();
        return new(context, [.. all.Select(mark => mark.Mark)]) { Names = [.. all.Select(mark => mark.Name)] };
    }

    /// <summary>The clusters that may be judged otherwise than before, and those that bear on them: a judgement hears
    /// all that the documents
    /// which report a cluster report, and how far they agree with others there.</summary>
    public (List<Cluster> Changed, List<Cluster> Heard) Since(JoiningState before)
    {
        var all = marks.Keys.OrderBy(c => c.Number).ToList();
        if (before.Context != context)
            return (all, all);
        var known = before.Marks.ToHashSet();
        var touched = DocumentsOf(all.Where(c => !known.Contains(marks[c])));
        var changed = all.FindAll(c => c.Members.Exists(m => touched.Contains(m.DocumentNumber)));
        var near = DocumentsOf(changed);
        return (changed, all.FindAll(c => c.Members.Exists(m => near.Contains(m.DocumentNumber))));
    }

    private static HashSet<int> DocumentsOf(IEnumerable<Cluster> clusters) =>
        [.. clusters.SelectMany(c => c.Members).Select(m => m.DocumentNumber)];

    /// <summary>The hash of a cluster: its passages, in their order, and the documents that they stand in.</summary>
    public static long MarkOf(Cluster cluster, Dictionary<string, long> stamps)
    {
        // the order in which they were joined decides between equals
        var bytes = new byte[(cluster.Members.Count * 16) + 8];
        var at = bytes.AsSpan();
        foreach (var member in cluster.Members)
        {
            BinaryPrimitives.WriteInt64LittleEndian(at, stamps[member.Document.Identity]);
            BinaryPrimitives.WriteInt32LittleEndian(at[8..], member.At.Start);
            BinaryPrimitives.WriteInt32LittleEndian(at[12..], member.At.End);
            at = at[16..];
        }
        BinaryPrimitives.WriteInt32LittleEndian(at, cluster.Said?.First?.DayNumber ?? -1);
        BinaryPrimitives.WriteInt32LittleEndian(at[4..], cluster.Said?.Last?.DayNumber ?? -1);
        return BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(bytes));
    }

    /// <summary>The hash of a document as it stands on record.</summary>
    public static long StampOf(string identity, string stamp) =>
        BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{identity}\n{stamp}")));

    /// <summary>The hash of what bears on every judgement: a record of speech bears witness wherever its words are
    /// reported.</summary>
    /// <param name="speeches">The stamps of the records of speech.</param>
    /// <param name="knowledge">A word that changes when what is known of speakers does.</param>
    public static string ContextOf(IEnumerable<long> speeches, string knowledge)
    {
        var program = typeof(ClusterMarks).Module.ModuleVersionId;
        return Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{program}\n{knowledge}\n{string.Join(' ', speeches.Order())}"))
        );
    }
}

/// <summary>Names of utterances as numbers: "u" and twelve hexadecimal digits.</summary>
internal static class UtteranceName
{
    /// <summary>The number of a name; never 0.</summary>
    public static long Of(string id) =>
        long.Parse(id.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture) + 1;

    /// <summary>The name of a number.</summary>
    public static string Of(long number) => "u" + (number - 1).ToString("x12", CultureInfo.InvariantCulture);
}
