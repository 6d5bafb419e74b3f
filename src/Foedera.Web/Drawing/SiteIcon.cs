using System.Buffers.Binary;
using SkiaSharp;

namespace Foedera.Web.Drawing;

/// <summary>The site's sign as an icon file, for programs that know no SVG: one PNG in the envelope of ICO.</summary>
internal static class SiteIcon
{
    private const int Side = 48;
    private const int EnvelopeBytes = 22;

    private static readonly Lazy<byte[]> Painted = new(Paint);

    /// <summary>The file.</summary>
    public static byte[] File => Painted.Value;

    private static byte[] Paint()
    {
        using var surface = SKSurface.Create(new SKImageInfo(Side, Side));
        surface.Canvas.Clear(SKColor.Parse(Look.Paper));
        using var ink = new SKPaint
        {
            IsAntialias = true,
            Color = SKColor.Parse("#962517"),
            Style = SKPaintStyle.Stroke,
            StrokeWidth = 3.2f,
            StrokeCap = SKStrokeCap.Round,
        };
        // the strokes of assets/static/favicon.svg, in its box of 32
        surface.Canvas.Scale(Side / 32f);
        foreach (var (from, to, y) in new[] { (5, 27, 9), (5, 18, 16), (23, 27, 16), (5, 27, 23) })
            surface.Canvas.DrawLine(from, y, to, y, ink);
        var picture = ChartPng.Encode(surface);
        var icon = new byte[EnvelopeBytes + picture.Length];
        // one picture of this size, without a palette, one plane, 32 bits a pixel, and where it lies
        (icon[2], icon[4], icon[6], icon[7], icon[10], icon[12]) = (1, 1, Side, Side, 1, 32);
        BinaryPrimitives.WriteInt32LittleEndian(icon.AsSpan(14), picture.Length);
        BinaryPrimitives.WriteInt32LittleEndian(icon.AsSpan(18), EnvelopeBytes);
        picture.CopyTo(icon, EnvelopeBytes);
        return icon;
    }
}
