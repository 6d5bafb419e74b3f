using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said.Joining;
using Foedera.Core.Said.Judging;
using Foedera.Core.Said.Words;
using Foedera.Core.Sources;

namespace Foedera.Core.Said.Verifying;

/// <summary>Everything on record that was quoted, every sentence of the transcripts, and the other sentences of the
/// articles (which are
/// written, not said), ready for questions. Built once; questions may come from many threads.</summary>
public sealed partial class QuotationIndex
{
    private const int MostCandidates = 60;
    private const int MostAlternatives = 8;

    // below these a quotation is not on record, however alike something is
    private const float LeastFound = 0.6f;
    private const float LeastOdds = 0f;
    private const float WorthShowing = 0.25f;

    // a stranger's sentence is shown from here on: below it, words in common are chance
    private const float LeastAlike = 0.5f;
    private const int MostPrinted = 200;

    // a stretch of this weight is more than one rare word, and one of this weight more than a common one
    private const float LeastRun = 10;
    private const float LeastWord = 5;

    // a quotation longer than this is cut: nobody quotes a page
    private const int LongestQuotation = 5000;

    // stands for what a document has between two pieces of a passage
    private const string Gap = " … ";

    private readonly Vocabulary words = new();
    private readonly List<QuotedPassage> passages;
    private readonly int quoted;
    private readonly CandidatePairs likely;
    private readonly WordRuns runs = new();
    private readonly (Utterance Utterance, Wording Wording)?[] said;
    private readonly Dictionary<(string Document, int Start), int> numbers = [];
    private readonly HashSet<int> disputed = [];
    private readonly Searched searched;

    private QuotationIndex(IReadOnlyCollection<ReadDocument> documents, IEnumerable<Utterance> utterances)
    {
        passages = RunOnSentences.Split(QuotedPassages.Of(documents, words));
        quoted = passages.Count;
        passages.AddRange(QuotedPassages.Unquoted(documents, words));
        likely = CandidatePairs.Over(passages.ConvertAll(p => p.Words));
        for (var i = 0; i < passages.Count; i++)
        {
            runs.Add(passages[i].Words, i);
            numbers.TryAdd((passages[i].Document.Id, passages[i].At.Start), i);
            if (i < quoted && Disputes.About(passages[i]))
                disputed.Add(i);
        }
        said = Holders(utterances);
        var days = documents.Select(d => d.Document.Published).Where(d => d is not null).ToList();
        searched = new Searched(
            documents.Count,
            documents.Count(d => d.Document.Genre == Genre.Transcript),
            days.Min(),
            days.Max()
        );
    }

    /// <summary>Indexes documents and the utterances joined from them.</summary>
    public static QuotationIndex Of(IReadOnlyCollection<ReadDocument> documents, IEnumerable<Utterance> utterances) =>
        new(documents, utterances);

    /// <summary>Looks a quotation up.</summary>
    /// <param name="quotation">The words, with or without quotation marks.</param>
    /// <param name="speaker">Part of the name of the speaker asked about; null for anybody. What others said is named
    /// among the alternatives.</param>
    public Verification Verify(string quotation, string? speaker = null)
    {
        var text = quotation.Length > LongestQuotation ? quotation[..LongestQuotation] : quotation;
        var at = QuotedSpans.Bare(text, new TextSpan(0, text.Length));
        var question = new Printed(words.Recognise(text, at), text, at);
        if (question.Words.Count == 0)
            return NotOnRecord([]);
        var findings = Findings(question);
        var asked = findings.Where(f => IsBy(f, speaker)).ToList();
        var occurrences = Occurrences(question.Words, speaker);
        var best = AsPrinted(question, occurrences) ?? Compared(question, asked);
        if (best is null)
            return NotOnRecord(Elsewhere(findings, asked, speaker));
        var others = findings.Where(f =>
            f.Passage != best.Found.Passage && (f.Verdict != Verdict.NotOnRecord || f.Likeness >= LeastAlike)
        );
        return new Verification(
            best.Found.Verdict,
            best.Found.UtteranceId,
            best.Found.Passage,
            best.Found.Speaker,
            best.Found.Changes,
            searched,
            [.. others.Take(MostAlternatives)]
        )
        {
            Printed = [.. occurrences.Select(PassageOf)],
            Witness = WitnessOf(best.Utterance),
            Spoken = best.Utterance?.Spoken,
        };
    }

    private static WitnessFound? WitnessOf(Utterance? utterance) =>
        utterance is { Witness: not Witness.None, WitnessBelief: { } belief, Wordings: [var words, ..] }
            ? new WitnessFound(utterance.Witness, words.DocumentId, words.Text, belief)
            {
                IsTranslation = words.Verdict == Verdict.Translated,
            }
            : null;

    // what nobody prints is compared with the best that is on record, even a single report
    private Judgement? Compared(Printed question, List<Alternative> asked)
    {
        if (asked.Find(f => f.Verdict != Verdict.NotOnRecord) is not { } sound)
            return null;
        return new Judgement(Witnessed(question, sound), KnownOf(sound)?.Utterance);
    }

