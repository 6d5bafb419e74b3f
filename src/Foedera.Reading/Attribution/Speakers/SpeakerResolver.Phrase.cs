using Foedera.Core.Primitives;
using Foedera.Reading.Lexicons;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution.Speakers;

// Which person the words in the place of the source name. A phrase may name several ("the deputy of Minister Ada Kroll,
// engineer Bram
// Oster"): the speaker stands at its head or in apposition to it, never behind a preposition and never as an owner.
internal sealed partial class SpeakerResolver
{
    private const int LongestApposition = 8;
    private const int LongestCut = 5;

    // the person whose name heads the phrase or stands in apposition to its head
    private Person? Named(Passage p, int index, int first, int end)
    {
        var segments = Segments(p, first, end);
        if (segments.Count == 0)
            return null;
        if (Head(p, index, segments[0].First, segments[0].End, out var isOwned) is { } head)
            return head;
        for (var s = segments.Count - 1; s > 0; s--)
            if (Apposed(p, index, segments[s].First, segments[s].End) is { } apposed)
                return apposed;
        return isOwned ? null : Unlisted(p, first, end);
    }

    // the parts between commas
    private static List<(int First, int End)> Segments(Passage p, int first, int end)
    {
        var found = new List<(int, int)>();
        var start = first;
        for (var i = first; i <= end; i++)
        {
            if (i < end && p.Kind(i) is not (ItemKind.Comma or ItemKind.Dash or ItemKind.Open or ItemKind.Close))
                continue;
            if (i > start)
                found.Add((start, i));
            start = i + 1;
        }
        return found;
    }

    // "Ann Lee", "Prime Minister Ann Lee", "Smith's lawyer Ann Lee", "the president of Poland Ann Lee"; not "a
    // spokesman for Smith", "Smith's lawyers"
    private Person? Head(Passage p, int index, int first, int end, out bool isOwned)
    {
        isOwned = false;
        foreach (var mention in MentionsIn(index, first, end))
        {
            if (mention.IsDescription)
                continue;
            for (var i = first; i < mention.First; i++)
                if (IsOwner(p, i) && !IsPlaceOf(p, i, mention.First))
                {
                    isOwned = true;
                    return null;
                }
            if (mention.End < end && (p.IsPossessive(mention.End - 1) || IsCompany(p, mention.End)))
                isOwned = true;
            else if (!isOwned || IsPost(p, mention.First - 1))
                return mention.Who;
            else
                return null;
        }
        return null;
    }

    // the name stands last, and nothing before it belongs to somebody else: ", lawyer Nils Dahl", ", Ilya Tarsk"
    private Person? Apposed(Passage p, int index, int first, int end)
    {
        if (end - first > LongestApposition)
            return null;
        foreach (var mention in MentionsIn(index, first, end))
        {
            if (mention.End != end || p.IsPossessive(end - 1) || mention.IsDescription)
                continue;
            for (var i = first; i < mention.First; i++)
                if (IsOwner(p, i) || p.IsPossessive(i))
                    return null;
            return mention.Who;
        }
        return p.IsCapital(first) ? Unlisted(p, first, end) : null;
    }

    private static bool IsOwner(Passage p, int i) => p.Can(i, WordUse.Preposition);

    // "the president of Poland Andrzej Duda": the preposition owns the place before the name
    private static bool IsPlaceOf(Passage p, int preposition, int name) =>
        name - preposition > 1
        && p.IsCapital(name - 1)
        && !p.Can(name - 1, WordUse.Title)
        && p.Can(preposition - 1, WordUse.Title);

    // a name of two words or more that nothing but its place shows to be a person's
    private Person? Unlisted(Passage p, int first, int end)
    {
        if (p.IsTitleCase)
            return null;
        var at = first;
        while (at < end && p.IsWord(at) && (!p.IsCapital(at) || p.Can(at, WordUse.Title | WordUse.Determiner)))
            at++;
        for (var i = first; i < at; i++)
            if (IsOwner(p, i) || p.IsPossessive(i))
                return null;
        if (at >= end || NameRun.In(p, at).FirstOrDefault() is not { End: > 0 } run || run.Name != at || run.End > end)
            return null;
        if (run.End - at is < 2 or > 4 || p.IsPossessive(run.End - 1) || (run.End < end && p.IsWord(run.End)))
            return null;
        for (var i = at; i < run.End; i++)
            if (p.Can(i, WordUse.Weekday | WordUse.Month | WordUse.Pronoun | WordUse.Auxiliary))
                return null;
        var name = run.Text(p);
        return p.Can(at, WordUse.FirstWord) || People.IsInstitution(name) || actors.Named(name).Any()
            ? null
            : people.Adopt(NameRun.InTitleCase(name));
    }

