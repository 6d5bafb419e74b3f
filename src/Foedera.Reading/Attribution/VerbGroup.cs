using Foedera.Reading.Lexicons;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution;

/// <summary>A verb that attributes, with its auxiliaries, adverbs and particles: items First (included) to End
/// (excluded).</summary>
internal readonly record struct VerbGroup(int First, int Head, int End, CueVerb Verb)
{
    private static readonly WordList Be = WordList.AsWritten("grammar", "be");
    private static readonly WordList Starting = WordList.AsWritten("grammar", "verb-start");
    private static readonly WordList NeedsParticle = WordList.AsWritten("grammar", "needs-particle");
    private static readonly WordList NeedsOut = WordList.AsWritten("grammar", "needs-out");
    private static readonly WordList Particles = WordList.AnyCase("grammar", "particle");
    private static readonly WordList Endings = WordList.AnyCase("grammar", "ending");
    private static readonly WordList TakesTo = WordList.AsWritten("grammar", "takes-to");
    private static readonly WordList TakesFor = WordList.AsWritten("grammar", "takes-for");
    private static readonly WordList For = WordList.AnyCase("grammar", "for");
    private static readonly WordList Puts = WordList.AnyCase("grammar", "puts");
    private static readonly WordList HeIs = WordList.AnyCase("grammar", "he-is");
    private static readonly WordList Plural = WordList.AsWritten("grammar", "plural");
    private static readonly WordList NotPlural = WordList.AsWritten("grammar", "not-plural");

    /// <summary>True for "saying", "adding": no subject of its own.</summary>
    public bool IsGerund => Verb.Form.HasFlag(VerbForm.Gerund);

    /// <summary>True for "was seen", "has been called": the subject is not the speaker.</summary>
    public bool IsPassive(Passage p)
    {
        if (!Verb.Form.HasFlag(VerbForm.Participle))
            return false;
        for (var i = First; i < Head; i++)
            if (Be.Contains(p.Word(i)))
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
        if (p.Is(i, Puts))
        {
            if (!p.Is(i + 1, "it"))
                return null;
            end++;
        }
        if (
            NeedsParticle.Contains(verb.Lemma)
            && !(p.Is(end, Particles) || (p.Is(end, "out") && NeedsOut.Contains(verb.Lemma)))
        )
            return null;
        if (end < high && (p.Is(end, Endings) || (p.Is(end, "on") && verb.Lemma == "go")))
            end++;
        if (end < high && TakesTo.Contains(verb.Lemma) && p.Is(end, "to"))
            end++;
        if (end < high && TakesFor.Contains(verb.Lemma) && p.Is(end, For))
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

    private static bool Starts(Passage p, int i) => p.Is(i, Starting);

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
            return p.Is(before, HeIs);
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
            Plural.Contains(p.Word(i))
            || (
                p.Word(i).EndsWith("s", StringComparison.Ordinal)
                && p.Word(i).Length > 3
                && !p.IsPossessive(i)
                && !NotPlural.Contains(p.Word(i))
            )
        );
}
