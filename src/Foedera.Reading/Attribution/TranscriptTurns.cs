using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Lexicons;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution;

/// <summary>Reads a record of speech: each turn of a speaker is one direct statement; a long turn is cut at
/// paragraphs.</summary>
/// <remarks>A turn begins with a <see cref="TurnLabel"/>. What comes before the first label belongs to the speaker that
/// the heading names
/// first, where it names one.</remarks>
internal static class TranscriptTurns
{
    private const int LongestTurn = 4000;
    private const int LongestHeading = 6;
    private static readonly WordList HeadingWords = WordList.AnyCase("turns", "heading");

    public static List<Finding> Read(string text, IReadOnlyList<Passage> passages)
    {
        var findings = new List<Finding>();
        var labels = TurnLabels.Of(text, [.. passages.Select(p => p.At)]);
        var (first, speaker) = Heading(passages, labels);
        TextSpan? turn = null;
        TextSpan? source = speaker;
        var fromHeading = true;
        for (var i = first; i < passages.Count; i++)
        {
            if (IsDirection(passages[i]))
                continue;
            var label = labels.At(i);
            var start = label?.After ?? passages[i].At.Start;
            if (label is not null || (turn is { } long_ && long_.Length + passages[i].At.Length > LongestTurn))
            {
                Close(findings, turn, source, fromHeading, i - 1);
                turn = null;
            }
            if (label is not null)
                (source, fromHeading) = (label.Name, false);
            if (start >= passages[i].At.End)
                continue;
            turn = turn is { } open
                ? open.Cover(new TextSpan(start, passages[i].At.End))
                : new TextSpan(start, passages[i].At.End);
        }
        Close(findings, turn, source, fromHeading, passages.Count - 1);
        return findings;
    }

    private static void Close(List<Finding> findings, TextSpan? turn, TextSpan? source, bool fromHeading, int paragraph)
    {
        if (turn is not { } content)
            return;
        findings.Add(
            new Finding(nameof(TranscriptTurns), [content], 0.97)
            {
                Kind = StatementKind.Direct,
                Source = source,
                SourceIsElsewhere = fromHeading,
                Paragraph = paragraph,
            }
        );
    }

    // The lines above the speech, and the first capitalised name in them
    private static (int First, TextSpan? Speaker) Heading(IReadOnlyList<Passage> passages, TurnLabels labels)
    {
        var first = 0;
        for (var i = 0; i < Math.Min(LongestHeading, passages.Count); i++)
        {
            if (labels.At(i) is not null)
                break;
            if (IsNote(passages[i]) || (i == first && LooksLikeHeading(passages[i])))
                first = i + 1;
        }
        // above the first label nothing is said that does not end as a sentence does
        var labelled = Enumerable
            .Range(0, Math.Min(LongestHeading, passages.Count))
            .FirstOrDefault(i => labels.At(i) is not null, -1);
        if (
            labelled > first
            && Enumerable
                .Range(first, labelled - first)
                .All(i => passages[i].Kind(passages[i].Count - 1) != ItemKind.Stop)
        )
            first = labelled;
        if (first == passages.Count)
            first = 0;
        for (var i = 0; i < first; i++)
            foreach (var run in Speakers.NameRun.In(passages[i]))
                if (run.Name > run.First && run.End > run.Name)
                    return (first, passages[i].Span(run.First, run.End));
        return (first, null);
    }

    // (As delivered)
    private static bool IsNote(Passage p) =>
        p.Kind(0) == ItemKind.Open && p.Kind(p.Count - 1) == ItemKind.Close && p.Count < 14;

    private static bool LooksLikeHeading(Passage p)
    {
        if (p.Kind(p.Count - 1) == ItemKind.Stop || p.Count > 40)
            return false;
        for (var i = 0; i < p.Count; i++)
            if (p.Is(i, HeadingWords))
                return true;
        return false;
    }

    // (BEGIN VIDEO CLIP), [Applause]
    private static bool IsDirection(Passage p) =>
        p.Count is > 2 and < 10 && p.Kind(0) == ItemKind.Open && p.Kind(p.Count - 1) == ItemKind.Close;
}
