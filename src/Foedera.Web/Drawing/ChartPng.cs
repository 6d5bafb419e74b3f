using System.Diagnostics;
using SkiaSharp;

namespace Foedera.Web.Drawing;

/// <summary>Paints a chart as PNG, from the same marks and by the same sheet as its SVG.</summary>
internal static class ChartPng
{
    /// <summary>Pixels of a user unit.</summary>
    public const int Scale = 2;

    /// <summary>The picture.</summary>
    public static byte[] Paint(Chart chart)
    {
        using var surface = SKSurface.Create(
            new SKImageInfo((int)Math.Ceiling(chart.Width * Scale), (int)Math.Ceiling(chart.Height * Scale))
        );
        var canvas = surface.Canvas;
        canvas.Clear(SKColor.Parse(Look.Paper));
        canvas.Scale(Scale);
        foreach (var mark in chart.Marks)
            Paint(canvas, mark);
        return Encode(surface);
    }

    /// <summary>What was painted, as a file.</summary>
    public static byte[] Encode(SKSurface surface)
    {
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>Words from a place on, rightwards.</summary>
    public static void Write(SKCanvas canvas, string text, float x, float y, float size, bool isBold, SKPaint paint)
    {
        foreach (var run in Typefaces.Runs(text, isBold))
        {
            using var font = Typefaces.Font(run.Face, size);
            canvas.DrawText(run.Text, x, y, SKTextAlign.Left, font, paint);
            x += font.MeasureText(run.Text);
        }
    }

    private static void Paint(SKCanvas canvas, Mark mark)
    {
        switch (mark)
        {
            case Mark.Line line:
                Twice(
                    Look.Of("line", line.Css),
                    paint => canvas.DrawLine(P(line.From), P(line.To), paint),
                    hasArea: false
                );
                break;
            case Mark.Path path:
                using (var drawn = Outline(path))
                    Twice(
                        Look.Of(path.IsArea ? "polygon" : "polyline", path.Css),
                        paint => canvas.DrawPath(drawn, paint)
                    );
                break;
            case Mark.Dot dot:
                Twice(Look.Of("circle", dot.Css), paint => canvas.DrawCircle(P(dot.At), (float)dot.Radius, paint));
                break;
            case Mark.Box box:
                var area = SKRect.Create((float)box.At.X, (float)box.At.Y, (float)box.Width, (float)box.Height);
                Twice(Look.Of("rect", box.Css), paint => canvas.DrawRect(area, paint));
                break;
            case Mark.Words words:
                Write(canvas, words);
                break;
            case Mark.Group group:
                canvas.Save();
                canvas.Translate(P(group.At));
                foreach (var inner in group.Marks)
                    Paint(canvas, inner);
                canvas.Restore();
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void Write(SKCanvas canvas, Mark.Words words)
    {
        var ink = Look.Of("text", words.Css);
        var width = Typefaces.Width(words.Text, ink.FontSize, ink.IsBold);
        var before = words.Anchor switch
        {
            "end" => width,
            "middle" => width / 2,
            _ => 0,
        };
        Twice(
            ink,
            paint =>
                Write(
                    canvas,
                    words.Text,
                    (float)words.At.X - before,
                    (float)words.At.Y,
                    ink.FontSize,
                    ink.IsBold,
                    paint
                )
        );
    }

    private static SKPath Outline(Mark.Path path)
    {
        using var builder = new SKPathBuilder();
        builder.AddPoly([.. path.Points.Select(P)], path.IsArea);
        return builder.Detach();
    }

    // the area first, its line on top
    private static void Twice(Ink ink, Action<SKPaint> draw, bool hasArea = true)
    {
        if (ink.Fill is { } fill && hasArea)
        {
            using var paint = new SKPaint
            {
                IsAntialias = true,
                Style = SKPaintStyle.Fill,
                Color = Colour(fill, ink.Opacity),
            };
            draw(paint);
        }
        if (ink.Stroke is not { } stroke)
            return;
        using var line = new SKPaint
        {
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            Color = Colour(stroke, ink.Opacity),
            StrokeWidth = ink.StrokeWidth,
        };
        using var dashes = ink.Dashes.IsEmpty ? null : SKPathEffect.CreateDash([.. ink.Dashes], 0);
        line.PathEffect = dashes;
        draw(line);
    }

    private static SKColor Colour(string text, float opacity) =>
        SKColor.Parse(text).WithAlpha((byte)Math.Round(opacity * byte.MaxValue));

    private static SKPoint P(Spot spot) => new((float)spot.X, (float)spot.Y);
}
