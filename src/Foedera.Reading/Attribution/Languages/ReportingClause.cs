using System.Collections.Immutable;
using Foedera.Core.Said;

namespace Foedera.Reading.Attribution.Languages;

/// <summary>The words beside a quotation that say who speaks: ", sagte Ministerin Hanna Veld am Dienstag", "Der
/// Hafenmeister Jonas Trell sagte: ".</summary>
/// <param name="Cue">The part that attributes; -1 where a name alone does (a colon, a signature).</param>
/// <param name="Source">The name or pronoun, as parts; null where the clause names nobody.</param>
/// <param name="Speaker">Who it is; null where that is not known.</param>
internal sealed record ReportingClause(int Cue, (int First, int End)? Source, Speaker? Speaker)
{
    // words that may stand between a quotation and its verb: "a déclaré", "ha detto", "hieß es"
    private const int CueReach = 4;
    private const int LongestLabel = 8;

    /// <summary>The clause behind a quotation; null when there is none.</summary>
    public static ReportingClause? After(
        string text,
        Sentence sentence,
        int quotation,
        SpeechTables tables,
        NamedPeople people,
        Speaker? last
    )
    {
        var parts = sentence.Parts;
        var first = quotation + 1;
        while (
            first < parts.Length
            && !parts[first].IsWord
            && !parts[first].IsQuotation
            && !EndsSentence(text, parts[first])
        )
            first++;
        var end = Edge(parts, first, step: 1);
        var cue = First(parts, first, Math.Min(end, first + CueReach), tables);
        if (cue >= 0)
            return Subject(text, parts, first, cue, end, quotation, tables, people, last);
        // “…” – Hanna Veld, minister
        var signed = first > quotation + 1 && IsDash(text, parts[first - 1]) && first < end && parts[first].IsCapital;
        return signed && people.Subject(text, parts, first, end, alone: false) is var (who, at) && at.First - first <= 2
            ? new ReportingClause(-1, (at.First, at.End), who)
            : null;
    }

    /// <summary>The clause in front of a quotation; null when there is none.</summary>
    public static ReportingClause? Before(
        string text,
        Sentence sentence,
        int quotation,
        SpeechTables tables,
        NamedPeople people,
        Speaker? last
    )
    {
        var parts = sentence.Parts;
        var first = Edge(parts, quotation - 1, step: -1) + 1;
        var cue = Last(parts, first, quotation, tables);
        var colon = quotation > 0 && !parts[quotation - 1].IsWord && text[parts[quotation - 1].At.Start] == ':';
        if (
            cue >= 0
            && (
                colon
                || quotation - cue <= CueReach
                || first > 0
                || tables.According.Contains(parts[cue].Word)
                || HasThat(parts, cue, quotation, tables)
            )
        )
        {
            if (
                !tables.According.Contains(parts[cue].Word)
                && people.Subject(text, parts, first, cue, alone: false) is var (who, at)
            )
                return new ReportingClause(cue, (at.First, at.End), who);
            return Subject(text, parts, first, cue, quotation, first, tables, people, last);
        }
        return
            colon
            && quotation - first <= LongestLabel
            && people.Subject(text, parts, first, quotation, alone: true) is var (name, place)
            ? new ReportingClause(-1, (place.First, place.End), name)
            : null;
    }

    // after the verb, then a pronoun, then before the verb, then in front of the quotation; a verb without any subject
    // goes on from the last
    private static ReportingClause Subject(
        string text,
        ImmutableArray<Part> parts,
        int first,
        int cue,
        int end,
        int quotation,
        SpeechTables tables,
        NamedPeople people,
        Speaker? last
    )
    {
        if (people.Subject(text, parts, cue + 1, end, alone: true) is var (who, at))
            return new ReportingClause(cue, (at.First, at.End), who);
        for (var i = first; i < end; i++)
            if (
                tables.He.Contains(parts[i].Word)
                || tables.She.Contains(parts[i].Word)
                || IsInverted(parts[i].Word, tables)
            )
                return new ReportingClause(cue, (i, i + 1), last);
        if (people.Subject(text, parts, first, cue, alone: true) is var (early, place))
            return new ReportingClause(cue, (place.First, place.End), early);
        if (first == quotation + 1 || parts[quotation].IsQuotation)
        {
            if (people.Subject(text, parts, 0, quotation, alone: false) is var (front, there))
                return new ReportingClause(cue, (there.First, there.End), front);
        }
        if (
            people.IsDescribed(parts, cue + 1, Math.Min(end, cue + 1 + CueReach), out var told)
            || people.IsDescribed(parts, first, cue, out told)
        )
            return new ReportingClause(cue, null, told);
        var described = Enumerable
            .Range(cue + 1, Math.Max(0, Math.Min(2, end - cue - 1)))
            .Any(i => tables.Articles.Contains(parts[i].Word) || tables.IsTitle(parts[i].Word));
        return new ReportingClause(cue, null, described ? null : last);
    }

    // a-t-il, a-t-elle
    private static bool IsInverted(string word, SpeechTables tables)
    {
        var hyphen = word.LastIndexOf('-');
        return hyphen > 0 && (tables.He.Contains(word[(hyphen + 1)..]) || tables.She.Contains(word[(hyphen + 1)..]));
    }

    private static bool HasThat(ImmutableArray<Part> parts, int cue, int end, SpeechTables tables)
    {
        for (var i = cue + 1; i < end; i++)
            if (tables.That.Contains(parts[i].Word))
                return true;
        return false;
    }

    private static int First(ImmutableArray<Part> parts, int from, int to, SpeechTables tables)
    {
        for (var i = from; i < to; i++)
            if (IsCue(parts[i].Word, tables))
                return i;
        return -1;
    }

    private static int Last(ImmutableArray<Part> parts, int from, int to, SpeechTables tables)
    {
        for (var i = to - 1; i >= from; i--)
            if (IsCue(parts[i].Word, tables))
                return i;
        return -1;
    }

    // "a-t-il ajouté": the pronoun hangs on the auxiliary and the verb follows
    private static bool IsCue(string word, SpeechTables tables) =>
        word.Length > 0 && (tables.Cues.Contains(word) || tables.According.Contains(word));

    // up to the next quotation
    private static int Edge(ImmutableArray<Part> parts, int from, int step)
    {
        var i = from;
        while (i >= 0 && i < parts.Length && !parts[i].IsQuotation)
            i += step;
        return i;
    }

    private static bool EndsSentence(string text, Part part) => text[part.At.Start] is '.' or '!' or '?' or ';';

    private static bool IsDash(string text, Part part) => text[part.At.Start] is '–' or '—' or '-' or '―';
}
