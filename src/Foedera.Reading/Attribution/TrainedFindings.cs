using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Encoder;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution;

/// <summary>Turns what the trained reader chooses into findings.</summary>
internal static class TrainedFindings
{
    /// <summary>Name under which the trained reader's statements are shown.</summary>
    public const string Rule = "Trained";

    /// <summary>The findings of a text, in its order.</summary>
    public static List<Finding> Of(
        EncoderText text,
        ImmutableArray<TextSpan> paragraphs,
        List<Candidate> chosen,
        NamesRead names
    ) =>
        chosen
            .FindAll(candidate => !IsNickname(text, candidate, names))
            .ConvertAll(candidate => Of(text, paragraphs, candidate));

    // Bernard “Bear” Holm
    private static bool IsNickname(EncoderText text, Candidate found, NamesRead names)
    {
        var (inside, outside) = (false, false);
        foreach (var token in found.Content.SelectMany(r => Enumerable.Range(r.First, r.Count)))
        {
            if (WordLook.IsQuoted(text.Looks[token]))
                inside = true;
            else if (names.Is(token, NameKind.Person))
                outside = true;
            else
                return false;
        }
        return inside && outside;
    }

    private static Finding Of(EncoderText text, ImmutableArray<TextSpan> paragraphs, Candidate found)
    {
        TextSpan? source = found.Source is { } range
            ? Trim(text.Tokens.Text, Dateline.Without(text.Tokens.Text, text.SpanOf(range)))
            : null;
        var cue = text.SpanOf(found.Cue[0]);
        return new Finding(Rule, Content(text, found), Math.Round(found.Probability, 3))
        {
            Source = source is { IsEmpty: false } ? source : null,
            Cue = Trim(text.Tokens.Text, cue),
            Kind = KindOf(text, found),
            Paragraph = Math.Max(
                0,
                Ordered.First(paragraphs.Length, (paragraphs, cue), static (s, i) => s.paragraphs[i].End > s.cue.Start)
            ),
            Candidate = found,
        };
    }

    // with the marks that stand right beside the quoted words
    private static List<TextSpan> Content(EncoderText text, Candidate found)
    {
        var pieces = new List<TextSpan>();
        foreach (var piece in found.Content)
        {
            var (first, end) = (piece.First, piece.End);
            if (first > 0 && WordLook.IsBetweenMarks(text.Looks[first]) && WordLook.IsMark(text.Looks[first - 1]))
                first--;
            if (
                end < text.Looks.Length
                && WordLook.IsBetweenMarks(text.Looks[end - 1])
                && WordLook.IsMark(text.Looks[end])
            )
                end++;
            var span = text.SpanOf(new TokenRange(first, end));
            if (pieces.Count == 0 || pieces[^1].End <= span.Start)
                pieces.Add(span);
            else
                pieces[^1] = pieces[^1].Cover(span);
        }
        return pieces;
    }

    // "the chair," and "said:" without what ends them; a cue that is nothing but a colon stays
    private static TextSpan Trim(string text, TextSpan span)
    {
        var end = span.End;
        while (end > span.Start + 1 && (text[end - 1] is ',' or ':' or ';' || char.IsWhiteSpace(text[end - 1])))
            end--;
        return new TextSpan(span.Start, end);
    }

    private static StatementKind KindOf(EncoderText text, Candidate found)
    {
        var (inside, outside) = (0, 0);
        foreach (var token in found.Content.SelectMany(r => Enumerable.Range(r.First, r.Count)))
        {
            if (!text.Tokens[token].ContainsAnyExcept(Punctuation))
                continue;
            if (WordLook.IsQuoted(text.Looks[token]))
                inside++;
            else
                outside++;
        }
        if (inside == 0)
            return StatementKind.Indirect;
        return outside == 0 ? StatementKind.Direct : StatementKind.Mixed;
    }

    private static readonly System.Buffers.SearchValues<char> Punctuation = System.Buffers.SearchValues.Create(
        ".,;:!?…-–—()[]{}\"'`“”„‟‘’‚«»‹›"
    );

    /// <summary>Puts the findings of the rules for quotations beside those of the trained reader. A rule has the say on
    /// what is
    /// nothing but quotation and on what goes over several paragraphs, and fills in where the trained reader found
    /// nothing.</summary>
    public static List<Finding> Merge(string text, List<Finding> trained, List<Finding> rules, double leastRule)
    {
        var sure = rules.FindAll(rule => rule.Confidence >= leastRule);
        var ruled = new List<TextSpan>();
        foreach (var rule in sure.Where(rule => rule.Kind == StatementKind.Direct || IsWide(text, rule)))
            ruled.AddRange(rule.Content);
        ruled.Sort();
        var all = trained.FindAll(t => !Meets(ruled, t));
        var taken = new List<TextSpan>();
        foreach (var t in all)
            taken.AddRange(t.Cue is { } cue ? [.. t.Content, cue] : t.Content);
        taken.Sort();
        all.AddRange(sure.Where(rule => !Meets(taken, rule)));
        return all;
    }

    private static bool Meets(List<TextSpan> sorted, Finding finding) =>
        finding.Content.Exists(c => Touches(sorted, c)) || (finding.Cue is { } cue && Touches(sorted, cue));

    // pieces in more than one paragraph
    private static bool IsWide(string text, Finding rule)
    {
        for (var i = 1; i < rule.Content.Count; i++)
        {
            var (end, next) = (rule.Content[i - 1].End, rule.Content[i].Start);
            if (next > end && text.AsSpan(end, next - end).Contains('\n'))
                return true;
        }
        return false;
    }

    // whether one of the spans, which are sorted and do not overlap each other, shares a character with the span
    private static bool Touches(List<TextSpan> sorted, TextSpan span)
    {
        var at = sorted.BinarySearch(span);
        if (at < 0)
            at = ~at;
        return (at < sorted.Count && sorted[at].Overlaps(span)) || (at > 0 && sorted[at - 1].Overlaps(span));
    }
}
