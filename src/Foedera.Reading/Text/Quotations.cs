using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Text;

/// <summary>Finds the outermost quotations of a text by pairing its marks. Time grows linearly with the text: every
/// mark is looked at
/// a bounded number of times.</summary>
/// <remarks>Newspapers reopen a quotation at each paragraph and close it only once; some never close it. An opening
/// mark without a
/// closing one runs on into the next paragraph when that reopens, and else ends with its own paragraph.</remarks>
public static class Quotations
{
    /// <summary>The quotations in order; none overlaps another.</summary>
    public static ImmutableArray<Quotation> Of(string text, ImmutableArray<TextSpan> paragraphs)
    {
        var found = ImmutableArray.CreateBuilder<Quotation>();
        var running = ImmutableArray.CreateBuilder<TextSpan>();
        var runningMark = default(QuotationMark);
        for (var p = 0; p < paragraphs.Length; p++)
        {
            var pairing = new Pairing(text, paragraphs[p]);
            pairing.Run(running.Count > 0 ? runningMark.Family : null);
            foreach (var pair in pairing.Pairs)
            {
                if (running.Count > 0)
                {
                    running.Add(new TextSpan(pair.Open.Start, pair.End));
                    if (pair.Close is null && Reopens(text, paragraphs, p + 1, pair.Open))
                        continue;
                    found.Add(Make(running, runningMark, pair.Close));
                    running.Clear();
                }
                else if (pair.Close is null && Reopens(text, paragraphs, p + 1, pair.Open))
                {
                    running.Add(new TextSpan(pair.Open.Start, pair.End));
                    runningMark = pair.Open;
                }
                else if (pair.Close is not null || pair.Open.Family == MarkFamily.Double)
                {
                    found.Add(Make([new TextSpan(pair.Open.Start, pair.End)], pair.Open, pair.Close));
                }
            }
            if (running.Count > 0 && !Reopens(text, paragraphs, p + 1, runningMark))
            {
                found.Add(Make(running, runningMark, null));
                running.Clear();
            }
        }
        return found.ToImmutable();
    }

    private static Quotation Make(IEnumerable<TextSpan> pieces, QuotationMark open, QuotationMark? close) =>
        new([.. pieces], close is not null, open.Length, close?.Length ?? 0)
        {
            InSingleMarks = open.Family == MarkFamily.Single,
        };

    private static bool Reopens(string text, ImmutableArray<TextSpan> paragraphs, int next, QuotationMark open)
    {
        if (next >= paragraphs.Length)
            return false;
        var first = text.AsSpan(paragraphs[next].Start, paragraphs[next].Length);
        return open.Family switch
        {
            MarkFamily.Double => first[0] is '"' or '“' or '”' or '„' or '‟' or '＂'
                || first.StartsWith("''", StringComparison.Ordinal)
                || first.StartsWith("``", StringComparison.Ordinal),
            MarkFamily.Single => first[0] is '\'' or '‘',
            MarkFamily.Guillemet => first[0] is '«' or '»',
            _ => false,
        };
    }
}

/// <summary>Pairs the marks of one paragraph.</summary>
internal sealed class Pairing(string text, TextSpan paragraph)
{
    private readonly List<QuotationMark> marks = QuotationMark.In(text, paragraph);

    /// <summary>A pair; without a closing mark it runs to the end of the paragraph.</summary>
    public readonly record struct Pair(QuotationMark Open, QuotationMark? Close, int End);

    public List<Pair> Pairs { get; } = [];

    /// <summary>Finds the pairs.</summary>
    /// <param name="reopened">The family whose first mark in the paragraph reopens a quotation begun earlier; null when
    /// none is open.</param>
    public void Run(MarkFamily? reopened)
    {
        var closers = NextSingleCloser();
        var i = 0;
        while (i < marks.Count)
        {
            var mark = marks[i];
            var reopens = reopened == mark.Family && mark.Start == paragraph.Start;
            if (!mark.MayOpen && !reopens)
            {
                i++;
                continue;
            }
            if (mark.Family == MarkFamily.Single)
            {
                var closer = closers[i];
                if (closer >= 0 && BalancedBetween(i, closer))
                {
                    Pairs.Add(new Pair(mark, marks[closer], marks[closer].End));
                    i = closer + 1;
                }
                else
                {
                    if (reopens || (mark.Start == paragraph.Start && closer < 0 && text[mark.Start] == '‘'))
                        Pairs.Add(new Pair(mark, null, paragraph.End));
                    if (reopens)
                        return;
                    i++;
                }
                continue;
            }
            i = Close(i);
        }
    }

