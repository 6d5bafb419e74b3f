using System.Collections.Immutable;
using Foedera.Core.Said.Judging;
using Foedera.Core.Said.Words;

namespace Foedera.Core.Said.Verifying;

/// <content>Words that stand on record as asked. They are judged as the record judges what prints them, sentence by
/// sentence: an answer
/// accuses nobody whom the record does not.</content>
public sealed partial class QuotationIndex
{
    /// <summary>Passages of one document in a row that hold the words asked about.</summary>
    /// <param name="First">The passage in which they begin.</param>
    /// <param name="Last">The passage in which they end.</param>
    /// <param name="From">The word of the first passage with which they begin.</param>
    private readonly record struct Occurrence(int First, int Last, int From);

    /// <summary>An answer, and the utterance that it was judged in; null where there is none.</summary>
    private sealed record Judgement(Alternative Found, Utterance? Utterance);

    // which utterance each quoted passage belongs to: a wording may take in several of its document's passages
    private (Utterance Utterance, Wording Wording)?[] Holders(IEnumerable<Utterance> utterances)
    {
        var wordings = utterances
            .SelectMany(u => u.Wordings.Select(w => (Utterance: u, Wording: w)))
            .GroupBy(w => w.Wording.DocumentId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderBy(w => w.Wording.At).ToList(), StringComparer.Ordinal);
        var found = new (Utterance, Wording)?[quoted];
        var (document, next) = ((string?)null, 0);
        for (var i = 0; i < quoted; i++)
        {
            var passage = passages[i];
            if (!wordings.TryGetValue(passage.Document.Id, out var own))
                continue;
            if (passage.Document.Id != document)
                (document, next) = (passage.Document.Id, 0);
            while (next < own.Count && own[next].Wording.At.End <= passage.At.Start)
                next++;
            if (next < own.Count && own[next].Wording.At.Overlaps(passage.At))
                found[i] = own[next];
        }
        return found;
    }

    private List<Occurrence> Occurrences(WordSequence question, string? speaker) =>
        [
            .. runs.For(question, MostPrinted)
                .Where(i => i < quoted && !disputed.Contains(i) && IsBy(SpeakerOf(i), speaker))
                .Order()
                .Select(i => OccurrenceFrom(i, question))
                .OfType<Occurrence>(),
        ];

    // within one sentence, or from one on into the next
    private Occurrence? OccurrenceFrom(int first, WordSequence question)
    {
        var held = passages[first].Words;
        for (var last = first; ; last++)
        {
            if (held.IndexOf(question) is >= 0 and var from)
                return from < passages[first].Words.Count ? new Occurrence(first, last, from) : null;
            if (held.Count >= question.Count + passages[first].Words.Count || !GoesOn(last))
                return null;
            held = held.Then(passages[last + 1].Words);
        }
    }

    private bool GoesOn(int number) =>
        number + 1 < quoted
        && passages[number + 1].DocumentNumber == passages[number].DocumentNumber
        && IsUnbroken([number, number + 1]);

    // the soundest of the places where the words stand; of equal ones that of which most is on record
    private Judgement? AsPrinted(Printed question, List<Occurrence> occurrences) =>
        occurrences
            .Select(o => (Judged: Judged(question, o), Of: o))
            .GroupBy(o => o.Judged.Found.UtteranceId ?? "", StringComparer.Ordinal)
            .SelectMany(g => g.Select(o => (o.Judged, o.Of, Count: g.Count())))
            .OrderBy(o => Rank(o.Judged.Found.Verdict))
            .ThenByDescending(o => o.Count)
            .ThenByDescending(o => passages[o.Of.First].IsTranscript)
            .ThenBy(o => o.Of.First)
            .Select(o => o.Judged)
            .FirstOrDefault();

    private Judgement Judged(Printed question, Occurrence at)
    {
        var parts = new List<Part>();
        var (from, start) = (0, at.From);
        for (var i = at.First; i <= at.Last; i++)
        {
            var count = Math.Min(question.Words.Count - from, passages[i].Words.Count - start);
            parts.Add(PartOf(i, Slice(question, from, from + count), alone: at.First == at.Last));
            (from, start) = (from + count, 0);
        }
        var worst = parts.MaxBy(p => Gravity(p.Verdict))!;
        var verdict = parts.Count > 1 && worst.Verdict == Verdict.Fragment ? Verdict.Trimmed : worst.Verdict;
        var shown = Shown(parts, at, verdict) ?? (worst.Witness, worst.Changes);
        var found = Finding(worst.Number, shown.Item1, verdict, 1, shown.Item2);
        return new Judgement(found, said[worst.Number]?.Utterance);
    }

