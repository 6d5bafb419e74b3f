using System.Globalization;
using Foedera.Core.Delivered;
using Foedera.Core.Primitives;
using Foedera.Web.Drawing;

namespace Foedera.Web.Pages.Delivered;

/// <summary>One ally's figures and where they may go: facts solid, estimates open, projections faint with their
/// intervals named in words.</summary>
internal static class PathChart
{
    internal const double Left = 44;
    internal const double Right = 150;
    internal const double Width = 820;
    internal const double Bottom = 30;

    private const int MostTicks = 10;

    // the widest fits a share of a hundred per cent
    private static readonly int[] TickSteps = [1, 2, 5, 10, 20, 50];

    /// <summary>Draws the path.</summary>
    /// <param name="path">Figures and futures.</param>
    /// <param name="threats">Windows drawn on top.</param>
    /// <param name="said">Statements drawn as a dated strip along the bottom.</param>
    public static Chart Draw(PathView path, IReadOnlyList<ThreatView> threats, IReadOnlyList<SaidLine> said)
    {
        var windows = ThreatWindows.In(threats, path.Years.IsEmpty ? path.Known[^1].Year : path.Years[^1].Year);
        var top = 26.0 + ThreatWindows.Height(windows);
        var height = top + 300 + Bottom;
        var (first, last) = (path.Known[0].Year, path.Years.IsEmpty ? path.Known[^1].Year + 1 : path.Years[^1].Year);
        var most = Math.Ceiling(
            Math.Max(
                (double)path.Target * 1.15,
                path.Years.Select(y => y.High80).Concat(path.Known.Select(k => (double)k.Value)).Max() * 1.05
            )
        );
        double X(double year) => Left + ((year - first) / Math.Max(1, last - first) * (Width - Left - Right));
        double Y(double value) => height - Bottom - (Math.Clamp(value, 0, most) / most * (height - Bottom - top));
        var chart = new Chart(Width, height, $"{path.Name}: {path.PledgeTitle}", Describe(path));
        Axes(chart, first, last, most, X, Y, height);
        ThreatWindows.Bars(chart, windows, 14, X, first, last);
        Future(chart, path.Known[^1], [.. path.Years], (double)path.Target, X, Y);
        Past(chart, path.Known, X, Y);
        Target(chart, path, X, Y, last);
        Said(chart, said, first, last, X, height - Bottom - 6);
        return chart;
    }

    private static void Said(
        Chart chart,
        IReadOnlyList<SaidLine> said,
        int first,
        int last,
        Func<double, double> x,
        double y
    )
    {
        foreach (var line in said)
        {
            if (DateWindow.TryParse(line.SaidOn)?.First is not { } on || on.Year < first || on.Year >= last)
                continue;
            chart.Dot(
                "estimate",
                x(on.Year + ((on.DayOfYear - 1) / 366.0)),
                y,
                3,
                $"{line.SaidOn}, {line.Speaker ?? "speaker unknown"}: {line.Words}"
            );
        }
    }

    internal static void Axes(
        Chart chart,
        int first,
        int last,
        double most,
        Func<double, double> x,
        Func<double, double> y,
        double height
    )
    {
        var step = Array.Find(TickSteps, wide => most / wide <= MostTicks);
        for (var tick = 0; tick <= most; tick += step)
        {
            chart.Line("axis", Left, y(tick), Width - Right, y(tick));
            chart.Text("tick", Left - 8, y(tick) + 5, $"{tick} %", "end");
        }
        for (var year = first; year <= last; year++)
            if (year % 5 == 0)
                chart.Text("tick", x(year), height - 8, year.ToString(CultureInfo.InvariantCulture), "middle");
    }

    internal static void Future(
        Chart chart,
        FigureView from,
        IReadOnlyList<IFutureYear> years,
        double target,
        Func<double, double> x,
        Func<double, double> y
    )
    {
        if (years.Count == 0)
            return;
        (double, double, double) Start() => (x(from.Year), y((double)from.Value), y((double)from.Value));
        chart.Band("band", [Start(), .. years.Select(v => (x(v.Year), y(v.Low95), y(v.High95)))]);
        chart.Band("band", [Start(), .. years.Select(v => (x(v.Year), y(v.Low80), y(v.High80)))]);
        chart.Band("band", [Start(), .. years.Select(v => (x(v.Year), y(v.Low50), y(v.High50)))]);
        chart.Path(
            "projection",
            [(x(from.Year), y((double)from.Value)), .. years.Select(v => (x(v.Year), y(v.Median)))]
        );
        var end = years[^1];
        var labels = new List<(double Y, string Text)>
        {
            (y(end.Median), "the middle"),
            (y(end.High50), "three in four below"),
            (y(end.High80), "nine in ten below"),
        };
        foreach (var (at, text) in Chart.Apart(labels, avoid: y(target)))
            chart.Text("tick", x(end.Year) + 8, at + 5, text);
    }

    internal static void Past(
        Chart chart,
        IReadOnlyList<FigureView> known,
        Func<double, double> x,
        Func<double, double> y
    )
    {
        var points = known.Select(k => (X: x(k.Year), Y: y((double)k.Value), k)).ToArray();
        var actual = points.TakeWhile(p => p.k.Flag == Certainty.Actual).Select(p => (p.X, p.Y)).ToArray();
        chart.Path("fact", actual);
        chart.Path("estimate", [.. points.Skip(Math.Max(0, actual.Length - 1)).Select(p => (p.X, p.Y))]);
        foreach (var (px, py, figure) in points)
            chart.Dot(
                figure.Flag == Certainty.Actual ? "fact" : "estimate",
                px,
                py,
                3.6,
                $"{figure.Year}: {figure.Value.ToString("0.00", CultureInfo.InvariantCulture)} %, {(figure.Flag == Certainty.Actual ? "actual" : "estimate")}, {figure.Edition}"
            );
    }

    private static void Target(Chart chart, PathView path, Func<double, double> x, Func<double, double> y, int last)
    {
        chart.Line("target", Left, y((double)path.Target), x(last), y((double)path.Target));
        chart.Text(
            "target",
            x(last) + 8,
            y((double)path.Target) + 5,
            $"{path.Target.ToString("0.0#", CultureInfo.InvariantCulture)} % pledged"
        );
        chart.Path(
            "asked",
            [.. path.Line.Where(l => l.Year >= path.Known[0].Year).Select(l => (x(l.Year), y((double)l.Value)))]
        );
        if (path.Line.Length > 6 && path.Line[path.Line.Length / 2] is { } middle)
            chart.Text("tick", x(middle.Year) - 6, y((double)middle.Value) - 8, "straight line", "end");
    }

    private static string Describe(PathView path)
    {
        var latest = path.Known[^1];
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{path.Name} stood at {latest.Value:0.00} % in {latest.Year}; the pledge asks for {path.Target:0.0#} % in {path.Deadline}."
        );
        return path.Years.IsEmpty
            ? text
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{text} In {path.Years[^1].Year} the middle of the possible futures is {path.Years[^1].Median:0.00} %, and four in five lie between {path.Years[^1].Low80:0.00} and {path.Years[^1].High80:0.00} %."
            );
    }
}
