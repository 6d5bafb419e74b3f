using System.Globalization;
using Foedera.Core.Primitives;
using Foedera.Reading.Encoder;
using Foedera.Reading.Text;

namespace Foedera.Lab.Corpora;

/// <summary>A part of PolNeAR's training articles, by a hash of their names that never changes.</summary>
internal enum PolnearPart
{
    /// <summary>Seven tenths: to learn from.</summary>
    Learn,

    /// <summary>A tenth: for probabilities of statements.</summary>
    Weigh,

    /// <summary>A fifth: looked at once, when every choice is made.</summary>
    Untouched,
}

/// <summary>Reads a folder of PolNeAR: text/NAME.txt and attributions/NAME_ANNOTATOR.ann (brat standoff, offsets in
/// code points).
/// Of several annotators the one that sorts first counts.</summary>
internal static class PolnearLessons
{
    /// <summary>One statement, in tokens of its article.</summary>
    internal sealed record Marked(List<TokenRange> Cue, List<TokenRange> Source, List<TokenRange> Content);

    /// <summary>An article, annotated, with its statements.</summary>
    internal sealed record Article(string Name, EncoderText Text, List<Marked> Statements);

    /// <summary>The articles of a folder, in the order of their names.</summary>
    public static IEnumerable<Article> Read(string folder)
    {
        var notes = Directory
            .GetFiles(Path.Combine(folder, "attributions"), "*.ann")
            .Order(StringComparer.Ordinal)
            .GroupBy(NameOf, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var path in Directory.GetFiles(Path.Combine(folder, "text"), "*.txt").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            if (notes.TryGetValue(name, out var note))
                yield return Read(name, File.ReadAllText(path), note);
        }
    }

    /// <summary>The part that an article belongs to (FNV-1a of its name, modulo ten).</summary>
    public static PolnearPart PartOf(string name)
    {
        var hash = 2166136261u;
        foreach (var c in name)
            hash = unchecked((hash ^ c) * 16777619u);
        return (hash % 10) switch
        {
            0 or 1 => PolnearPart.Untouched,
            2 => PolnearPart.Weigh,
            _ => PolnearPart.Learn,
        };
    }

    /// <summary>The windows of an article with what was marked in them.</summary>
    public static IEnumerable<Lesson> Lessons(Article article, Windows windows)
    {
        foreach (var window in article.Text.In(windows))
        {
            var words = window.Words;
            var inside = article
                .Statements.Where(s =>
                    s.Cue.Count > 0 && s.Cue[0].First >= window.Core.First && s.Cue[^1].End <= window.Core.End
                )
                .ToList();
            yield return new Lesson(window)
            {
                Cues = Row(words, article.Statements.SelectMany(s => s.Cue)),
                Contents = Row(words, article.Statements.SelectMany(s => s.Content)),
                Sources = Row(words, article.Statements.SelectMany(s => s.Source)),
                Statements = [.. inside.Select(s => RoleLesson(words, s))],
            };
        }
    }

    private static string NameOf(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name[..name.LastIndexOf('_')];
    }

    private static int[] Row(TokenRange words, IEnumerable<TokenRange> spans)
    {
        var row = new int[words.Count];
        foreach (var span in spans)
            for (var i = Math.Max(span.First, words.First); i < Math.Min(span.End, words.End); i++)
                row[i - words.First] = i == span.First ? SpanTag.First : SpanTag.Further;
        return row;
    }

    private static RoleLesson RoleLesson(TokenRange words, Marked statement)
    {
        var roles = new byte[words.Count];
        Put(statement.Content, RoleTag.FirstOfContent, RoleTag.Content);
        Put(statement.Source, RoleTag.FirstOfSource, RoleTag.Source);
        Put(statement.Cue, RoleTag.Cue, RoleTag.Cue);
        var cue = statement
            .Cue.SelectMany(r => Enumerable.Range(r.First - words.First, r.Count))
            .Where(i => i >= 0 && i < words.Count);
        return new RoleLesson([.. cue], roles);

        void Put(List<TokenRange> spans, byte first, byte further)
        {
            foreach (var span in spans)
                for (var i = Math.Max(span.First, words.First); i < Math.Min(span.End, words.End); i++)
                    roles[i - words.First] = i == span.First ? first : further;
        }
    }

    private static Article Read(string name, string text, string notes)
    {
        var words = EncoderText.Of(text);
        var points = new CodePoints(text);
        var spans = new Dictionary<string, List<TokenRange>>(StringComparer.Ordinal);
        var statements = new List<Marked>();
        foreach (var line in File.ReadLines(notes))
        {
            var cells = line.Split('\t');
            if (cells.Length < 2 || cells[0].Length == 0)
                continue;
            if (cells[0][0] == 'T')
                spans[cells[0]] = Ranges(cells[1], words.Tokens, points);
            else if (cells[0][0] == 'E')
                statements.Add(Statement(cells[1], spans));
        }
        statements.RemoveAll(s => s.Content.Count == 0);
        return new Article(name, words, statements);
    }

    private static Marked Statement(string arguments, Dictionary<string, List<TokenRange>> spans)
    {
        var (cue, source, content) = (new List<TokenRange>(), new List<TokenRange>(), new List<TokenRange>());
        foreach (var argument in arguments.Split(' '))
        {
            var colon = argument.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || !spans.TryGetValue(argument[(colon + 1)..], out var ranges))
                continue;
            switch (argument.AsSpan(0, colon).TrimEnd("0123456789"))
            {
                case "Cue":
                    cue.AddRange(ranges);
                    break;
                case "Source":
                    source.AddRange(ranges);
                    break;
                case "Content":
                    content.AddRange(ranges);
                    break;
            }
        }
        return new Marked(Merged(cue), Merged(source), Merged(content));
    }

    // pieces that touch are one: brat cuts spans at line ends
    private static List<TokenRange> Merged(List<TokenRange> ranges)
    {
        var merged = new List<TokenRange>();
        foreach (var range in ranges.OrderBy(r => r.First))
        {
            if (merged.Count > 0 && range.First <= merged[^1].End)
                merged[^1] = new TokenRange(merged[^1].First, Math.Max(range.End, merged[^1].End));
            else
                merged.Add(range);
        }
        return merged;
    }

    private static List<TokenRange> Ranges(string cell, TokenizedText text, CodePoints points)
    {
        var ranges = new List<TokenRange>();
        foreach (var piece in cell[(cell.IndexOf(' ', StringComparison.Ordinal) + 1)..].Split(';'))
        {
            var ends = piece.Split(' ');
            var span = points.ToUtf16(
                int.Parse(ends[0], CultureInfo.InvariantCulture),
                int.Parse(ends[1], CultureInfo.InvariantCulture)
            );
            var first = text.TokenAt(span.Start);
            var end = first;
            while (end < text.Tokens.Length && text.Tokens[end].Start < span.End)
                end++;
            if (end > first)
                ranges.Add(new TokenRange(first, end));
        }
        return ranges;
    }
}
