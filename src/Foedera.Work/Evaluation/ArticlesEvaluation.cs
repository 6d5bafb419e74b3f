using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using Foedera.Core.Primitives;
using Foedera.Reading.Formats;

namespace Foedera.Work.Evaluation;

/// <summary>Finding the article on a page, scored as the article extraction benchmark of scrapinghub (MIT) scores it:
/// bags of four-word
/// shingles, true and false ones of each page normalised to one, mean precision and mean recall over the pages, F1 of
/// the two means.</summary>
public sealed class ArticlesEvaluation : IEvaluation
{
    /// <inheritdoc/>
    public string Name => "articles";

    /// <inheritdoc/>
    public string Summary =>
        "Finding the article on a web page: four-word shingles (html/ID.html.gz, ground-truth.json).";

    /// <inheritdoc/>
    public string CorpusOption => "--corpus";

    /// <inheritdoc/>
    public ImmutableArray<string> UsualCorpus => ["articles"];

    /// <inheritdoc/>
    public string? PartOption => "--page";

    /// <inheritdoc/>
    public Parsed<Measurement> Measure(EvaluationInput input, CancellationToken stop)
    {
        var pages = Pages(input.Corpus[0])
            .Where(p => input.Part is null || p.Id.StartsWith(input.Part, StringComparison.Ordinal))
            .ToArray();
        if (pages.Length == 0)
            return Parsed<Measurement>.Failed(
                new Problem("EVAL001", "no page with a ground truth was found.", input.Corpus[0])
            );
        var scores = new ShingleScore[pages.Length];
        var options = new ParallelOptions
        {
            CancellationToken = stop,
            MaxDegreeOfParallelism = Environment.ProcessorCount,
        };
        Parallel.For(0, pages.Length, options, i => scores[i] = ShingleScore.Of(pages[i].Body, BodyOf(pages[i])));
        return Parsed<Measurement>.Ok(
            new Measurement([
                Total(scores),
                .. pages.Zip(scores, (page, score) => new Score("page", page.Id[..8], score.Figures())),
            ])
        );
    }

    private static Score Total(ShingleScore[] scores)
    {
        var precision = scores.Where(s => s.Predicted > 0).Select(s => s.Precision).DefaultIfEmpty().Average();
        var recall = scores.Where(s => s.Gold > 0).Select(s => s.Recall).DefaultIfEmpty().Average();
        var f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        return new Score("articles", null, [("p", precision), ("r", recall), ("f1", f1), ("pages", scores.Length)]);
    }

    private static string BodyOf(Page page)
    {
        using var file = new GZipStream(File.OpenRead(page.Path), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return DocumentReader.ArticleOf(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), page.Address);
    }

    private static IEnumerable<Page> Pages(string folder)
    {
        using var truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "ground-truth.json")));
        foreach (var page in truth.RootElement.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            var address = page.Value.TryGetProperty("url", out var url) ? url.GetString() : null;
            yield return new Page(
                page.Name,
                Path.Combine(folder, "html", $"{page.Name}.html.gz"),
                address is null ? null : new Uri(address),
                page.Value.GetProperty("articleBody").GetString() ?? ""
            );
        }
    }

    private sealed record Page(string Id, string Path, Uri? Address, string Body);
}
