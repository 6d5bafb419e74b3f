using System.Globalization;
using Foedera.Core.Delivered;
using Foedera.Web.Drawing;

namespace Foedera.Web.Pages.Delivered;

/// <summary>Small multiples: every party of a pledge with its figures, where they may go, the pledge, and shades for
/// assessed threat windows.</summary>
internal static class SmallPaths
{
    private const int Columns = 4;
    private const double Width = 900;
    private const double CellWidth = Width / Columns;
    private const double CellHeight = 124;
    private const double PlotWidth = CellWidth - 26;
    private const double PlotTop = 24;
    private const double PlotHeight = 72;

    public static Chart Draw(PledgeView view)
    {
        var paths = view.Paths;
        var (first, last) = (
            paths.Min(p => p.Known[0].Year),
            paths.Max(p => p.Years.IsEmpty ? p.Known[^1].Year : p.Years[^1].Year)
        );
        var most = Math.Ceiling(
            paths
                .SelectMany(p => p.Known.Select(k => (double)k.Value).Concat(p.Years.Select(y => y.High50)))
                .Append((double)paths[0].Target * 1.15)
                .Max()
        );
        var windows = ThreatWindows.In(view.Threats, last);
        var rows = (paths.Length + Columns - 1) / Columns;
        var chart = new Chart(
            Width,
            (rows * CellHeight) + 4,
            $"{view.Pledge.Title}: {paths.Length} parties",
            view.Count.Sentence
        );
        for (var i = 0; i < paths.Length; i++)
        {
            var path = paths[i];
            chart.Group(
                i % Columns * CellWidth,
                i / Columns * CellHeight,
                () => Cell(chart, path, windows, first, last, most)
            );
        }
        return chart;
    }

    private static void Cell(
        Chart chart,
        PathView path,
        ThreatWindows.Drawn[] windows,
        int first,
        int last,
        double most
    )
    {
        double X(double year) => 4 + ((year - first) / Math.Max(1, last - first) * PlotWidth);
        double Y(double value) => PlotTop + PlotHeight - (Math.Clamp(value, 0, most) / most * PlotHeight);
        chart.Link("name", 4, 15, path.Name, Addresses.Query($"/allies/{path.Ally}", ("pledge", path.Pledge)));
        chart.Text(
            "tick small",
            4 + PlotWidth,
            15,
            $"{path.Known[^1].Value.ToString("0.00", CultureInfo.InvariantCulture)} in {path.Known[^1].Year}",
            "end"
        );
        ThreatWindows.Shades(chart, windows, PlotTop, PlotHeight, X, first, last);
        chart.Line("axis", 4, Y(0), 4 + PlotWidth, Y(0));
        chart.Line("target", 4, Y((double)path.Target), 4 + PlotWidth, Y((double)path.Target));
        Future(chart, path, X, Y);
        var points = path.Known.Select(k => (X: X(k.Year), Y: Y((double)k.Value), k.Flag)).ToArray();
        var actual = points.TakeWhile(p => p.Flag == Certainty.Actual).Select(p => (p.X, p.Y)).ToArray();
        chart.Path("fact", actual);
        chart.Path("estimate", [.. points.Skip(Math.Max(0, actual.Length - 1)).Select(p => (p.X, p.Y))]);
        chart.Dot(points[^1].Flag == Certainty.Actual ? "fact" : "estimate", points[^1].X, points[^1].Y, 3);
        chart.Text("tick small", 4, PlotTop + PlotHeight + 15, first.ToString(CultureInfo.InvariantCulture));
        chart.Text(
            "tick small",
            4 + PlotWidth,
            PlotTop + PlotHeight + 15,
            last.ToString(CultureInfo.InvariantCulture),
            "end"
        );
        if (!path.Years.IsEmpty)
            chart.Text(
                "tick small",
                4 + (PlotWidth / 2),
                PlotTop + PlotHeight + 15,
                $"chance {Chances.Percent(path.ChanceOfMeeting)}",
                "middle"
            );
    }

    private static void Future(Chart chart, PathView path, Func<double, double> x, Func<double, double> y)
    {
        if (path.Years.IsEmpty)
            return;
        var from = path.Known[^1];
        var start = (x(from.Year), y((double)from.Value), y((double)from.Value));
        chart.Band("band", [start, .. path.Years.Select(v => (x(v.Year), y(v.Low95), y(v.High95)))]);
        chart.Band("band", [start, .. path.Years.Select(v => (x(v.Year), y(v.Low80), y(v.High80)))]);
        chart.Band("band", [start, .. path.Years.Select(v => (x(v.Year), y(v.Low50), y(v.High50)))]);
        chart.Path(
            "projection",
            [(x(from.Year), y((double)from.Value)), .. path.Years.Select(v => (x(v.Year), y(v.Median)))]
        );
    }
}