    private Verification NotOnRecord(ImmutableArray<Alternative> alternatives) =>
        new(Verdict.NotOnRecord, null, null, null, [], searched, alternatives);

    // who else said it; then what the one asked about did say that is near it; a stranger's sentence only when it is
    // much like the words asked about
    private static ImmutableArray<Alternative> Elsewhere(
        List<Alternative> findings,
        List<Alternative> asked,
        string? speaker
    )
    {
        var others = findings.Where(f => f.Verdict != Verdict.NotOnRecord);
        var near = string.IsNullOrWhiteSpace(speaker) ? [] : asked.Where(f => f.Quoted);
        var alike = findings.Where(f => f.Likeness >= LeastAlike);
        return [.. others.Concat(near).Concat(alike).Distinct().Take(MostAlternatives)];
    }

    // the soundest first; one for each passage
    private List<Alternative> Findings(Printed question)
    {
        var candidates = likely
            .For(question.Words)
            .Concat(runs.For(question.Words, MostCandidates))
            .Distinct()
            .Where(i => !disputed.Contains(i))
            .Order()
            .ToList();
        var single = candidates.Select(i => Measured(question, i));
        var combined = candidates
            .Where(i => i < quoted)
            .GroupBy(i => (passages[i].DocumentNumber, passages[i].Voice.Key))
            .SelectMany(d => Combined(question, [.. d]));
        return
        [
            .. single
                .Concat(combined)
                .Where(f => f.Likeness >= WorthShowing)
                .OrderBy(f => Rank(f.Verdict))
                .ThenByDescending(f => f.Quoted)
                .ThenByDescending(f => f.Likeness)
                .ThenByDescending(f => IsTranscript(f.Passage))
                .ThenBy(f => f.Passage.DocumentId, StringComparer.Ordinal)
                .ThenBy(f => f.Passage.At),
        ];
    }

    private Alternative Measured(Printed question, int number)
    {
        var passage = passages[number];
        var likeness = Likeness.Between(question.Words, passage.Words);
        var found = likeness.Shared / Math.Max(question.Words.Weight, 0.1f);
        var isFound =
            number < quoted
            && found >= LeastFound
            && (
                PairEvidence.LogOddsOfWords(likeness, JoiningOptions.Default) >= LeastOdds
                || likeness.Run >= question.Words.Weight - 0.01f
            );
        var comparison = Comparison.Of(PrintedOf(passage), question);
        return Finding(
            number,
            PassageOf(passage),
            isFound ? comparison.Verdict : Verdict.NotOnRecord,
            found,
            comparison.Changes
        );
    }

    // a quotation that needs several sentences that one document has of one speaker: in a row it is whole or trimmed,
    // else joined
    private IEnumerable<Alternative> Combined(Printed question, List<int> candidates)
    {
        var parts = candidates
            .Select(i => (Number: i, Likeness: Likeness.Between(question.Words, passages[i].Words)))
            .Where(c => IsPartOf(c.Likeness) && c.Likeness.Shared < question.Words.Weight * 0.95f)
            .OrderByDescending(c => c.Likeness.Shared)
            .Take(8)
            .Select(c => c.Number)
            .Order()
            .ToList();
        if (parts.Count < 2)
            yield break;
        var (first, last) = (passages[parts[0]], passages[parts[^1]]);
        var span = first.At.Cover(last.At);
        var inRow = parts[^1] - parts[0] == parts.Count - 1 && IsUnbroken(parts);
        var at = new Passage(
            first.Document.Id,
            span,
            inRow ? span.Of(first.Document.Text) : string.Join(Gap, parts.Select(i => passages[i].Text))
        );
        var whole = inRow
            ? new Printed(words.Recognise(first.Document.Text, span), first.Document.Text, span)
            : Whole(at.Text);
        var likeness = Likeness.Between(question.Words, whole.Words);
        var found = likeness.Shared / question.Words.Weight;
        if (found < LeastFound)
            yield break;
        var comparison = Comparison.Of(whole, question);
        var verdict =
            inRow ? comparison.Verdict
            : comparison.Verdict is Verdict.Altered && !OnlyDrops(comparison) ? Verdict.Altered
            : comparison.Verdict is Verdict.Trimmed && IsCutMarked(question) ? Verdict.Trimmed
            : Verdict.Joined;
        yield return Finding(parts[0], at, verdict, found, comparison.Changes);
    }

    // one name in common makes no part: several words in a row do, or most of the sentence
    private static bool IsPartOf(Likeness likeness) =>
        likeness.Run >= LeastRun || (likeness.Run >= LeastWord && likeness.Coverage >= LeastFound);

    private static bool IsCutMarked(Printed question) => question.Words.CutBefore.AsSpan(1).Contains(true);

    private static bool OnlyDrops(Comparison comparison) => comparison.Changes.All(c => c.Kind == ChangeKind.Delete);

