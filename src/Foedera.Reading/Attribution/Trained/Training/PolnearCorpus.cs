using System.Globalization;
using Foedera.Core.Primitives;
using Foedera.Reading.Syntax;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution.Trained.Training;

/// <summary>A statement as an annotator marked it, in tokens: ranges, first included, end excluded.</summary>
/// <param name="Cue">Tokens of the cue; empty when there is none.</param>
/// <param name="Source">Pieces of the source.</param>
/// <param name="Content">Pieces of the content.</param>
internal sealed record GoldStatement(List<TokenRange> Cue, List<TokenRange> Source, List<TokenRange> Content)
{
    /// <summary>The token taken as the heart of the cue; −1 when there is no cue.</summary>
    public int Anchor { get; set; } = Scenery.None;
}

/// <summary>An article with its statements.</summary>
internal sealed record GoldArticle(string Name, Scenery Scenery, List<GoldStatement> Statements, List<Finding> Rules);

/// <summary>Reads a folder of PolNeAR: text/NAME.txt and attributions/NAME_ANNOTATOR.ann (brat standoff, offsets in code points).
/// Of several annotators the one that sorts first counts.</summary>
internal static class PolnearCorpus
{
    public static List<GoldArticle> Read(string folder, SyntaxModel syntax, Evidence without)
    {
        var notes = Directory.GetFiles(Path.Combine(folder, "attributions"), "*.ann").Order(StringComparer.Ordinal)
            .GroupBy(f => Path.GetFileNameWithoutExtension(f) is var n ? n[..n.LastIndexOf('_')] : n, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        return [.. Directory.GetFiles(Path.Combine(folder, "text"), "*.txt").Order(StringComparer.Ordinal)
            .Where(f => notes.ContainsKey(Path.GetFileNameWithoutExtension(f)))
            .Select(f => Article(f, notes[Path.GetFileNameWithoutExtension(f)], syntax, without))];
    }

    private static GoldArticle Article(string path, string notes, SyntaxModel syntax, Evidence without)
    {
        var text = File.ReadAllText(path);
        var paragraphs = Paragraphs.Of(text);
        var quotations = Quotations.Of(text, paragraphs);
        var rules = QuotationReader.Read(DocumentReading.PassagesOf(text, paragraphs, quotations));
        var parsed = syntax.Parse(TokenizedText.Of(text)).Without(without.HasFlag(Evidence.Tree), without.HasFlag(Evidence.Tags));
        var scenery = new Scenery(parsed, paragraphs, without.HasFlag(Evidence.Marks) ? [] : quotations, without.HasFlag(Evidence.Rules) ? [] : rules, !without.HasFlag(Evidence.Verbs));
        var points = new CodePoints(text);
        var (spans, statements) = (new Dictionary<string, List<TokenRange>>(StringComparer.Ordinal), new List<GoldStatement>());
        foreach (var line in File.ReadLines(notes))
        {
            var cells = line.Split('\t');
            if (cells.Length >= 2 && cells[0][0] == 'T') spans[cells[0]] = Ranges(cells[1], scenery, points);
            else if (cells.Length >= 2 && cells[0][0] == 'E') statements.Add(Statement(cells[1], spans));
        }
        statements.RemoveAll(s => s.Content.Count == 0);
        return new GoldArticle(Path.GetFileNameWithoutExtension(path), scenery, statements, rules);
    }

    private static GoldStatement Statement(string arguments, Dictionary<string, List<TokenRange>> spans)
    {
        var statement = new GoldStatement([], [], []);
        foreach (var argument in arguments.Split(' '))
        {
            var colon = argument.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || !spans.TryGetValue(argument[(colon + 1)..], out var ranges)) continue;
            var role = argument.AsSpan(0, colon).TrimEnd("0123456789");
            if (role is "Cue") statement.Cue.AddRange(ranges);
            else if (role is "Source") statement.Source.AddRange(ranges);
            else if (role is "Content") statement.Content.AddRange(ranges);
        }
        return statement;
    }

    private static List<TokenRange> Ranges(string cell, Scenery scenery, CodePoints points)
    {
        var ranges = new List<TokenRange>();
        foreach (var piece in cell[(cell.IndexOf(' ', StringComparison.Ordinal) + 1)..].Split(';'))
        {
            var ends = piece.Split(' ');
            var span = points.ToUtf16(int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[1], CultureInfo.InvariantCulture));
            var first = scenery.TokenAt(span.Start);
            var end = first;
            while (end < scenery.Count && scenery.Parsed.Tokens.Tokens[end].Start < span.End) end++;
            if (end > first) ranges.Add(new TokenRange(first, end));
        }
        return ranges;
    }

    /// <summary>Chooses the heart of each cue: the word that is most often part of a cue when it occurs.</summary>
    public static void Anchor(List<GoldArticle> articles)
    {
        var (inside, all) = (new Dictionary<uint, int>(), new Dictionary<uint, int>());
        foreach (var article in articles)
        {
            foreach (var stem in article.Scenery.Stems) all[stem] = all.GetValueOrDefault(stem) + 1;
            foreach (var token in article.Statements.SelectMany(s => s.Cue).SelectMany(r => Enumerable.Range(r.First, r.Count)))
                inside[article.Scenery.Stems[token]] = inside.GetValueOrDefault(article.Scenery.Stems[token]) + 1;
        }
        double Share(uint stem) => (inside.GetValueOrDefault(stem) + 0.1) / (all.GetValueOrDefault(stem) + 3.0);
        foreach (var article in articles)
            foreach (var statement in article.Statements)
            {
                var tokens = statement.Cue.SelectMany(r => Enumerable.Range(r.First, r.Count)).ToArray();
                if (tokens.Length == 0) continue;
                var able = tokens.Where(t => CueFeatures.CanBeCue(article.Scenery, t)).ToArray();
                statement.Anchor = (able.Length > 0 ? able : tokens).MaxBy(t => Share(article.Scenery.Stems[t]) * Weight(article.Scenery, t));
            }
    }

    private static double Weight(Scenery s, int token) => s.Parsed.Coarse(token) switch
    {
        PartOfSpeech.Verb => 1,
        PartOfSpeech.Noun or PartOfSpeech.Adj => 0.7,
        PartOfSpeech.Punct => 1,
        _ => 0.2,
    };
}
