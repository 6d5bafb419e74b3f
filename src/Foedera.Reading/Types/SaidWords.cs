using Foedera.Core.Primitives;

namespace Foedera.Reading.Types;

/// <summary>A word as the signs of a type see it.</summary>
/// <param name="Id">Its number in the <see cref="SignLexicon"/>.</param>
/// <param name="IsGerund">Whether it ends in "ing".</param>
internal readonly record struct SaidWord(int Id, bool IsGerund);

/// <summary>The words of what was said, sentence by sentence, contractions written out: "we'll" is "we will".</summary>
internal static class SaidWords
{
    private const int WordsAtMost = 200;

    private static readonly HashSet<string> TakesIs = new(StringComparer.OrdinalIgnoreCase)
    {
        "it",
        "he",
        "she",
        "that",
        "there",
        "here",
        "what",
        "who",
        "let",
        "this",
        "where",
        "how",
        "everyone",
        "everybody",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> IsAfter = TakesIs.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <summary>The first sentences of these pieces. Where <paramref name="areQuotations"/>, a piece that opens with a
    /// capital opens a sentence.</summary>
    public static List<List<SaidWord>> Sentences(
        string text,
        IReadOnlyList<TextSpan> pieces,
        bool areQuotations,
        int atMost
    )
    {
        List<List<SaidWord>> sentences =
        [
            [],
        ];
        foreach (var piece in pieces)
        {
            var said = piece.In(text);
            if (areQuotations && OpensWithCapital(said))
                End(sentences);
            for (var at = 0; at < said.Length; )
            {
                if (sentences.Count > atMost)
                    return Finished(sentences, atMost);
                at = Next(said, at, sentences);
            }
        }
        return Finished(sentences, atMost);
    }

    private static List<List<SaidWord>> Finished(List<List<SaidWord>> sentences, int atMost)
    {
        if (sentences.Count > 1 && sentences[^1].Count == 0)
            sentences.RemoveAt(sentences.Count - 1);
        if (sentences.Count > atMost)
            sentences.RemoveRange(atMost, sentences.Count - atMost);
        foreach (var sentence in sentences)
            SignLexicon.Usual.DropOpening(sentence);
        return sentences;
    }

    private static void End(List<List<SaidWord>> sentences)
    {
        if (sentences[^1].Count > 0)
            sentences.Add([]);
    }

    private static bool OpensWithCapital(ReadOnlySpan<char> said)
    {
        foreach (var c in said)
            if (char.IsLetterOrDigit(c))
                return char.IsUpper(c);
        return false;
    }

    // reads one word or mark and says where the next begins
    private static int Next(ReadOnlySpan<char> said, int at, List<List<SaidWord>> sentences)
    {
        var c = said[at];
        if (char.IsLetter(c))
        {
            var end = EndOfWord(said, at);
            AddWord(sentences[^1], said[at..end]);
            if (sentences[^1].Count >= WordsAtMost)
                End(sentences);
            return end;
        }
        if (char.IsAsciiDigit(c))
        {
            sentences[^1].Add(new SaidWord(SignLexicon.Number, false));
            while (
                at < said.Length
                && (
                    char.IsAsciiDigit(said[at])
                    || (said[at] is '.' or ',' && at + 1 < said.Length && char.IsAsciiDigit(said[at + 1]))
                )
            )
                at++;
            return at;
        }
        if (c is ',' or ';' or ':' or '—' or '–')
            sentences[^1].Add(new SaidWord(SignLexicon.Comma, false));
        else if (c is '!' or '?' || (c == '.' && IsStop(said, at)) || (c == '\n' && !IsWrap(said, at)))
            End(sentences);
        return at + 1;
    }

    private static bool IsMark(char c) => c is '\'' or '’' or '‘' or 'ʼ';

    private static int EndOfWord(ReadOnlySpan<char> said, int at)
    {
        while (
            at < said.Length
            && (
                char.IsLetter(said[at])
                || ((said[at] == '-' || IsMark(said[at])) && at + 1 < said.Length && char.IsLetter(said[at + 1]))
            )
        )
            at++;
        return at;
    }

    // not the stops of "U.S." and of initials
    private static bool IsStop(ReadOnlySpan<char> said, int at)
    {
        if (
            at + 1 < said.Length
            && !char.IsWhiteSpace(said[at + 1])
            && said[at + 1] is not ('"' or '”' or ')')
            && !IsMark(said[at + 1])
        )
            return false;
        return at < 1
            || !char.IsLetter(said[at - 1])
            || (at > 1 && !char.IsWhiteSpace(said[at - 2]) && said[at - 2] is not ('.' or '('));
    }

    private static bool IsWrap(ReadOnlySpan<char> said, int at) => at + 1 < said.Length && char.IsLower(said[at + 1]);

    private static void AddWord(List<SaidWord> sentence, ReadOnlySpan<char> word)
    {
        var mark = word.LastIndexOfAny("'’‘ʼ");
        if (mark < 0)
        {
            AddPlain(sentence, word);
            return;
        }
        var front = word[..mark];
        var tail = word[(mark + 1)..];
        if (
            tail.Equals("t", StringComparison.OrdinalIgnoreCase)
            && front.EndsWith("n", StringComparison.OrdinalIgnoreCase)
        )
        {
            Add(
                sentence,
                Lower(front) switch
                {
                    "won" => "will",
                    "can" => "can",
                    "shan" => "shall",
                    "ain" => "is",
                    _ => front[..^1],
                }
            );
            Add(sentence, "not");
            return;
        }
        var full = Lower(tail) switch
        {
            "ll" => "will",
            "re" => "are",
            "m" => "am",
            "ve" => "have",
            "d" => "would",
            "s" => front.Equals("let", StringComparison.OrdinalIgnoreCase) ? "us"
            : IsAfter.Contains(front) ? "is"
            : "'s",
            _ => null,
        };
        Add(sentence, full is null ? word : front);
        if (full is not null)
            Add(sentence, full);
    }

    private static string Lower(ReadOnlySpan<char> word) => word.Length > 4 ? "" : word.ToString().ToLowerInvariant();

    private static void AddPlain(List<SaidWord> sentence, ReadOnlySpan<char> word)
    {
        if (word.Equals("cannot", StringComparison.OrdinalIgnoreCase))
            AddBoth(sentence, "can", "not");
        else if (word.Equals("gonna", StringComparison.OrdinalIgnoreCase))
            AddBoth(sentence, "going", "to");
        else
            Add(sentence, word.Equals("gotta", StringComparison.OrdinalIgnoreCase) ? "must" : word);
    }

    private static void AddBoth(List<SaidWord> sentence, string first, string second)
    {
        Add(sentence, first);
        Add(sentence, second);
    }

    private static void Add(List<SaidWord> sentence, ReadOnlySpan<char> word) =>
        sentence.Add(
            new SaidWord(SignLexicon.Usual.Word(word), word.EndsWith("ing", StringComparison.OrdinalIgnoreCase))
        );
}
