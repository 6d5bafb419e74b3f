using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Said.Verifying;
using Foedera.Store.Queries;
using Foedera.Work.Stages;

namespace Foedera.Cli.Output;

/// <summary>Utterances and verifications as the contract's JSON; positions are Unicode code points.</summary>
internal static class QuotationJson
{
    public static object Of(UtteranceView utterance) => new
    {
        utterance.Head.Id,
        Speaker = Of(utterance.Head.Speaker),
        utterance.Head.Witness,
        Wordings = utterance.Wordings.Select(w => new { Doc = w.Document.Id, Statement = w.StatementId, w.Start, w.End, w.Text, w.Verdict, Changes = Of(w.Changes) }),
    };

    public static object Of(Verified verified)
    {
        var answer = verified.Answer;
        return new
        {
            answer.Verdict,
            Utterance = answer.UtteranceId,
            Speaker = Of(answer.Speaker),
            Best = answer.Best is { } best ? Of(best, verified) : null,
            Changes = Of(answer.Changes),
            answer.Searched,
            Alternatives = answer.Alternatives.Select(other => new
            {
                other.Verdict,
                Utterance = other.UtteranceId,
                Speaker = Of(other.Speaker),
                Best = Of(other.Passage, verified),
                other.Likeness,
                other.Quoted,
                Changes = Of(other.Changes),
            }),
        };
    }

    private static object? Of(Speaker? speaker) => speaker is null ? null : new { speaker.Name, Id = speaker.ActorId, speaker.Candidates };

    private static object Of(Passage passage, Verified verified)
    {
        var (start, end) = new CodePoints(verified.Documents[passage.DocumentId].Text).FromUtf16(passage.At);
        return new { Doc = passage.DocumentId, Start = start, End = end, passage.Text };
    }

    private static IEnumerable<object> Of(ImmutableArray<WordChange> changes) => changes.Select(c => new { Op = c.Kind, c.Theirs, c.Witness });
}
