using System.Collections.Immutable;
using Foedera.Core.Said;
using Foedera.Core.Said.Verifying;
using Foedera.Store;

namespace Foedera.Work.Stages;

/// <summary>Answers "did he say it?" from the record: narrows it to the documents that a quotation may come from, and
/// looks it up in those.</summary>
public sealed class Verifier(RecordStore record)
{
    // documents of so many questions are in memory together
    private const int AtOnce = 50;

    // documents of an answer whose rivals are looked for
    private const int MostLookedAt = 8;

    /// <summary>Looks a quotation up.</summary>
    /// <param name="quotation">The words, with or without quotation marks.</param>
    /// <param name="speaker">Part of the name of the speaker asked about; null for anybody.</param>
    /// <param name="stop">Stops the search.</param>
    /// <returns>The answer and the texts of the documents it refers to.</returns>
    public async Task<Verified> VerifyAsync(string quotation, string? speaker, CancellationToken stop = default)
    {
        return (await VerifyAllAsync([(quotation, speaker)], stop))[0];
    }

    /// <summary>Looks several quotations up at once: the record is narrowed and indexed once.</summary>
    /// <returns>The answers, in the order of the questions.</returns>
    public async Task<ImmutableArray<Verified>> VerifyAllAsync(
        IReadOnlyList<(string Quotation, string? Speaker)> asked,
        CancellationToken stop = default
    )
    {
        var summary = await record.SummaryAsync(stop);
        var searched = new Searched((int)summary.Documents, (int)summary.Transcripts, summary.From, summary.To);
        var answers = ImmutableArray.CreateBuilder<Verified>(asked.Count);
        foreach (var some in asked.Chunk(AtOnce))
        {
            var evidence = await record.EvidenceAsync([.. some.Select(a => a.Quotation)], stop: stop);
            var index = QuotationIndex.Of(evidence.Documents, evidence.Utterances);
            var documents = evidence.Documents.ToDictionary(
                read => read.Document.Id,
                read => read.Document,
                StringComparer.Ordinal
            );
            foreach (var (quotation, speaker) in some)
            {
                stop.ThrowIfCancellationRequested();
                var answer = index.Verify(quotation, speaker) with { Searched = searched };
                answers.Add(
                    new Verified(answer, documents) { Rivals = await record.RivalsAsync(StandsOn(answer), stop) }
                );
            }
        }
        return answers.MoveToImmutable();
    }

    // the documents that bear the answer, the witness first
    private static IEnumerable<string> StandsOn(Verification answer)
    {
        string?[] first = [answer.Witness?.DocumentId, answer.Best?.DocumentId];
        return first
            .OfType<string>()
            .Concat(answer.Printed.Select(place => place.DocumentId))
            .Distinct(StringComparer.Ordinal)
            .Take(MostLookedAt);
    }
}

/// <summary>An answer with what it stands on.</summary>
/// <param name="Answer">The answer; what was searched is the whole record.</param>
/// <param name="Documents">The documents that its passages count into, by id.</param>
public sealed record Verified(Verification Answer, IReadOnlyDictionary<string, Core.Sources.Document> Documents)
{
    /// <summary>The documents the answer stands on that others claim to be, with those others: what a file says of
    /// itself proves nothing, and a person has to see it.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Rivals { get; init; } =
        ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>True when the best passage stands in a transcript; false when only a report has it.</summary>
    public bool IsFromTranscript =>
        Answer.Best is { } best && Documents[best.DocumentId].Genre == Core.Sources.Genre.Transcript;

    /// <summary>Who is on record with the words: the speaker of what was found, or whoever else is on record with them;
    /// null when nobody is.</summary>
    public Speaker? SaidBy =>
        Answer.Best is not null
            ? Answer.Speaker
            : Answer
                .Alternatives.Where(a => a.Verdict != Verdict.NotOnRecord)
                .Select(a => a.Speaker)
                .FirstOrDefault(s => s?.Name is not null);
}
