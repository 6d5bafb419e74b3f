using Foedera.Reading.Lexicons;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution;

/// <summary>Where the clause begins and ends that a verb reports, as well as that can be told without a
/// parser.</summary>
internal static class ReportedClause
{
    private const int Reach = 16;

    private static readonly WordList Coordinating = WordList.AnyCase("grammar", "coordinating");
    private static readonly WordList AfterQuotation = WordList.AsWritten("grammar", "after-quotation");
    private static readonly WordList AfterVerb = WordList.AsWritten("grammar", "after-verb");
    private static readonly WordList Then = WordList.AnyCase("grammar", "then");
    private static readonly WordList ContentAdverbs = WordList.AsWritten("grammar", "content-adverb");
    private static readonly WordList AfterComma = WordList.AnyCase("grammar", "after-comma");
    private static readonly WordList Hearers = WordList.AsWritten("grammar", "hearer");
    private static readonly WordList AfterHearer = WordList.AnyCase("grammar", "after-hearer");

    /// <summary>First item of the content: after the verb, its hearer and its adverbials; "that" and "to" belong to the
    /// content.</summary>
    public static int Start(Passage p, VerbGroup verb, int quote)
    {
        var at = verb.End;
        if (p.Kind(at) == ItemKind.Colon)
            return at + 1;
        if (verb.Verb.Class is CueClass.Name or CueClass.Act)
            return SkipTime(p, at, quote);
        if (That(p, at, quote) is { } that)
            return that;
        if (quote > at && p.Kind(quote - 1) is ItemKind.Comma or ItemKind.Colon && !HoldsVerb(p, at, quote))
            return quote;
        at = SkipTime(p, at, quote);
        if (verb.Verb.Class == CueClass.Tell || (verb.Verb.Lemma == "ask" && p.IsWord(at)))
            at = SkipHearer(p, at, quote);
        at = SkipTime(p, at, quote);
        if (p.Kind(at) == ItemKind.Comma)
            at++;
        return Math.Min(at, quote);
    }

    /// <summary>End (excluded) of the clause that begins at <paramref name="start"/>, at or after
    /// <paramref name="quote"/> if it reaches that far.
    /// The clause of a weak verb (one that more often does something else than report) also ends where a new reporting
    /// clause begins.</summary>
    public static int End(Passage p, int start, int high, int quote, bool isWeak = false)
    {
        var end = high;
        for (var i = start; i < high; i++)
        {
            if (
                !EndsAt(p, i, start, high)
                && !(
                    isWeak
                    && i < quote
                    && p.Kind(i) is ItemKind.Comma or ItemKind.Dash
                    && Clause.After(p, i + 1, high, strict: false) is { } clause
                    && clause.Source.First < clause.Source.End
                )
            )
                continue;
            end = i;
            break;
        }
        while (
            end > start
            && p.Kind(end - 1)
                is ItemKind.Stop
                    or ItemKind.Comma
                    or ItemKind.Dash
                    or ItemKind.Semicolon
                    or ItemKind.Colon
        )
            end--;
        return end;
    }

    private static bool EndsAt(Passage p, int i, int start, int high)
    {
        if (i == start)
            return false;
        if (
            p.IsQuote(i - 1)
            && p.LastInside(i - 1) is ','
            && !(p.Can(i, WordUse.Conjunction) && !StartsNewVerb(p, i + 1, high))
        )
            return !p.IsQuote(i);
        if (p.Kind(i) is ItemKind.Semicolon)
            return true;
        if (p.IsQuote(i - 1) && p.LastInside(i - 1) is '.' or '?' or '!' && p.IsCapital(i))
            return true;
        if (p.Kind(i) is ItemKind.Comma or ItemKind.Dash)
            return EndsAfterComma(p, i + 1, high);
        if (p.Is(i, Coordinating))
            return StartsNewVerb(p, i + 1, high);
        return p.IsQuote(i - 1) && p.Is(i, "in") && AfterQuotation.Contains(p.Word(Math.Min(i + 2, p.Count - 1)));
    }

