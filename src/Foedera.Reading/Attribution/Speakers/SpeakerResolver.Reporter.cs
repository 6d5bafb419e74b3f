using Foedera.Reading.Lexicons;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution.Speakers;

// Who speaks where the words in the place of the source cannot: a thing that was said ("his letter"), or the subject of a clause that
// somebody reports ("Varn said Norland would not pay, adding").
internal sealed partial class SpeakerResolver
{
    private const int ColonReach = 6;
    private const int SentencesToIntroducer = 4;

    private static readonly HashSet<string> SpeechNouns =
        new(Lexicon.Lines("speech-nouns.txt").SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)), StringComparer.OrdinalIgnoreCase);

    // whose words they are: "his remarks", "Varn's letter", "a letter from Varn", "the statement" right after somebody spoke
    private Person? Author(Passage p, int index, int first, int end)
    {
        var noun = first;
        while (noun <= end && !IsSpeechNoun(p, noun)) noun++;
        if (noun > end || noun - first > 4) return null;
        for (var i = first + 1; i < noun; i++)
            if (p.IsPossessive(i) && !MentionsIn(index, first, noun).Any(m => m.End == i + 1)) return null;
        if (p.Is(first, "his") || p.Is(first, "her")) return Antecedent(index, first, p.Is(first, "his") ? "he" : "she");
        foreach (var mention in MentionsIn(index, first, end))
        {
            if (mention.First < noun ? p.IsPossessive(mention.End - 1) : p.Is(noun + 1, "by") || p.Is(noun + 1, "from")) return mention.Who;
            return null;
        }
        return (p.Is(first, "the") || noun == first) && spoken.Count > 0 && spoken[^1].Passage >= index - 1 && noun < end ? spoken[^1].Who : null;
    }

    private static bool IsSpeechNoun(Passage p, int i) => p.IsWord(i) && SpeechNouns.Contains(p.Word(i).ToString());

    // the person who reports the clause that begins at item `at`: "Varn said (that) …", "According to Varn, …"
    private Person? ReporterOf(Passage p, int index, int at)
    {
        var low = p.Sentences[p.SentenceOf(at)].First;
        var before = at;
        while (before > low && (p.Is(before - 1, "that") || p.Is(before - 1, "there") || p.Is(before - 1, "on") || p.Can(before - 1, WordUse.Weekday | WordUse.Adverb)
            || (p.Can(before - 1, WordUse.Auxiliary) && p.Is(before - 2, "there")))) before--;
        if (p.Kind(before - 1) == ItemKind.Comma) return AccordingTo(p, index, low, before);
        for (var head = before - 1; head >= Math.Max(low, before - 2); head--)
        {
            if (VerbGroup.At(p, head, low, at) is not { } verb || verb.End < before || verb.IsPassive(p)) continue;
            var (first, end) = Subject.Of(p, verb, low);
            return first < end ? Agent(p, index, first, end) : null;
        }
        return null;
    }

    // "But according to Varn, …"
    private Person? AccordingTo(Passage p, int index, int low, int end)
    {
        var to = low;
        while (to < Math.Min(low + 4, end) && !p.Is(to, "to")) to++;
        if (to == low || to >= end || !p.Is(to, "to") || !p.Is(to - 1, "according")) return null;
        var comma = to + 1;
        while (comma < end && p.IsWord(comma)) comma++;
        return p.Kind(comma) == ItemKind.Comma ? Agent(p, index, to + 1, comma) : null;
    }

    // "In remarks to the assembly, Varn said": the first name before a verb
    private Person? SubjectAfter(Passage p, int index, int from)
    {
        if (from >= p.Count) return null;
        foreach (var mention in MentionsIn(index, from, p.Sentences[p.SentenceOf(from)].End))
            if (mention.Who.IsCertain && Standing(p, mention) == 4) return mention.Who;
        return null;
    }

    // "The Chancery answered him after he said that …": a pronoun and a verb stand right before the words
    private Person? Nearer(Passage p, int index, int end, Finding finding)
    {
        if (finding.Cue is not { } cue || finding.Content.Count == 0 || finding.Content[0].Start <= cue.End || finding.Content[0].Start >= p.At.End) return null;
        var content = p.ItemAt(finding.Content[0].Start);
        var verb = content - 1;
        return verb - 1 > end && p.Items[verb].Start > cue.End && IsSubjectPronoun(p, verb - 1) && VerbGroup.At(p, verb, verb, p.Count) is not null
            ? Antecedent(index, verb - 1, Pronoun(p.Word(verb - 1))!) : null;
    }

    // the noun is the cue, but the words that follow do not belong to it: "Varn's warning adds to another that …"
    private static bool IsAbout(Passage p, int end, Finding finding) =>
        finding.Cue is { } cue && end < p.Count && p.Items[end].Start == cue.Start && finding.Content[0].Start > cue.End + 3 && finding.Content[0].Start < p.At.End && !p.IsQuote(p.ItemAt(finding.Content[0].Start));

    // the person that a phrase means, when it means one by itself
    private Person? Agent(Passage p, int index, int first, int end)
    {
        if (first >= end) return null;
        if (end - first == 1 && Pronoun(p.Word(first)) is { } pronoun) return pronoun.Length == 0 ? null : Antecedent(index, first, pronoun);
        if (Together(p, index, first, end) is not null) return null;
        if (Named(p, index, first, end) is { } named) return named;
        return Author(p, index, first, end) ?? (DescriptionIn(p, index, first, end) is { } description ? Described(description, index, p.Items[first].Start).Item2 : null);
    }

    // the subject of a sentence among its items before `to`: the first name or pronoun that stands before a verb or opens a clause
    private Person? SubjectBefore(Passage p, int index, int to, bool only)
    {
        if (to >= p.Count) return null;
        var (low, _) = p.Sentences[p.SentenceOf(to)];
        if (AccordingTo(p, index, low, to) is { } quoted) return quoted;
        var found = new List<Person>();
        var pronounAt = -1;
        for (var i = low; i < to && pronounAt < 0; i++)
            if (IsSubjectPronoun(p, i)) pronounAt = i;
        foreach (var mention in MentionsIn(index, low, to))
        {
            if (pronounAt >= 0 && mention.First > pronounAt) break;
            if (mention.Who.IsCertain && Standing(p, mention) >= 3 && !found.Contains(mention.Who)) found.Add(mention.Who);
        }
        if (found.Count == 0 && pronounAt >= 0 && Antecedent(index, pronounAt, Pronoun(p.Word(pronounAt))!) is { } meant) return meant;
        return found.Count == 1 || (found.Count > 1 && !only) ? found[0] : null;
    }

    // "He told the assembly: “…" with the quotation going on over paragraphs
    private Person? Introducer(int index, int position)
    {
        for (var at = index; at >= Math.Max(0, index - 1); at--)
        {
            var p = passages[at];
            var to = Math.Min(p.Count, p.ItemAt(position));
            if (to == 0) continue;
            var verbs = VerbGroup.In(p, p.Sentences[Math.Max(0, p.SentenceOf(to - 1) - SentencesToIntroducer)].First, to);
            for (var v = verbs.Count - 1; v >= 0; v--)
            {
                if (!Enumerable.Range(verbs[v].End, ColonReach).Any(i => p.Kind(i) == ItemKind.Colon)) continue;
                var (first, end) = Subject.Of(p, verbs[v], p.Sentences[p.SentenceOf(verbs[v].Head)].First);
                return Agent(p, at, first, end);
            }
        }
        return null;
    }

    private static bool IsSubjectPronoun(Passage p, int i) => p.IsWord(i) && p.Word(i) is "he" or "He" or "she" or "She" or "HE" or "SHE";

    // the source takes the cue as its verb: nothing between them has a verb of its own, and the verb is active
    private static bool Speaks(Passage p, int first, int end, Finding finding)
    {
        if (finding.Cue is not { } span || first >= end) return true;
        if (span.Start < p.At.Start || span.End > p.At.End) return true;
        var cue = p.ItemAt(span.Start);
        var cueEnd = p.ItemAt(span.End - 1);
        if (cue < first) return true;
        for (var i = cue; i <= cueEnd; i++)
            if (VerbGroup.At(p, i, end, p.Count) is { } verb && verb.IsPassive(p)) return false;
        if (p.Can(first - 1, WordUse.Auxiliary) && p.Is(first - 2, "there")) return false;
        for (var i = end; i < cue; i++)
        {
            if (p.Is(i, "who") || p.Is(i, "which")) return true;
            if (p.Kind(i) is ItemKind.Comma or ItemKind.Dash && HasVerb(p, end, i)) return false;
            if (p.Can(i, WordUse.Conjunction) && HasVerb(p, end, i)) return false;
        }
        return true;
    }

    private static bool HasVerb(Passage p, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (p.Can(i, WordUse.Auxiliary | WordUse.Verb) || VerbGroup.At(p, i, from, to) is not null || (p.IsWord(i) && !p.IsCapital(i) && p.Word(i).EndsWith("ed", StringComparison.Ordinal))) return true;
        return false;
    }

    private static bool IsGerund(Passage p, Finding finding) =>
        finding.Cue is { } span && span.Start >= p.At.Start && span.End <= p.At.End && p.ItemAt(span.Start) is var cue && VerbGroup.At(p, cue, Math.Max(0, cue - 4), p.Count) is { IsGerund: true };
}
