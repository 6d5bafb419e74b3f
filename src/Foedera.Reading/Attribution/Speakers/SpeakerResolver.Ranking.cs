using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Lexicons;
using Foedera.Reading.Syntax;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution.Speakers;

// Who may speak where the source names nobody: everybody whom the text names near, with what speaks for each.
internal sealed partial class SpeakerResolver
{
    private const int MentionsBack = 120;
    private const int MentionsOn = 12;
    private const int MostCandidates = 16;
    private const int PronounOpens = 3;
    private const int BesideReach = 8;
    private const int ThingReach = 4;

    private static readonly HashSet<string> SpeechNouns = new(
        Lexicon.Lines("speech-nouns.txt").SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        StringComparer.OrdinalIgnoreCase
    );

    private readonly Dictionary<Person, int> timesNamed = [];

    /// <summary>What was ranked, by finding; findings whose source is a name are not.</summary>
    public Dictionary<Finding, SpeakerRanking> Rankings { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whom a pronoun of a text may mean; null where it is none that means one person.</summary>
    /// <param name="text">The text.</param>
    /// <param name="pronoun">Where the pronoun stands.</param>
    /// <param name="syntax">Makes the trees.</param>
    /// <param name="ranker">The weights.</param>
    public static SpeakerRanking? RankPronoun(string text, TextSpan pronoun, SyntaxModel syntax, SpeakerRanker ranker)
    {
        var paragraphs = Paragraphs.Of(text);
        var read = DocumentReading.PassagesOf(text, paragraphs, Quotations.Of(text, paragraphs));
        var resolver = new SpeakerResolver(
            read,
            ActorDirectory.Empty,
            null,
            syntax.Parse(TokenizedText.Of(text)),
            ranker
        );
        var index = resolver.PassageOf(pronoun.Start);
        var item = read[index].ItemAt(pronoun.Start);
        if (
            item >= read[index].Count
            || !read[index].IsWord(item)
            || Pronoun(read[index].Word(item)) is not { Length: > 0 } who
        )
            return null;
        var finding = new Finding("", [pronoun], 0) { Source = pronoun, Paragraph = index };
        resolver.Rank(SourceForm.Pronoun, new Anchor(index, item, item + 1, who), finding);
        return resolver.Rankings[finding];
    }

    private static bool IsSpeechNoun(Passage p, int i) => p.IsWord(i) && SpeechNouns.Contains(p.Word(i).ToString());

    // where a statement points from: the words of its source, or those that stand for them
    private readonly record struct Anchor(int Passage, int Item, int End, string? Pronoun);

    private (Speaker?, Person?) Rank(SourceForm form, Anchor at, Finding finding, Speaker? named = null)
    {
        var p = passages[at.Passage];
        var pointed = form == SourceForm.Pronoun ? null : Pointed(form, p, at, finding);
        // "he noted that they would review it": the pronoun that reports is the one to be read
        if (
            pointed is { } words
            && PronounIn(at.Passage, words) is { } pronoun
            && (named is null || !IsSubjectOfCue(p.Span(at.Item, at.End), finding))
        )
            return Rank(SourceForm.Pronoun, pronoun, finding);
        var ranking = new SpeakerRanking(form, Candidates(form, at, finding, pointed, named));
        ranker.Rank(ranking);
        Rankings[finding] = ranking;
        var best = ranking.Candidates[0];
        if (best.Name is not null && best.Probability >= SpeakerRanker.Least)
            return (Speaker.Known(best.Name, best.ActorId), best.Person);
        var open = ranking
            .Candidates.Where(c => c.Name is not null && c.Probability >= SpeakerRanker.Shown)
            .Select(c => c.Name!)
            .ToList();
        return (open.Count > 0 ? Speaker.Open(open) : null, null);
    }

    // whom the tree makes the one who says it
    private TextSpan? Pointed(SourceForm form, Passage p, Anchor at, Finding finding)
    {
        if (parsed is null)
            return null;
        if (form == SourceForm.None)
            return finding.Cue is { } cue
                ? Clauses.SubjectOf(parsed, cue) ?? Clauses.GoverningSubject(parsed, cue)
                : null;
        return at.Item < at.End ? Clauses.GoverningSubject(parsed, p.Span(at.Item, at.End)) : null;
    }

    private Anchor? PronounIn(int index, TextSpan words)
    {
        var p = passages[index];
        if (!p.At.Contains(words))
            return null;
        var i = p.ItemAt(words.Start);
        return
            i < p.Count && p.Items[i].End >= words.End && p.IsWord(i) && Pronoun(p.Word(i)) is { Length: > 0 } pronoun
            ? new Anchor(index, i, i + 1, pronoun)
            : null;
    }

    private List<SpeakerCandidate> Candidates(
        SourceForm form,
        Anchor at,
        Finding finding,
        TextSpan? pointed,
        Speaker? named
    )
    {
        var p = passages[at.Passage];
        var near = Near(at);
        var found = near.ConvertAll(person => Weigh(person, at, near));
        foreach (var candidate in found)
            MarkTree(candidate, form, p, at, finding, pointed);
        if (named?.Name is { } body)
        {
            var candidate = new SpeakerCandidate(body, named.ActorId, null);
            candidate.Mark(SpeakerSign.IsSource, true);
            candidate.Mark(SpeakerSign.IsSubjectSource, IsSubjectOfCue(p.Span(at.Item, at.End), finding));
            found.Add(candidate);
        }
        var nobody = new SpeakerCandidate(null, null, null);
        nobody.Mark(SpeakerSign.Nobody, true);
        nobody.Mark(SpeakerSign.NobodyNear, finding.Paragraph - last.Paragraph > 1 || last.Person is null);
        found.Add(nobody);
        return found;
    }

    private bool IsSubjectOfCue(TextSpan source, Finding finding) =>
        parsed is not null && finding.Cue is { } cue && SubjectOf(cue) is { } subject && subject.Overlaps(source);

    private TextSpan? SubjectOf(TextSpan cue) =>
        Clauses.SubjectOf(parsed!, cue)
        ?? (Clauses.IsParticiple(parsed!, cue) ? Clauses.GoverningSubject(parsed!, cue) : null);

    // those named or heard last before the place, then those named after it; nobody whom the pronoun cannot mean
    private List<Person> Near(Anchor at)
    {
        var found = new List<Person>();
        // "he said of Kroll": whoever is named in the pronoun's own clause is somebody else
        var others = at.Pronoun is null
            ? []
            : MentionsIn(at.Passage, at.Item, Beside(at)).Select(m => m.Who).ToHashSet();
        if (last.Person is { } speaker)
            Add(speaker);
        if (spoken.Count > 0)
            Add(spoken[^1]);
        var here = FirstMention(at.Passage, at.Item);
        for (var m = here - 1; m >= Math.Max(0, here - MentionsBack) && found.Count < MostCandidates; m--)
            Add(people.Mentions[m].Who);
        for (var m = here; m < Math.Min(people.Mentions.Count, here + MentionsOn) && found.Count < MostCandidates; m++)
            Add(people.Mentions[m].Who);
        return found;

        void Add(Person person)
        {
            if ((at.Pronoun is null || person.Fits(at.Pronoun)) && !others.Contains(person) && !found.Contains(person))
                found.Add(person);
        }
    }

    private SpeakerCandidate Weigh(Person person, Anchor at, List<Person> all)
    {
        var candidate = new SpeakerCandidate(person.Name, person.Actor?.Id, person);
        var here = SentenceOf(at.Passage, at.Item);
        var place = PlaceBefore(person, at, out var beside);
        var gap = place is { } known ? here - known.Sentence : -1;
        candidate.Mark(SpeakerSign.SameSentence, gap == 0);
        candidate.Mark(SpeakerSign.OneBefore, gap == 1);
        candidate.Mark(SpeakerSign.TwoBefore, gap == 2);
        candidate.Mark(SpeakerSign.FewBefore, gap is >= 3 and <= 6);
        candidate.Mark(SpeakerSign.FarBefore, gap > 6);
        candidate.Mark(SpeakerSign.OnlyAfter, gap < 0);
        candidate.Mark(SpeakerSign.Subject, place?.Role == MentionRole.Subject);
        candidate.Mark(SpeakerSign.Oblique, place?.Role == MentionRole.Oblique);
        candidate.Mark(SpeakerSign.Possessive, place?.Role == MentionRole.Possessive);
        candidate.Mark(SpeakerSign.BesideEarlier, beside);
        candidate.Mark(SpeakerSign.Beside, MentionsIn(at.Passage, at.Item, Beside(at)).Any(m => m.Who == person));
        candidate.Mark(SpeakerSign.Uncertain, !person.IsCertain);
        candidate.Mark(SpeakerSign.Opening, opening.Contains(person));
        candidate.Evidence[(int)SpeakerSign.Share] =
            (double)timesNamed.GetValueOrDefault(person) / Math.Max(1, people.Mentions.Count);
        MarkSpoken(candidate, person, at);
        MarkRivals(candidate, person, place, at, all);
        return candidate;
    }

    private void MarkSpoken(SpeakerCandidate candidate, Person person, Anchor at)
    {
        var isLast = last.Person == person;
        candidate.Mark(SpeakerSign.SpokeHere, isLast && at.Passage == last.Paragraph);
        candidate.Mark(SpeakerSign.SpokeBefore, isLast && at.Passage == last.Paragraph + 1);
        candidate.Mark(SpeakerSign.SpokeEarlier, isLast && at.Passage > last.Paragraph + 1);
        candidate.Mark(
            SpeakerSign.SpokeSecond,
            !isLast && spoken.Count > 0 && spoken[Math.Max(0, spoken.Count - 2)] == person
        );
        candidate.Mark(SpeakerSign.AloneBefore, at.Passage > 0 && AloneIn(at.Passage - 1) == person);
        candidate.Mark(SpeakerSign.GoesOn, at.Passage + 1 < passages.Count && OpensAbout(person, at.Passage + 1));
    }

    private bool OpensAbout(Person person, int index)
    {
        var p = passages[index];
        if (p.Count > 0 && p.IsWord(0) && Pronoun(p.Word(0)) is { Length: > 0 } pronoun)
            return person.Fits(pronoun);
        return MentionsIn(index, 0, 2).Any(m => m.Who == person);
    }

    private void MarkRivals(SpeakerCandidate candidate, Person person, MentionPlace? place, Anchor at, List<Person> all)
    {
        candidate.Mark(SpeakerSign.Fits, at.Pronoun is not null && person.Pronoun == at.Pronoun);
        var others = all.Where(other => other != person).Select(other => PlaceBefore(other, at, out _)).ToList();
        var nearer = others.Count(other => other is { } its && (place is not { } own || its.Sentence > own.Sentence));
        candidate.Mark(SpeakerSign.Nearest, nearer == 0 && place is not null);
        candidate.Mark(SpeakerSign.Crowded, nearer > 1);
        candidate.Mark(SpeakerSign.Only, others.Count == 0);
        candidate.Mark(
            SpeakerSign.FirstThere,
            place is { } mine && others.TrueForAll(other => other?.Sentence != mine.Sentence || other?.Item > mine.Item)
        );
    }

    private void MarkTree(
        SpeakerCandidate candidate,
        SourceForm form,
        Passage p,
        Anchor at,
        Finding finding,
        TextSpan? pointed
    )
    {
        var person = candidate.Person!;
        if (pointed is { } words)
        {
            var subject = parsed is not null && finding.Cue is { } cue && SubjectOf(cue) is { } own && own == words;
            candidate.Mark(
                subject ? SpeakerSign.SubjectOfCue : SpeakerSign.Reports,
                FirstIn(at.Passage, words) == person
            );
        }
        var low = p.Count == 0 ? 0 : p.Sentences[p.SentenceOf(Math.Min(at.Item, p.Count - 1))].First;
        candidate.Mark(SpeakerSign.AccordingTo, AccordingTo(p, at.Passage, low, Math.Max(low, at.Item)) == person);
        foreach (var mention in MentionsIn(at.Passage, low, at.Item))
            if (mention.Who == person && at.Item - mention.End is 0 or 1)
                candidate.Mark(SpeakerSign.Adjacent, true);
        candidate.Mark(SpeakerSign.Colon, HasColonSince(person, at));
        if (form == SourceForm.Thing)
            candidate.Mark(SpeakerSign.Owns, Owner(p, at) == person);
    }

    private Person? FirstIn(int index, TextSpan words)
    {
        var p = passages[index];
        if (!p.At.Contains(words))
            return null;
        foreach (var mention in MentionsIn(index, p.ItemAt(words.Start), p.ItemAt(words.End - 1) + 1))
            if (!p.IsPossessive(mention.End - 1))
                return mention.Who;
        return null;
    }

    // "Varn's letter", "a letter from Varn"
    private Person? Owner(Passage p, Anchor at)
    {
        var noun = at.Item;
        while (noun < at.End && !IsSpeechNoun(p, noun))
            noun++;
        foreach (var mention in MentionsIn(at.Passage, at.Item, at.End))
            return mention.First < noun
                    ? (
                        p.IsPossessive(mention.End - 1)
                        && noun - mention.End < ThingReach
                        && !Enumerable.Range(mention.End, Math.Max(0, noun - mention.End)).Any(p.IsPossessive)
                            ? mention.Who
                            : null
                    )
                : p.Can(noun + 1, WordUse.Preposition) && mention.First - noun <= ThingReach ? mention.Who
                : null;
        return null;
    }

    // "He told the assembly: “…" in this paragraph or the one before
    private bool HasColonSince(Person person, Anchor at)
    {
        for (var index = at.Passage; index >= Math.Max(0, at.Passage - 1); index--)
        {
            var p = passages[index];
            var end = index == at.Passage ? at.Item : p.Count;
            if (LastMention(person, index, end) is not { } mention)
                continue;
            var colons = ColonsIn(index);
            var next = Ordered.First(colons.Count, (colons, mention.End), static (s, i) => s.colons[i] >= s.End);
            return next < colons.Count && colons[next] < end;
        }
        return false;
    }

    private Mention? LastMention(Person person, int passage, int end)
    {
        var here = FirstMention(passage, end);
        for (var m = here - 1; m >= Math.Max(0, here - MentionsBack); m--)
        {
            if (people.Mentions[m].Passage != passage)
                return null;
            if (people.Mentions[m].Who == person)
                return people.Mentions[m];
        }
        return null;
    }

    private List<int> ColonsIn(int passage)
    {
        if (!colonsOf.TryGetValue(passage, out var colons))
            colonsOf[passage] = colons = [
                .. Enumerable.Range(0, passages[passage].Count).Where(i => passages[passage].Kind(i) == ItemKind.Colon),
            ];
        return colons;
    }

    // the only person that a paragraph names; null where it names several or nobody
    private Person? AloneIn(int passage)
    {
        if (aloneIn.TryGetValue(passage, out var known))
            return known;
        var named = MentionsIn(passage, 0, passages[passage].Count).Select(m => m.Who).Distinct().Take(2).ToList();
        return aloneIn[passage] = named is [var only] ? only : null;
    }

    // "But according to Varn, …"
    private Person? AccordingTo(Passage p, int index, int low, int end)
    {
        for (var i = low; i + 1 < Math.Min(low + ThingReach, end); i++)
            if (p.Is(i, AccordingWords) && p.Can(i + 1, WordUse.Preposition))
                return MentionsIn(index, i + 2, Math.Min(end, i + BesideReach)).Select(m => m.Who).FirstOrDefault();
        return null;
    }

    private int Beside(Anchor at)
    {
        var p = passages[at.Passage];
        var end = at.Item + 1;
        while (end < p.Count && p.IsWord(end) && end - at.Item < BesideReach)
            end++;
        return end;
    }

    // where the person was named or heard last before the place; a sentence about the same pronoun names others
    private MentionPlace? PlaceBefore(Person person, Anchor at, out bool beside)
    {
        beside = false;
        MentionPlace? found = null;
        var here = FirstMention(at.Passage, at.Item);
        for (var m = here - 1; m >= Math.Max(0, here - MentionsBack) && found is null; m--)
        {
            if (people.Mentions[m].Who != person)
                continue;
            if (at.Pronoun is { } pronoun && IsBeside(people.Mentions[m], pronoun))
                beside = true;
            else
                found = places[m];
        }
        if (!heard.TryGetValue(person, out var said))
            return found;
        var before = said.FindLastIndex(s => s.Passage < at.Passage || (s.Passage == at.Passage && s.Item < at.Item));
        if (before < 0)
            return found;
        var (passage, item) = said[before];
        var spoke = new MentionPlace(SentenceOf(passage, item), item, MentionRole.Subject);
        return found is { } named && named.Sentence > spoke.Sentence ? found : spoke;
    }

    // "He thanked Reil": the sentence is about the pronoun, so it means somebody else
    private bool IsBeside(Mention mention, string pronoun)
    {
        var p = passages[mention.Passage];
        var (first, _) = p.Sentences[p.SentenceOf(mention.First)];
        for (var i = first; i < Math.Min(mention.First, first + PronounOpens); i++)
            if (p.Is(i, pronoun))
                return true;
        return false;
    }

    private int SentenceOf(int passage, int item) =>
        firstSentence[passage]
        + (
            passages[passage].Count == 0 ? 0 : passages[passage].SentenceOf(Math.Min(item, passages[passage].Count - 1))
        );
}
