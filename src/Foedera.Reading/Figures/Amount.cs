using System.Globalization;

namespace Foedera.Reading.Figures;

/// <summary>Numbers as texts write them: digits with commas, words ("three point five"), multipliers ("bn").</summary>
internal static class Amount
{
    /// <summary>A pattern for digits.</summary>
    public const string Digits = @"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,10})?";

    /// <summary>A pattern for a number in digits or words.</summary>
    public const string Number =
        "(?:" + Digits + "|(?:" + Spelled + @")(?:\s{1,3}point\s{1,3}(?:" + Spelled + "))?|a|an)";

    /// <summary>A pattern for a multiplier, in the group m.</summary>
    public const string Many = @"(?:[^\S\n]{0,3}-?(?<m>" + Multipliers + @"|m|k)\b)";

    /// <summary>Multipliers that are words, beside the letters m and k behind digits.</summary>
    public const string Multipliers = "hundred|thousand|million|billion|trillion|dozen|bn|mn|tn";

    /// <summary>Numbers in one word.</summary>
    public const string Spelled =
        "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";

    /// <summary>The number with its multiplier; null when it is none, or beyond a thousand trillion.</summary>
    public static decimal? Of(string number, string multiplier)
    {
        var plain = number.Replace(",", "", StringComparison.Ordinal).ToLowerInvariant();
        if (decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return value > 1_000_000_000_000_000m ? null : value * Factor(multiplier);
        var parts = plain.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (Word(parts[0]) is not { } whole)
            return null;
        return parts.Length == 3 && Word(parts[2]) is { } tenth && tenth < 10
            ? (whole + (tenth / 10m)) * Factor(multiplier)
            : whole * Factor(multiplier);
    }

    private static decimal Factor(string multiplier) =>
        multiplier.ToLowerInvariant() switch
        {
            "dozen" => 12m,
            "hundred" => 100m,
            "thousand" or "k" => 1_000m,
            "million" or "mn" or "m" => 1_000_000m,
            "billion" or "bn" => 1_000_000_000m,
            "trillion" or "tn" => 1_000_000_000_000m,
            _ => 1m,
        };

    private static decimal? Word(string word) =>
        word switch
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
}
