using Foedera.Reading.Lexicons;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution;

/// <summary>Finds the noun phrase that stands before or after a verb, without a parser: by function words, capitals and
/// commas.</summary>
internal static class NounPhrase
{
    private const int Longest = 24;

    private static readonly WordList Subjects = WordList.AsWritten("grammar", "subject");
    private static readonly WordList Objects = WordList.AsWritten("grammar", "object");
    private static readonly WordList Relative = WordList.AnyCase("grammar", "relative");
    private static readonly WordList OfPerson = WordList.AnyCase("grammar", "of-person");
    private static readonly WordList BeforeTimes = WordList.AnyCase("grammar", "before-time");
    private static readonly WordList Joins = WordList.AsWritten("grammar", "joins");
    private static readonly WordList JoinsDetermined = WordList.AnyCase("grammar", "joins-determined");
    private static readonly WordList Place = WordList.AsWritten("grammar", "place");
    private static readonly WordList Apposed = WordList.AnyCase("grammar", "apposition");

    /// <summary>The phrase that begins at item <paramref name="i"/> and runs up to a verb, comma or other limit; empty
    /// when none begins there.</summary>
    public static (int First, int End) Forward(Passage p, int i, int high)
    {
        if (
            !p.IsWord(i)
            || p.Can(i, WordUse.Auxiliary | WordUse.Subordinator)
                && !p.Can(i, WordUse.Pronoun | WordUse.Determiner)
                && !p.IsCapital(i)
        )
            return (i, i);
        if (IsSubjectPronoun(p, i))
            return (i, i + 1);
        var end = i;
        while (end < high && end - i < Longest && Continues(p, i, end))
            end++;
        return (i, end);
    }

    /// <summary>The phrase after an inverted verb ("said Ann Lee, a spokeswoman for the ministry"), with its
    /// apposition.</summary>
    public static (int First, int End) After(Passage p, int i, int high)
    {
        if (
            !p.IsWord(i)
            || p.Can(i, WordUse.Preposition | WordUse.Conjunction | WordUse.Weekday | WordUse.Auxiliary)
                && !(p.IsCapital(i) && !p.Can(i, WordUse.Weekday))
        )
            return (i, i);
        if (
            p.Can(i, WordUse.Subordinator)
            || p.Can(i, WordUse.Adverb) && !p.Can(i, WordUse.Determiner | WordUse.Pronoun)
        )
            return (i, i);
        if (p.Is(i, Objects) && !(p.Is(i, "her") && p.IsWord(i + 1) && !p.Can(i + 1, WordUse.Preposition)))
            return (i, i);
        if (IsSubjectPronoun(p, i))
            return (i, i + 1);
        if (!p.IsCapital(i) && !p.Can(i, WordUse.Determiner) && !LooksLikeNoun(p, i))
            return (i, i);
        var end = i;
        while (end < high && end - i < Longest && Continues(p, i, end))
            end++;
        return (i, Apposition(p, end, high));
    }

    /// <summary>The subject before a verb group: the phrase that ends right before it, or before an apposition between
    /// commas.</summary>
    public static (int First, int End) Before(Passage p, VerbGroup verb, int low)
    {
        var end = BeforeTime(p, verb.First, low);
        if (end <= low)
            return (end, end);
        if (p.Kind(end - 1) is ItemKind.Comma or ItemKind.Dash or ItemKind.Close)
        {
            var open = OpeningOf(p, end - 1, low);
            return open > low ? Backward(p, open, low) : (end, end);
        }
        return Backward(p, end, low);
    }

    /// <summary>The phrase that ends just before item <paramref name="end"/>.</summary>
    public static (int First, int End) Backward(Passage p, int end, int low)
    {
        if (end <= low || !p.IsWord(end - 1))
            return (end, end);
        if (IsSubjectPronoun(p, end - 1))
            return (end - 1, end);
        if (p.Is(end - 1, Relative))
            return RelativeHead(p, end - 1, low);
        if (p.Can(end - 1, WordUse.Preposition | WordUse.Conjunction | WordUse.Auxiliary) && !p.IsCapital(end - 1))
            return (end, end);
        var first = end - 1;
        while (first > low && end - first < Longest && ContinuesBack(p, first - 1))
            first--;
        while (
            first < end - 1
            && (
                p.Can(
                    first,
                    WordUse.Weekday | WordUse.Conjunction | WordUse.Adverb | WordUse.Preposition | WordUse.Time
                ) && !(p.Can(first, WordUse.Title | WordUse.Determiner))
                || IsSentenceOpener(p, first)
            )
        )
            first++;
        return end - first == 1 && (IsSentenceOpener(p, first) || p.Can(first, WordUse.Weekday | WordUse.Time))
            ? (end, end)
            : (first, end);
    }

    // Smith on Saturday called; Smith last week said
    private static int BeforeTime(Passage p, int end, int low)
    {
        var at = end;
        while (
            at > low + 1
            && (
                p.Can(at - 1, WordUse.Weekday)
                || (
                    p.Can(at - 1, WordUse.Month | WordUse.Time)
                    && (p.IsCapital(at - 1) || p.Can(at - 2, WordUse.Time | WordUse.Month | WordUse.Weekday))
                )
                || (char.IsDigit(p.IsWord(at - 1) ? p.Word(at - 1)[0] : ' ') && p.Can(at - 2, WordUse.Month))
            )
        )
            at--;
        if (at == end)
            return end;
        while (at > low && (p.Can(at - 1, WordUse.Time) || p.Is(at - 1, BeforeTimes)))
            at--;
        return at > low ? at : end;
    }

    /// <summary>True of a pronoun that is a subject by itself.</summary>
    public static bool IsSubjectPronoun(Passage p, int i) => p.Is(i, Subjects);

