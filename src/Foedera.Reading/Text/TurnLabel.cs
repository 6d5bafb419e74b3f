using Foedera.Core.Primitives;
using Foedera.Reading.Lexicons;

namespace Foedera.Reading.Text;

/// <summary>What ends the label of a turn.</summary>
internal enum LabelEnd
{
    /// <summary>"Ann Lee (Karsk):"</summary>
    Colon,

    /// <summary>"Ms. LEE.", "Q.", "Ann Lee (Greens). –"</summary>
    Stop,

    /// <summary>A time of day or of the recording, alone on its line with the name.</summary>
    Time,

    /// <summary>The end of the line: a name alone.</summary>
    Line,
}

/// <summary>The label that opens a turn of a transcript: who speaks, as it says.</summary>
/// <param name="Name">The name, without role, place, party and time; of an office with a name in brackets the
/// name.</param>
/// <param name="After">Where what is said begins; the line's end where it begins on the next.</param>
/// <param name="End">What ends the label.</param>
/// <param name="IsSure">True of what hardly anything but a label looks like: capitals, a courtesy title, brackets, bold
/// print, a time.</param>
internal sealed record TurnLabel(TextSpan Name, int After, LabelEnd End, bool IsSure)
{
    private const int Longest = 160;
    private const int MostWords = 8;
    private const int MostNameWords = 4;
    private const int LongestBracket = 60;
    private const int MostDigits = 4;

    private static readonly WordList Joining = Words("label-joining");
    private static readonly WordList Courtesy = Words("courtesy");
    private static readonly WordList Parties = Words("party");

    /// <summary>True of what stands for whoever asks, answers or presides and names nobody: "Q", "The Reporter", "Mr
    /// Speaker".</summary>
    public static bool IsParty(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0
            && Parties.Contains(words[^1].TrimEnd('.'))
            && words[..^1].All(w => Courtesy.Contains(w.TrimEnd('.')) || Lexicon.Use(w).HasFlag(WordUse.Determiner));
    }

    /// <summary>The label at the start of a line; null when there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="line">The line, or paragraph, without white space around it.</param>
    public static TurnLabel? At(string text, TextSpan line) => new Scan(text, line).Label();

    private static WordList Words(string name) => WordList.AnyCase("turns", name);

    private sealed class Scan(string text, TextSpan line)
    {
        private readonly int end = Math.Min(line.End, line.Start + Longest);
        private int at = line.Start;
        private bool hasTime;
        private bool isBold;
        private TextSpan? bracket;

        public TurnLabel? Label()
        {
            Open();
            if (Name(out var stops) is not { } name)
                return null;
            var closes = stops ? LabelEnd.Stop : Tail();
            if (closes is not { } how || (how == LabelEnd.Stop && !MayStop(name, stops)))
                return null;
            var isOffice = Lexicon.Use(First(name)).HasFlag(WordUse.Determiner);
            var named = isOffice && bracket is { } inside && IsPlainName(inside) ? inside : name;
            var sure =
                isBold
                || hasTime
                || bracket is not null
                || isOffice
                || Courtesy.Contains(First(name).TrimEnd('.'))
                || IsInCapitals(name)
                || IsParty(name.Of(text));
            return new TurnLabel(named, how is LabelEnd.Time or LabelEnd.Line ? line.End : Said(), how, sure);
        }

        // the number of the line, signs of bold print, the time
        private void Open()
        {
            while (at < end && !char.IsLetter(text[at]))
            {
                if (Time())
                    continue;
                isBold |= text[at] is '*' or '_';
                at++;
            }
        }

        private TextSpan? Name(out bool stops)
        {
            stops = false;
            var (first, last) = (at, -1);
            for (var words = 0; at < end; words++)
            {
                var word = Word();
                if (word.IsEmpty)
                    break;
                var plain = word.Of(text);
                if (
                    words == MostWords
                    || !(char.IsUpper(plain[0]) || (words > 0 && (char.IsDigit(plain[0]) || Joining.Contains(plain))))
                )
                    return null;
                (at, last) = (word.End, word.End);
                if (plain[^1] == '.' && EndsLabel(plain, words))
                {
                    stops = true;
                    last--;
                    break;
                }
                if (at < end && !char.IsWhiteSpace(text[at]))
                    break;
                var gap = at;
                while (at < end && char.IsWhiteSpace(text[at]))
                    at++;
                // "Q   Did you see it?"
                if (at - gap > 2 && words == 0 && word.Length == 1 && at < end && char.IsLetter(text[at]))
                {
                    stops = true;
                    break;
                }
                if (at < end && char.IsDigit(text[at]) && IsTime())
                    break;
            }
            return last > first ? new TextSpan(first, last) : null;
        }

        private TextSpan Word()
        {
            var to = at;
            while (to < end && (char.IsLetterOrDigit(text[to]) || text[to] is '.' or '\'' or '’' or '-' or '&' or '/'))
                to++;
            return new TextSpan(at, to);
        }

