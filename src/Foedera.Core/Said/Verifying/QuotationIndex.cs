using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said.Joining;
using Foedera.Core.Said.Judging;
using Foedera.Core.Said.Words;
using Foedera.Core.Sources;

namespace Foedera.Core.Said.Verifying;

/// <summary>Everything on record that was quoted, every sentence of the transcripts, and the other sentences of the articles (which are
/// written, not said), ready for questions. Built once; questions may come from many threads.</summary>
public sealed class QuotationIndex
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
    private readonly Dictionary<(string Document, int Start), (Utterance Utterance, Wording Wording)> wordings = [];
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
            if (i < quoted && Disputes.About(passages[i])) disputed.Add(i);
        }
        foreach (var utterance in utterances)
            foreach (var wording in utterance.Wordings) wordings[(wording.DocumentId, wording.At.Start)] = (utterance, wording);
        var days = documents.Select(d => d.Document.Published).Where(d => d is not null).ToList();
        searched = new Searched(documents.Count, documents.Count(d => d.Document.Genre == Genre.Transcript), days.Min(), days.Max());
    }

    /// <summary>Indexes documents and the utterances joined from them.</summary>
    public static QuotationIndex Of(IReadOnlyCollection<ReadDocument> documents, IEnumerable<Utterance> utterances) => new(documents, utterances);

    /// <summary>Looks a quotation up.</summary>
    /// <param name="quotation">The words, with or without quotation marks.</param>
    /// <param name="speaker">Part of the name of the speaker asked about; null for anybody. What others said is named among the alternatives.</param>
    public Verification Verify(string quotation, string? speaker = null)
    {
        var text = quotation.Length > LongestQuotation ? quotation[..LongestQuotation] : quotation;
        var at = QuotedSpans.Bare(text, new TextSpan(0, text.Length));
        var question = new Printed(words.Recognise(text, at), text, at);
        if (question.Words.Count == 0) return NotOnRecord([]);
        var findings = Findings(question);
        var asked = findings.Where(f => IsBy(f, speaker)).ToList();
        var sound = asked.Find(f => f.Verdict != Verdict.NotOnRecord);
        if (sound is null) return NotOnRecord(Elsewhere(findings, asked, speaker));
        var printed = PrintedSo(question, speaker);
        var best = Witnessed(question, sound, printed.Length > 0);
        var others = findings.Where(f => f.Passage != best.Passage && (f.Verdict != Verdict.NotOnRecord || f.Likeness >= LeastAlike)).Take(MostAlternatives);
        var utterance = UtteranceOf(sound);
        return new Verification(best.Verdict, best.UtteranceId, best.Passage, best.Speaker, best.Changes, searched, [.. others])
        {
            Printed = printed,
            Witness = utterance is { Witness: not Witness.None, WitnessBelief: { } belief } ? new WitnessFound(utterance.Witness, utterance.Wordings[0].DocumentId, belief) : null,
            Spoken = utterance?.Spoken,
        };
    }

    private Verification NotOnRecord(ImmutableArray<Alternative> alternatives) => new(Verdict.NotOnRecord, null, null, null, [], searched, alternatives);

    // who else said it; then what the one asked about did say that is near it; a stranger's sentence only when it is much like the words asked about
    private static ImmutableArray<Alternative> Elsewhere(List<Alternative> findings, List<Alternative> asked, string? speaker)
    {
        var others = findings.Where(f => f.Verdict != Verdict.NotOnRecord);
        var near = string.IsNullOrWhiteSpace(speaker) ? [] : asked.Where(f => f.Quoted);
        var alike = findings.Where(f => f.Likeness >= LeastAlike);
        return [.. others.Concat(near).Concat(alike).Distinct().Take(MostAlternatives)];
    }

    // the soundest first; one for each passage
    private List<Alternative> Findings(Printed question)
    {
        var candidates = likely.For(question.Words).Concat(runs.For(question.Words, MostCandidates)).Distinct().Where(i => !disputed.Contains(i)).Order().ToList();
        var single = candidates.Select(i => Measured(question, i));
        var combined = candidates.Where(i => i < quoted).GroupBy(i => (passages[i].DocumentNumber, passages[i].Voice.Key)).SelectMany(d => Combined(question, [.. d]));
        return [.. single.Concat(combined).Where(f => f.Likeness >= WorthShowing)
            .OrderBy(f => Rank(f.Verdict)).ThenByDescending(f => f.Quoted).ThenByDescending(f => f.Likeness).ThenByDescending(f => IsTranscript(f.Passage))
            .ThenBy(f => f.Passage.DocumentId, StringComparer.Ordinal).ThenBy(f => f.Passage.At)];
    }

    // where the words stand as asked
    private ImmutableArray<Passage> PrintedSo(Printed question, string? speaker) =>
    [
        .. runs.For(question.Words, MostPrinted).Where(i => i < quoted && !disputed.Contains(i) && Holds(i, question.Words) && IsBy(SpeakerOf(passages[i]), speaker))
            .Order().Select(i => PassageOf(passages[i])),
    ];

    // within one sentence, or from one on into the next
    private bool Holds(int number, WordSequence question)
    {
        var held = passages[number].Words;
        if (held.Contains(question)) return true;
        for (var next = number + 1; next < quoted && held.Count < question.Count + passages[number].Words.Count; next++)
        {
            if (passages[next].DocumentNumber != passages[number].DocumentNumber || !IsUnbroken([next - 1, next])) return false;
            held = held.Then(passages[next].Words);
        }
        return held.Contains(question);
    }

    private Alternative Measured(Printed question, int number)
    {
        var passage = passages[number];
        var likeness = Likeness.Between(question.Words, passage.Words);
        var found = likeness.Shared / Math.Max(question.Words.Weight, 0.1f);
        var isFound = number < quoted && found >= LeastFound && (PairEvidence.LogOddsOfWords(likeness, JoiningOptions.Default) >= LeastOdds || likeness.Run >= question.Words.Weight - 0.01f);
        var comparison = Comparison.Of(PrintedOf(passage), question);
        return Finding(passage, PassageOf(passage), isFound ? comparison.Verdict : Verdict.NotOnRecord, found, number < quoted, comparison.Changes);
    }

    // a quotation that needs several sentences that one document has of one speaker: in a row it is whole or trimmed, else joined
    private IEnumerable<Alternative> Combined(Printed question, List<int> candidates)
    {
        var parts = candidates.Select(i => (Number: i, Likeness: Likeness.Between(question.Words, passages[i].Words)))
            .Where(c => IsPartOf(c.Likeness) && c.Likeness.Shared < question.Words.Weight * 0.95f).OrderByDescending(c => c.Likeness.Shared).Take(8).Select(c => c.Number).Order().ToList();
        if (parts.Count < 2) yield break;
        var (first, last) = (passages[parts[0]], passages[parts[^1]]);
        var span = first.At.Cover(last.At);
        var inRow = parts[^1] - parts[0] == parts.Count - 1 && IsUnbroken(parts);
        var at = new Passage(first.Document.Id, span, inRow ? span.Of(first.Document.Text) : string.Join(Gap, parts.Select(i => passages[i].Text)));
        var whole = inRow ? new Printed(words.Recognise(first.Document.Text, span), first.Document.Text, span) : Whole(at.Text);
        var likeness = Likeness.Between(question.Words, whole.Words);
        var found = likeness.Shared / question.Words.Weight;
        if (found < LeastFound) yield break;
        var comparison = Comparison.Of(whole, question);
        var verdict = inRow ? comparison.Verdict
            : comparison.Verdict is Verdict.Altered && !OnlyDrops(comparison) ? Verdict.Altered
            : comparison.Verdict is Verdict.Trimmed && IsCutMarked(question) ? Verdict.Trimmed
            : Verdict.Joined;
        yield return Finding(first, at, verdict, found, quoted: true, comparison.Changes);
    }

    // one name in common makes no part: several words in a row do, or most of the sentence
    private static bool IsPartOf(Likeness likeness) => likeness.Run >= LeastRun || (likeness.Run >= LeastWord && likeness.Coverage >= LeastFound);

    private static bool IsCutMarked(Printed question) => question.Words.CutBefore.AsSpan(1).Contains(true);

    private static bool OnlyDrops(Comparison comparison) => comparison.Changes.All(c => c.Kind == ChangeKind.Delete);

    // nothing but white space and marks between one part and the next
    private bool IsUnbroken(List<int> parts)
    {
        for (var i = 1; i < parts.Count; i++)
        {
            var (before, after) = (passages[parts[i - 1]], passages[parts[i]]);
            foreach (var c in before.Document.Text.AsSpan(before.At.End, after.At.Start - before.At.End))
                if (char.IsLetterOrDigit(c)) return false;
        }
        return true;
    }

    private Printed Whole(string text)
    {
        var all = new TextSpan(0, text.Length);
        return new Printed(words.Recognise(text, all), text, all);
    }

    // the utterance's witness has the last word, not the outlet that printed the likest version: as far as the witness deserves belief
    private Alternative Witnessed(Printed question, Alternative found, bool isPrinted)
    {
        if (!wordings.TryGetValue((found.Passage.DocumentId, found.Passage.At.Start), out var known) || found.Verdict == Verdict.Joined) return found;
        var (utterance, witness) = (known.Utterance, known.Utterance.Wordings[0]);
        if (known.Wording.Verdict == Verdict.Translated) return found with { Verdict = Verdict.Translated };
        if (!numbers.TryGetValue((witness.DocumentId, witness.At.Start), out var number) || SpansMore(found, known.Wording)) return found;
        var passage = passages[number];
        var comparison = Comparison.Of(PrintedOf(passage), question);
        var likeness = Likeness.Between(question.Words, passage.Words);
        var verdict = Weighed(comparison.Verdict, utterance, isPrinted);
        // what is printed as asked is shown where it is printed, unless a witness says otherwise
        if (isPrinted && verdict is not Verdict.Altered && comparison.Verdict == Verdict.Altered) return found with { Verdict = verdict };
        return Finding(passage, PassageOf(passage), verdict, likeness.Shared / question.Words.Weight, quoted: true, comparison.Changes);
    }

    private static Verdict Weighed(Verdict compared, Utterance utterance, bool isPrinted) => compared switch
    {
        Verdict.Altered when isPrinted && !Decides(utterance) => Verdict.Disagreeing,
        Verdict.Verbatim or Verdict.Normalised or Verdict.Trimmed when utterance.Witness == Witness.None => Verdict.Unwitnessed,
        Verdict.Verbatim or Verdict.Normalised or Verdict.Trimmed when utterance.Wordings[0].Verdict == Verdict.Disagreeing => Verdict.Disagreeing,
        _ => compared,
    };

    private static bool Decides(Utterance utterance) => utterance.WitnessBelief is { } belief && belief.Share >= JudgingOptions.Default.LeastToAccuse;

    private Utterance? UtteranceOf(Alternative found) =>
        wordings.TryGetValue((found.Passage.DocumentId, found.Passage.At.Start), out var known) ? known.Utterance : null;

    // several sentences, of which the wording is only the first
    private static bool SpansMore(Alternative found, Wording wording) => found.Passage.At.End > wording.At.End;

    private Alternative Finding(QuotedPassage passage, Passage at, Verdict verdict, float found, bool quoted, ImmutableArray<WordChange> changes)
    {
        var known = wordings.TryGetValue((passage.Document.Id, passage.At.Start), out var wording) ? wording.Utterance : null;
        return new Alternative(verdict, known?.Id, at, known?.Speaker ?? passage.Voice.Speaker,
            Math.Round(Math.Min(1, found), 3), quoted, changes);
    }

    private static Passage PassageOf(QuotedPassage passage) => new(passage.Document.Id, passage.At, passage.Text);

    private static Printed PrintedOf(QuotedPassage passage) => new(passage.Words, passage.Document.Text, passage.At);

    private bool IsTranscript(Passage passage) => numbers.TryGetValue((passage.DocumentId, passage.At.Start), out var number) && passages[number].IsTranscript;

    private Speaker? SpeakerOf(QuotedPassage passage) =>
        wordings.TryGetValue((passage.Document.Id, passage.At.Start), out var known) ? known.Utterance.Speaker : passage.Voice.Speaker;

    private static bool IsBy(Alternative found, string? speaker) => IsBy(found.Speaker, speaker);

    private static bool IsBy(Speaker? named, string? speaker)
    {
        if (string.IsNullOrWhiteSpace(speaker)) return true;
        if (named?.Name is not { } full) return false;
        var (asked, name) = (Spelling.Plain(speaker.Trim()), Spelling.Plain(full));
        return name.Contains(asked, StringComparison.Ordinal) || SpeakerNames.AreOne(full, speaker);
    }

    private static int Rank(Verdict verdict) => verdict switch
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
