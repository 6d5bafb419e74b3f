using Foedera.Web.Drawing;

namespace Foedera.Web.Pages.Delivered;

/// <summary>One measure of an ally and where it may go, in the marks of <see cref="PathChart"/>.</summary>
internal static class MeasureChart
{
    private const double Height = 356;
    private const double Top = 26;

    public static Chart Draw(MeasureView view)
    {
        var (known, target) = (view.Known, (double)(view.Target ?? 0));
        var (first, last) = (known[0].Year, view.Years.IsEmpty ? known[^1].Year + 1 : view.Years[^1].Year);
        var most = Math.Ceiling(
            view.Years.Select(y => y.High80).Concat(known.Select(k => (double)k.Value)).Append(target).Max() * 1.05
        );
        double X(double year) =>
            PathChart.Left
            + ((year - first) / Math.Max(1, last - first) * (PathChart.Width - PathChart.Left - PathChart.Right));
        double Y(double value) =>
            Height - PathChart.Bottom - (Math.Clamp(value, 0, most) / most * (Height - PathChart.Bottom - Top));
        var chart = new Chart(PathChart.Width, Height, view.Imprint.Title, view.Sentence);
        PathChart.Axes(chart, first, last, most, X, Y, Height);
        PathChart.Future(chart, known[^1], [.. view.Years], target, X, Y);
        PathChart.Past(chart, known, X, Y);
        if (view.Target is not null)
            chart.Line("target", PathChart.Left, Y(target), PathChart.Width - PathChart.Right, Y(target));
        return chart;
    }
}