    // "The envoy, Jonas Trell, told": the name that stands between the phrase and what ends its apposition
    private static int WithApposition(Passage p, int first, int end)
    {
        if (p.Kind(end) != ItemKind.Comma || !p.Can(first, WordUse.Determiner) && !p.IsPossessive(first))
            return end;
        var stop = end + 1;
        while (stop < p.Count && stop - end <= LongestApposition && IsOfApposition(p, stop))
            stop++;
        var closes =
            p.Kind(stop) is ItemKind.Comma or ItemKind.Stop or ItemKind.Colon or ItemKind.Close || p.IsQuote(stop);
        return stop - end >= 3 && closes && p.IsCapital(stop - 1) ? stop : end;
    }

    // ", engineer Bram Oster": nouns, then the name
    private static bool IsOfApposition(Passage p, int i)
    {
        if (p.IsCapital(i) || p.Can(i, WordUse.Title))
            return true;
        if (!p.IsWord(i))
            return false;
        if (p.IsCapital(i - 1))
            return NameRun.IsParticle(p.Word(i));
        return Lexicon.Use(p.Word(i)) == WordUse.None && VerbGroup.At(p, i, i, p.Count) is null;
    }

    // "… the mayor, Petra Solheim, said": the name in apposition right before the verb, where the words taken for the
    // source lie further off
    private Person? BeforeCue(Passage p, int index, int end, Finding finding)
    {
        if (finding.Cue is not { } cue || cue.Start < p.At.Start || cue.End > p.At.End)
            return null;
        var verb = p.ItemAt(cue.Start);
        if (verb <= end + 1 || p.Kind(verb - 1) != ItemKind.Comma)
            return null;
        var open = verb - 2;
        while (open > end && p.IsWord(open))
            open--;
        return p.Kind(open) == ItemKind.Comma && open < verb - 2 ? Apposed(p, index, open + 1, verb - 1) : null;
    }

    // "cited the minister, Ilya Tarsk, as saying": whoever is cited speaks, not who cites
    private static (int First, int End)? Cited(Passage p, Finding finding)
    {
        if (finding.Cue is not { } cue || cue.Start < p.At.Start || cue.End > p.At.End)
            return null;
        var said = p.ItemAt(cue.Start);
        if (!p.Is(said - 1, "as") || VerbGroup.At(p, said, said, p.Count) is not { IsGerund: true })
            return null;
        var verbs = VerbGroup.In(p, p.Sentences[p.SentenceOf(said)].First, said - 1);
        return verbs.Count > 0 ? (verbs[^1].End, said - 1) : null;
    }

    private static (int First, int End) Range(Passage p, TextSpan source)
    {
        var first = p.ItemAt(source.Start);
        var end = first;
        while (end < p.Count && p.Items[end].Start < source.End)
            end++;
        // "For Ada [Kroll]": a source that was cut inside a name
        for (
            var most = LongestCut;
            most > 0
                && first > 0
                && p.IsCapital(first)
                && p.IsCapital(first - 1)
                && !p.IsPossessive(first - 1)
                && !p.Can(first - 1, WordUse.FirstWord | WordUse.Preposition | WordUse.Title);
            most--
        )
            first--;
        // a source that was cut before the post: "Danish [Prime Minister Ann Lee]"
        if (
            first < end
            && p.IsCapital(end - 1)
            && !p.IsPossessive(end - 1)
            && p.IsCapital(end)
            && p.Can(end, WordUse.Title)
        )
            for (var most = LongestCut; most > 0 && p.IsCapital(end); most--)
                end++;
        return (first, first < end ? WithApposition(p, first, end) : end);
    }

    // the words taken for the source stand in the dateline: whoever does what the cue says
    private static (int First, int End) SubjectOf(Passage p, Finding finding)
    {
        if (finding.Cue is not { } cue || cue.Start < p.At.Start || cue.End > p.At.End)
            return (0, 0);
        var at = p.ItemAt(cue.Start);
        var low = p.Sentences[p.SentenceOf(at)].First;
        var (first, end) = VerbGroup.At(p, at, low, p.Count) is { } verb ? Subject.Of(p, verb, low) : (0, 0);
        return (first, first < end ? WithApposition(p, first, end) : end);
    }
}
