using System.Globalization;
using Foedera.Core.Delivered;
using Foedera.Web.Drawing;

namespace Foedera.Web.Pages.Delivered;

/// <summary>A dot plot of all allies: one line each, the latest figure as a dot, the figure of an earlier year at the
/// tail's end.</summary>
internal static class AllianceChart
{
    private const double RowHeight = 21;
    private const double Top = 34;

    /// <summary>For a page or a file: with the standing in words.</summary>
    public static Chart Draw(DeliveredView view) => Draw(view, new Layout(820, 172, 150, HasWords: true));

    /// <summary>For a phone: all allies across its width, without the words.</summary>
    public static Chart DrawSlim(DeliveredView view) => Draw(view, new Layout(360, 158, 16, HasWords: false));

    private static Chart Draw(DeliveredView view, Layout room)
    {
        var rows = view.Allies.Where(a => a.Latest is not null).OrderByDescending(a => a.Latest!.Value).ToArray();
        var most =
            Math.Ceiling((double)rows.Select(r => Math.Max(r.Latest!.Value, r.Then ?? 0)).DefaultIfEmpty(5).Max() * 2)
            / 2;
        double X(decimal value) => room.Left + ((double)value / most * (room.Width - room.Left - room.Right));
        var chart = new Chart(
            room.Width,
            Top + (rows.Length * RowHeight) + 30,
            $"Defence expenditure of {rows.Length} allies as a share of GDP",
            view.Sentence
        );
        for (var tick = 0; tick <= most; tick++)
        {
            chart.Line("axis", X(tick), Top - 6, X(tick), chart.Height - 24);
            chart.Text("tick", X(tick), chart.Height - 8, $"{tick} %", "middle");
        }
        foreach (var target in new[] { 2m, view.Pledge.Target ?? 0 }.Where(t => t > 0).Distinct())
        {
            chart.Line("target", X(target), Top - 6, X(target), chart.Height - 24);
            chart.Text(
                "target",
                X(target),
                Top - 14,
                $"{target.ToString("0.#", CultureInfo.InvariantCulture)} %{(room.HasWords ? " pledged" : "")}",
                "middle"
            );
        }
        for (var i = 0; i < rows.Length; i++)
            Row(chart, rows[i], Top + (i * RowHeight) + 12, X, room);
        return chart;
    }

    private static void Row(Chart chart, AllyRow row, double y, Func<decimal, double> x, Layout room)
    {
        var latest = row.Latest!;
        chart.Link("", room.Left - 52, y + 5, row.Name, $"/allies/{row.Ally}", "end");
        if (row.Then is { } then)
            chart.Line("tail", x(then), y, x(latest.Value), y);
        if (row.Standing?.LineAsks is { } asks)
            chart.Line("asked", x(asks), y - 6, x(asks), y + 6);
        chart.Dot(
            latest.Flag == Certainty.Actual ? "fact" : "estimate",
            x(latest.Value),
            y,
            4.5,
            $"{row.Name}: {latest.Value.ToString("0.00", CultureInfo.InvariantCulture)} % in {latest.Year}, {(latest.Flag == Certainty.Actual ? "actual" : "an estimate")}"
        );
        var word = row.Standing is { } standing ? standing.Word + (standing.Disputed ? ", disputed" : "") : "";
        chart.Text("", room.Left - 12, y + 5, latest.Value.ToString("0.00", CultureInfo.InvariantCulture), "end");
        if (room.HasWords)
            chart.Text(
                row.Standing?.Schedule is Schedule.BehindPath or Schedule.Missed ? "target" : "tick",
                room.Width - room.Right + 14,
                y + 5,
                word
            );
    }

    // room in user units: left of the plot for names, right of it for words
    private sealed record Layout(double Width, double Left, double Right, bool HasWords);
}
