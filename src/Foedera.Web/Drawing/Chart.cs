using System.Text;

namespace Foedera.Web.Drawing;

/// <summary>A drawing of a few kinds of marks, with a title and a description for those who do not see it. It is
/// written as SVG
/// (<see cref="ChartSvg"/>) and painted as PNG (<see cref="ChartPng"/>).</summary>
/// <param name="width">In user units.</param>
/// <param name="height">In user units.</param>
/// <param name="title">What the chart shows.</param>
/// <param name="description">What is to be seen in it, in a sentence or two.</param>
internal sealed class Chart(double width, double height, string title, string description)
{
    private const double CreditLine = 15;
    private const double CreditMargin = 10;
    private const int LongestCredit = 125;
    private const double LabelHeight = 15;

    private List<Mark> marks = [];

    /// <summary>The width, in user units.</summary>
    public double Width => width;

    /// <summary>The height, which callers lay out by.</summary>
    public double Height => height;

    /// <summary>What the chart shows.</summary>
    public string Title => title;

    /// <summary>What is to be seen in it.</summary>
    public string Description => description;

    /// <summary>What is drawn, the lowest first.</summary>
    public IReadOnlyList<Mark> Marks => marks;

    /// <summary>A straight line.</summary>
    public Chart Line(string css, double x1, double y1, double x2, double y2) =>
        Add(new Mark.Line(css, new(x1, y1), new(x2, y2)));

    /// <summary>A line through points; nothing for fewer than two.</summary>
    public Chart Path(string css, IReadOnlyList<(double X, double Y)> points) =>
        points.Count < 2 ? this : Add(new Mark.Path(css, [.. points.Select(p => new Spot(p.X, p.Y))], IsArea: false));

    /// <summary>The area between two lines of the same length.</summary>
    public Chart Band(string css, IReadOnlyList<(double X, double Low, double High)> points)
    {
        if (points.Count < 2)
            return this;
        var above = points.Select(p => new Spot(p.X, p.High));
        var below = points.Reverse().Select(p => new Spot(p.X, p.Low));
        return Add(new Mark.Path(css, [.. above, .. below], IsArea: true));
    }

    /// <summary>A dot.</summary>
    public Chart Dot(string css, double x, double y, double radius, string? tip = null) =>
        Add(new Mark.Dot(css, new(x, y), radius, tip));

    /// <summary>A rectangle.</summary>
    public Chart Box(string css, double x, double y, double w, double h, string? tip = null) =>
        Add(new Mark.Box(css, new(x, y), Math.Max(0, w), h, tip));

    /// <summary>Words; anchor is start, middle or end.</summary>
    public Chart Text(string css, double x, double y, string words, string anchor = "start") =>
        Add(new Mark.Words(css, new(x, y), words, anchor, null));

    /// <summary>Words that lead somewhere.</summary>
    public Chart Link(string css, double x, double y, string words, string address, string anchor = "start") =>
        Add(new Mark.Words(css, new(x, y), words, anchor, address));

    /// <summary>Everything added by <paramref name="draw"/> goes into one group, moved to a place.</summary>
    public Chart Group(double x, double y, Action draw)
    {
        var outer = marks;
        marks = [];
        draw();
        (var inner, marks) = (marks, outer);
        return Add(new Mark.Group(new(x, y), inner));
    }

    /// <summary>Labels moved upwards until none covers another, nor the one at <paramref name="avoid"/>.</summary>
    public static IEnumerable<(double Y, string Text)> Apart(IEnumerable<(double Y, string Text)> labels, double avoid)
    {
        var taken = new List<double> { avoid };
        foreach (var (at, text) in labels.OrderByDescending(l => l.Y))
        {
            var place = at;
            while (taken.Exists(t => Math.Abs(t - place) < LabelHeight))
                place -= 3;
            taken.Add(place);
            yield return (place, text);
        }
    }

    /// <summary>The picture as part of a page.</summary>
    public string Write() => ChartSvg.Write(this);

    /// <summary>The same with source, day and address below, for a file that leaves the page.</summary>
    /// <param name="credit">Written below the picture, a line each.</param>
    public Chart Credited(params IReadOnlyList<string> credit)
    {
        var lines = credit.SelectMany(Wrapped).ToArray();
        var taller = new Chart(width, height + (lines.Length * CreditLine) + CreditMargin, title, description)
        {
            marks = [.. marks],
        };
        for (var i = 0; i < lines.Length; i++)
            taller.Text("tick credit", CreditMargin, height + ((i + 1) * CreditLine), lines[i]);
        return taller;
    }

    private static IEnumerable<string> Wrapped(string text)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length + word.Length > LongestCredit && line.Length > 0)
            {
                yield return line.ToString();
                line.Clear();
            }
            line.Append(line.Length == 0 ? "" : " ").Append(word);
        }
        yield return line.ToString();
    }

    private Chart Add(Mark mark)
    {
        marks.Add(mark);
        return this;
    }
}
