using Foedera.Reading.Lexicons;

namespace Foedera.Reading.Attribution;

/// <summary>Finds who does what a verb group says.</summary>
internal static class Subject
{
    /// <summary>The subject as a range of items; empty when the sentence names none.</summary>
    public static (int First, int End) Of(Passage p, VerbGroup verb, int low)
    {
        var near = NounPhrase.Before(p, verb, low);
        if (near.First < near.End && !verb.IsGerund)
            return near;
        if (near.First < near.End && verb.First != verb.Head)
            return near;
        // saying, adding, "and promised": the subject of the verb before it in the sentence
        return Earlier(p, verb.First, low);
    }

    private static (int First, int End) Earlier(Passage p, int before, int low)
    {
        var verbs = VerbGroup.In(p, low, before);
        for (var v = verbs.Count - 1; v >= 0; v--)
        {
            var subject = NounPhrase.Before(p, verbs[v], low);
            if (subject.First < subject.End && !verbs[v].IsGerund)
                return subject;
        }
        for (var i = low; i < before; i++)
        {
            if (NounPhrase.IsSubjectPronoun(p, i))
                return (i, i + 1);
            if (!p.Can(i, WordUse.Auxiliary) && !EndsLikePast(p, i))
                continue;
            var phrase = NounPhrase.Backward(p, i, low);
            if (phrase.First < phrase.End)
                return phrase;
        }
        return Opening(p, low, before);
    }

    // the first name of the sentence
    private static (int First, int End) Opening(Passage p, int low, int before)
    {
        for (var i = low; i < before; i++)
        {
            if (
                !p.IsCapital(i)
                || (p.Can(i, WordUse.FirstWord | WordUse.Weekday | WordUse.Month) && !p.Can(i, WordUse.Determiner))
            )
                continue;
            var phrase = NounPhrase.Forward(p, i, before);
            if (phrase.First < phrase.End)
                return phrase;
        }
        return (before, before);
    }

    private static bool EndsLikePast(Passage p, int i) =>
        p.IsWord(i) && !p.IsCapital(i) && p.Word(i).Length > 4 && p.Word(i).EndsWith("ed", StringComparison.Ordinal);
}
