using Foedera.Reading.Lexicons;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution;

/// <summary>A reporting clause beside a quotation: source and verb in either order. Source is empty (First = End) when
/// it has none.</summary>
internal readonly record struct Clause((int First, int End) Source, VerbGroup Verb, int End)
{
    private static readonly WordList ReportedActs = WordList.AsWritten("grammar", "reported-act");

    /// <summary>True when a reporting clause begins at item <paramref name="i"/> and nothing but adverbials follows it
    /// in its sentence.</summary>
    public static bool IsReporting(Passage p, int i) => After(p, i, p.Count, strict: true) is not null;

    /// <summary>The reporting clause that begins at item <paramref name="i"/>: "Smith said", "said Smith", "he later
    /// told reporters".
    /// <paramref name="strict"/> where no comma leads to the clause, so that more is asked of it.</summary>
    public static Clause? After(Passage p, int i, int high, bool strict)
    {
        while (
            i < high
            && p.Can(i, WordUse.Adverb)
            && !p.Can(i, WordUse.Title)
            && VerbGroup.At(p, i, i, high) is null
            && !p.Can(i, WordUse.Pronoun)
        )
            i++;
        if (i >= high)
            return null;
        return Inverted(p, i, high, strict) ?? Straight(p, i, high, strict);
    }

    private static Clause? Inverted(Passage p, int i, int high, bool strict)
    {
        for (var head = i; head < Math.Min(high, i + 3); head++)
        {
            if (!p.IsWord(head))
                return null;
            if (VerbGroup.At(p, head, i, high) is not { } verb || verb.First > i)
                continue;
            var isPhrasal = verb.End > verb.Head + 1;
            if (
                verb.Verb.Class is CueClass.Name or CueClass.Act or CueClass.Think
                    && !isPhrasal
                    && !ReportedActs.Contains(verb.Verb.Lemma)
                || verb.IsGerund
            )
                return null;
            var source = NounPhrase.After(p, verb.End, high);
            if (source.First == source.End)
                return strict || !p.IsWord(verb.End) && p.Kind(verb.End) is not (ItemKind.Stop or ItemKind.Comma)
                    ? null
                    : new Clause(source, verb, verb.End);
            if (
                p.Can(source.End, WordUse.Auxiliary)
                || VerbGroup.At(p, source.End, source.End, high) is { IsGerund: false }
            )
                return null;
            return new Clause(source, verb, source.End);
        }
        return null;
    }

    private static Clause? Straight(Passage p, int i, int high, bool strict)
    {
        var np = NounPhrase.Forward(p, i, high);
        if (np.First == np.End)
            return null;
        var at = np.End;
        if (VerbAt(p, at, high) is { } direct)
            return Accept(p, np, direct, strict);
        // an apposition between commas: "Trump, who is running, said"
        if (p.Kind(at) is not (ItemKind.Comma or ItemKind.Dash or ItemKind.Open))
            return null;
        var limit = Math.Min(high, at + 32);
        for (var j = at + 1; j < limit; j++)
        {
            if (p.IsQuote(j) && p.LastInside(j) is ',' && VerbAt(p, j + 1, high) is { } afterNickname)
                return Accept(p, (np.First, j + 1), afterNickname, strict);
            if (p.Kind(j) is ItemKind.Comma or ItemKind.Dash or ItemKind.Close && VerbAt(p, j + 1, high) is { } verb)
                return Accept(p, (np.First, j), verb, strict);
        }
        return null;
    }

    private static VerbGroup? VerbAt(Passage p, int i, int high)
    {
        for (var head = i; head < Math.Min(high, i + 5); head++)
        {
            if (!p.IsWord(head))
                return null;
            if (VerbGroup.At(p, head, i, high) is { } verb && verb.First <= i)
                return verb.IsGerund && verb.First == verb.Head ? null : verb;
        }
        return null;
    }

    private static Clause? Accept(Passage p, (int First, int End) source, VerbGroup verb, bool strict)
    {
        if (verb.IsPassive(p))
            return null;
        if (
            strict
            && verb.End < p.Count
            && !(
                p.Kind(verb.End) is ItemKind.Stop or ItemKind.Comma or ItemKind.Colon or ItemKind.Quote
                || p.Can(verb.End, WordUse.Preposition | WordUse.Weekday | WordUse.Time | WordUse.Adverb)
                || verb.Verb.Class is CueClass.Tell or CueClass.Ask
            )
        )
            return null;
        if (p.Is(verb.End, "that") && p.Kind(verb.End - 1) == ItemKind.Word && strict)
            return null;
        return new Clause(source, verb, verb.End);
    }
}
