using Foedera.Core.Primitives;

namespace Foedera.Core.Said.Joining;

/// <summary>Splits quoted words into uttered sentences. A sentence of one or two words stays with its neighbour, and
/// what is quoted
/// within the quotation is not taken apart.</summary>
internal static class UtteredSentences
{
    private const int FewestWordsAtCut = 3;
    private const int FewestWords = 3;

    // marks, brackets and spaces of one cut: "( . . . )" has nine
    private const int LongestCut = 16;

    // nobody utters more in one breath, and no two longer ones are aligned (Likeness)
    private const int LongestSentence = 4000;

    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "lt",
        "col",
        "sgt",
        "capt",
        "adm",
        "sen",
        "rep",
        "gov",
        "st",
        "vs",
        "no",
        "jr",
        "sr",
        "e.g",
        "i.e",
        "etc",
        "art",
        "fig",
        "u.s",
        "u.k",
        "u.n",
        "e.u",
        "a.m",
        "p.m",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "nr",
        "bzw",
        "z.b",
        "mme",
        "ca",
    };

    /// <summary>The sentences of a span, each without white space around it.</summary>
    public static List<TextSpan> Of(string text, TextSpan span)
    {
        var sentences = new List<TextSpan>();
        var (start, inner) = (span.Start, 0);
        for (var i = span.Start; i < span.End; i++)
        {
            if (text[i] is '‘')
                inner++;
            else if (text[i] is '’' && inner > 0 && (i + 1 >= span.End || !char.IsLetter(text[i + 1])))
                inner--;
            if (!IsEnd(text, span, ref i, inner) && !IsTooLong(text, start, i))
                continue;
            Add(sentences, text, new TextSpan(start, i + 1));
            (start, inner) = (i + 1, 0);
        }
        Add(sentences, text, new TextSpan(start, span.End));
        return Gathered(sentences.SelectMany(s => AtCuts(text, s)), text);
    }

    private static bool IsTooLong(string text, int start, int at) =>
        at - start >= LongestSentence && !char.IsLetterOrDigit(text[at]) && !char.IsSurrogate(text[at]);

    // what stands on the two sides of an ellipsis was not said together
    private static IEnumerable<TextSpan> AtCuts(string text, TextSpan sentence)
    {
        var start = sentence.Start;
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (EndOfCut(text, i, sentence.End) is not { } after)
                continue;
            var (left, right) = (new TextSpan(start, i), new TextSpan(after, sentence.End));
            if (
                WordsIn(text, left, FewestWordsAtCut) >= FewestWordsAtCut
                && WordsIn(text, right, FewestWordsAtCut) >= FewestWordsAtCut
            )
            {
                yield return Trimmed(text, left);
                start = i;
            }
            i = after - 1;
        }
        yield return Trimmed(text, new TextSpan(start, sentence.End));
    }

    private static int? EndOfCut(string text, int at, int end)
    {
        var (i, dots) = (at, 0);
        end = Math.Min(end, at + LongestCut);
        while (i < end && (text[i] is '.' or '…' or '[' or ']' or '(' or ')' || (dots > 0 && text[i] == ' ')))
        {
            dots += text[i] switch
            {
                '.' => 1,
                '…' => 3,
                _ => 0,
            };
            i++;
        }
        return dots >= 3 ? i : null;
    }

    // i moves on to the last character of the sentence: its closing marks belong to it
    private static bool IsEnd(string text, TextSpan span, ref int i, int inner)
    {
        if (text[i] == '\n')
            return IsBlankLine(text, i, span.End);
        if (text[i] is '。' or '！' or '？')
            return true;
        if (text[i] is not ('.' or '!' or '?'))
            return false;
        var end = i;
        while (end + 1 < span.End && end - i < LongestCut && text[end + 1] is '.' or '!' or '?')
            end++;
        var stops = end - i + 1;
        while (end + 1 < span.End && text[end + 1] is '”' or '"' or '’' or '\'' or ')' or ']' or '»')
        {
            if (text[end + 1] == '’' && inner > 0)
                inner--;
            end++;
        }
        if (inner > 0 || end + 1 >= span.End || !char.IsWhiteSpace(text[end + 1]))
            return false;
        var next = end + 1;
        while (
            next < span.End
            && (
                char.IsWhiteSpace(text[next])
                || text[next] is '…' or '“' or '"' or '‘' or '\'' or '«' or '[' or '(' or '-' or '–' or '—'
            )
        )
            next++;
        if (next >= span.End || char.IsLower(text[next]) || stops == 3)
            return false;
        if (stops == 1 && text[i] == '.' && IsAbbreviation(text, span.Start, i))
            return false;
        i = end;
        return true;
    }

    private static bool IsBlankLine(string text, int at, int end)
    {
        for (var i = at + 1; i < end && char.IsWhiteSpace(text[i]); i++)
            if (text[i] == '\n')
                return true;
        return false;
    }

    private static bool IsAbbreviation(string text, int start, int stop)
    {
        var from = stop;
        while (from > start && (char.IsLetter(text[from - 1]) || (text[from - 1] == '.' && stop - from < 6)))
            from--;
        var word = text[from..stop];
        return word.Length == 1 ? char.IsUpper(word[0]) && word != "I" : Abbreviations.Contains(word);
    }

    private static void Add(List<TextSpan> sentences, string text, TextSpan span)
    {
        var trimmed = Trimmed(text, span);
        if (!trimmed.IsEmpty)
            sentences.Add(trimmed);
    }

    private static TextSpan Trimmed(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (
            start < end
            && !char.IsLetterOrDigit(text[start])
            && text[start] is not ('[' or '(' or '‘' or '$' or '€' or '£' or '…')
            && EndOfCut(text, start, end) is null
        )
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return new TextSpan(start, end);
    }

    // a sentence of fewer words goes with the next one, the last with the one before
    private static List<TextSpan> Gathered(IEnumerable<TextSpan> sentences, string text)
    {
        var gathered = new List<TextSpan>();
        var (waiting, words) = ((TextSpan?)null, 0);
        foreach (var sentence in sentences)
        {
            waiting = waiting?.Cover(sentence) ?? sentence;
            words += WordsIn(text, sentence, FewestWords);
            if (words < FewestWords)
                continue;
            gathered.Add(waiting.Value);
            (waiting, words) = (null, 0);
        }
        if (waiting is { } rest)
        {
            if (gathered.Count == 0)
                gathered.Add(rest);
            else
                gathered[^1] = gathered[^1].Cover(rest);
        }
        return gathered;
    }

    // counts no further than asked
    private static int WordsIn(string text, TextSpan span, int most)
    {
        var (count, inWord) = (0, false);
        foreach (var c in span.In(text))
        {
            var letter = char.IsLetterOrDigit(c) || (inWord && c is '’' or '\'');
            if (letter && !inWord && ++count >= most)
                return count;
            inWord = letter;
        }
        return count;
    }
}
