using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Foedera.Web.Drawing;

/// <summary>Writes a chart as SVG: numbers in the invariant culture, text encoded.</summary>
internal static class ChartSvg
{
    /// <summary>For a page, whose styles reach it.</summary>
    public static string Write(Chart chart) => Picture(chart, "");

    /// <summary>As a file of its own, which brings its look along: the page's styles do not reach it.</summary>
    public static string WriteFile(Chart chart) =>
        Picture(chart, $"<style>{Look.Css}</style><rect width=\"100%\" height=\"100%\" fill=\"{Look.Paper}\"/>");

    private static string Picture(Chart chart, string look)
    {
        var (width, height) = (N(chart.Width), N(chart.Height));
        // an image has no parts that can be reached; a group has
        var role = HasLinks(chart.Marks) ? "group" : "img";
        var svg = new StringBuilder(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"{role}\">"
        );
        svg.Append("<title>")
            .Append(E(chart.Title))
            .Append("</title><desc>")
            .Append(E(chart.Description))
            .Append("</desc>")
            .Append(look);
        return svg.Append(All(chart.Marks)).Append("</svg>").ToString();
    }

    private static bool HasLinks(IEnumerable<Mark> marks) =>
        marks.Any(mark =>
            mark is Mark.Words { Address: not null } || (mark is Mark.Group group && HasLinks(group.Marks))
        );

    private static string All(IEnumerable<Mark> marks) => string.Concat(marks.Select(Element));

    private static string Element(Mark mark) =>
        mark switch
        {
            Mark.Line line =>
                $"<line class=\"{line.Css}\" x1=\"{N(line.From.X)}\" y1=\"{N(line.From.Y)}\" x2=\"{N(line.To.X)}\" y2=\"{N(line.To.Y)}\"/>",
            Mark.Path path =>
                $"<{(path.IsArea ? "polygon" : "polyline")} class=\"{path.Css}\" points=\"{Points(path.Points)}\"/>",
            Mark.Dot dot =>
                $"<circle class=\"{dot.Css}\" cx=\"{N(dot.At.X)}\" cy=\"{N(dot.At.Y)}\" r=\"{N(dot.Radius)}\">{Tip(dot.Tip)}</circle>",
            Mark.Box box =>
                $"<rect class=\"{box.Css}\" {Place(box.At)} width=\"{N(box.Width)}\" height=\"{N(box.Height)}\">{Tip(box.Tip)}</rect>",
            Mark.Words { Address: { } address } words => $"<a href=\"{E(address)}\">{Text(words)}</a>",
            Mark.Words words => Text(words),
            Mark.Group group => $"<g transform=\"translate({N(group.At.X)} {N(group.At.Y)})\">{All(group.Marks)}</g>",
            _ => throw new UnreachableException(),
        };

    private static string Text(Mark.Words words) =>
        $"<text class=\"{words.Css}\" {Place(words.At)} text-anchor=\"{words.Anchor}\">{E(words.Text)}</text>";

    private static string Points(IEnumerable<Spot> points) =>
        string.Join(' ', points.Select(p => $"{N(p.X)},{N(p.Y)}"));

    private static string Place(Spot at) => $"x=\"{N(at.X)}\" y=\"{N(at.Y)}\"";

    private static string Tip(string? tip) => tip is null ? "" : $"<title>{E(tip)}</title>";

    private static string N(double number) => Math.Round(number, 2).ToString(CultureInfo.InvariantCulture);

    private static string E(string text) => HtmlEncoder.Default.Encode(text);
}
