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
    // the light colours of assets/css/tokens.css
    private const string Look = ".chart{font:14px sans-serif}text{fill:#1d1b18}.axis{stroke:#dcd6c8}.tick{fill:#5b554b}.fact{stroke:#1d1b18;stroke-width:2.2;fill:none}circle.fact{fill:#1d1b18}"
        + ".estimate{stroke:#1d1b18;stroke-width:1.6;stroke-dasharray:2 4;fill:none}circle.estimate{fill:#fdfcf9;stroke-dasharray:none}.projection{stroke:#5b554b;stroke-dasharray:6 4;fill:none}"
        + ".band{fill:#857d6e;opacity:.16}.target{stroke:#962517;stroke-width:1.6}text.target{fill:#962517;stroke:none}.tail{stroke:#857d6e;stroke-width:2;opacity:.55}.asked{stroke:#962517;stroke-dasharray:2 3;fill:none}"
        + "line.asked{stroke-dasharray:none}.window{fill:#962517;opacity:.55}.window.open{opacity:.28}.window.stated{fill:none;stroke:#962517;opacity:.8}.shade{fill:#962517;opacity:.028}"
        + ".scenario{stroke:#1d1b18;stroke-width:2}.other{stroke:#2e5d3a;stroke-width:2;stroke-dasharray:2 3;fill:none}.muted{stroke:#857d6e;fill:none}.name{font-weight:600}.small{font-size:12px}.credit{font-size:11px}";

    private const double CreditLine = 15;
    private const double CreditMargin = 10;
    private const int LongestCredit = 125;

    private readonly StringBuilder marks = new();
    private string role = "img";

    /// <summary>The width, in user units.</summary>
    public double Width => width;

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
    public Chart Link(string css, double x, double y, string words, string address, string anchor = "start")
    {
        // an image has no parts that can be reached; a group has
        role = "group";
        return Add($"<a href=\"{E(address)}\"><text class=\"{css}\" x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\">{E(words)}</text></a>");
    }

    /// <summary>Everything added to it goes into one group, moved to a place.</summary>
    public Chart Group(double x, double y, Action draw)
    {
        Add($"<g transform=\"translate({N(x)} {N(y)})\">");
        draw();
        return Add("</g>");
    }

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

    /// <summary>The finished picture, for a page.</summary>
    public string Write() => Picture("");

    /// <summary>The picture as a file of its own, which brings its look and its source along: the page's styles and words do not reach it.</summary>
    /// <param name="credit">Source, day and address; written below the picture, a line each.</param>
    public string WriteFile(params IReadOnlyList<string> credit)
    {
        var lines = credit.SelectMany(Wrapped).ToArray();
        for (var i = 0; i < lines.Length; i++) Text("tick credit", CreditMargin, height + ((i + 1) * CreditLine), lines[i]);
        return Picture($"<style>{Look}</style><rect width=\"100%\" height=\"100%\" fill=\"#fdfcf9\"/>", (lines.Length * CreditLine) + CreditMargin);
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

    private string Picture(string look, double below = 0) =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {N(width)} {N(height + below)}\" width=\"{N(width)}\" height=\"{N(height + below)}\" role=\"{role}\"><title>{E(title)}</title><desc>{E(description)}</desc>{look}{marks}</svg>";

    private Chart Add(string mark)
    {
        marks.Append(mark);
        return this;
    }

    private static string N(double number) => Math.Round(number, 2).ToString(CultureInfo.InvariantCulture);

    private static string E(string text) => HtmlEncoder.Default.Encode(text);
}
