using System.Text.Json;
using Foedera.Core.Primitives;
using Foedera.Lab.Corpora;
using Foedera.Reading.Attribution;
using Foedera.Reading.Text;

namespace Foedera.Lab.Training;

/// <summary>Statements as the scorer of attribution reads them: a line of JSON an article, offsets in code
/// points.</summary>
internal static class Predictions
{
    public static string Line(PolnearLessons.Article article, List<Candidate> chosen)
    {
        var points = new CodePoints(article.Text.Tokens.Text);
        return JsonSerializer.Serialize(
            new
            {
                doc = article.Name,
                statements = chosen.Select(c => new
                {
                    source = Spans(c.Source is { } s ? [s] : []),
                    cue = Spans(c.Cue),
                    content = Spans(c.Content),
                    probability = Math.Round(c.Probability, 4),
                }),
            }
        );

        int[][] Spans(List<TokenRange> ranges) =>
            [.. ranges.Select(r => new[] { points.FromUtf16(First(r)), points.FromUtf16(End(r)) })];
        int First(TokenRange range) => article.Text.Tokens.Tokens[range.First].Start;
        int End(TokenRange range) => article.Text.Tokens.Tokens[range.End - 1].End;
    }
}
