using Foedera.Web.Drawing;

namespace Foedera.Web.Pages.Delivered;

/// <summary>One measure of an ally and where it may go, in the marks of <see cref="PathChart"/>.</summary>
internal static class MeasureChart
{
    private const double Height = 356;
    private const double Top = 26;

    public static Chart Draw(MeasureView view)
    {
        var path = view.AsPath();
        var (first, last) = (path.Known[0].Year, path.Years.IsEmpty ? path.Known[^1].Year + 1 : path.Years[^1].Year);
        var most = Math.Ceiling(
            path.Years.Select(y => y.High80)
                .Concat(path.Known.Select(k => (double)k.Value))
                .Append((double)(view.Target ?? 0))
                .Max() * 1.05
        );
        double X(double year) =>
            PathChart.Left
            + ((year - first) / Math.Max(1, last - first) * (PathChart.Width - PathChart.Left - PathChart.Right));
        double Y(double value) =>
            Height - PathChart.Bottom - (Math.Clamp(value, 0, most) / most * (Height - PathChart.Bottom - Top));
        var chart = new Chart(PathChart.Width, Height, view.Imprint.Title, view.Sentence);
        PathChart.Axes(chart, first, last, most, X, Y, Height);
        PathChart.Future(chart, path, X, Y);
        PathChart.Past(chart, path, X, Y);
        if (view.Target is { } target)
            chart.Line(
                "target",
                PathChart.Left,
                Y((double)target),
                PathChart.Width - PathChart.Right,
                Y((double)target)
            );
        return chart;
    }
}
