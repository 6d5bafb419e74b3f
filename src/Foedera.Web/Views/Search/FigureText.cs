using System.Globalization;
using System.Text.RegularExpressions;
using Foedera.Core.Said;
using Foedera.Store.Queries;

namespace Foedera.Web.Views.Search;

/// <summary>A figure asked for, as addresses and options write it: 3.5, "3.5 %", &gt;3, &gt;=3, ≥3, &lt;2, 3..5, "800
/// EUR". A number without a unit is a
/// share in per cent; "any" stands for every unit.</summary>
internal static partial class FigureText
{
    private const string Share = "%";

    /// <summary>Reads one; null for anything else.</summary>
    public static FigureAsked? Parse(string text)
    {
        if (
            Pattern().Match(text.Trim()) is not { Success: true } match
            || Number(match.Groups["low"].Value) is not { } value
        )
            return null;
        var upper = match.Groups["high"].Success ? Number(match.Groups["high"].Value) : null;
        var unit = match.Groups["unit"].Value is { Length: > 0 } written ? (written == "any" ? null : written) : Share;
        if (upper is not null)
            return upper < value || match.Groups["sign"].Length > 0
                ? null
                : new FigureAsked(FigureTest.Between, value, upper, unit);
        return new FigureAsked(Test(match.Groups["sign"].Value), value, null, unit);
    }

    /// <summary>A figure read in a question, as it would be asked for.</summary>
    public static string Of(Figure figure)
    {
        var number = figure.Value.ToString(CultureInfo.InvariantCulture);
        if (figure.Upper is { } upper)
            return string.Create(CultureInfo.InvariantCulture, $"{number}..{upper} {figure.Unit}");
        var sign = figure.Comparator switch
        {
            ">" or "≫" => ">",
            "≥" => "≥",
            "<" => "<",
            "≤" => "≤",
            _ => "",
        };
        return $"{sign}{number} {figure.Unit}";
    }

    /// <summary>True when a figure that was read is one that was asked for; the record's query decides by the same
    /// rule.</summary>
    public static bool Fits(FigureAsked asked, Figure figure)
    {
        if (asked.Unit is { } unit && unit != figure.Unit)
            return false;
        var (value, high) = (figure.Value, figure.Upper ?? figure.Value);
        return asked.Test switch
        {
            FigureTest.Named => value == asked.Value || figure.Upper == asked.Value,
            FigureTest.Over => (IsPoint(figure, "≥") && value > asked.Value)
                || (figure.Comparator is ">" or "≫" && value >= asked.Value),
            FigureTest.AtLeast => (IsPoint(figure, "≥") || figure.Comparator is ">" or "≫") && value >= asked.Value,
            FigureTest.Under => (IsPoint(figure, "≤") && high < asked.Value)
                || (figure.Comparator == "<" && value <= asked.Value),
            FigureTest.AtMost => (IsPoint(figure, "≤") || figure.Comparator == "<") && high <= asked.Value,
            FigureTest.Between => IsPoint(figure, "=") && value >= asked.Value && high <= (asked.Upper ?? asked.Value),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static bool IsPoint(Figure figure, string bound) =>
        figure.Comparator is "=" or "≈" || figure.Comparator == bound;

    private static FigureTest Test(string sign) =>
        sign switch
        {
            ">" => FigureTest.Over,
            ">=" or "≥" => FigureTest.AtLeast,
            "<" => FigureTest.Under,
            "<=" or "≤" => FigureTest.AtMost,
            _ => FigureTest.Named,
        };

    private static decimal? Number(string text) =>
        decimal.TryParse(
            text.Replace(',', '.'),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    [GeneratedRegex(
        @"^(?<sign>>=|<=|[<>≥≤=]?)\s{0,3}(?<low>\d{1,15}(?:[.,]\d{1,6})?)(?:\s{0,2}(?:\.\.|–)\s{0,2}(?<high>\d{1,15}(?:[.,]\d{1,6})?))?\s{0,3}(?<unit>%|[A-Za-z-]{0,30})$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Pattern();
}
