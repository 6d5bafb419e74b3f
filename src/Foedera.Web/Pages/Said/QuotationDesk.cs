using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Said.Verifying;
using Foedera.Store;
using Foedera.Store.Queries;

namespace Foedera.Web.Pages.Said;

/// <summary>Where quotations are looked up: an index of the whole record, made on the first question and again when the record has changed.</summary>
public sealed class QuotationDesk(RecordStore record) : IDisposable
{
    private readonly SemaphoreSlim building = new(1);
    private volatile Shelf? current;

    /// <summary>What questions are answered from now.</summary>
    internal async Task<Shelf> OpenAsync(RecordSummary summary, CancellationToken stop)
    {
        if (current is { } ready && ready.Summary == summary) return ready;
        await building.WaitAsync(stop);
        try
        {
            return current is { } made && made.Summary == summary ? made : current = await BuildAsync(summary, stop);
        }
        finally
        {
            building.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => building.Dispose();

    private async Task<Shelf> BuildAsync(RecordSummary summary, CancellationToken stop)
    {
        var documents = new Dictionary<string, Filed>(StringComparer.Ordinal);
        await foreach (var read in record.AllDocumentsAsync(stop)) documents[read.Document.Id] = new Filed(read, new CodePoints(read.Document.Text));
        var utterances = new List<Utterance>();
        await foreach (var view in record.AllUtterancesAsync(stop)) utterances.Add(Restored(view, documents));
        return new Shelf(summary, documents, QuotationIndex.Of([.. documents.Values.Select(d => d.Read)], utterances));
    }

    private static Utterance Restored(UtteranceView view, Dictionary<string, Filed> documents) => new(view.Head.Id)
    {
        Speaker = view.Head.Speaker,
        Witness = view.Head.Witness,
        Wordings =
        [
            .. view.Wordings.Where(w => documents.ContainsKey(w.Document.Id)).Select(w =>
                new Wording(w.Document.Id, w.StatementId, documents[w.Document.Id].Points.ToUtf16(w.Start, w.End), w.Text) { Verdict = w.Verdict, Changes = w.Changes }),
        ],
    };

    /// <summary>A document with its counting of code points.</summary>
    internal sealed record Filed(ReadDocument Read, CodePoints Points)
    {
        /// <summary>The statement that a passage belongs to; null for words outside all statements.</summary>
        public Statement? StatementAt(TextSpan at) => Read.Statements.FirstOrDefault(s => s.Content.Any(c => c.Overlaps(at)));
    }

    /// <summary>An index with the documents it was made from and the state of the record it shows.</summary>
    internal sealed record Shelf(RecordSummary Summary, IReadOnlyDictionary<string, Filed> Documents, QuotationIndex Index);
}
