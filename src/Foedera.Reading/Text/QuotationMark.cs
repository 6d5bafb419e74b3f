using System.Buffers;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Text;

/// <summary>The families of quotation marks; an opening mark is closed by one of its own family.</summary>
internal enum MarkFamily
{
    /// <summary>" “ ” „ ‟ and the two-character spellings '' and `` (New York Times).</summary>
    Double,

    /// <summary>' ‘ ’ ‚ used as outer marks, as the British press does.</summary>
    Single,

    /// <summary>« » and their single forms, in either direction.</summary>
    Guillemet,

    /// <summary>「 」 『 』.</summary>
    Corner,
}

/// <summary>One mark in a text: where it stands, and which way its shape and its neighbours let it point.</summary>
internal readonly record struct QuotationMark(int Start, int Length, MarkFamily Family, bool MayOpen, bool MayClose)
{
    private static readonly SearchValues<char> Any = SearchValues.Create("\"“”„‟''‘’‚`«»‹›「」『』＂");

    public int End => Start + Length;

    public TextSpan At => new(Start, End);

    /// <summary>The marks of a stretch of text, in order; apostrophes inside words are left out. One pass.</summary>
    public static List<QuotationMark> In(string text, TextSpan stretch)
    {
        var marks = new List<QuotationMark>();
        var at = stretch.Start;
        while (at < stretch.End)
        {
            var next = text.AsSpan(at, stretch.End - at).IndexOfAny(Any);
            if (next < 0)
                break;
            at += next;
            if (Read(text, at, stretch) is { } mark)
            {
                marks.Add(mark);
                at = mark.End;
            }
            else
            {
                at++;
            }
        }
        return marks;
    }

    private static QuotationMark? Read(string text, int at, TextSpan stretch)
    {
        var c = text[at];
        var length = c is '\'' or '`' or '‘' or '’' && at + 1 < stretch.End && text[at + 1] == c ? 2 : 1;
        if (c == '`' && length == 1)
            return null;
        var before = at > stretch.Start ? text[at - 1] : ' ';
        var after = at + length < stretch.End ? text[at + length] : ' ';
        var family = FamilyOf(c, length);
        if (family == MarkFamily.Single && IsApostrophe(text, at, before, after))
            return null;
        var (open, close) = Shape(c, length);
        var leaning = Leaning(before, after, at + length + 1 < stretch.End ? text[at + length + 1] : ' ');
        return c switch
        {
            // a shape that points one way may be misused, but only where its neighbours say so clearly
            '“' or '‘' when length == 1 => new(
                at,
                length,
                family,
                leaning != Lean.Close || family == MarkFamily.Single,
                leaning == Lean.Close
            ),
            '”' or '’' when length == 1 => new(at, length, family, leaning == Lean.Open, leaning != Lean.Open),
            '«' or '»' or '‹' or '›' => new(
                at,
                length,
                family,
                leaning != Lean.Close && (open || leaning == Lean.Open),
                leaning != Lean.Open && (close || leaning == Lean.Close)
            ),
            _ when open != close => new(at, length, family, open, close),
            _ => new(at, length, family, leaning != Lean.Close, leaning != Lean.Open),
        };
    }

    private static MarkFamily FamilyOf(char c, int length) =>
        c switch
        {
            '\'' or '‘' or '’' or '‚' => length == 2 ? MarkFamily.Double : MarkFamily.Single,
            '«' or '»' or '‹' or '›' => MarkFamily.Guillemet,
            '「' or '」' or '『' or '』' => MarkFamily.Corner,
            _ => MarkFamily.Double,
        };

    private static (bool Open, bool Close) Shape(char c, int length) =>
        c switch
        {
            '“' or '‘' or '„' or '‟' or '‚' or '«' or '‹' or '「' or '『' => (true, false),
            '`' => (true, false),
            '”' or '’' or '»' or '›' or '」' or '』' => (false, true),
            _ => (length > 0, length > 0),
        };

    private enum Lean
    {
        Neither,
        Open,
        Close,
    }

    private static Lean Leaning(char before, char after, char afterNext)
    {
        var spaceBefore = char.IsWhiteSpace(before) || before is '(' or '[' or '—' or '–' or '-' or '/' or '…';
        var spaceAfter =
            char.IsWhiteSpace(after)
            || after is ')' or ']' or ',' or ';' or ':' or '?' or '!' or '—' or '–'
            || (after is '.' && afterNext != '.');
        if (spaceBefore && !spaceAfter)
            return Lean.Open;
        if (!spaceBefore && spaceAfter)
            return Lean.Close;
        if (before is '.' or ',' or '?' or '!' or '…' && !spaceBefore && char.IsLetterOrDigit(after))
            return Lean.Close;
        return Lean.Neither;
    }

    // it's, the '90s, rock 'n' roll, 'em
    private static bool IsApostrophe(string text, int at, char before, char after)
    {
        if (char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after))
            return true;
        if (char.IsLetterOrDigit(before))
            return false;
        var rest = text.AsSpan(at + 1);
        if (
            rest.Length >= 2
            && char.IsAsciiDigit(rest[0])
            && char.IsAsciiDigit(rest[1])
            && (rest.Length == 2 || !char.IsAsciiDigit(rest[2]) && rest[2] is not ('.' or ',' or '%'))
        )
            return true;
        foreach (var clipped in Clipped)
            if (
                rest.StartsWith(clipped, StringComparison.OrdinalIgnoreCase)
                && (rest.Length == clipped.Length || !char.IsLetter(rest[clipped.Length]))
            )
                return true;
        return false;
    }

    private static readonly string[] Clipped = ["em", "til", "tis", "twas", "cause", "bout", "n", "round", "cos"];
}
