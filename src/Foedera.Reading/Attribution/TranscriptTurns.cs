using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Lexicons;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution;

/// <summary>Reads a record of speech: each turn of a speaker is one direct statement; a long turn is cut at paragraphs.</summary>
/// <remarks>A turn begins with a label ("Secretary General:", "Q:", a line of capitals). What comes before the first label belongs to the
/// speaker that the heading names first, where it names one.</remarks>
internal static class TranscriptTurns
{
    private const int LongestTurn = 4000;
    private const int LongestLabel = 16;
    private const int LongestHeading = 6;

    public static List<Finding> Read(string text, IReadOnlyList<Passage> passages)
    {
        var findings = new List<Finding>();
        var (first, speaker) = Heading(passages);
        TextSpan? turn = null;
        TextSpan? source = speaker;
        var fromHeading = true;
        for (var i = first; i < passages.Count; i++)
        {
            if (IsDirection(passages[i])) continue;
            var label = LabelEnd(passages[i]);
            var start = label < 0 ? passages[i].At.Start : AfterLabel(text, passages[i], label);
            if (label >= 0 || (turn is { } long_ && long_.Length + passages[i].At.Length > LongestTurn))
            {
                Close(findings, turn, source, fromHeading, i - 1);
                turn = null;
            }
            if (label >= 0) (source, fromHeading) = (NameIn(passages[i], label), false);
            if (start >= passages[i].At.End) continue;
            turn = turn is { } open ? open.Cover(new TextSpan(start, passages[i].At.End)) : new TextSpan(start, passages[i].At.End);
        }
        Close(findings, turn, source, fromHeading, passages.Count - 1);
        return findings;
    }

    private static void Close(List<Finding> findings, TextSpan? turn, TextSpan? source, bool fromHeading, int paragraph)
    {
        if (turn is not { } content) return;
        findings.Add(new Finding(nameof(TranscriptTurns), [content], 0.97)
        {
            Kind = StatementKind.Direct,
            Source = source,
            SourceIsElsewhere = fromHeading,
            Paragraph = paragraph,
        });
    }

    // The lines above the speech, and the first capitalised name in them
    private static (int First, TextSpan? Speaker) Heading(IReadOnlyList<Passage> passages)
    {
        var first = 0;
        for (var i = 0; i < Math.Min(LongestHeading, passages.Count); i++)
        {
            if (LabelEnd(passages[i]) >= 0) break;
            if (IsNote(passages[i]) || (i == first && LooksLikeHeading(passages[i]))) first = i + 1;
        }
        // above the first label nothing is said that does not end as a sentence does
        var labelled = Enumerable.Range(0, Math.Min(LongestHeading, passages.Count)).FirstOrDefault(i => LabelEnd(passages[i]) >= 0, -1);
        if (labelled > first && Enumerable.Range(first, labelled - first).All(i => passages[i].Kind(passages[i].Count - 1) != ItemKind.Stop)) first = labelled;
        if (first == passages.Count) first = 0;
        for (var i = 0; i < first; i++)
            foreach (var run in Speakers.NameRun.In(passages[i]))
                if (run.Name > run.First && run.End > run.Name) return (first, passages[i].Span(run.First, run.End));
        return (first, null);
    }

    // (As delivered)
    private static bool IsNote(Passage p) => p.Kind(0) == ItemKind.Open && p.Kind(p.Count - 1) == ItemKind.Close && p.Count < 14;

    private static bool LooksLikeHeading(Passage p)
    {
        if (p.Kind(p.Count - 1) == ItemKind.Stop || p.Count > 40 || LabelEnd(p) >= 0) return false;
        for (var i = 0; i < p.Count; i++)
            if (p.IsWord(i) && p.Word(i).ToString().ToLowerInvariant() is "conference" or "remarks" or "speech" or "statement" or "transcript" or "interview" or "doorstep" or "keynote" or "address" or "by" or "briefing" or "date") return true;
        return false;
    }

    /// <summary>Item index of the colon that ends a speaker label at the start of a paragraph; -1 when there is none.</summary>
    private static int LabelEnd(Passage p)
    {
        var first = NameStart(p);
        if (!p.IsCapital(first)) return -1;
        var isInBrackets = false;
        for (var i = first + 1; i <= Math.Min(first + LongestLabel, p.Count - 1); i++)
        {
            if (p.Kind(i) == ItemKind.Colon) return i;
            if (p.Kind(i) is ItemKind.Open or ItemKind.Close) isInBrackets = p.Kind(i) == ItemKind.Open;
            else if (!isInBrackets && p.Kind(i) is not (ItemKind.Comma or ItemKind.Dash or ItemKind.Other) && !IsOfLabel(p, i)) return -1;
        }
        return -1;
    }

    private static bool IsOfLabel(Passage p, int i) =>
        p.IsWord(i) && (p.IsCapital(i) || char.IsDigit(p.Word(i)[0]) || p.Can(i, WordUse.Preposition | WordUse.Determiner | WordUse.Conjunction | WordUse.Title));

    // behind the time of day and the signs of bold print
    private static int NameStart(Passage p)
    {
        var first = 0;
        while (first < Math.Min(p.Count, LongestLabel) && !(p.IsWord(first) && char.IsLetter(p.Word(first)[0]))) first++;
        return first;
    }

    // the name of a label without the role and the remarks behind it
    private static TextSpan NameIn(Passage p, int label)
    {
        var first = NameStart(p);
        var end = first + 1;
        while (end < label && p.IsWord(end)) end++;
        return p.Span(first, end);
    }

    // (BEGIN VIDEO CLIP), [Applause]
    private static bool IsDirection(Passage p) => p.Count is > 2 and < 10 && p.Kind(0) == ItemKind.Open && p.Kind(p.Count - 1) == ItemKind.Close;

    private static int AfterLabel(string text, Passage p, int label)
    {
        var at = p.Items[label].End;
        while (at < p.At.End && (char.IsWhiteSpace(text[at]) || text[at] is '*' or '_')) at++;
        return at;
    }
}
