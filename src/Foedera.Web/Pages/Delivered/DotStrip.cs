using System.Collections.Immutable;
using System.Globalization;
using Foedera.Web.Drawing;

namespace Foedera.Web.Pages.Delivered;

/// <summary>All allies on one line: a dot each, stacked where they lie close, with the targets. Small enough for the
/// front page.</summary>
internal static class DotStrip
{
    private const double Width = 340;
    private const double Margin = 18;
    private const double Radius = 3.6;
    private const double Apart = 8.5;
    private const double Foot = 26;
    private const double Head = 26;

    public static Chart Draw(ImmutableArray<AllyRow> rows, decimal pledged, string sentence)
    {
        var allies = rows.Where(a => a.Latest is not null).OrderBy(a => a.Latest!.Value).ToArray();
        var most = Math.Ceiling((double)allies.Select(a => a.Latest!.Value).Append(pledged).Max());
        double X(decimal value) => Margin + ((double)value / most * (Width - (2 * Margin)));
        var places = Stacked(allies.Select(a => X(a.Latest!.Value)));
        var levels = places.Select(p => p.Level).DefaultIfEmpty(0).Max() + 1;
        var ground = Head + (levels * Apart);
        var chart = new Chart(
            Width,
            ground + Foot,
            $"Defence expenditure of {allies.Length} allies as a share of GDP, one dot each",
            sentence
        );
        chart.Line("axis", Margin, ground + 4, Width - Margin, ground + 4);
        for (var tick = 0; tick <= most; tick++)
            chart.Text("tick small", X(tick), ground + 20, $"{tick} %", "middle");
        foreach (var target in new[] { 2m, pledged }.Distinct())
        {
            chart.Line("target", X(target), Head - 10, X(target), ground + 4);
            chart.Text(
                "target",
                X(target),
                Head - 14,
                $"{target.ToString("0.#", CultureInfo.InvariantCulture)} %{(target == pledged ? " pledged" : "")}",
                "middle"
            );
        }
        for (var i = 0; i < allies.Length; i++)
        {
            var latest = allies[i].Latest!;
            chart.Dot(
                latest.Flag == Core.Delivered.Certainty.Actual ? "fact" : "estimate",
                places[i].X,
                ground - (places[i].Level * Apart) - 3,
                Radius,
                $"{allies[i].Name}: {latest.Value.ToString("0.00", CultureInfo.InvariantCulture)} % in {latest.Year}"
            );
        }
        Ends(chart, allies, places, ground);
        return chart;
    }

    // the least and the most have their names beside them
    private static void Ends(Chart chart, AllyRow[] allies, (double X, int Level)[] places, double ground)
    {
        if (allies.Length < 3)
            return;
        chart.Text("tick small", places[0].X - (2 * Radius), ground + 1, allies[0].Name, "end");
        chart.Text("tick small", places[^1].X, ground - (places[^1].Level * Apart) - 12, allies[^1].Name, "middle");
    }

    private static (double X, int Level)[] Stacked(IEnumerable<double> at)
    {
        var placed = new List<(double X, int Level)>();
        foreach (var x in at)
        {
            var level = 0;
            while (placed.Exists(p => p.Level == level && Math.Abs(p.X - x) < Apart))
                level++;
            placed.Add((x, level));
        }
        return [.. placed];
    }
}