    // Takes the pair that opens at mark i; gives the index of the next mark to look at
    private int Close(int i)
    {
        var open = marks[i];
        var depth = 0;
        for (var j = i + 1; j < marks.Count; j++)
        {
            var mark = marks[j];
            if (mark.Family != open.Family)
                continue;
            if (mark.MayClose && !(mark.MayOpen && depth == 0 && LooksOpening(j)))
            {
                if (depth > 0)
                {
                    depth--;
                    continue;
                }
                Pairs.Add(new Pair(open, mark, mark.End));
                return j + 1;
            }
            if (depth == 0 && ClosesTwice(j))
            {
                depth++;
                continue;
            }
            // an opening mark inside: the closing one was forgotten
            var end = EndOfSentenceBefore(open.End, mark.Start);
            Pairs.Add(new Pair(open, new QuotationMark(end, 0, open.Family, false, true), end));
            return j;
        }
        Pairs.Add(new Pair(open, null, paragraph.End));
        return marks.Count;
    }

    // a straight mark that could be either is taken as closing, unless nothing but white space stands before it
    private bool LooksOpening(int j) =>
        marks[j].Start > paragraph.Start
        && char.IsWhiteSpace(text[marks[j].Start - 1])
        && marks[j].End < paragraph.End
        && !char.IsWhiteSpace(text[marks[j].End]);

    // “He said “go away” to me.”: the inner pair is followed by another closing mark before anything opens
    private bool ClosesTwice(int j)
    {
        var closings = 0;
        for (var k = j + 1; k < marks.Count && k <= j + 4; k++)
        {
            if (marks[k].Family != marks[j].Family)
                continue;
            if (!marks[k].MayClose)
                return false;
            if (++closings == 2)
                return true;
        }
        return false;
    }

    private int EndOfSentenceBefore(int from, int to)
    {
        for (var at = from; at < to; at++)
            if (
                text[at] is '.' or '?' or '!' or ','
                && at + 1 < to
                && text[at + 1] == ' '
                && at - from > 8
                && text[at] != ','
            )
                return at + 1;
        var end = to;
        while (end > from && char.IsWhiteSpace(text[end - 1]))
            end--;
        return end;
    }

    // British outer marks may hold double ones, but never half a pair
    private bool BalancedBetween(int open, int close)
    {
        var depth = 0;
        var limit = Math.Min(close, open + 64);
        for (var k = open + 1; k < limit; k++)
        {
            if (marks[k].Family != MarkFamily.Double)
                continue;
            if (depth > 0 && marks[k].MayClose)
                depth--;
            else if (marks[k].MayOpen)
                depth++;
            else
                return false;
        }
        return depth == 0 && close < open + 64;
    }

    // For each mark, the index of the single mark that closes a quotation opened there; -1 when none does. Right to
    // left, one pass.
    private int[] NextSingleCloser()
    {
        var next = new int[marks.Count];
        var closer = -1;
        var possessive = -1;
        for (var i = marks.Count - 1; i >= 0; i--)
        {
            next[i] = closer >= 0 ? closer : possessive;
            if (marks[i].Family != MarkFamily.Single)
                continue;
            if (marks[i].MayClose && !(marks[i].MayOpen && !char.IsPunctuation(Before(i)) && LooksOpening(i)))
            {
                // "the allies' reply": a mark after s closes only when no better one follows before the next opening
                if (Before(i) is 's' or 'S' && closer >= 0)
                    continue;
                if (Before(i) is 's' or 'S')
                    possessive = i;
                else
                    (closer, possessive) = (i, -1);
                if (Before(i) is 's' or 'S')
                    closer = -1;
            }
            else if (marks[i].MayOpen)
            {
                (closer, possessive) = (-1, -1);
            }
        }
        return next;
    }

    private char Before(int i) => marks[i].Start > paragraph.Start ? text[marks[i].Start - 1] : ' ';
}
