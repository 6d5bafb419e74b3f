using System.Globalization;
using System.Text.RegularExpressions;
using Foedera.Core.Delivered;

namespace Foedera.Reading.Series;

/// <summary>How the numbers of one file are written, learned from all of them: which mark parts the decimals and which
/// the thousands.</summary>
/// <param name="Decimal">The mark before the decimals.</param>
/// <param name="IsUnclear">True when every number with a mark could be read in two ways ("34.975" in a file with
/// semicolons).</param>
internal sealed partial record NumberForm(char Decimal, bool IsUnclear)
{
    private const NumberStyles Plain =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Learns from the texts of all figures. A comma parts decimals when some number shows it (2,14; 1.234,5)
    /// and none shows a point there.</summary>
    /// <param name="texts">The figures as printed.</param>
    /// <param name="mayBeComma">True for files of places that write a comma: those with semicolons between the
    /// cells.</param>
    public static NumberForm Learn(IEnumerable<string> texts, bool mayBeComma)
    {
        var (point, comma, threes) = (0, 0, 0);
        foreach (var text in texts.Select(Bare))
        {
            if (DecimalComma().IsMatch(text))
                comma++;
            else if (DecimalPoint().IsMatch(text))
                point++;
            else if (ThreeAfterPoint().IsMatch(text))
                threes++;
        }
        return new NumberForm(
            comma > 0 && point == 0 ? ',' : '.',
            mayBeComma && point == 0 && comma == 0 && threes > 1
        );
    }

    /// <summary>Reads a figure.</summary>
    /// <param name="text">As printed.</param>
    /// <param name="unit">The unit of its indicator: only a share may carry a sign of per cent, only an amount a
    /// currency.</param>
    public NumberRead Read(string text, IndicatorUnit? unit)
    {
        var bare = Bare(text);
        FlagWord? flag = null;
        if (Suffix().Match(bare) is { Success: true } suffix)
        {
            flag = Layouts.Shipped.FlagOf(suffix.Groups["word"].Value);
            if (!IsFlag(flag, unit))
                return new NumberRead(null, null, false, null);
            bare = suffix.Groups["number"].Value.TrimEnd();
        }
        var isPercent = bare.EndsWith('%');
        if (isPercent && unit is not (null or IndicatorUnit.Share or IndicatorUnit.ShareOfGdp))
            return new NumberRead(null, null, true, null);
        bare = bare.TrimEnd('%').TrimEnd();
        if (unit is IndicatorUnit.Amount)
            bare = bare.Trim('$', '€', '£').Trim();
        if (IsUnclear && ThreeAfterPoint().IsMatch(bare))
            return new NumberRead(
                null,
                null,
                isPercent,
                $"'{text}' may be {bare.Replace(".", "", StringComparison.Ordinal)} or {bare}; expected figures without marks between the thousands."
            );
        if (Decimal == '.' && DecimalComma().IsMatch(bare))
            return new NumberRead(
                null,
                null,
                isPercent,
                $"'{text}' has a comma for a point; expected '{bare.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')}'."
            );
        return new NumberRead(ParsedOf(bare), flag, isPercent, null);
    }

    /// <summary>True for a text that is a number in some form.</summary>
    public static bool LooksLikeOne(string text) => Numeral().IsMatch(Bare(text));

    // "7.6bn" and "7.6m" are no flags: behind anything but a share, only an estimate or a provisional figure is
    // believed
    private static bool IsFlag(FlagWord? flag, IndicatorUnit? unit) =>
        flag is FlagWord.Estimate or FlagWord.Provisional
        || (flag is FlagWord.Actual && unit is null or IndicatorUnit.Share or IndicatorUnit.ShareOfGdp);

    private decimal? ParsedOf(string bare)
    {
        var thousands = Decimal == '.' ? ',' : '.';
        var text = bare.Contains(thousands, StringComparison.Ordinal)
            ? Grouped(thousands).IsMatch(bare)
                ? bare.Replace(thousands.ToString(), "", StringComparison.Ordinal)
                : "?"
            : bare;
        if (Decimal == ',')
            text = text.Replace(',', '.');
        return decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static Regex Grouped(char mark) => mark == ',' ? GroupedByComma() : GroupedByPoint();

    // spaces of all kinds and apostrophes part thousands; minus signs are many
    private static string Bare(string text)
    {
        var trimmed = text.Trim().TrimEnd('*', '†', '‡', '¹', '²', '³').Replace('−', '-');
        return SpacedThousands().Replace(FootnoteNumber().Replace(trimmed, ""), "");
    }

    // the number of a footnote in brackets behind a figure: "1.8 (1)"
    [GeneratedRegex(@"(?<=[0-9%])\s?[\(\[][0-9]{1,2}[\)\]]$", RegexOptions.ExplicitCapture)]
    private static partial Regex FootnoteNumber();

    [GeneratedRegex(@"(?<=[0-9])[\s'’](?=[0-9]{3}([^0-9]|$))", RegexOptions.ExplicitCapture)]
    private static partial Regex SpacedThousands();

    [GeneratedRegex(
        @"^-?([0-9]{1,3}(\.[0-9]{3})+,[0-9]+|[0-9]+,([0-9]{1,2}|[0-9]{4,})|0,[0-9]+)\s*%?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex DecimalComma();

    [GeneratedRegex(
        @"^-?([0-9]{1,3}(,[0-9]{3})+\.[0-9]+|[0-9]{1,3}(,[0-9]{3}){2,}|[0-9]*\.([0-9]{1,2}|[0-9]{4,})|0\.[0-9]+)\s*%?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex DecimalPoint();

    [GeneratedRegex(@"^-?[1-9][0-9]{0,2}\.[0-9]{3}$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ThreeAfterPoint();

    [GeneratedRegex(
        @"^-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex GroupedByComma();

    [GeneratedRegex(
        @"^-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex GroupedByPoint();

    [GeneratedRegex(
        @"^(?<number>-?[0-9][0-9.,]*\s*%?)\s*[\(\[]?(?<word>[A-DF-Za-df-z][A-Za-z]{0,2}|[Ee]([A-Za-z]{1,2})?)[\)\]]?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Suffix();

    [GeneratedRegex(
        @"^[$€£]?\s*-?[0-9][0-9.,]*([eE][+-]?[0-9]+)?\s*%?\s*[\(\[]?[A-Za-z]{0,3}[\)\]]?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Numeral();
}

/// <summary>A figure that was read, or why it could not be.</summary>
/// <param name="Value">The number; null when it is none.</param>
/// <param name="Flag">What letters behind it say; null when there are none.</param>
/// <param name="IsPercent">True when it carries a sign of per cent.</param>
/// <param name="Why">What is wrong with it; null when it is a number, or plainly none.</param>
internal readonly record struct NumberRead(decimal? Value, FlagWord? Flag, bool IsPercent, string? Why);
