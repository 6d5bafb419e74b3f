using Foedera.Reading.Lexicons;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution;

/// <summary>A verb that attributes, with its auxiliaries, adverbs and particles: items First (included) to End
/// (excluded).</summary>
internal readonly record struct VerbGroup(int First, int Head, int End, CueVerb Verb)
{
    /// <summary>True for "saying", "adding": no subject of its own.</summary>
    public bool IsGerund => Verb.Form.HasFlag(VerbForm.Gerund);

    /// <summary>True for "was seen", "has been called": the subject is not the speaker.</summary>
    public bool IsPassive(Passage p)
    {
        if (!Verb.Form.HasFlag(VerbForm.Participle))
            return false;
        for (var i = First; i < Head; i++)
            if (p.Word(i) is "was" or "were" or "been" or "is" or "are" or "be" or "being")
                return true;
        return false;
    }

    /// <summary>The group whose head is item <paramref name="i"/>; null when the word is no verb there.</summary>
    public static VerbGroup? At(Passage p, int i, int low, int high)
    {
        if (!p.IsWord(i) || Lexicon.Cue(p.Word(i)) is not { } verb || !IsVerb(p, i, low, verb))
            return null;
        var first = i;
        while (
            first > Math.Max(low, i - 12)
            && p.IsWord(first - 1)
            && (p.Can(first - 1, WordUse.Auxiliary) || IsAdverb(p, first - 1))
            && !p.Can(first - 1, WordUse.Pronoun | WordUse.Weekday)
        )
            first--;
        // "went on to say", "continued to warn"
        if (first > low && p.Is(first - 1, "to"))
        {
            first--;
            if (p.Is(first - 1, "on") && Starts(p, first - 2))
                first -= 2;
            else if (Starts(p, first - 1))
                first--;
        }
        while (
            first < i
            && p.Can(first, WordUse.Adverb)
            && !p.Can(first, WordUse.Auxiliary)
            && p.Word(first).EndsWith("day", StringComparison.OrdinalIgnoreCase)
        )
            first++;
        var end = i + 1;
        if (p.Is(i, "put") || p.Is(i, "puts") || p.Is(i, "putting"))
        {
            if (!p.Is(i + 1, "it"))
                return null;
            end++;
        }
        if (
            verb.Lemma is "go" or "shoot" or "hit" or "fire" or "lash" or "strike"
            && !(p.Is(end, "on") || p.Is(end, "back") || (p.Is(end, "out") && verb.Lemma is "hit" or "lash"))
        )
            return null;
        if (
            end < high && (p.Is(end, "out") || p.Is(end, "back") || p.Is(end, "off"))
            || (end < high && p.Is(end, "on") && verb.Lemma == "go")
        )
            end++;
        if (end < high && verb.Lemma is "refer" or "point" or "object" or "appeal" && p.Is(end, "to"))
            end++;
        if (end < high && verb.Lemma == "call" && (p.Is(end, "for") || p.Is(end, "on")))
            end++;
        return new VerbGroup(first, i, end, verb);
    }

    /// <summary>All groups among the items from low to high, outside quotations, left to right.</summary>
    public static List<VerbGroup> In(Passage p, int low, int high)
    {
        var found = new List<VerbGroup>();
        for (var i = low; i < high; i++)
        {
            if (At(p, i, low, high) is not { } group)
                continue;
            // "issued a statement saying", "is quoted as saying": the last verb governs the words
            found.Add(group);
            i = group.End - 1;
        }
        return found;
    }

    private static bool Starts(Passage p, int i) =>
        p.IsWord(i)
        && p.Word(i)
            is "went"
                or "goes"
                or "go"
                or "going"
                or "continued"
                or "continues"
                or "proceeded"
                or "began"
                or "refused"
                or "declined"
                or "used"
                or "sought";

    private static bool IsAdverb(Passage p, int i) =>
        p.Can(i, WordUse.Adverb)
        || (
            p.IsWord(i) && p.Word(i).Length > 4 && p.Word(i).EndsWith("ly", StringComparison.Ordinal) && !p.IsCapital(i)
        );

    private static bool IsVerb(Passage p, int i, int low, CueVerb verb)
    {
        var before = i - 1;
        while (before > i - 6 && IsAdverb(p, before))
            before--;
        var form = verb.Form;
        if (p.IsCapital(i) && !p.IsTitleCase && i > low && !p.IsQuote(i - 1) && !form.HasFlag(VerbForm.Past))
            return false;
        if (p.IsPossessive(before) && !form.HasFlag(VerbForm.Gerund))
            return p.Is(before, "he's") || p.Is(before, "she's") || p.Is(before, "he’s") || p.Is(before, "she’s");
        if (p.Can(before, WordUse.Determiner) && !p.Can(before, WordUse.Pronoun))
            return false;
        if (form.HasFlag(VerbForm.Past))
            return !(p.Can(before, WordUse.Preposition) && !p.Can(before, WordUse.Subordinator)) || p.Is(before, "to");
        if (form.HasFlag(VerbForm.Gerund))
            return true;
        if (form.HasFlag(VerbForm.Third))
            return before >= 0
                    && !p.Can(before, WordUse.Preposition | WordUse.Auxiliary | WordUse.Conjunction)
                    && p.Kind(before) is ItemKind.Word or ItemKind.Comma or ItemKind.Close or ItemKind.Quote
                || p.Is(before, "and");
        return p.Is(before, "to")
            || p.Can(before, WordUse.Auxiliary)
            || IsPlural(p, before)
            || (p.Can(before, WordUse.Conjunction) && before > low)
            || p.IsQuote(before);
    }

    private static bool IsPlural(Passage p, int i) =>
        p.IsWord(i)
        && (
            p.Word(i) is "they" or "we" or "you" or "I" or "They" or "We" or "You" or "who" or "people"
            || (
                p.Word(i).EndsWith("s", StringComparison.Ordinal)
                && p.Word(i).Length > 3
                && !p.IsPossessive(i)
                && p.Word(i) is not ("press" or "news" or "business" or "this" or "was" or "Congress" or "previous")
            )
        );
}
