using System.Collections.Frozen;
using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Text;

/// <summary>Groups tokens into sentences, as news English writes them: a closing mark stays with its sentence, a
/// heading without a full stop
/// is one, "Mr." and "J." end none, and a question or exclamation in quotation marks goes on when its attribution
/// follows.</summary>
internal static class SentenceSplitter
{
    // words that begin sentences and seldom follow an abbreviation otherwise
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Starters = Set(
        "A An The This That These Those He She It They We You I His Her Its Their Our My There Here In On At By For From With As After Before But And Or So Yet "
            + "If When While Although Though However Meanwhile Still Also Then Now What Who Why How Where Asked Some Many Most Since Under During Despite Because No Not"
    );

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SpeechVerbs = Set(
        "said says say asked asks ask wrote writes shouted yelled added told tweeted replied answered exclaimed demanded wondered cried quipped joked declared continued "
            + "responded recalled chanted read reads went thought screamed insisted remarked noted mused roared explained retorted began concluded posted"
    );

    private const int LongestName = 5;

    /// <summary>The sentences of the tokens.</summary>
    public static ImmutableArray<TokenRange> Split(string text, ImmutableArray<TextSpan> tokens)
    {
        if (tokens.IsEmpty)
            return [];
        var wrapped = IsHardWrapped(text);
        var found = ImmutableArray.CreateBuilder<TokenRange>((tokens.Length / 18) + 1);
        var first = 0;
        for (var next = 1; next < tokens.Length; next++)
        {
            if (next - first < TokenizedText.LongestSentence && !BreaksBefore(text, tokens, first, next, wrapped))
                continue;
            found.Add(new TokenRange(first, next));
            first = next;
        }
        found.Add(new TokenRange(first, tokens.Length));
        return found.DrainToImmutable();
    }

    private static bool BreaksBefore(string text, ImmutableArray<TextSpan> tokens, int first, int next, bool wrapped)
    {
        var gap = text.AsSpan(tokens[next - 1].End, tokens[next].Start - tokens[next - 1].End);
        if (gap.IsEmpty)
            return false;
        var lines = gap.Count('\n') + gap.Count('\u2029');
        if (lines > 1 || (lines == 1 && !wrapped))
            return true;
        // back over closing marks that are attached to the stop
        var last = next - 1;
        while (last > first && IsCloser(tokens[last].In(text)) && tokens[last - 1].End == tokens[last].Start)
            last--;
        var quoted = last < next - 1;
        return Terminal(tokens[last].In(text)) switch
        {
            Stop.Hard => EndsAtStop(text, tokens, next),
            Stop.Asking => EndsAtStop(text, tokens, next) && !(quoted && AttributionFollows(text, tokens, next)),
            Stop.Pause => StartsUpper(tokens[next].In(text)) && !(quoted && AttributionFollows(text, tokens, next)),
            Stop.Abbreviation => !Abbreviations.IsLeading(tokens[last].In(text)[..^1])
                && StartsAfresh(tokens[next].In(text), quoted),
            _ => false,
        };
    }

    private enum Stop
    {
        None,
        Hard,
        Asking,
        Pause,
        Abbreviation,
    }

    private static Stop Terminal(ReadOnlySpan<char> token) =>
        token[^1] switch
        {
            '.' when token.Length == 1 => Stop.Hard,
            '.' when token[0] == '.' => Stop.Pause,
            '.' => Stop.Abbreviation,
            '!' or '?' or '‽' => Stop.Asking,
            '。' or '؟' or '।' => Stop.Hard,
            '…' => Stop.Pause,
            _ => Stop.None,
        };

    private static bool IsCloser(ReadOnlySpan<char> token) =>
        token is "\"" or "”" or "’" or "'" or "''" or "»" or ")" or "]" or "}" or "“" or "‹" or "›";

    private static bool EndsAtStop(string text, ImmutableArray<TextSpan> tokens, int next)
    {
        var token = tokens[next].In(text);
        if (char.IsLower(token[0]))
            return false;
        return token is not ("," or ";" or ":" or ")" or "]" or "-" or "–" or "—" or "--");
    }

    private static bool StartsUpper(ReadOnlySpan<char> token) =>
        char.IsUpper(token[0]) || token is "\"" or "“" or "''" or "‘" or "«";

    private static bool StartsAfresh(ReadOnlySpan<char> token, bool quoted) =>
        Starters.Contains(token) || token is "\"" or "“" or "''" or "‘" || (quoted && StartsUpper(token));

    // "Why?" Jane Roe asked: one sentence
    private static bool AttributionFollows(string text, ImmutableArray<TextSpan> tokens, int next)
    {
        for (var i = next; i < Math.Min(tokens.Length, next + LongestName); i++)
        {
            var token = tokens[i].In(text);
            if (SpeechVerbs.Contains(token))
                return true;
            if (!char.IsLetter(token[0]))
                return false;
        }
        return false;
    }

    // lines of about equal length that end without a stop: a text broken for a terminal or for mail, whose line ends
    // mean nothing
    private static bool IsHardWrapped(string text)
    {
        var (lines, full, start) = (0, 0, 0);
        while (start < text.Length)
        {
            var end = text.AsSpan(start).IndexOf('\n');
            if (end < 0)
                break;
            end += start;
            var followed = end + 1 < text.Length && text[end + 1] is not ('\n' or '\r');
            if (end - start > 1 && followed)
            {
                lines++;
                if (end - start is >= 50 and <= 90 && text[end - 1] is not ('.' or ':' or '!' or '?'))
                    full++;
            }
            start = end + 1;
        }
        return lines >= 3 && full * 3 >= lines * 2;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
