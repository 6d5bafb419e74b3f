using System.Globalization;

namespace Foedera.Web.Pages.Delivered;

/// <summary>Chances in words and figures that do not claim more than is known.</summary>
internal static class Chances
{
    public static string Percent(double part) =>
        part switch
        {
            < 0.01 => "under 1 %",
            > 0.99 => "over 99 %",
            _ => $"{(part * 100).ToString("0", CultureInfo.InvariantCulture)} %",
        };

    public static string Words(double part) =>
        part switch
        {
            < 0.01 => "fewer than one chance in a hundred",
            < 0.05 => "fewer than one chance in twenty",
            < 0.075 => "about one chance in twenty",
            < 0.15 => "about one chance in ten",
            < 0.3 => "about one chance in four",
            < 0.45 => "somewhat less than an even chance",
            < 0.55 => "about an even chance",
            < 0.7 => "somewhat more than an even chance",
            < 0.85 => "about three chances in four",
            < 0.95 => "about nine chances in ten",
            _ => "more than nineteen chances in twenty",
        };
}
