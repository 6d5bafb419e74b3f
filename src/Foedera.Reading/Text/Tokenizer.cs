using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Text;

/// <summary>Cuts English text into the syntactic words of UD English EWT. One pass, each character looked at a bounded
/// number of times.</summary>
internal static class Tokenizer
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Prefixes = new[]
    {
        "anti",
        "bi",
        "co",
        "counter",
        "de",
        "e",
        "ex",
        "inter",
        "intra",
        "mid",
        "mini",
        "multi",
        "neo",
        "non",
        "post",
        "pre",
        "pro",
        "re",
        "semi",
        "sub",
        "trans",
        "ultra",
        "un",
    }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    // words written as one that are two: where the first ends
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Joined = new Dictionary<
        string,
        int
    >
    {
        ["cannot"] = 3,
        ["gonna"] = 3,
        ["wanna"] = 3,
        ["gotta"] = 3,
        ["gimme"] = 3,
        ["lemme"] = 3,
    }
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> AddressEnds = SearchValues.Create("\"”“<>()[]»");
    private static readonly SearchValues<char> Clitics = SearchValues.Create("sSdDmM");

    /// <summary>The tokens of the text, in order.</summary>
    public static ImmutableArray<TextSpan> Split(string text)
    {
        var found = ImmutableArray.CreateBuilder<TextSpan>((text.Length / 5) + 4);
        var i = 0;
        while (i < text.Length)
        {
            if (IsBlank(text[i]))
            {
                i++;
                continue;
            }
            var end = i + 1;
            while (end < text.Length && !IsBlank(text[end]))
                end++;
            SplitChunk(text, i, end, found);
            i = end;
        }
        return found.DrainToImmutable();
    }

    /// <summary>True for an apostrophe, straight or curly.</summary>
    public static bool IsApostrophe(char c) => c is '\'' or '’' or 'ʼ';

    // format characters such as a soft hyphen or a byte order mark stand between words, not in them
    private static bool IsBlank(char c) =>
        c <= ' ' || (c >= 0x7f && (char.IsWhiteSpace(c) || c is '\u007f' or '\u200b' or '\ufeff'));

    private static void SplitChunk(string text, int start, int end, ImmutableArray<TextSpan>.Builder found)
    {
        var at = start;
        if (AddressEnd(text.AsSpan(start, end - start)) is var address and > 0)
        {
            found.Add(new TextSpan(start, start + address));
            at = start + address;
        }
        while (at < end)
        {
            var next = char.IsLetterOrDigit(text[at]) ? Word(text, start, at, end, found) : Mark(text, at, end);
            if (next < 0)
                next = -next;
            else
                found.Add(new TextSpan(at, next));
            at = next;
        }
    }

    // an address of the web or of mail keeps its punctuation; 0 when the chunk begins with none
    private static int AddressEnd(ReadOnlySpan<char> chunk)
    {
        if (chunk.Length < 6 || !char.IsAsciiLetterOrDigit(chunk[0]))
            return 0;
        var head = chunk[..Math.Min(chunk.Length, 64)];
        var web =
            head.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        var monkey = head.IndexOf('@');
        if (!web && (monkey < 0 || head[monkey..].IndexOf('.') < 0))
            return 0;
        var end = chunk.IndexOfAny(AddressEnds);
        if (end < 0)
            end = chunk.Length;
        while (end > 0 && chunk[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '’')
            end--;
        return end;
    }

    // A word from at. Gives its end; or, when it added several tokens itself, minus the end.
    private static int Word(string text, int chunk, int at, int end, ImmutableArray<TextSpan>.Builder found)
    {
        var i = at + 1;
        while (i < end)
        {
            var c = text[i];
            if (char.IsLetterOrDigit(c) || c is '_' || IsCombining(c))
            {
                i++;
                continue;
            }
            if (i + 1 >= end || !char.IsLetterOrDigit(text[i + 1]))
                break;
            if (IsApostrophe(c))
            {
                if (CliticAt(text, i, end) is var clitic and > 0)
                    return Cut(text, at, i, clitic, end, found);
                i += 2;
                continue;
            }
            if (!Joins(text, at, i, c))
                break;
            i += 2;
        }
        if (i < end && text[i] == '.' && KeepsStop(text, chunk, at, i, end))
            return i + 1;
        if (Joined.TryGetValue(text.AsSpan(at, i - at), out var first))
        {
            found.Add(new TextSpan(at, at + first));
            found.Add(new TextSpan(at + first, i));
            return -i;
        }
        return i;
    }

    private static bool IsCombining(char c) =>
        c >= 0x300
        && char.GetUnicodeCategory(c)
            is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark
                or System.Globalization.UnicodeCategory.Format;

    // whether the mark at i, with a letter or digit on both sides, is part of the word that begins at start
    private static bool Joins(string text, int start, int i, char c)
    {
        var (before, after) = (text[i - 1], text[i + 1]);
        return c switch
        {
            '.' => (char.IsAsciiDigit(before) && char.IsAsciiDigit(after))
                || i - start == 1
                || (i >= 2 && text[i - 2] == '.')
                || (char.IsAsciiLetterLower(before) && char.IsAsciiLetterLower(after)),
            ',' or ':' or '/' => char.IsAsciiDigit(before) && char.IsAsciiDigit(after),
            '&' => char.IsUpper(before) && char.IsUpper(after),
            '-' => Prefixes.Contains(text.AsSpan(start, i - start)),
            _ => false,
        };
    }

    // the end of 's, 're, 've, 'll, 'd, 'm or the t of n't, with the apostrophe at i; 0 when it is none
    private static int CliticAt(string text, int i, int end)
    {
        var letters = i + 1;
        while (letters < end && letters < i + 4 && char.IsLetterOrDigit(text[letters]))
            letters++;
        var tail = text.AsSpan(i + 1, letters - i - 1);
        var known =
            tail.Length == 1
                ? Clitics.Contains(tail[0]) || (tail[0] is 't' or 'T' && text[i - 1] is 'n' or 'N')
                : tail.Length == 2
                    && (
                        tail.Equals("re", StringComparison.OrdinalIgnoreCase)
                        || tail.Equals("ve", StringComparison.OrdinalIgnoreCase)
                        || tail.Equals("ll", StringComparison.OrdinalIgnoreCase)
                    );
        return known ? letters : 0;
    }

    private static int Cut(
        string text,
        int at,
        int apostrophe,
        int clitic,
        int end,
        ImmutableArray<TextSpan>.Builder found
    )
    {
        var negated = text[apostrophe + 1] is 't' or 'T' && text[apostrophe - 1] is 'n' or 'N';
        var cut = negated ? apostrophe - 1 : apostrophe;
        if (cut > at)
            found.Add(new TextSpan(at, cut));
        found.Add(new TextSpan(Math.Max(at, cut), clitic));
        // a second one: "shouldn't've"
        while (
            clitic < end
            && IsApostrophe(text[clitic])
            && clitic + 1 < end
            && char.IsLetter(text[clitic + 1])
            && CliticAt(text, clitic, end) is var more and > 0
        )
        {
            found.Add(new TextSpan(clitic, more));
            clitic = more;
        }
        return -clitic;
    }

    // whether the stop at i belongs to the word: initials, acronyms with stops, known abbreviations
    private static bool KeepsStop(string text, int chunk, int at, int i, int end)
    {
        if (i + 1 < end && text[i + 1] == '.')
            return false;
        var word = text.AsSpan(at, i - at);
        if (word.Length == 1)
            return char.IsUpper(word[0]) && (at == chunk || !char.IsDigit(text[at - 1]));
        if (word.Length > 3 && word.IndexOf('.') < 0 && word.Length > Abbreviations.Longest)
            return false;
        if (!char.IsLetter(word[0]))
            return false;
        if (word[1] == '.' || (word.Length > 3 && word[^2] == '.'))
            return true;
        return Abbreviations.Contains(word, NextIsDigit(text, i + 1));
    }

    private static bool NextIsDigit(string text, int i)
    {
        while (i < text.Length && text[i] is ' ' or '\u00a0')
            i++;
        return i < text.Length && char.IsAsciiDigit(text[i]);
    }

    // the end of the punctuation token at at
    private static int Mark(string text, int at, int end)
    {
        var c = text[at];
        if (char.IsHighSurrogate(c) && at + 1 < end && char.IsLowSurrogate(text[at + 1]))
            return at + 2;
        if (c is '#' or '@' && at + 1 < end && char.IsLetterOrDigit(text[at + 1]))
        {
            var tag = at + 1;
            while (tag < end && (char.IsLetterOrDigit(text[tag]) || text[tag] == '_'))
                tag++;
            return tag;
        }
        if (IsApostrophe(c) && at + 1 < end)
        {
            if (
                char.IsLetter(text[at + 1])
                && at > 0
                && char.IsLetterOrDigit(text[at - 1])
                && CliticAt(text, at, end) is var clitic and > 0
            )
                return clitic;
            if (c == '\'' && text[at + 1] == '\'')
                return at + 2;
            if (IsDecade(text, at, end))
                return at + 4;
        }
        var same = at + 1;
        if (c is '.' or '-' or '*' or '=' or '_' or '~' or '`' or '–' or '—')
            while (same < end && text[same] == c)
                same++;
        else if (c is '!' or '?')
            while (same < end && text[same] is '!' or '?')
                same++;
        return same;
    }

    // '90s
    private static bool IsDecade(string text, int at, int end) =>
        at + 3 < end && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]) && text[at + 3] == 's';
}
