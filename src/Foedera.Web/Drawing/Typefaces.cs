using System.Collections.Immutable;
using SkiaSharp;

namespace Foedera.Web.Drawing;

/// <summary>The letters of pictures: Source Sans 3 in the files that come with the program, so that a picture looks the
/// same on every machine.</summary>
internal static class Typefaces
{
    private static readonly string[] Parts = ["latin", "latin-ext", "greek", "cyrillic"];

    private static readonly Lazy<ImmutableArray<SKFont>> Regular = new(() => Load("400"));
    private static readonly Lazy<ImmutableArray<SKFont>> Bold = new(() => Load("600"));

    /// <summary>A part of a text that one file has the letters for.</summary>
    public readonly record struct Run(string Text, SKTypeface Face);

    /// <summary>The text in parts, each with the file that has its letters; letters that none has are shown by the
    /// first file's empty box.</summary>
    public static IEnumerable<Run> Runs(string text, bool isBold)
    {
        var faces = (isBold ? Bold : Regular).Value;
        var start = 0;
        SKTypeface? current = null;
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            var face = FaceOf(faces, text, i);
            if (face != current && current is not null)
            {
                yield return new Run(text[start..i], current);
                start = i;
            }
            current = face;
        }
        if (current is not null)
            yield return new Run(text[start..], current);
    }

    /// <summary>True when every letter of the text can be shown.</summary>
    public static bool Covers(string text) =>
        text.EnumerateRunes().All(rune => Regular.Value.Any(face => face.ContainsGlyph(rune.Value)));

    /// <summary>Width of the text in user units.</summary>
    public static float Width(string text, float size, bool isBold) =>
        Runs(text, isBold)
            .Sum(run =>
            {
                using var font = Font(run.Face, size);
                return font.MeasureText(run.Text);
            });

    /// <summary>Letters of a size, set where they belong and not at the nearest pixel.</summary>
    public static SKFont Font(SKTypeface face, float size) =>
        new(face, size)
        {
            Edging = SKFontEdging.Antialias,
            Subpixel = true,
            Hinting = SKFontHinting.None,
            LinearMetrics = true,
        };

    private static SKTypeface FaceOf(ImmutableArray<SKFont> faces, string text, int at)
    {
        if (!System.Text.Rune.TryGetRuneAt(text, at, out var rune))
            return faces[0].Typeface;
        return (faces.FirstOrDefault(face => face.ContainsGlyph(rune.Value)) ?? faces[0]).Typeface;
    }

    private static ImmutableArray<SKFont> Load(string weight)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "wwwroot", "fonts");
        var files = Parts.Select(part => Path.Combine(folder, $"source-sans-3-{part}-{weight}-normal.woff"));
        return
        [
            .. files.Select(file => new SKFont(
                SKTypeface.FromFile(file)
                    ?? throw new IOException($"{file}: the letters of pictures are missing or broken")
            )),
        ];
    }
}
