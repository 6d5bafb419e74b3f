using System.Collections.Immutable;
using System.Globalization;

namespace Foedera.Web.Drawing;

/// <summary>How a mark looks once every rule that fits it is applied.</summary>
/// <param name="Fill">Colour (#rrggbb); null for none.</param>
/// <param name="Stroke">Colour (#rrggbb); null for none.</param>
/// <param name="StrokeWidth">In user units.</param>
/// <param name="Dashes">Lengths of dashes and gaps in user units; empty for a whole line.</param>
/// <param name="Opacity">From 0 to 1.</param>
/// <param name="FontSize">In user units.</param>
/// <param name="IsBold">True for names.</param>
internal sealed record Ink(
    string? Fill,
    string? Stroke,
    float StrokeWidth,
    ImmutableArray<float> Dashes,
    float Opacity,
    float FontSize,
    bool IsBold
)
{
    /// <summary>What SVG starts from.</summary>
    public static Ink Usual { get; } = new("#000000", null, 1, [], 1, 14, false);

    /// <summary>The same with one property set, as CSS writes it; others than those of <see cref="Look.Css"/> are let
    /// be.</summary>
    public Ink With(string property, string value) =>
        property switch
        {
            "fill" => this with { Fill = Colour(value) },
            "stroke" => this with { Stroke = Colour(value) },
            "stroke-width" => this with { StrokeWidth = Number(value) },
            "stroke-dasharray" => this with { Dashes = value == "none" ? [] : [.. value.Split(' ').Select(Number)] },
            "opacity" => this with { Opacity = Number(value) },
            "font-size" => this with { FontSize = Number(value.Replace("px", "", StringComparison.Ordinal)) },
            "font-weight" => this with { IsBold = Number(value) >= 600 },
            _ => this,
        };

    private static string? Colour(string value) => value == "none" ? null : value;

    private static float Number(string value) => float.Parse(value, CultureInfo.InvariantCulture);
}

/// <summary>The look of charts that leave the page, in the light colours of assets/css/tokens.css: one sheet, by which
/// SVG is shown and PNG painted.</summary>
internal static class Look
{
    /// <summary>The ground.</summary>
    public const string Paper = "#fdfcf9";

    /// <summary>The sheet: rules of an element, a class or two, and declarations.</summary>
    public const string Css =
        ".chart{font:14px sans-serif}text{fill:#1d1b18}.axis{stroke:#dcd6c8}.tick{fill:#5b554b}"
        + ".fact{stroke:#1d1b18;stroke-width:2.2;fill:none}circle.fact{fill:#1d1b18}"
        + ".estimate{stroke:#1d1b18;stroke-width:1.6;stroke-dasharray:2 4;fill:none}circle.estimate{fill:#fdfcf9;stroke-dasharray:none}"
        + ".projection{stroke:#5b554b;stroke-dasharray:6 4;fill:none}.band{fill:#857d6e;opacity:.16}"
        + ".target{stroke:#962517;stroke-width:1.6}text.target{fill:#962517;stroke:none}"
        + ".tail{stroke:#857d6e;stroke-width:2;opacity:.55}"
        + ".asked{stroke:#962517;stroke-dasharray:2 3;fill:none}line.asked{stroke-dasharray:none}"
        + ".window{fill:#962517;opacity:.55}.window.open{opacity:.28}.window.stated{fill:none;stroke:#962517;opacity:.8}.shade{fill:#962517;opacity:.028}"
        + ".scenario{stroke:#1d1b18;stroke-width:2}.other{stroke:#2e5d3a;stroke-width:2;stroke-dasharray:2 3;fill:none}"
        + ".muted{stroke:#857d6e;fill:none}.name{font-weight:600}.small{font-size:12px}.credit{font-size:11px}";

    // the more exact rule is applied later, as browsers do: a class counts more than an element
    private static readonly ImmutableArray<Rule> Rules =
    [
        .. Css.Split('}', StringSplitOptions.RemoveEmptyEntries).Select(Rule.Parse).OrderBy(rule => rule.Weight),
    ];

    /// <summary>The look of an element with these classes.</summary>
    public static Ink Of(string element, string classes)
    {
        var worn = classes.Split(' ');
        return Rules
            .Where(rule => rule.Fits(element, worn))
            .SelectMany(rule => rule.Declared)
            .Aggregate(Ink.Usual, (ink, one) => ink.With(one.Property, one.Value));
    }

    private sealed record Rule(
        string Element,
        ImmutableArray<string> Classes,
        ImmutableArray<(string Property, string Value)> Declared
    )
    {
        private const int OfClass = 10;

        public int Weight => (Classes.Length * OfClass) + (Element.Length > 0 ? 1 : 0);

        public bool Fits(string element, string[] worn) =>
            (Element.Length == 0 || Element == element) && Classes.All(worn.Contains);

        public static Rule Parse(string text)
        {
            var brace = text.IndexOf('{', StringComparison.Ordinal);
            var names = text[..brace].Split('.');
            var declared = text[(brace + 1)..]
                .Split(';')
                .Select(one => one.Split(':', 2))
                .Select(one => (one[0], one[1]));
            return new Rule(names[0], [.. names.Skip(1)], [.. declared]);
        }
    }
}