        // not "Mr." and not the "J." of a name
        private static bool EndsLabel(string word, int words) =>
            words == 0 && word.Length == 2
                ? IsParty(word)
                : word.Length > 2
                    && !word[..^1].Contains('.', StringComparison.Ordinal)
                    && !Courtesy.Contains(word.AsSpan(0, word.Length - 1))
                    && !Abbreviations.IsLeading(word.AsSpan(0, word.Length - 1));

        // role, place, party, time, until the label ends
        private LabelEnd? Tail()
        {
            while (at < end)
            {
                var c = text[at];
                if (c == ':' && (at + 1 == end || !char.IsLetterOrDigit(text[at + 1])))
                    return LabelEnd.Colon;
                if (c == '.' && (bracket is not null || LeadsToDash()))
                    return LabelEnd.Stop;
                if (Time() || (c is '(' or '[' && Bracket()))
                    continue;
                if (c is ',' ? !Role() : !(char.IsWhiteSpace(c) || c is '*' or '_' or '|' or '-' or '–' or '—'))
                    return null;
                if (c is not ',')
                    at++;
            }
            return line.End > end ? null
                : hasTime ? LabelEnd.Time
                : bracket is null ? LabelEnd.Line
                : null;
        }

        private bool Bracket()
        {
            var close = text.AsSpan(at, Math.Min(LongestBracket, end - at)).IndexOfAny(')', ']');
            if (close < 0)
                return false;
            bracket ??= new TextSpan(at + 1, at + close);
            at += close + 1;
            return true;
        }

        // ", HOST", ", Minister of Ports", ", on behalf of the Greens"
        private bool Role()
        {
            at++;
            for (var words = 0; words <= MostWords; words++)
            {
                while (at < end && text[at] == ' ')
                    at++;
                var word = Word();
                if (word.IsEmpty)
                    return words > 0;
                var plain = word.Of(text).TrimEnd('.');
                if (
                    plain.Length == 0
                    || !(char.IsUpper(plain[0]) || Joining.Contains(plain) || Lexicon.Use(plain).HasFlag(WordUse.Title))
                )
                    return false;
                at = word.Start + plain.Length;
                if (LeadsToDash())
                    return true;
                at = word.End;
            }
            return false;
        }

        private bool IsTime() => TimeEnd() > at;

        // "0:05", "[00:01:05.2]", "(14:02)"
        private bool Time()
        {
            var to = TimeEnd();
            if (to == at)
                return false;
            (hasTime, at) = (true, to);
            return true;
        }

        private int TimeEnd()
        {
            var to = at;
            if (to < end && text[to] is '[' or '(')
                to++;
            var (digits, colons) = (0, 0);
            for (
                ;
                to < end
                    && (
                        char.IsAsciiDigit(text[to])
                        || (text[to] is ':' or '.' && to + 1 < end && char.IsAsciiDigit(text[to + 1]))
                    );
                to++
            )
            {
                if (text[to] == ':')
                    colons++;
                digits = char.IsAsciiDigit(text[to]) ? digits + 1 : 0;
                if (digits > MostDigits)
                    return at;
            }
            if (colons == 0)
                return at;
            return to < end && text[to] is ']' or ')' ? to + 1 : to;
        }

        // a sentence of one word ends as such a label does: "Ms. LEE.", "The PRESIDENT.", "Q.", "Ann Lee (Greens). –"
        private bool MayStop(TextSpan name, bool stops) =>
            !stops || IsParty(name.Of(text)) || IsInCapitals(name) || LeadsToDash();

        private bool LeadsToDash()
        {
            var to = at;
            while (to < end && text[to] is '.' or ' ')
                to++;
            return to > at && to < end && text[to] is '–' or '—';
        }

        // "Ms. LEE of Karsk": the words before the place
        private bool IsInCapitals(TextSpan name)
        {
            var words = name.Of(text)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(w => !Courtesy.Contains(w.TrimEnd('.')) && !Lexicon.Use(w).HasFlag(WordUse.Determiner))
                .TakeWhile(w => !Joining.Contains(w))
                .ToList();
            return words.Exists(w => w.Length > 1) && words.TrueForAll(w => !w.Any(char.IsLower));
        }

        private bool IsPlainName(TextSpan inside)
        {
            var words = inside.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return words.Length is > 1 and <= MostNameWords && Array.TrueForAll(words, w => char.IsUpper(w[0]));
        }

        private string First(TextSpan name) => name.Of(text).Split(' ')[0];

        // behind the label's end, signs of bold print and a time in brackets
        private int Said()
        {
            if (at < line.End && text[at] is ':' or '.')
                at++;
            for (var before = -1; before != at; )
            {
                before = at;
                if (at < end && text[at] is '[' or '(')
                    Time();
                while (at < line.End && (char.IsWhiteSpace(text[at]) || text[at] is '*' or '_' or '–' or '—'))
                    at++;
            }
            return at;
        }
    }
}
