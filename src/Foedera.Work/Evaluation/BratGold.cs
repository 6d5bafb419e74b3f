using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Foedera.Core.Primitives;

namespace Foedera.Work.Evaluation;

/// <summary>Reads gold attributions in brat's standoff format, as PolNeAR has them: <c>text/NAME.txt</c> and
/// <c>attributions/NAME_ANNOTATOR.ann</c>. Of several annotators the one whose id sorts first counts.</summary>
internal static partial class BratGold
{
    /// <summary>The annotated texts of a folder in the order of their names.</summary>
    public static IEnumerable<(string Name, string Text, ImmutableArray<AttributionUnit> Units)> Of(string folder)
    {
        var annotations = Directory
            .GetFiles(Path.Combine(folder, "attributions"), "*.ann")
            .Select(path => (path, Match: AnnotationName().Match(Path.GetFileName(path))))
            .Where(x => x.Match.Success)
            .ToLookup(x => x.Match.Groups["name"].Value, x => (Annotator: x.Match.Groups["annotator"].Value, x.path));
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "text"), "*.txt").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (!annotations.Contains(name))
                continue;
            var text = Read(file);
            yield return (
                name,
                text,
                Units(
                    Read(annotations[name].MinBy(a => a.Annotator, StringComparer.Ordinal).path),
                    new CodePoints(text)
                )
            );
        }
    }

    private static ImmutableArray<AttributionUnit> Units(string standoff, CodePoints points)
    {
        var spans = new Dictionary<string, ImmutableArray<TextSpan>>();
        var events = new List<string>();
        foreach (var line in standoff.Split('\n'))
        {
            var fields = line.Split('\t');
            if (fields.Length < 2)
                continue;
            if (fields[0].StartsWith('T'))
                spans[fields[0]] = Spans(fields[1], points);
            else if (fields[0].StartsWith('E'))
                events.Add(fields[1]);
        }
        return [.. events.Select(e => Unit(e, spans))];
    }

    // "Content 115 290" or "Content 115 200;205 290": code points
    private static ImmutableArray<TextSpan> Spans(string field, CodePoints points) =>
        [
            .. from piece in field[(field.IndexOf(' ', StringComparison.Ordinal) + 1)..].Split(';')
            let ends = piece.Split(' ').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray()
            select points.ToUtf16(ends[0], ends[1]),
        ];

    // "Attribution:T4 Content:T3 Content2:T7 Cue:T2 Source:T1"
    private static AttributionUnit Unit(string arguments, Dictionary<string, ImmutableArray<TextSpan>> spans)
    {
        var roles = arguments
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(a => a.Split(':'))
            .Where(a => a.Length == 2 && spans.ContainsKey(a[1].Trim()))
            .ToLookup(
                a => a[0].TrimEnd("0123456789".ToCharArray()),
                a => spans[a[1].Trim()],
                StringComparer.OrdinalIgnoreCase
            );
        return new AttributionUnit(All("content"), All("cue"), All("source"));

        ImmutableArray<TextSpan> All(string role) => [.. roles[role].SelectMany(s => s)];
    }

    private static string Read(string path) => Encoding.UTF8.GetString(File.ReadAllBytes(path));

    [GeneratedRegex(@"^(?<name>.+)_(?<annotator>[0-9a-z]+)\.ann$", RegexOptions.CultureInvariant)]
    private static partial Regex AnnotationName();
}