    private static bool EndsAfterComma(Passage p, int i, int high)
    {
        if (p.Is(i, AfterComma))
            return true;
        if (p.Is(i, Coordinating))
            return StartsNewVerb(p, i + 1, high);
        if (VerbGroup.At(p, i, i, high) is { IsGerund: true })
            return true;
        return Clause.After(p, i, high, strict: true) is { } clause
            && clause.Source.First < clause.Source.End
            && p.Kind(clause.End) is ItemKind.Comma or ItemKind.Stop
            && clause.End - i < 12;
    }

    // "and promised to", "but said": a second verb of the same subject
    private static bool StartsNewVerb(Passage p, int i, int high)
    {
        for (var head = i; head < Math.Min(high, i + 3); head++)
            if (VerbGroup.At(p, head, i, high) is { } verb)
                return verb.First <= i
                    && (
                        verb.Verb.Form.HasFlag(VerbForm.Past) || verb.Verb.Form.HasFlag(VerbForm.Third) || verb.IsGerund
                    );
        return false;
    }

    private static int? That(Passage p, int from, int quote)
    {
        for (var i = from; i < Math.Min(quote, from + Reach); i++)
        {
            if (
                p.Is(i, "that")
                && (p.IsWord(i + 1) || p.IsQuote(i + 1) || p.Kind(i + 1) == ItemKind.Comma)
                && !p.Can(i + 1, WordUse.Time)
            )
                return i;
            if (p.Can(i, WordUse.Auxiliary) || p.Kind(i) is ItemKind.Colon or ItemKind.Semicolon)
                return null;
        }
        return null;
    }

    private static bool HoldsVerb(Passage p, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (p.Can(i, WordUse.Auxiliary))
                return true;
        return false;
    }

    // Tuesday, on Tuesday, last week, in an interview with CNN on Tuesday
    private static int SkipTime(Passage p, int at, int quote)
    {
        while (at < quote)
        {
            if (p.Can(at, WordUse.Weekday) || (p.Can(at, WordUse.Time) && !p.IsCapital(at)))
                at++;
            else if (
                p.Can(at, WordUse.Adverb)
                && !p.Can(at, WordUse.Determiner | WordUse.Pronoun)
                && !p.IsCapital(at)
                && !p.Is(at, ContentAdverbs)
            )
                at++;
            else if (
                p.Can(at, WordUse.Preposition)
                && (
                    p.Can(at + 1, WordUse.Weekday | WordUse.Month)
                    || AfterVerb.Contains(p.Word(Math.Min(at + 2, p.Count - 1)))
                )
            )
                at = SkipPhrase(p, at, quote);
            else
                break;
        }
        return at;
    }

    private static int SkipPhrase(Passage p, int at, int quote)
    {
        var next = at + 1;
        while (
            next < quote
            && p.IsWord(next)
            && (
                p.Can(next, WordUse.Weekday | WordUse.Month | WordUse.Time)
                || char.IsDigit(p.Word(next)[0])
                || (next <= at + 2 && !p.Can(next, WordUse.Month) && !p.Can(next - 1, WordUse.Weekday))
            )
        )
            next++;
        if (p.Is(next, Then))
        {
            next++;
            while (next < quote && p.IsCapital(next))
                next++;
        }
        return next;
    }

    private static int SkipHearer(Passage p, int at, int quote)
    {
        if (p.Is(at, Hearers))
            return at + 1;
        for (var i = at; i < Math.Min(quote, at + Reach); i++)
        {
            if (NounPhrase.IsSubjectPronoun(p, i) || p.Is(i, AfterHearer))
                return i;
            if (
                i > at
                && p.Can(i, WordUse.Determiner)
                && p.IsWord(i - 1)
                && !p.Can(i - 1, WordUse.Preposition | WordUse.Conjunction | WordUse.Determiner)
            )
                return i;
            if (p.Kind(i) is ItemKind.Comma or ItemKind.Colon)
                return i + 1;
        }
        return at;
    }
}