    /// <summary>What of the words asked about stands in one passage, and how it is judged there.</summary>
    private sealed record Part(int Number, Verdict Verdict, Passage Witness, ImmutableArray<WordChange> Changes);

    private Part PartOf(int number, Printed part, bool alone)
    {
        var own = PassageOf(passages[number]);
        var isWhole = part.Words.Count == passages[number].Words.Count;
        if (said[number] is not { } known || RunOf(known.Utterance.Wordings[0]) is not { } witness)
            return new Part(number, Unseen(said[number]?.Wording.Verdict, isWhole), own, []);
        var compared = Comparison.Of(PrintedOf(witness.First, witness.Last), part);
        var isOpen = known.Utterance.Wordings[0].Verdict == Verdict.Disagreeing;
        var holds = compared.Verdict is not Verdict.Altered && !isOpen;
        var verdict = known.Wording.Verdict switch
        {
            Verdict.Altered => compared.Verdict,
            Verdict.Joined when alone && holds => compared.Verdict,
            Verdict.Disagreeing when holds => compared.Verdict,
            Verdict.Joined or Verdict.Disagreeing or Verdict.Translated or Verdict.Unwitnessed => known.Wording.Verdict,
            _ when holds => compared.Verdict,
            _ => isWhole ? Verdict.Verbatim : Verdict.Trimmed,
        };
        var shows = verdict == compared.Verdict;
        return new Part(
            number,
            verdict,
            shows ? PassageOf(new Occurrence(witness.First, witness.Last, 0)) : own,
            shows ? compared.Changes : []
        );
    }

    // what it was judged by is not at hand, or it is a sentence of a record of speech that nobody reports
    private static Verdict Unseen(Verdict? judged, bool isWhole) =>
        judged switch
        {
            Verdict.Altered or Verdict.Joined or Verdict.Disagreeing => Verdict.Disagreeing,
            Verdict.Translated or Verdict.Unwitnessed => judged.Value,
            _ => isWhole ? Verdict.Verbatim : Verdict.Trimmed,
        };

    // several sentences: what they were judged by, where one document has it from first to last; else, unless altered,
    // the place itself
    private (Passage, ImmutableArray<WordChange>)? Shown(List<Part> parts, Occurrence at, Verdict verdict)
    {
        if (parts.Count == 1)
            return null;
        var (first, last) = (parts[0].Witness, parts[^1].Witness);
        var isOne =
            parts.TrueForAll(p => p.Witness.DocumentId == first.DocumentId)
            && parts.Zip(parts.Skip(1)).All(p => p.First.Witness.At.Start <= p.Second.Witness.At.Start);
        if (isOne)
        {
            var texts = parts.Select(p => p.Witness).Distinct().Select(w => w.Text);
            return (
                new Passage(first.DocumentId, first.At.Cover(last.At), string.Join(' ', texts)),
                [.. parts.SelectMany(p => p.Changes)]
            );
        }
        return verdict == Verdict.Altered ? null : (PassageOf(at), []);
    }

    // the passages that a wording takes in; null where its document was not looked through
    private (int First, int Last)? RunOf(Wording wording)
    {
        if (!numbers.TryGetValue((wording.DocumentId, wording.At.Start), out var first))
            return null;
        var last = first;
        while (
            last + 1 < quoted
            && passages[last + 1].Document.Id == wording.DocumentId
            && passages[last + 1].At.End <= wording.At.End
        )
            last++;
        return (first, last);
    }

    private Printed PrintedOf(int first, int last)
    {
        var held = passages[first].Words;
        for (var i = first + 1; i <= last; i++)
            held = held.Then(passages[i].Words);
        return new Printed(held, passages[first].Document.Text, passages[first].At.Cover(passages[last].At));
    }

    private static Printed Slice(Printed of, int from, int to)
    {
        var part = of.Words.Slice(from, to);
        return new Printed(part, of.Text, part.Count == of.Words.Count ? of.At : part.At[0].Cover(part.At[^1]));
    }

    private Passage PassageOf(Occurrence of)
    {
        var (first, last) = (passages[of.First], passages[of.Last]);
        var at = first.At.Cover(last.At);
        return new Passage(first.Document.Id, at, at.Of(first.Document.Text));
    }

    // what is said of several sentences is the gravest that is said of one
    private static int Gravity(Verdict verdict) =>
        verdict switch
        {
            Verdict.Altered => 8,
            Verdict.Joined => 7,
            Verdict.Disagreeing => 6,
            Verdict.Translated => 5,
            Verdict.Unwitnessed => 4,
            Verdict.Trimmed or Verdict.Fragment => 3,
            Verdict.Normalised => 2,
            _ => 1,
        };
}
