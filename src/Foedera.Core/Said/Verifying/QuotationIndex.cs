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
    /// <param name="speaker">Part of the name of the speaker asked about; null for anybody.</param>
    public Verification Verify(string quotation, string? speaker = null)
    {
        var text = quotation.Length > LongestQuotation ? quotation[..LongestQuotation] : quotation;
        var at = QuotedSpans.Bare(text, new TextSpan(0, text.Length));
        var question = new Printed(words.Recognise(text, at), text, at);
        if (question.Words.Count == 0) return NotOnRecord([]);
        var findings = Findings(question, speaker);
        var sound = findings.Where(f => f.Verdict != Verdict.NotOnRecord).ToList();
        if (sound.Count == 0) return NotOnRecord([.. findings.Take(MostAlternatives)]);
        var best = Witnessed(question, sound[0]);
        var others = findings.Where(f => f.Passage != best.Passage).Take(MostAlternatives);
        return new Verification(best.Verdict, best.UtteranceId, best.Passage, best.Speaker, best.Changes, searched, [.. others]);
    }

    private Verification NotOnRecord(ImmutableArray<Alternative> alternatives) => new(Verdict.NotOnRecord, null, null, null, [], searched, alternatives);

    // the soundest first; one for each passage
    private List<Alternative> Findings(Printed question, string? speaker)
    {
        var candidates = likely.For(question.Words).Concat(runs.For(question.Words, MostCandidates)).Distinct().Where(i => IsBy(passages[i], speaker)).Order().ToList();
        var single = candidates.Select(i => Measured(question, i));
        var combined = candidates.Where(i => i < quoted).GroupBy(i => (passages[i].DocumentNumber, passages[i].Voice.Key)).SelectMany(d => Combined(question, [.. d]));
        return [.. single.Concat(combined).Where(f => f.Likeness >= WorthShowing)
            .OrderBy(f => Rank(f.Verdict)).ThenByDescending(f => f.Quoted).ThenByDescending(f => f.Likeness).ThenByDescending(f => IsTranscript(f.Passage))
            .ThenBy(f => f.Passage.DocumentId, StringComparer.Ordinal).ThenBy(f => f.Passage.At)];
    }

    private Alternative Measured(Printed question, int number)
    {
        var passage = passages[number];
        var likeness = Likeness.Between(question.Words, passage.Words);
        var found = likeness.Shared / Math.Max(question.Words.Weight, 0.1f);
        var isFound = number < quoted && found >= LeastFound && (SameSaying.LogOdds(likeness) >= LeastOdds || likeness.Run >= question.Words.Weight - 0.01f);
        var comparison = Comparison.Of(PrintedOf(passage), question);
        return Finding(passage, PassageOf(passage), isFound ? comparison.Verdict : Verdict.NotOnRecord, found, number < quoted, comparison.Changes);
    }

    // a quotation that needs several sentences that one document has of one speaker: in a row it is whole or trimmed, else joined
    private IEnumerable<Alternative> Combined(Printed question, List<int> candidates)
    {
        var parts = candidates.Select(i => (Number: i, Likeness: Likeness.Between(question.Words, passages[i].Words)))
            .Where(c => c.Likeness.Run >= 5 && c.Likeness.Shared < question.Words.Weight * 0.95f).OrderByDescending(c => c.Likeness.Shared).Take(8).Select(c => c.Number).Order().ToList();
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

    // the utterance's witness has the last word, not the outlet that printed the likest version
    private Alternative Witnessed(Printed question, Alternative found)
    {
        if (!wordings.TryGetValue((found.Passage.DocumentId, found.Passage.At.Start), out var known) || found.Verdict == Verdict.Joined) return found;
        var witness = known.Utterance.Wordings[0];
        var spoken = known.Wording.Verdict == Verdict.Translated ? Verdict.Translated : (Verdict?)null;
        if (witness == known.Wording || !numbers.TryGetValue((witness.DocumentId, witness.At.Start), out var number))
            return spoken is { } translated ? found with { Verdict = translated } : found;
        if (SpansMore(found, known.Wording)) return found;
        var passage = passages[number];
        var comparison = Comparison.Of(PrintedOf(passage), question);
        var likeness = Likeness.Between(question.Words, passage.Words);
        return Finding(passage, PassageOf(passage), spoken ?? comparison.Verdict, likeness.Shared / question.Words.Weight, quoted: true, comparison.Changes);
    }

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

    private bool IsBy(QuotedPassage passage, string? speaker)
    {
        if (string.IsNullOrWhiteSpace(speaker)) return true;
        var name = wordings.TryGetValue((passage.Document.Id, passage.At.Start), out var known) ? known.Utterance.Speaker : passage.Voice.Speaker;
        return name?.Name is { } full && Spelling.Plain(full).Contains(Spelling.Plain(speaker.Trim()), StringComparison.Ordinal);
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
        _ => 7,
    };
}
