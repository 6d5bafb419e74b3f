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
    private const int MillisecondsAtMost = 10_000;

    private const string Digits = @"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,10})?";
    private const string Spelled = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";
    private const string Number = "(?:" + Digits + "|(?:" + Spelled + @")(?:\s{1,3}point\s{1,3}(?:" + Spelled + "))?|a|an)";
    private const string Many = @"(?:[\s-]{0,3}(?<m>hundred|thousand|million|billion|trillion|bn|mn|tn|m|k)\b)";
    private const string Comparator =
        @"(?<c>well (?:north of|over|above|beyond)|far (?:more than|above|beyond)|much more than|north of|more than|over|above|exceeding|upwards? of|greater than|higher than|at least|no less than|not less than|" +
        @"a minimum of|minimum of|less than|fewer than|under|below|south of|at most|up to|no more than|not more than|a maximum of|about|around|roughly|approximately|nearly|almost|some|close to|just over|just under|just)\s{1,3}(?:the\s{1,3}|a\s{1,3}|an\s{1,3})?";

    private static readonly FrozenComparators Signs = new();

    private static readonly HashSet<string> NoUnits = new(StringComparer.OrdinalIgnoreCase)
    {
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "and", "or", "to", "of", "in", "on", "at", "by", "for", "the", "is",
        "are", "was", "were", "will", "would", "a", "an", "am", "pm", "per", "from", "as", "that", "with", "when", "where", "who", "which", "but", "if", "it", "they", "we", "he", "she", "has", "have",
        "had", "after", "before", "since", "until", "than", "more", "less", "o'clock", "th", "st", "nd", "rd", "into", "against", "not", "out", "up", "down", "year", "years", "month", "months", "week",
        "weeks", "day", "days", "hour", "hours", "minute", "minutes", "time", "times", "decade", "decades", "thing", "side", "hand", "way", "point", "question", "sentence", "word",
    };

    private static readonly (string Words, string Subject)[] Subjects =
    [
        ("defence spending", "defence spending"), ("defense spending", "defence spending"), ("military spending", "defence spending"), ("defence budget", "defence spending"),
        ("defense budget", "defence spending"), ("defence expenditure", "defence spending"), ("defense expenditure", "defence spending"), ("defence investment", "defence spending"),
        ("defense investment", "defence spending"), ("development spending", "development spending"), ("spending target", "spending target"), ("target", "target"), ("on defence", "defence spending"),
        ("on defense", "defence spending"), ("for defence", "defence spending"), ("for defense", "defence spending"), ("on the military", "defence spending"), ("military aid", "military aid"), ("aid", "aid"),
        ("exports", "exports"), ("tariff", "tariff"), ("tariffs", "tariff"), ("growth", "growth"), ("inflation", "inflation"),
    ];

    /// <summary>The figures of a passage, in order.</summary>
    public static ImmutableArray<Figure> Read(string text, TextSpan passage)
    {
        if (passage.Length > LongestPassage) return [];
        var figures = ImmutableArray.CreateBuilder<Figure>();
        var words = passage.Of(text);
        if (words.Contains('%', StringComparison.Ordinal) || words.Contains("per", StringComparison.OrdinalIgnoreCase))
            foreach (Match match in Shares().Matches(words)) Add(match, passage, words, figures, Share(match));
        foreach (Match match in Money().Matches(words)) Add(match, passage, words, figures, Currency(match));
        foreach (Match match in Counts().Matches(words)) Add(match, passage, words, figures, Counted(match));
        return [.. figures.OrderBy(f => f.At)];
    }

    private static void Add(Match match, TextSpan passage, string words, ImmutableArray<Figure>.Builder figures, (string Unit, string? Base)? unit)
    {
        if (unit is not { } known || Value(match.Groups["n"].Value, match.Groups["m"].Value) is not { } value) return;
        var at = new TextSpan(passage.Start + match.Index, passage.Start + match.Index + match.Length);
        if (figures.Any(f => f.At.Overlaps(at))) return;
        var upper = match.Groups["u"].Success ? Value(match.Groups["u"].Value, match.Groups["m"].Value) : null;
        // "2 to 5 million": the multiplier stands once, for both
        figures.Add(new Figure(at, value, upper > value ? upper : null, known.Unit, Comparison(match), known.Base, SubjectNear(words, match.Index)));
    }

    private static (string, string?)? Share(Match match) =>
        ("%", match.Groups["of"].Success ? Whole(match.Groups["of"].Value) : null);

    private static (string, string?)? Currency(Match match) => Code(match.Groups["cur"].Value) is { } code ? (code, match.Groups["per"].Success ? "year" : null) : null;

    private static (string, string?)? Counted(Match match)
    {
        var unit = match.Groups["unit"].Value;
        var number = match.Groups["n"].Value;
        if (unit.Length < 2 || NoUnits.Contains(unit)) return null;
        // a year, an article number, an ordinal-like singular is no count
        var looksLikeYear = number.Length == 4 && !match.Groups["m"].Success && int.TryParse(number, CultureInfo.InvariantCulture, out var year) && year is >= 1800 and <= 2200;
        if (looksLikeYear || number is "a" or "an" or "one" && !match.Groups["m"].Success) return null;
        var plural = unit.EndsWith('s') || unit is "people" or "men" or "women" or "children" or "troops" or "percent" or "aircraft" || char.IsUpper(unit[0]);
        return plural || match.Groups["m"].Success ? (unit, null) : null;
    }

    private static string Comparison(Match match)
    {
        if (match.Groups["after"].Success) return match.Groups["after"].Value.Contains("less", StringComparison.OrdinalIgnoreCase) ? "≤" : "≥";
        return match.Groups["c"].Success ? Signs[match.Groups["c"].Value] : "=";
    }

    private static string Whole(string of) => Regex.IsMatch(of, "GDP|gross domestic product|national output|economic output", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking) ? "GDP"
        : Regex.IsMatch(of, "GNI|gross national income", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking) ? "GNI" : "budget";

    private static string? Code(string currency) => currency.Trim().ToLowerInvariant().TrimEnd('s') switch
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

    private static string? SubjectNear(string words, int at)
    {
        var (sentenceStart, sentenceEnd) = (words.LastIndexOfAny(['.', '!', '?'], Math.Max(0, at - 1)) + 1, words.IndexOfAny(['!', '?'], at));
        var sentence = words[Math.Min(sentenceStart, at)..(sentenceEnd < 0 ? words.Length : sentenceEnd)];
        var place = at - Math.Min(sentenceStart, at);
        return Subjects.Select(s => (s.Subject, At: WordAt(sentence, s.Words), s.Words.Length)).Where(s => s.At >= 0)
            .OrderByDescending(s => s.Length).ThenBy(s => Math.Abs(s.At - place)).Select(s => s.Subject).FirstOrDefault();
    }

    private static int WordAt(string sentence, string words)
    {
        for (var at = sentence.IndexOf(words, StringComparison.OrdinalIgnoreCase); at >= 0; at = sentence.IndexOf(words, at + 1, StringComparison.OrdinalIgnoreCase))
            if ((at == 0 || !char.IsLetter(sentence[at - 1])) && (at + words.Length == sentence.Length || !char.IsLetter(sentence[at + words.Length]))) return at;
        return -1;
    }

    private static decimal? Value(string number, string multiplier)
    {
        var factor = multiplier.ToLowerInvariant() switch
        {
            "hundred" => 100m,
            "thousand" or "k" => 1_000m,
            "million" or "mn" or "m" => 1_000_000m,
            "billion" or "bn" => 1_000_000_000m,
            "trillion" or "tn" => 1_000_000_000_000m,
            _ => 1m,
        };
        var plain = number.Replace(",", "", StringComparison.Ordinal).ToLowerInvariant();
        if (decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return value > 1_000_000_000_000_000m ? null : value * factor;
        var parts = plain.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (Word(parts[0]) is not { } whole) return null;
        return parts.Length == 3 && Word(parts[2]) is { } tenth && tenth < 10 ? (whole + (tenth / 10m)) * factor : whole * factor;
    }

    private static decimal? Word(string word) => word switch
    {
        "a" or "an" or "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "fifteen" => 15,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => null,
    };

    [GeneratedRegex(@"(?<![\w.,])(?:between\s{1,3})?(?:" + Comparator + @")?(?<n>" + Number + @")(?:\s{0,3}(?:%|per cent|percent))?(?:\s{0,3}(?:to|and|-|–)\s{0,3}(?<u>" + Number + @"))?\s{0,3}-?(?:%|per cent\b|percent\b|percentage points?\b)"
        + @"(?<after>\s{1,3}or (?:more|less|above|higher))?(?:\s{1,3}of\s{1,3}(?<of>(?:(?:its|their|our|the|your|a|annual|national|country's|country’s)\s{1,3}){0,3}(?:GDP|gross domestic product|GNI|gross national income|national output|economic output|(?:\w{1,30}\s{1,3})?budget)))?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MillisecondsAtMost)]
    private static partial Regex Shares();

    [GeneratedRegex(@"(?<![\w.,])(?:" + Comparator + @")?(?:(?<cur>US\$|[$€£]|USD|EUR|GBP)\s{0,3}(?<n>" + Digits + @")(?:\s{0,3}(?:to|-|–)\s{0,3}[$€£]?(?<u>" + Digits + "))?" + Many + @"?|(?<n>" + Number + @")(?:\s{0,3}(?:to|-|–)\s{0,3}(?<u>" + Number + "))?" + Many
        + @"?\s{1,3}(?<cur>euros?|(?:US )?dollars?|pounds?|(?:Danish )?kroner|zlotys?|zloties|rou?bles?|yen|USD|EUR|GBP|PLN)\b)(?<per>\s{1,3}(?:a year|per year|annually|every year|each year|per annum))?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MillisecondsAtMost)]
    private static partial Regex Money();

    [GeneratedRegex(@"(?<![\w.,/$€£-])(?:between\s{1,3})?(?:" + Comparator + @")?(?<n>" + Number + @")(?:\s{0,3}(?:to|and|-|–)\s{0,3}(?<u>" + Digits + "))?" + Many + @"?(?:\s{1,3}(?:more|additional|new|extra))?[\s-]{1,3}(?<unit>[A-Za-z][A-Za-z0-9-]{1,40})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MillisecondsAtMost)]
    private static partial Regex Counts();

    /// <summary>The sign of each comparing phrase.</summary>
    private sealed class FrozenComparators
    {
        public string this[string phrase] => phrase.ToLowerInvariant() switch
        {
            "well north of" or "well over" or "well above" or "well beyond" or "far more than" or "far above" or "far beyond" or "much more than" => "≫",
            "north of" or "more than" or "over" or "above" or "exceeding" or "upward of" or "upwards of" or "greater than" or "higher than" or "just over" => ">",
            "at least" or "no less than" or "not less than" or "a minimum of" or "minimum of" => "≥",
            "less than" or "fewer than" or "under" or "below" or "south of" or "just under" => "<",
            "at most" or "up to" or "no more than" or "not more than" or "a maximum of" => "≤",
            "just" => "=",
            _ => "≈",
        };
    }
}
