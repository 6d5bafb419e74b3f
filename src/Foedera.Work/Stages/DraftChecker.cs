using System.Collections.Immutable;
using Foedera.Core.Said;
using Foedera.Core.Said.Verifying;
using Foedera.Core.Sources;
using Foedera.Reading.Attribution;
using Foedera.Store;

namespace Foedera.Work.Stages;

/// <summary>Checks a draft: every quotation in it against the record.</summary>
/// <param name="record">The record.</param>
/// <param name="reader">Reads the draft, and knows whom it may name.</param>
public sealed class DraftChecker(RecordStore record, StatementReader reader)
{
    /// <summary>Finds the quotations of a draft and looks each up.</summary>
    /// <returns>The draft with its quotations; without any where none is in it.</returns>
    public async Task<CheckedDraft> CheckAsync(Document draft, CancellationToken stop = default)
    {
        var quotations = DraftQuotations.In(draft, reader.Read(draft));
        var answers = await new Verifier(record).VerifyAllAsync(
            [.. quotations.Select(q => (q.Text, q.Speaker?.Name))],
            stop
        );
        var summary = await record.SummaryAsync(stop);
        return new CheckedDraft(
            draft,
            [.. quotations.Zip(answers, (quotation, found) => new CheckedQuotation(quotation, found))],
            new Searched((int)summary.Documents, (int)summary.Transcripts, summary.From, summary.To)
        );
    }
}

/// <summary>A draft with what the record knows of its quotations.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Quotations">Its quotations, in the order of the text.</param>
/// <param name="Searched">What was searched.</param>
public sealed record CheckedDraft(Document Draft, ImmutableArray<CheckedQuotation> Quotations, Searched Searched)
{
    /// <summary>True when a quotation is altered, joined, or given to somebody other than who said it.</summary>
    public bool HasFault => Quotations.Any(q => q.IsFault);
}

/// <summary>One quotation of a draft.</summary>
/// <param name="Quotation">The quotation.</param>
/// <param name="Found">The answer.</param>
public sealed record CheckedQuotation(DraftQuotation Quotation, Verified Found)
{
    /// <summary>Who is on record with it; null when nobody is.</summary>
    public Speaker? SaidBy => Found.SaidBy;

    /// <summary>True when the draft gives the words to one person and the record to another.</summary>
    public bool IsGivenToAnother =>
        Quotation.Speaker?.Name is not null && Found.Answer.Best is null && SaidBy is not null;

    /// <summary>True when a sub-editor must look at it: changed words, sentences put together, or another
    /// speaker.</summary>
    public bool IsFault => IsGivenToAnother || Found.Answer.Verdict is Verdict.Altered or Verdict.Joined;
}
