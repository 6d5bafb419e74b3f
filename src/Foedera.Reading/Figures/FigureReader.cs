using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Foedera.Core.Primitives;
using Foedera.Core.Said;

namespace Foedera.Reading.Figures;

/// <summary>Reads shares, sums of money and counts as figures: "well north of 3% of GDP" is ≫ 3 % of GDP.</summary>
public static partial class FigureReader
{
    // a longer passage is no statement
    private const int LongestPassage = 20_000;

    // every repetition in the patterns is bounded, so that matching is linear; the limit only guards against a fault

    // how far behind a sum its period may stand: "£13 billion more on defence every year"
    private const int PeriodReach = 40;

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",.;:!?\n");

    // every sum of money has one of the first, every count one of the second: most passages have none and need no
    // closer look
    private static readonly SearchValues<string> Currencies = SearchValues.Create(
        [
            "$",
            "€",
            "£",
            "euro",
            "dollar",
            "pound",
            "kroner",
            "zlot",
            "rouble",
            "ruble",
            "yen",
            "usd",
            "eur",
            "gbp",
            "pln",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly SearchValues<string> Numbers = SearchValues.Create(
        [
            "0",
            "1",
            "2",
            "3",
            "4",
            "5",
            "6",
            "7",
            "8",
            "9",
            .. Amount.Spelled.Split('|'),
            .. Amount.Multipliers.Split('|'),
        ],
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly ImmutableArray<string> Annually =
    [
        " a year",
        " per year",
        " annually",
        " every year",
        " each year",
        " per annum",
    ];

    // words that end a counted phrase, and units of time, which are horizons
    private static readonly FrozenSet<string> NoUnits = new[]
    {
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "and",
        "or",
        "to",
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "the",
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "a",
        "an",
        "am",
        "pm",
        "per",
        "from",
        "as",
        "that",
        "with",
        "when",
        "where",
        "who",
        "which",
        "but",
        "if",
        "it",
        "they",
        "we",
        "he",
        "she",
        "has",
        "have",
        "had",
        "after",
        "before",
        "since",
        "until",
        "than",
        "more",
        "less",
        "o'clock",
        "th",
        "st",
        "nd",
        "rd",
        "into",
        "against",
        "not",
        "out",
        "up",
        "down",
        "year",
        "years",
        "month",
        "months",
        "week",
        "weeks",
        "day",
        "days",
        "hour",
        "hours",
        "minute",
        "minutes",
        "second",
        "seconds",
        "time",
        "times",
        "decade",
        "decades",
        "century",
        "centuries",
        "thing",
        "side",
        "hand",
        "way",
        "point",
        "question",
        "sentence",
        "word",
        "its",
        "his",
        "this",
        "us",
        "does",
        "says",
        "plus",
        "versus",
        "perhaps",
        "across",
        "towards",
        "these",
        "those",
        "their",
        "our",
        "your",
        "my",
        "her",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Collective = new[]
    {
        "people",
        "men",
        "women",
        "children",
        "troops",
        "aircraft",
        "personnel",
        "police",
        "staff",
        "km",
        "kilometres",
        "tonnes",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> CompoundUnits = new[]
    {
        "member",
        "nation",
        "country",
        "state",
        "person",
        "party",
        "seat",
        "strong",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The figures of a passage, in order.</summary>
    public static ImmutableArray<Figure> Read(string text, TextSpan passage)
    {
        if (passage.Length > LongestPassage)
            return [];
        var figures = ImmutableArray.CreateBuilder<Figure>();
        var words = passage.Of(text);
        if (words.Contains('%', StringComparison.Ordinal) || words.Contains("per", StringComparison.OrdinalIgnoreCase))
            foreach (Match match in Shares().Matches(words))
                Add(match, passage, words, figures, Share(match));
        if (words.AsSpan().ContainsAny(Currencies))
            foreach (Match match in Money().Matches(words))
                Add(match, passage, words, figures, Currency(match, words));
        if (words.AsSpan().ContainsAny(Numbers))
            foreach (Match match in Counts().Matches(words))
                Add(match, passage, words, figures, Counted(match, words));
        return [.. figures.OrderBy(f => f.At)];
    }

    private static void Add(
        Match match,
        TextSpan passage,
        string words,
        ImmutableArray<Figure>.Builder figures,
        (string Unit, string? Base, int End)? measured
    )
    {
        if (
            measured is not { } known
            || Amount.Of(match.Groups["n"].Success ? match.Groups["n"].Value : "one", match.Groups["m"].Value)
                is not { } value
        )
            return;
        var at = new TextSpan(passage.Start + match.Index, passage.Start + known.End);
        if (figures.Any(f => f.At.Overlaps(at)))
            return;
        // "2 to 5 million": the multiplier stands once, for both
        var upper = match.Groups["u"].Success ? Amount.Of(match.Groups["u"].Value, match.Groups["m"].Value) : null;
        figures.Add(
            new Figure(
                at,
                value,
                upper > value ? upper : null,
                known.Unit,
                Comparison(match),
                known.Base,
                Subjects.Of(words, match.Index, known.End, known.Unit == "%")
            )
        );
    }

    private static (string, string?, int)? Share(Match match) =>
        ("%", match.Groups["of"].Success ? Whole(match.Groups["of"].Value) : null, match.Index + match.Length);

    private static (string, string?, int)? Currency(Match match, string words)
    {
        if (Code(match.Groups["cur"].Value) is not { } code)
            return null;
        var end = match.Index + match.Length;
        var reach = words.AsSpan(end, Math.Min(PeriodReach, words.Length - end));
        var stop = reach.IndexOfAny(ClauseEnds);
        var period = PeriodEnd(stop < 0 ? reach : reach[..stop]);
        // directly behind the sum the period is part of the figure's words
        return (code, period is null ? null : "year", period is { IsNext: true } next ? end + next.End : end);
    }

    private static (int End, bool IsNext)? PeriodEnd(ReadOnlySpan<char> words)
    {
        foreach (var phrase in Annually)
            if (words.IndexOf(phrase, StringComparison.OrdinalIgnoreCase) is var at and >= 0)
                return (at + phrase.Length, at == 0);
        return null;
    }

    // the unit is the first plural of the few words that follow: "six major nations"
    private static (string, string?, int)? Counted(Match match, string words)
    {
        var number = match.Groups["n"].Value;
        var looksLikeYear =
            number.Length == 4
            && !match.Groups["m"].Success
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is >= 1800 and <= 2200;
        if (looksLikeYear || (number is "a" or "an" or "A" or "An" && !match.Groups["m"].Success))
            return null;
        if (number.Length == 0 && !match.Groups["m"].Success)
            return null;
        var isOne = number.Equals("one", StringComparison.OrdinalIgnoreCase) && !match.Groups["m"].Success;
        foreach (Capture word in match.Groups["w"].Captures)
        {
            if (NoUnits.Contains(word.Value))
                return null;
            if (!isOne && IsPlural(word.Value))
                return (word.Value, null, word.Index + word.Length);
        }
        // "a 32-member alliance"
        return
            words[match.Index + match.Length] == '-'
            && match.Groups["w"].Captures[0] is var only
            && CompoundUnits.Contains(only.Value)
            ? (only.Value, null, only.Index + only.Length)
            : null;
    }

    private static bool IsPlural(string word) =>
        Collective.Contains(word)
        || (
            word.Length > 2
            && word[^1] == 's'
            && !word.EndsWith("ss", StringComparison.Ordinal)
            && !word.EndsWith("ous", StringComparison.Ordinal)
            && !word.EndsWith("'s", StringComparison.Ordinal)
        );

    private static string Comparison(Match match)
    {
        if (match.Groups["after"].Success)
            return match.Groups["after"].Value.Contains("less", StringComparison.OrdinalIgnoreCase) ? "≤" : "≥";
        return match.Groups["c"].Success ? Comparators.Sign(match.Groups["c"].Value) : "=";
    }

    private static string Whole(string of) =>
        Regex.IsMatch(
            of,
            "GDP|gross domestic product|national output|economic output",
            RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
        )
            ? "GDP"
        : Regex.IsMatch(of, "GNI|gross national income", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking) ? "GNI"
        : "budget";

    private static string? Code(string currency) =>
        currency.Trim().ToLowerInvariant().TrimEnd('s') switch
        {
            "$" or "us$" or "dollar" or "us dollar" or "usd" => "USD",
            "€" or "euro" or "eur" => "EUR",
            "£" or "pound" or "gbp" or "pounds sterling" => "GBP",
            "kroner" or "danish kroner" => "DKK",
            "zloty" or "zlotie" or "pln" => "PLN",
            "rouble" or "ruble" => "RUB",
            "yen" => "JPY",
            _ => null,
        };

    [GeneratedRegex(
        @"(?<![\w.,])(?:between\s{1,3})?(?:"
            + Comparators.Pattern
            + @")?(?<n>"
            + Amount.Number
            + @")(?:\s{0,3}(?:%|per cent|percent))?(?:\s{0,3}(?:to|-|–|(?<=\bbetween\s[^\n]{1,20})and)\s{0,3}(?<u>"
            + Amount.Number
            + @"))?\s{0,3}-?(?:%|per cent\b|percent\b|percentage points?\b)"
            + @"(?<after>\s{1,3}or (?:more|less|above|higher))?(?:\s{1,3}of\s{1,3}(?<of>(?:(?:its|their|our|the|your|a|annual|national|\w{1,20}['’]s)\s{1,3}){0,3}(?:GDP|gross domestic product|GNI|gross national income|national output|economic output|(?:\w{1,30}\s{1,3})?budget)))?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Shares();

    [GeneratedRegex(
        @"(?<![\w.,])(?:"
            + Comparators.Pattern
            + @")?(?:(?<cur>US\$|[$€£]|USD|EUR|GBP)\s{0,3}(?<n>"
            + Amount.Digits
            + @")(?:\s{0,3}(?:to|-|–)\s{0,3}[$€£]?(?<u>"
            + Amount.Digits
            + "))?"
            + Amount.Many
            + "?|(?<n>"
            + Amount.Number
            + @")(?:\s{0,3}(?:to|-|–)\s{0,3}(?<u>"
            + Amount.Number
            + "))?"
            + Amount.Many
            + @"?\s{1,3}(?<cur>euros?|(?:US )?dollars?|pounds?|(?:Danish )?kroner|zlotys?|zloties|rou?bles?|yen|USD|EUR|GBP|PLN)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Money();

    [GeneratedRegex(
        @"(?<![\w.,:/$€£-])(?:between\s{1,3})?(?:"
            + Comparators.Pattern
            + @")?(?:(?!one\s{1,3}of\b)(?<n>"
            + Amount.Number
            + @")(?:\s{0,3}(?:to|-|–|(?<=\bbetween\s[^\n]{1,20})and)\s{0,3}(?<u>"
            + Amount.Digits
            + "))?"
            + Amount.Many
            + @"?|the\s(?<m>million|billion|trillion|dozen))(?=(?:(?:[^\S\n]{1,3}|-)(?<w>[A-Za-z][A-Za-z0-9'-]{0,40})){1,4})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Counts();
}