    private static (int, int) RelativeHead(Passage p, int who, int low)
    {
        var end = p.Kind(who - 1) == ItemKind.Comma ? who - 1 : who;
        var head = end > low ? Backward(p, end, low) : (end, end);
        return head.Item1 < head.Item2 && p.Is(who, "who") ? (who, who + 1) : (who, who + (p.Is(who, "that") ? 0 : 1));
    }

    private static bool IsSentenceOpener(Passage p, int i) =>
        p.Can(i, WordUse.FirstWord) && !p.Can(i, WordUse.Determiner | WordUse.Pronoun | WordUse.Title);

    private static bool Continues(Passage p, int first, int i)
    {
        if (!p.IsWord(i))
            return p.Kind(i) == ItemKind.Other && p.Word(i) is "&" or "/";
        if (
            VerbGroup.At(p, i, Math.Max(first, i - 3), p.Count) is { } verb
            && i > first
            && !(p.IsCapital(i) && !p.IsTitleCase && !verb.Verb.Form.HasFlag(VerbForm.Past))
        )
            return false;
        if (p.Can(i, WordUse.Preposition) && i > first)
            return p.Is(i, Joins)
                || (p.Is(i, "in") && p.IsCapital(i + 1) && !p.Can(i + 1, WordUse.Month | WordUse.Weekday))
                || (p.Is(i, JoinsDetermined) && p.Can(i + 1, WordUse.Determiner))
                || (p.Is(i, "close"));
        if (p.Can(i, WordUse.Conjunction))
            return i > first && p.Is(i, "and") && p.IsCapital(i + 1);
        if (p.Can(i, WordUse.Weekday | WordUse.Auxiliary | WordUse.Subordinator) && !p.Can(i, WordUse.Determiner))
            return p.IsCapital(i) && p.Can(i, WordUse.Auxiliary | WordUse.Subordinator) && i > first;
        if (p.Can(i, WordUse.Adverb) && i > first && !p.IsCapital(i))
            return false;
        if (IsSubjectPronoun(p, i) && i > first)
            return false;
        return true;
    }

    private static bool ContinuesBack(Passage p, int i)
    {
        if (!p.IsWord(i))
            return p.Kind(i) == ItemKind.Other && p.Word(i) is "&" or "/";
        if (p.Can(i, WordUse.Preposition))
            return p.Is(i, Joins)
                || (p.Is(i, "in") && p.IsCapital(i + 1))
                || (p.Is(i, JoinsDetermined) && p.Can(i + 1, WordUse.Determiner));
        if (p.Can(i, WordUse.Conjunction))
            return p.Is(i, "and") && p.IsCapital(i + 1);
        if (p.Can(i, WordUse.Auxiliary | WordUse.Subordinator) && !p.Can(i, WordUse.Determiner))
            return false;
        if (IsSubjectPronoun(p, i))
            return false;
        if (
            !p.IsCapital(i)
            && !p.Can(i - 1, WordUse.Determiner)
            && (p.Can(i, WordUse.Verb) || (p.Word(i).Length > 4 && p.Word(i).EndsWith("ed", StringComparison.Ordinal)))
        )
            return false;
        return Lexicon.Cue(p.Word(i)) is not { } cue
            || p.IsCapital(i)
            || cue.Form.HasFlag(VerbForm.Base)
            || cue.Form.HasFlag(VerbForm.Third);
    }

    // the comma or bracket that opens the apposition which ends at item `close`; -1 when there is none
    private static int OpeningOf(Passage p, int close, int low)
    {
        for (var i = close - 1; i > Math.Max(low, close - 34); i--)
        {
            if (p.Kind(i) == ItemKind.Stop && p.Word(i).Length == 1)
                return -1;
            var opens = p.Kind(close) switch
            {
                ItemKind.Close => p.Kind(i) == ItemKind.Open,
                ItemKind.Dash => p.Kind(i) == ItemKind.Dash,
                _ => p.Kind(i) == ItemKind.Comma,
            };
            if (!opens || i == low)
                continue;
            if (p.Kind(close) != ItemKind.Comma)
                return i;
            // a name or noun right before the comma, and something that can open an apposition after it
            if (
                p.IsCapital(i - 1)
                && !p.Can(i - 1, WordUse.Weekday | WordUse.Month)
                && !FollowsPreposition(p, i - 1, low)
            )
                return i;
            if (p.IsWord(i - 1) && !p.IsCapital(i - 1) && p.Is(i + 1, OfPerson))
                return i;
            if (IsSubjectPronoun(p, i - 1))
                return i;
        }
        return -1;
    }

    private static bool FollowsPreposition(Passage p, int i, int low)
    {
        while (i > low && p.IsCapital(i))
            i--;
        return p.Can(i, WordUse.Preposition) && p.Is(i, Place);
    }

    private static int Apposition(Passage p, int end, int high)
    {
        if (p.Kind(end) != ItemKind.Comma)
            return end;
        var next = end + 1;
        if (
            !(
                p.Can(next, WordUse.Determiner)
                || p.Is(next, Apposed)
                || p.Can(next, WordUse.Title) && !p.IsCapital(next)
            )
        )
            return end;
        var at = next;
        while (
            at < high
            && at - next < 30
            && p.Kind(at) is ItemKind.Word or ItemKind.Other or ItemKind.Open or ItemKind.Close
        )
            at++;
        return at;
    }

    private static bool LooksLikeNoun(Passage p, int i) =>
        p.Can(i, WordUse.Title)
        || (
            p.IsWord(i)
            && p.Word(i).Length > 4
            && (p.Word(i)[^1] is 's' || p.IsWord(i + 1))
            && !p.Word(i).EndsWith("ly", StringComparison.Ordinal)
        );
}
