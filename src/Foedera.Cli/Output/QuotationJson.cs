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
    public static object Of(UtteranceView utterance) =>
        new
        {
            utterance.Head.Id,
            Speaker = Of(utterance.Head.Speaker),
            utterance.Head.Witness,
            WitnessBelief = utterance.Head.WitnessBelief?.Share,
            LanguageSpoken = Of(utterance.Head.Spoken),
            utterance.Head.Voices,
            Wordings = utterance.Wordings.Select(w => new
            {
                Doc = w.Document.Id,
                Statement = w.StatementId,
                w.Start,
                w.End,
                w.Text,
                w.Verdict,
                Changes = Of(w.Changes),
            }),
        };

    public static object Of(Verified verified)
    {
        var answer = verified.Answer;
        return new
        {
            answer.Verdict,
            Utterance = answer.UtteranceId,
            Speaker = Of(answer.Speaker),
            Printed = answer.Printed.Select(p => Place(p, verified)),
            Witness = answer.Witness is { } witness
                ? new
                {
                    witness.Kind,
                    Doc = witness.DocumentId,
                    witness.Text,
                    Belief = witness.Belief.Share,
                    witness.Belief.Because,
                }
                : null,
            LanguageSpoken = Of(answer.Spoken),
            Best = answer.Best is { } best ? Of(best, verified) : null,
            Changes = Of(answer.Changes),
            answer.Searched,
            Rivals = verified.Rivals.Select(rivals => new { Doc = rivals.Key, Rivals = rivals.Value }),
            Alternatives = answer.Alternatives.Select(other => Of(other, verified)),
        };
    }

    private static object? Of(Speaker? speaker) =>
        speaker is null
            ? null
            : new
            {
                speaker.Name,
                Id = speaker.ActorId,
                speaker.Candidates,
            };

    public static object Of(Verbs.QuotationTable row, Verified verified) =>
        new
        {
            row.Line,
            row.Quotation,
            row.Speaker,
            SaidBy = Of(verified.SaidBy),
            Answer = Of(verified),
        };

    public static object Of(CheckedDraft draft)
    {
        var points = new CodePoints(draft.Draft.Text);
        return new { Quotations = draft.Quotations.Select(q => Of(q, points)), draft.Searched };
    }

    public static object Of(CheckedQuotation quotation, CodePoints points)
    {
        var (start, end) = points.FromUtf16(quotation.Quotation.At);
        var answer = quotation.Found.Answer;
        return new
        {
            Start = start,
            End = end,
            quotation.Quotation.Text,
            Speaker = Of(quotation.Quotation.Speaker),
            answer.Verdict,
            Printed = answer.Printed.Select(p => Place(p, quotation.Found)),
            Changes = Of(answer.Changes),
            SaidBy = Of(quotation.SaidBy),
            Alternatives = answer.Alternatives.Select(other => Of(other, quotation.Found)),
        };
    }

    private static object Of(Alternative other, Verified verified) =>
        new
        {
            other.Verdict,
            Utterance = other.UtteranceId,
            Speaker = Of(other.Speaker),
            Best = Of(other.Passage, verified),
            other.Likeness,
            other.Quoted,
            Changes = Of(other.Changes),
        };

    private static object? Of(SpokenIn? spoken) =>
        spoken is null
            ? null
            : new
            {
                spoken.Tag,
                Belief = spoken.Belief.Share,
                spoken.Belief.Because,
            };

    private static object Place(Passage passage, Verified verified)
    {
        var (start, end) = new CodePoints(verified.Documents[passage.DocumentId].Text).FromUtf16(passage.At);
        return new
        {
            Doc = passage.DocumentId,
            Start = start,
            End = end,
        };
    }

    private static object Of(Passage passage, Verified verified)
    {
        var (start, end) = new CodePoints(verified.Documents[passage.DocumentId].Text).FromUtf16(passage.At);
        return new
        {
            Doc = passage.DocumentId,
            Start = start,
            End = end,
            passage.Text,
        };
    }

    private static IEnumerable<object> Of(ImmutableArray<WordChange> changes) =>
        changes.Select(c => new
        {
            Op = c.Kind,
            c.Theirs,
            c.Witness,
        });
}
