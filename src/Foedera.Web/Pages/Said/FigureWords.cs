using System.Globalization;
using Foedera.Core.Said;

namespace Foedera.Web.Pages.Said;

/// <summary>Figures of statements in words: "at least 3.5 % of GDP".</summary>
internal static class FigureWords
{
    /// <summary>Comparator, number, unit and what it is of.</summary>
    public static string Short(Figure figure)
    {
        var number = figure.Upper is { } upper ? $"{Number(figure.Value)} to {Number(upper)}" : Number(figure.Value);
        return $"{Comparator(figure.Comparator)}{number}\u00A0{figure.Unit}{(figure.Base is { } of ? figure.Unit is "%" ? $" of {of}" : $" a {of}" : "")}";
    }

    /// <summary>The figure and what it measures, where the text says so.</summary>
    public static string Full(Figure figure) =>
        figure.Subject is { } subject ? $"{Short(figure)}, {subject}" : Short(figure);

    private static string Number(decimal value) =>
        value.ToString("#,0.####", CultureInfo.InvariantCulture).Replace(',', '\u202F');

    private static string Comparator(string sign) =>
        sign switch
        {
            "≈" => "about ",
            ">" => "more than ",
            "≥" => "at least ",
            "<" => "less than ",
            "≤" => "at most ",
            "≫" => "well above ",
            _ => "",
        };
}
