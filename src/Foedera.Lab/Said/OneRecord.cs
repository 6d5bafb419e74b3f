using System.Collections.Immutable;
using Foedera.Core.Said;
using Foedera.Core.Said.Joining;
using Foedera.Core.Sources;

namespace Foedera.Lab.Said;

/// <summary>All events read as one record, where sentences of different events share words by chance.</summary>
internal sealed class OneRecord
{
    private readonly List<QuotedPassage> passages;
    private readonly Dictionary<string, int> events = new(StringComparer.Ordinal);
    private readonly Duplicates distinct;

    public OneRecord(ImmutableArray<SaidEvent> events)
    {
        var documents = events.SelectMany((e, number) => e.English.Select(d => Renamed(d, number))).ToList();
        passages = Utterances.Passages(documents);
        distinct = Duplicates.Of(
            passages,
            [.. Enumerable.Range(0, passages.Count).Where(i => !passages[i].IsFragment)]
        );
    }

    /// <summary>Sentences of different events that are joined when all are read as one record.</summary>
    public IEnumerable<string> Joined(JoiningOptions options)
    {
        var links = Utterances.Linked(passages, distinct, Utterances.Pairs(passages, distinct, options), options);
        foreach (var cluster in links.All())
        {
            var firsts = cluster.Members.DistinctBy(m => EventOf(m)).ToList();
            if (firsts.Count > 1)
                yield return string.Join(" | ", firsts.Select(m => $"{m.Document.Id} “{m.Text}”"));
        }
    }

    private int EventOf(QuotedPassage passage) => events[passage.Document.Id];

    private ReadDocument Renamed(ReadDocument read, int number)
    {
        var id = $"{number:00}/{read.Document.Id}";
        events[id] = number;
        var document = new Document(id, read.Document.Text)
        {
            Title = read.Document.Title,
            Outlet = read.Document.Outlet,
            Address = read.Document.Address,
            Language = read.Document.Language,
            Published = read.Document.Published,
            Genre = read.Document.Genre,
            TranscriptKind = read.Document.TranscriptKind,
        };
        return read with { Document = document };
    }
}
