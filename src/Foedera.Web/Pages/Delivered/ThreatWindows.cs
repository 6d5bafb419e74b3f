using System.Globalization;
using Foedera.Core.Delivered;
using Foedera.Core.Primitives;
using Foedera.Web.Drawing;

namespace Foedera.Web.Pages.Delivered;

/// <summary>Assessed threat windows, and those of statements on record, on the time axis of a chart.</summary>
internal static class ThreatWindows
{
    private const double RowHeight = 15;
    private const double Gap = 6;
    private const double LetterWidth = 5.8;
    private const int LongestLabel = 52;

    /// <summary>A window with its label and, for a statement on record, its address.</summary>
    public sealed record Drawn(string Label, DateWindow Window, bool IsStated, string Address);

    /// <summary>Windows in calendar time that open in the years shown; those that count from an event without a day are
    /// listed in words on the page.</summary>
    public static Drawn[] In(IEnumerable<ThreatView> threats, int last) =>
        [
            .. threats
                .Where(t => t.Horizon is not null)
                .Select(t => new Drawn(
                    Label(t),
                    FromTheDayItWasSaid(t, DateWindow.TryParse(t.Horizon)!),
                    t.Kind == ThreatKind.Stated,
                    t.Source
                ))
                .Where(t => (t.Window.First ?? t.Window.Last)?.Year <= last),
        ];

    /// <summary>The room that bars of them take.</summary>
    public static double Height(Drawn[] windows) => windows.Length * RowHeight;

    /// <summary>Bars above a chart, each on a line of its own with its label at its beginning.</summary>
    public static void Bars(Chart chart, Drawn[] windows, double top, Func<double, double> x, int first, int last)
    {
        foreach (var (window, i) in windows.Select((w, i) => (w, i)))
        {
            var (from, to) = Bounds(window.Window, first, last);
            var y = top + (i * RowHeight);
            chart.Box(
                $"window{(window.IsStated ? " stated" : window.Window.Last is null ? " open" : "")}",
                x(from),
                y - 8,
                x(to) - x(from),
                9,
                window.Label
            );
            var (at, anchor) = Place(chart, window.Label, x(from), x(to));
            if (window.IsStated)
                chart.Link("tick", at, y, window.Label, window.Address, anchor);
            else
                chart.Text("tick", at, y, window.Label, anchor);
        }
    }

    /// <summary>Shades over a small chart; where more windows lie over each other, it is darker.</summary>
    public static void Shades(
        Chart chart,
        Drawn[] windows,
        double top,
        double height,
        Func<double, double> x,
        int first,
        int last
    )
    {
        foreach (var window in windows)
        {
            var (from, to) = Bounds(window.Window, first, last);
            chart.Box("shade", x(from), top, x(to) - x(from), height);
        }
    }

    // Before the bar, else after it, else over it
    private static (double At, string Anchor) Place(Chart chart, string label, double from, double to)
    {
        var width = label.Length * LetterWidth;
        return from - Gap - width >= 0 ? (from - Gap, "end")
            : to + Gap + width <= chart.Width ? (to + Gap, "start")
            : (from + Gap, "start");
    }

    private static (double From, double To) Bounds(DateWindow window, int first, int last) =>
        (
            Math.Clamp(window.First is { } f ? f.Year + ((f.DayOfYear - 1) / 366.0) : first, first, last),
            Math.Clamp(window.Last is { } l ? l.Year + (l.DayOfYear / 366.0) : last, first, last)
        );

    private static string Label(ThreatView threat)
    {
        var when =
            threat.Kind == ThreatKind.Stated ? Spoken(threat.Horizon!) : threat.AsReported.Split('(', ';')[0].Trim();
        var label = $"{threat.Who.Split(',')[0]} ({threat.SaidOn[..4]}): {when}";
        return label.Length <= LongestLabel ? label : $"{label[..LongestLabel].TrimEnd()}…";
    }

    /// <summary>A window in words: ".." is how EDTF writes an open end, and people do not.</summary>
    public static string Spoken(string horizon) =>
        DateWindow.TryParse(horizon) switch
        {
            { First: null, Last: { } last } =>
                $"by {(last is { Month: 12, Day: 31 } ? "the end of " : "")}{last.ToString(last is { Month: 12, Day: 31 } ? "yyyy" : "MMMM yyyy", CultureInfo.InvariantCulture)}",
            { First: { } first, Last: null } => $"from {first.Year}",
            { First: { Month: 1, Day: 1 } first, Last: { Month: 12, Day: 31 } last } => first.Year == last.Year
                ? $"{first.Year}"
                : $"{first.Year} to {last.Year}",
            _ => horizon,
        };

    // "By 2030" begins when it is said
    private static DateWindow FromTheDayItWasSaid(ThreatView threat, DateWindow window) =>
        window.First is null && DateWindow.TryParse(threat.SaidOn)?.First is { } said && said <= window.Last
            ? new DateWindow(said, window.Last)
            : window;
}
