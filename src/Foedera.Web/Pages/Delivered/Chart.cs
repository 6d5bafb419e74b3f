using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Foedera.Web.Pages.Delivered;

/// <summary>Writes SVG: numbers in the invariant culture, text encoded, a title and a description for those who do not see it.</summary>
/// <param name="width">In user units.</param>
/// <param name="height">In user units.</param>
/// <param name="title">What the chart shows.</param>
/// <param name="description">What is to be seen in it, in a sentence or two.</param>
internal sealed class Chart(double width, double height, string title, string description)
{
    private readonly StringBuilder marks = new();

    /// <summary>The height, which callers lay out by.</summary>
    public double Height => height;

    /// <summary>A straight line.</summary>
    public Chart Line(string css, double x1, double y1, double x2, double y2) =>
        Add($"<line class=\"{css}\" x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\"/>");

    /// <summary>A line through points; nothing for fewer than two.</summary>
    public Chart Path(string css, IReadOnlyList<(double X, double Y)> points) => points.Count < 2 ? this
        : Add($"<polyline class=\"{css}\" points=\"{string.Join(' ', points.Select(p => $"{N(p.X)},{N(p.Y)}"))}\"/>");

    /// <summary>The area between two lines of the same length.</summary>
    public Chart Band(string css, IReadOnlyList<(double X, double Low, double High)> points) => points.Count < 2 ? this
        : Add($"<polygon class=\"{css}\" points=\"{string.Join(' ', points.Select(p => $"{N(p.X)},{N(p.High)}").Concat(points.Reverse().Select(p => $"{N(p.X)},{N(p.Low)}")))}\"/>");

    /// <summary>A dot.</summary>
    public Chart Dot(string css, double x, double y, double radius, string? tip = null) =>
        Add($"<circle class=\"{css}\" cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\">{(tip is null ? "" : $"<title>{E(tip)}</title>")}</circle>");

    /// <summary>A rectangle.</summary>
    public Chart Box(string css, double x, double y, double w, double h, string? tip = null) =>
        Add($"<rect class=\"{css}\" x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(Math.Max(0, w))}\" height=\"{N(h)}\">{(tip is null ? "" : $"<title>{E(tip)}</title>")}</rect>");

    /// <summary>Words; anchor is start, middle or end.</summary>
    public Chart Text(string css, double x, double y, string words, string anchor = "start") =>
        Add($"<text class=\"{css}\" x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\">{E(words)}</text>");

    /// <summary>Words that lead somewhere.</summary>
    public Chart Link(string css, double x, double y, string words, string address, string anchor = "start") =>
        Add($"<a href=\"{E(address)}\"><text class=\"{css}\" x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\">{E(words)}</text></a>");

    /// <summary>Labels moved upwards until none covers another, nor the one at <paramref name="avoid"/>.</summary>
    public static IEnumerable<(double Y, string Text)> Apart(IEnumerable<(double Y, string Text)> labels, double avoid)
    {
        var taken = new List<double> { avoid };
        foreach (var (at, text) in labels.OrderByDescending(l => l.Y))
        {
            var place = at;
            while (taken.Exists(t => Math.Abs(t - place) < 15)) place -= 3;
            taken.Add(place);
            yield return (place, text);
        }
    }

    /// <summary>The finished picture.</summary>
    public string Write() => $"<svg class=\"chart\" viewBox=\"0 0 {N(width)} {N(height)}\" width=\"{N(width)}\" height=\"{N(height)}\" role=\"img\"><title>{E(title)}</title><desc>{E(description)}</desc>{marks}</svg>";

    private Chart Add(string mark)
    {
        marks.Append(mark);
        return this;
    }

    private static string N(double number) => Math.Round(number, 2).ToString(CultureInfo.InvariantCulture);

    private static string E(string text) => HtmlEncoder.Default.Encode(text);
}
