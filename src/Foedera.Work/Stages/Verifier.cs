using Foedera.Core.Said.Verifying;
using Foedera.Store;

namespace Foedera.Work.Stages;

/// <summary>Answers "did he say it?" from the record: narrows it to the documents that a quotation may come from, and looks it up in those.</summary>
public sealed class Verifier(RecordStore record)
{
    /// <summary>Looks a quotation up.</summary>
    /// <param name="quotation">The words, with or without quotation marks.</param>
    /// <param name="speaker">Part of the name of the speaker asked about; null for anybody.</param>
    /// <param name="stop">Stops the search.</param>
    /// <returns>The answer and the texts of the documents it refers to.</returns>
    public async Task<Verified> VerifyAsync(string quotation, string? speaker, CancellationToken stop = default)
    {
        var evidence = await record.EvidenceAsync(quotation, stop: stop);
        var summary = await record.SummaryAsync(stop);
        var answer = QuotationIndex.Of(evidence.Documents, evidence.Utterances).Verify(quotation, speaker);
        return new Verified(
            answer with { Searched = new Searched((int)summary.Documents, (int)summary.Transcripts, summary.From, summary.To) },
            evidence.Documents.ToDictionary(read => read.Document.Id, read => read.Document, StringComparer.Ordinal));
    }
}

/// <summary>An answer with what it stands on.</summary>
/// <param name="Answer">The answer; what was searched is the whole record.</param>
/// <param name="Documents">The documents that its passages count into, by id.</param>
public sealed record Verified(Verification Answer, IReadOnlyDictionary<string, Core.Sources.Document> Documents)
{
    /// <summary>True when the best passage stands in a transcript; false when only a report has it.</summary>
    public bool IsFromTranscript => Answer.Best is { } best && Documents[best.DocumentId].Genre == Core.Sources.Genre.Transcript;
}