    // nothing but white space and marks between one part and the next
    private bool IsUnbroken(List<int> parts)
    {
        for (var i = 1; i < parts.Count; i++)
        {
            var (before, after) = (passages[parts[i - 1]], passages[parts[i]]);
            foreach (var c in before.Document.Text.AsSpan(before.At.End, after.At.Start - before.At.End))
                if (char.IsLetterOrDigit(c))
                    return false;
        }
        return true;
    }

    private Printed Whole(string text)
    {
        var all = new TextSpan(0, text.Length);
        return new Printed(words.Recognise(text, all), text, all);
    }

    // the utterance's witness has the last word, not the outlet that printed the likest version: as far as the witness
    // deserves belief
    private Alternative Witnessed(Printed question, Alternative found)
    {
        if (KnownOf(found) is not { } known || found.Verdict == Verdict.Joined)
            return found;
        if (known.Wording.Verdict == Verdict.Translated)
            return found with { Verdict = Verdict.Translated };
        if (WitnessFor(found) is not { } witness)
            return found;
        var comparison = Comparison.Of(witness.Printed, question);
        var verdict = IsUnchanged(comparison.Verdict)
            ? Unchanged(comparison.Verdict, known.Utterance)
            : comparison.Verdict;
        var likeness = Likeness.Between(question.Words, witness.Printed.Words);
        return found with
        {
            Verdict = verdict,
            Passage = witness.At,
            Changes = comparison.Changes,
            Likeness = Share(likeness.Shared / question.Words.Weight),
        };
    }

    // words that none changed are as good as what they were compared with
    private static Verdict Unchanged(Verdict compared, Utterance utterance) =>
        utterance.Witness == Witness.None ? Verdict.Unwitnessed
        : utterance.Wordings[0].Verdict == Verdict.Disagreeing ? Verdict.Disagreeing
        : compared;

    private static bool IsUnchanged(Verdict verdict) =>
        verdict is Verdict.Verbatim or Verdict.Normalised or Verdict.Trimmed;

    // the witnesses of all the sentences that were found, where one document has them in a row
    private (Printed Printed, Passage At)? WitnessFor(Alternative found)
    {
        if (!numbers.TryGetValue((found.Passage.DocumentId, found.Passage.At.Start), out var number))
            return null;
        (int First, int Last)? run = null;
        for (
            ;
            number < quoted
                && passages[number].Document.Id == found.Passage.DocumentId
                && passages[number].At.Start < found.Passage.At.End;
            number++
        )
        {
            if (said[number] is not { } known || RunOf(known.Utterance.Wordings[0]) is not { } next)
                return null;
            if (
                run is { } before
                && next != before
                && (next.First != before.Last + 1 || !IsUnbroken([before.Last, next.First]))
            )
                return null;
            run = (run?.First ?? next.First, next.Last);
        }
        return run is { } all
            ? (PrintedOf(all.First, all.Last), PassageOf(new Occurrence(all.First, all.Last, 0)))
            : null;
    }

    private Alternative Finding(
        int number,
        Passage at,
        Verdict verdict,
        float found,
        ImmutableArray<WordChange> changes
    )
    {
        var utterance = number < quoted ? said[number]?.Utterance : null;
        return new Alternative(
            verdict,
            utterance?.Id,
            at,
            utterance?.Speaker ?? passages[number].Voice.Speaker,
            Share(found),
            number < quoted,
            changes
        );
    }

    private static double Share(float share) => Math.Round(Math.Min(1, share), 3);

    private static Passage PassageOf(QuotedPassage passage) => new(passage.Document.Id, passage.At, passage.Text);

    private static Printed PrintedOf(QuotedPassage passage) => new(passage.Words, passage.Document.Text, passage.At);

    private bool IsTranscript(Passage passage) =>
        numbers.TryGetValue((passage.DocumentId, passage.At.Start), out var number) && passages[number].IsTranscript;

    private Speaker? SpeakerOf(int number) => said[number]?.Utterance.Speaker ?? passages[number].Voice.Speaker;

    private (Utterance Utterance, Wording Wording)? KnownOf(Alternative found) =>
        numbers.TryGetValue((found.Passage.DocumentId, found.Passage.At.Start), out var number) && number < quoted
            ? said[number]
            : null;

    private static bool IsBy(Alternative found, string? speaker) => IsBy(found.Speaker, speaker);

    private static bool IsBy(Speaker? named, string? speaker)
    {
        if (string.IsNullOrWhiteSpace(speaker))
            return true;
        if (named?.Name is not { } full)
            return false;
        var (asked, name) = (Spelling.Plain(speaker.Trim()), Spelling.Plain(full));
        return name.Contains(asked, StringComparison.Ordinal) || SpeakerNames.AreOne(full, speaker);
    }

    private static int Rank(Verdict verdict) =>
        verdict switch
        {
            Verdict.Verbatim or Verdict.Transcript => 0,
            Verdict.Normalised => 1,
            Verdict.Trimmed => 2,
            Verdict.Fragment => 3,
            Verdict.Joined => 4,
            Verdict.Translated => 5,
            Verdict.Altered => 6,
            Verdict.Unwitnessed or Verdict.Disagreeing => 1,
            _ => 7,
        };
}
