using System.Globalization;
using Foedera.Web.Drawing;

namespace Foedera.Web.Pages.Delivered;

/// <summary>One year's figures in two editions: an open circle for the earlier, a filled one for the later, a tail
/// between them.</summary>
internal static class RevisionChart
{
    private const double Left = 132;
    private const double Right = 90;
    private const double Width = 820;
    private const double RowHeight = 19;
    private const double Top = 30;

    public static Chart Draw(IndicatorView view)
    {
        var rows = view
            .Revisions.Where(r => r.Earlier is not null && r.Later is not null)
            .OrderByDescending(r => r.CrossedTwo)
            .ThenByDescending(r => Math.Abs(r.Change ?? 0))
            .Take(16)
            .OrderByDescending(r => Math.Abs(r.Change ?? 0))
            .ToArray();
        var most = Math.Ceiling(
            (double)rows.SelectMany(r => new[] { r.Earlier!.Value, r.Later!.Value }).DefaultIfEmpty(1).Max()
        );
        double X(decimal value) => Left + ((double)value / most * (Width - Left - Right));
        var chart = new Chart(
            Width,
            Top + (rows.Length * RowHeight) + 28,
            $"{view.Indicator.Name}, {view.Year}, in two editions",
            view.Sentence
        );
        for (var tick = 0; tick <= most; tick++)
        {
            chart.Line("axis", X(tick), Top - 6, X(tick), chart.Height - 22);
            chart.Text("tick", X(tick), chart.Height - 6, $"{tick} %", "middle");
        }
        chart.Line("target", X(2), Top - 6, X(2), chart.Height - 22).Text("target", X(2), Top - 12, "2 %", "middle");
        for (var i = 0; i < rows.Length; i++)
        {
            var (row, y) = (rows[i], Top + (i * RowHeight) + 10);
            chart.Text(row.CrossedTwo ? "target" : "", Left - 12, y + 5, row.Name, "end");
            chart.Line("tail", X(row.Earlier!.Value), y, X(row.Later!.Value), y);
            chart.Dot("estimate", X(row.Earlier.Value), y, 4).Dot("fact", X(row.Later.Value), y, 4);
            chart.Text(
                "tick",
                Math.Max(X(row.Earlier.Value), X(row.Later.Value)) + 10,
                y + 5,
                row.Change?.ToString("+0.00;−0.00;0.00", CultureInfo.InvariantCulture) ?? ""
            );
        }
        return chart;
    }
}
