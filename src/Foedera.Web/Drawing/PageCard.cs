using System.Globalization;
using SkiaSharp;

namespace Foedera.Web.Drawing;

/// <summary>The picture of a page for previews elsewhere (Open Graph): its title, what it says, the day and the
/// site.</summary>
internal static class PageCard
{
    // the size that previews are cut to
    private const int Width = 1200;
    private const int Height = 630;
    private const float Margin = 72;
    private const float TitleSize = 54;
    private const float TextSize = 32;
    private const float SmallSize = 26;
    private const float LineHeight = 1.25f;
    private const int MostTitleLines = 5;
    private const int MostLines = 8;

    private const string Ink = "#1d1b18";
    private const string Soft = "#5b554b";
    private const string Accent = "#962517";

    /// <summary>Paints it. Words in a script that the letters at hand do not have are left out rather than shown as
    /// boxes.</summary>
    public static byte[] Paint(Imprint imprint, string host)
    {
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height));
        var canvas = surface.Canvas;
        canvas.Clear(SKColor.Parse(Look.Paper));
        using (var bar = Paint(Accent))
            canvas.DrawRect(0, 0, Width, 14, bar);
        Line(canvas, "Foedera", Margin, SmallSize, true, Accent);
        var title = Lines(imprint.Title, TitleSize, true, MostTitleLines);
        var y = Block(canvas, title, Margin + 88, TitleSize, true, Ink);
        if (imprint.Description is { } description)
            Block(canvas, Lines(description, TextSize, false, MostLines - title.Count), y + 16, TextSize, false, Soft);
        Line(canvas, Foot(imprint, host), Height - 52, SmallSize, false, Soft);
        return ChartPng.Encode(surface);
    }

    private static string Foot(Imprint imprint, string host) =>
        imprint.AsOf is { } asOf
            ? $"{host} · as of {asOf.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}"
            : host;

    private static float Block(
        SKCanvas canvas,
        IReadOnlyList<string> lines,
        float y,
        float size,
        bool isBold,
        string colour
    )
    {
        foreach (var line in lines)
        {
            Line(canvas, line, y, size, isBold, colour);
            y += size * LineHeight;
        }
        return y;
    }

    private static void Line(SKCanvas canvas, string text, float y, float size, bool isBold, string colour)
    {
        using var paint = Paint(colour);
        ChartPng.Write(canvas, text, Margin, y, size, isBold, paint);
    }

    private static SKPaint Paint(string colour) => new() { IsAntialias = true, Color = SKColor.Parse(colour) };

    // as many lines as there is room for; an ellipsis says that there is more
    private static List<string> Lines(string text, float size, bool isBold, int most)
    {
        var lines = new List<string>();
        if (most < 1 || !Typefaces.Covers(text))
            return lines;
        var words = new Queue<string>(text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        while (words.Count > 0 && lines.Count < most)
        {
            var line = words.Dequeue();
            while (words.TryPeek(out var next) && Fits($"{line} {next}", size, isBold))
                line = $"{line} {words.Dequeue()}";
            lines.Add(Cut(line, size, isBold));
        }
        if (words.Count > 0)
            lines[^1] = Cut(lines[^1] + "…", size, isBold);
        return lines;
    }

    // one word can be longer than the line
    private static string Cut(string line, float size, bool isBold)
    {
        while (line.Length > 1 && !Fits(line, size, isBold))
            line = $"{line[..^2]}…";
        return line;
    }

    private static bool Fits(string line, float size, bool isBold) =>
        Typefaces.Width(line, size, isBold) <= Width - (2 * Margin);
}
