using System.Globalization;
using Foedera.Core.Primitives;

namespace Foedera.Core.Said.Words;

/// <summary>Splits text into words for comparison: runs of letters and digits, with contractions taken apart ("we're"
/// is two words),
/// numerals and acronyms kept whole, and one word a character for scripts that do not write spaces.</summary>
internal static class WordReader
{
    private const int LongestAside = 30;

    /// <summary>One raw word: its comparison spelling (lower case) and where it stands.</summary>
    internal readonly record struct Raw(string Text, TextSpan At, bool Bracketed, bool CutBefore);

    /// <summary>The words of a span of the text, in order, and whether an ellipsis ends it.</summary>
    public static (List<Raw> Words, bool CutAtEnd) Read(string text, TextSpan span)
    {
        var words = new List<Raw>(span.Length / 5 + 1);
        var (brackets, cut) = (0, false);
        for (var i = span.Start; i < span.End; )
        {
            var c = text[i];
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                var end = EndOfWord(text, i, span.End);
                var before = words.Count;
                foreach (var (spelling, at) in Parts(text, new TextSpan(i, end)))
                {
                    words.Add(
                        new Raw(
                            spelling,
                            at,
                            brackets > 0 || IsBrokenOff(text, end, span.End),
                            cut && words.Count == before
                        )
                    );
                }
                cut = false;
                i = end;
                continue;
            }
            if (c is '[' || IsAside(text, i, span.End))
                brackets++;
            else if (c is ']' or ')' && brackets > 0)
                brackets--;
            else if (c is '%' or '€' or '$' or '£' or '&')
                words.Add(new Raw(c is '&' ? "and" : c.ToString(), new TextSpan(i, i + 1), brackets > 0, cut));
            else if (IsEllipsis(text, i, span.End, out var length))
            {
                cut = true;
                i += length;
                continue;
            }
            i++;
        }
        return (words, cut);
    }

    // "will invoke a mu- our treaty": what the speaker broke off is no word of the sentence
    private static bool IsBrokenOff(string text, int end, int last) =>
        end < last && text[end] == '-' && (end + 1 == last || char.IsWhiteSpace(text[end + 1]));

    // "and (that) all parties": a word or two in round brackets are the reporter's, as in square ones
    private static bool IsAside(string text, int at, int end)
    {
        if (text[at] != '(')
            return false;
        var close = text.IndexOf(')', at, Math.Min(LongestAside, end - at));
        return close > at && text.AsSpan(at, close - at).Count(' ') < 2;
    }

    private static bool IsEllipsis(string text, int at, int end, out int length)
    {
        length = 1;
        if (text[at] == '…')
            return true;
        if (text[at] != '.')
            return false;
        var (dots, i) = (0, at);
        for (; i < end && (text[i] == '.' || (text[i] == ' ' && i + 1 < end && text[i + 1] == '.')); i++)
            if (text[i] == '.')
                dots++;
        length = i - at;
        return dots >= 3;
    }

    private static int EndOfWord(string text, int start, int end)
    {
        if (IsUnspaced(text[start]))
            return start + 1;
        var i = start + 1;
        while (i < end)
        {
            var c = text[i];
            if (char.IsLetterOrDigit(c) && !IsUnspaced(c))
                i++;
            else if (char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                i++;
            else if (i + 1 < end && JoinsWord(text, i))
                i++;
            else
                break;
        }
        // the closing stop of an acronym ("U.S.") belongs to it
        if (i < end && text[i] == '.' && i - start >= 3 && text[i - 2] == '.')
            i++;
        return i;
    }

    private static bool JoinsWord(string text, int i)
    {
        var (before, c, after) = (text[i - 1], text[i], text[i + 1]);
        if (c is '\'' or '’' or '‘' or 'ʼ')
            return char.IsLetter(before) && char.IsLetter(after);
        if (c is '.' or ',')
            return (char.IsAsciiDigit(before) && char.IsAsciiDigit(after)) || (c == '.' && IsInitial(text, i));
        return c is '\u00AD' or '\u2060';
    }

    // "U.S", "a.m": single letters with stops between them
    private static bool IsInitial(string text, int stop) =>
        char.IsLetter(text[stop - 1])
        && char.IsLetter(text[stop + 1])
        && (stop < 2 || !char.IsLetterOrDigit(text[stop - 2]))
        && (stop + 2 >= text.Length || !char.IsLetterOrDigit(text[stop + 2]));

    // Han, kana, Thai, Lao, Khmer, Myanmar
    private static bool IsUnspaced(char c) =>
        c
            is (>= '\u0E00' and <= '\u0EFF')
                or (>= '\u1000' and <= '\u109F')
                or (>= '\u1780' and <= '\u17FF')
                or (>= '\u3040' and <= '\u30FF')
                or (>= '\u3400' and <= '\u9FFF');

    private static IEnumerable<(string Spelling, TextSpan At)> Parts(string text, TextSpan word)
    {
        // the country, not the pronoun
        if (word.In(text) is "US")
            return [("u.s", word)];
        var spelling = Spelling.Plain(word.In(text));
        var mark = spelling.IndexOf('\'', StringComparison.Ordinal);
        if (mark <= 0 || spelling.Length != word.Length)
            return [(spelling.Replace("'", "", StringComparison.Ordinal), word)];
        var cutAt = spelling.EndsWith("n't", StringComparison.Ordinal) && spelling.Length > 3 ? mark - 1 : mark;
        var (head, tail) = (spelling[..cutAt], spelling[cutAt..]);
        if (Contractions.Tail(head, tail) is not { } full)
            return [(spelling.Replace("'", "", StringComparison.Ordinal), word)];
        return
        [
            (Contractions.Head(head, tail), new TextSpan(word.Start, word.Start + cutAt)),
            (full, new TextSpan(word.Start + cutAt, word.End)),
        ];
    }
}
