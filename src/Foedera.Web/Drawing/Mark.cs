namespace Foedera.Web.Drawing;

/// <summary>Something drawn in a chart, in user units; its classes say how it looks (<see cref="Look"/>).</summary>
internal abstract record Mark
{
    private Mark() { }

    /// <summary>A straight line.</summary>
    public sealed record Line(string Css, Spot From, Spot To) : Mark;

    /// <summary>A line through points, or the area within them.</summary>
    public sealed record Path(string Css, IReadOnlyList<Spot> Points, bool IsArea) : Mark;

    /// <summary>A dot with words on hover; null for none.</summary>
    public sealed record Dot(string Css, Spot At, double Radius, string? Tip) : Mark;

    /// <summary>A rectangle with words on hover; null for none.</summary>
    public sealed record Box(string Css, Spot At, double Width, double Height, string? Tip) : Mark;

    /// <summary>Words; the anchor is start, middle or end; the address is null where they lead nowhere.</summary>
    public sealed record Words(string Css, Spot At, string Text, string Anchor, string? Address) : Mark;

    /// <summary>Marks moved to a place together.</summary>
    public sealed record Group(Spot At, IReadOnlyList<Mark> Marks) : Mark;
}

/// <summary>A place in a chart, in user units from its upper left corner.</summary>
internal readonly record struct Spot(double X, double Y);
