using System.Globalization;
using Foedera.Web.Drawing;

namespace Foedera.Web.Pages.Delivered;

/// <summary>The alliance's joint share in a scenario, beside the same baseline without the changes.</summary>
internal static class ScenarioChart
{
    private const double Left = 44;
    private const double Right = 150;
    private const double Width = 820;
    private const double PlotHeight = 230;
    private const double Bottom = 30;

    public static Chart Draw(WhatIfView view)
    {
        var (first, last, target) = (view.Years[0].Year, view.Years[^1].Year, view.Target ?? 0);
        var windows = ThreatWindows.In(view.Threats, last);
        var top = 22.0 + ThreatWindows.Height(windows);
        var height = top + PlotHeight + Bottom;
        var values = view
            .Years.Concat(view.Unchanged)
            .Concat(view.Other)
            .Select(y => y.Percent)
            .Append(target)
            .ToArray();
        var (least, most) = (Math.Floor((double)values.Min()), Math.Ceiling((double)values.Max() + 0.1));
        double X(double year) => Left + ((year - first) / (double)Math.Max(1, last - first) * (Width - Left - Right));
        double Y(decimal value) => height - Bottom - (((double)value - least) / (most - least) * PlotHeight);
        var chart = new Chart(Width, height, "The alliance's joint share of GDP in the scenario", view.Sentence ?? "");
        for (var tick = least; tick <= most; tick += 0.5)
        {
            chart.Line("axis", Left, Y((decimal)tick), Width - Right, Y((decimal)tick));
            chart.Text(
                "tick",
                Left - 8,
                Y((decimal)tick) + 5,
                $"{tick.ToString("0.0", CultureInfo.InvariantCulture)} %",
                "end"
            );
        }
        for (var year = first; year <= last; year++)
            chart.Text("tick", X(year), height - 8, year.ToString(CultureInfo.InvariantCulture), "middle");
        chart.Line("target", Left, Y(target), X(last), Y(target));
        chart.Path("muted", [.. view.Unchanged.Select(y => (X(y.Year), Y(y.Percent)))]);
        ThreatWindows.Bars(chart, windows, 14, X, first, last);
        chart.Path("other", [.. view.Other.Select(y => (X(y.Year), Y(y.Percent)))]);
        chart.Path("projection scenario", [.. view.Years.Select(y => (X(y.Year), Y(y.Percent)))]);
        chart.Text(
            "target",
            X(last) + 8,
            Y(target) + 5,
            $"{target.ToString("0.0#", CultureInfo.InvariantCulture)} % pledged"
        );
        var labels = new List<(double Y, string Text)> { (Y(view.Years[^1].Percent), "this scenario") };
        if (view.Unchanged.Length > 0)
            labels.Add((Y(view.Unchanged[^1].Percent), "without changes"));
        if (view.Other.Length > 0)
            labels.Add((Y(view.Other[^1].Percent), "the other scenario"));
        foreach (var (at, text) in Chart.Apart(labels, avoid: Y(target)))
            chart.Text(text == "this scenario" ? "" : "tick", X(last) + 8, at + 5, text);
        return chart;
    }
}
