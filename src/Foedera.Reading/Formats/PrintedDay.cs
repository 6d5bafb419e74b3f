using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Foedera.Reading.Lexicons;

namespace Foedera.Reading.Formats;

/// <summary>A day as pages print it: "Published 13/03/2031 09:15", "May 28, 2031", "28. Mai 2031",
/// "2031-05-28".</summary>
internal static class PrintedDay
{
    private const int FirstYear = 1990;
    private const int LastYear = 2100;

    private static readonly FrozenDictionary<string, FrozenDictionary<string, int>> Months = LanguageFolder
        .All.Where(f => f.Lines("months").Length == 12)
        .ToFrozenDictionary(f => f.Tag, MonthsOf);

    private static readonly FrozenSet<string> Updating = LanguageFolder
        .All.SelectMany(f => f.Words("pages", "updated"))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The day of publication in a short text; null when it holds none, when it can be read in two ways, or
    /// when it is the day of a
    /// later change.</summary>
    /// <param name="text">What the page prints.</param>
    /// <param name="language">BCP 47 tag of the page; null when not known. Only en-US and its like write the month
    /// first.</param>
    public static DateOnly? In(string text, string? language)
    {
        var tokens = Tokens(text, language);
        var after = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (At(tokens, i, text, language) is not var (day, length))
                continue;
            var isUpdate = tokens.Skip(after).Take(i - after).Any(t => Updating.Contains(t.Word));
            if (!isUpdate)
                return day;
            i += length - 1;
            after = i + 1;
        }
        return null;
    }

    /// <summary>True when the words before a day say that it is the day of a change.</summary>
    public static bool IsUpdate(string label) => Tokens(label, null).Exists(t => Updating.Contains(t.Word));

    private static (DateOnly Day, int Length)? At(List<Token> tokens, int i, string text, string? language)
    {
        if (tokens[i].IsNumber && InFigures(tokens, i, text, language) is { } figures)
            return (figures, 3);
        // 28. Mai 2031, 28 de mayo de 2031
        if (
            tokens[i].IsNumber
            && Next(tokens, i, t => t.Month > 0) is { } month
            && Next(tokens, month, t => t.Value >= FirstYear) is { } year
        )
            return Day(tokens[year].Value, tokens[month].Month, tokens[i].Value) is { } day
                ? (day, year - i + 1)
                : null;
        // May 28, 2031
        if (
            tokens[i].Month > 0
            && i + 2 < tokens.Count
            && tokens[i + 1].IsNumber
            && Next(tokens, i + 1, t => t.Value >= FirstYear) is { } last
        )
            return Day(tokens[last].Value, tokens[i].Month, tokens[i + 1].Value) is { } day
                ? (day, last - i + 1)
                : null;
        return null;
    }

    // the next token, or the one after a short word that is no figure
    private static int? Next(List<Token> tokens, int i, Func<Token, bool> isMeant)
    {
        for (var next = i + 1; next < Math.Min(tokens.Count, i + 3); next++)
        {
            if (isMeant(tokens[next]))
                return next;
            if (tokens[next].IsNumber || tokens[next].Word.Length > 3)
                return null;
        }
        return null;
    }

    private static DateOnly? InFigures(List<Token> tokens, int i, string text, string? language)
    {
        if (i + 2 >= tokens.Count || !tokens[i + 1].IsNumber || !tokens[i + 2].IsNumber)
            return null;
        var (a, b, c) = (tokens[i], tokens[i + 1], tokens[i + 2]);
        if (
            b.Start - a.End != 1
            || c.Start - b.End != 1
            || text[a.End] != text[b.End]
            || text[a.End] is not ('.' or '/' or '-')
        )
            return null;
        if (a.Value >= FirstYear)
            return Day(a.Value, b.Value, c.Value);
        var (dayFirst, monthFirst) = (Day(c.Value, b.Value, a.Value), Day(c.Value, a.Value, b.Value));
        if (text[a.End] == '.' || monthFirst is null || dayFirst == monthFirst)
            return dayFirst;
        if (dayFirst is null)
            return monthFirst;
        return IsDayFirst(language) switch
        {
            true => dayFirst,
            false => monthFirst,
            null => null,
        };
    }

    // null for English without a country, which is written both ways
    private static bool? IsDayFirst(string? language)
    {
        if (language is null || language.Equals("en", StringComparison.OrdinalIgnoreCase))
            return null;
        return !language.Equals("en-US", StringComparison.OrdinalIgnoreCase);
    }

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= FirstYear and <= LastYear
        && month is >= 1 and <= 12
        && day >= 1
        && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static List<Token> Tokens(string text, string? language)
    {
        var months = MonthsFor(language);
        var tokens = new List<Token>();
        for (var i = 0; i < text.Length; )
        {
            var start = i;
            if (char.IsAsciiDigit(text[i]))
            {
                while (i < text.Length && char.IsAsciiDigit(text[i]))
                    i++;
                var value = i - start <= 4 ? int.Parse(text.AsSpan(start, i - start), CultureInfo.InvariantCulture) : 0;
                tokens.Add(new Token(start, i, "", value, 0, IsNumber: true));
                // 1st, 1er
                while (i < text.Length && i - start <= 4 && char.IsLetter(text[i]))
                    i++;
            }
            else if (char.IsLetter(text[i]))
            {
                while (i < text.Length && char.IsLetter(text[i]))
                    i++;
                var word = text[start..i];
                tokens.Add(
                    new Token(
                        start,
                        i,
                        word,
                        0,
                        months.Select(m => m.GetValueOrDefault(word)).FirstOrDefault(m => m > 0),
                        IsNumber: false
                    )
                );
            }
            else
                i++;
        }
        return tokens;
    }

    private static ImmutableArray<FrozenDictionary<string, int>> MonthsFor(string? language) =>
        LanguageFolder.Of(language) is { } folder && Months.TryGetValue(folder.Tag, out var own)
            ? [own, Months["en"]]
            : Months.Values;

    private static FrozenDictionary<string, int> MonthsOf(LanguageFolder folder)
    {
        var months = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (line, index) in folder.Lines("months").Select((line, index) => (line, index)))
        foreach (var name in line.Split(' '))
            months[name] = index + 1;
        return months.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private readonly record struct Token(int Start, int End, string Word, int Value, int Month, bool IsNumber);
}
