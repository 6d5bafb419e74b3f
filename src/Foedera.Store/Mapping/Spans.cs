using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Foedera.Core.Primitives;

namespace Foedera.Store.Mapping;

/// <summary>Spans as the record writes them: JSON arrays of [start, end) in Unicode code points, so that SQL can cut
/// passages out.</summary>
internal static class Spans
{
    public static string Write(ImmutableArray<TextSpan> spans, CodePoints points)
    {
        var json = new StringBuilder("[");
        foreach (var span in spans)
        {
            var (start, end) = points.FromUtf16(span);
            if (json.Length > 1)
                json.Append(',');
            json.Append(CultureInfo.InvariantCulture, $"[{start},{end}]");
        }
        return json.Append(']').ToString();
    }

    /// <summary>The spans of a column.</summary>
    /// <exception cref="FormatException">A span lies outside the text: the record is damaged.</exception>
    public static ImmutableArray<TextSpan> Read(string json, CodePoints points) =>
        [
            .. JsonSerializer
                .Deserialize(json, RecordJson.Default.Int32ArrayArray)!
                .Select(pair => Read(pair[0], pair[1], points)),
        ];

    /// <summary>The span of two columns.</summary>
    /// <exception cref="FormatException">It lies outside the text: the record is damaged.</exception>
    public static TextSpan Read(int start, int end, CodePoints points) =>
        start >= 0 && start <= end && end <= points.Length
            ? points.ToUtf16(start, end)
            : throw new FormatException($"[{start},{end}) is no place in a text of {points.Length} characters");
}
