using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Syntax;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution.Trained;

/// <summary>Turns what the trained reader keeps into findings.</summary>
internal static class TrainedFindings
{
    /// <summary>Name under which the trained reader's statements are shown.</summary>
    public const string Rule = "Trained";

    /// <summary>The finding of a proposal.</summary>
    public static Finding Of(Scenery s, Proposal p)
    {
        var (source, cue) = (TrainedReader.Spans(s, p, Role.Source), TrainedReader.Spans(s, p, Role.Cue));
        return new Finding(Rule, TrainedReader.Spans(s, p, Role.Content), Math.Round(LogisticWeights.Probability(p.LogOdds), 3))
        {
            Source = source.Count > 0 ? Trim(s.Text, Dateline.Without(s.Text, source[0])) : null,
            Cue = cue.Count > 0 ? Trim(s.Text, cue[0]) : null,
            Kind = KindOf(s, p),
            Paragraph = s.ParagraphOf[p.Cue],
            Proposal = p,
        };
    }

    // "the chair," and "said:" without what ends them; a cue that is nothing but a colon stays
    private static TextSpan Trim(string text, TextSpan span)
    {
        var end = span.End;
        while (end > span.Start + 1 && text[end - 1] is ',' or ':' or ';' || (end > span.Start + 1 && char.IsWhiteSpace(text[end - 1]))) end--;
        return new TextSpan(span.Start, end);
    }

    private static StatementKind KindOf(Scenery s, Proposal p)
    {
        var (inside, outside) = (0, 0);
        for (var i = 0; i < p.Roles.Length; i++)
        {
            if (p.Roles[i] != Role.Content || s.Parsed.Coarse(p.First + i) == PartOfSpeech.Punct) continue;
            if (s.InQuote(p.First + i)) inside++;
            else outside++;
        }
        return inside == 0 ? StatementKind.Indirect : outside == 0 ? StatementKind.Direct : StatementKind.Mixed;
    }

    /// <summary>Puts the findings of the rules for quotations beside those of the trained reader. A rule has the say on what is
    /// nothing but quotation and on what goes over several paragraphs, and fills in where the trained reader found nothing.</summary>
    public static List<Finding> Merge(string text, List<Finding> trained, List<Finding> rules, double leastRule)
    {
        var ruled = new List<TextSpan>();
        foreach (var rule in rules)
            if (rule.Confidence >= leastRule && (rule.Kind == StatementKind.Direct || IsWide(text, rule))) ruled.AddRange(rule.Content);
        ruled.Sort();
        var all = trained.FindAll(t => !t.Content.Exists(c => Touches(ruled, c)) && !(t.Cue is { } cue && Touches(ruled, cue)));
        var taken = new List<TextSpan>();
        foreach (var t in all) taken.AddRange(t.Cue is { } cue ? [.. t.Content, cue] : t.Content);
        taken.Sort();
        foreach (var rule in rules)
            if (rule.Confidence >= leastRule && !rule.Content.Exists(c => Touches(taken, c)) && !(rule.Cue is { } cue && Touches(taken, cue))) all.Add(rule);
        return all;
    }

    // pieces in more than one paragraph
    private static bool IsWide(string text, Finding rule)
    {
        for (var i = 1; i < rule.Content.Count; i++)
            if (text.AsSpan(rule.Content[i - 1].End, Math.Max(0, rule.Content[i].Start - rule.Content[i - 1].End)).Contains('\n')) return true;
        return false;
    }

    // whether one of the spans, which are sorted and do not overlap each other, shares a character with the span
    private static bool Touches(List<TextSpan> sorted, TextSpan span)
    {
        var at = sorted.BinarySearch(span);
        if (at < 0) at = ~at;
        return (at < sorted.Count && sorted[at].Overlaps(span)) || (at > 0 && sorted[at - 1].Overlaps(span));
    }
}
