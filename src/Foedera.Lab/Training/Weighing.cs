using System.Globalization;
using System.Text.Json;
using Foedera.Lab.Corpora;
using Foedera.Reading.Attribution;
using Foedera.Reading.Encoder;
using Foedera.Reading.Text;

namespace Foedera.Lab.Training;

/// <summary>Fits the judge: logistic regression with a weak penalty, by gradient descent over evidence brought to one
/// scale.</summary>
internal static class Weighing
{
    private const int Rounds = 3000;
    private const double Rate = 0.5;
    private const double Penalty = 1e-4;

    /// <summary>Reads articles, fits the judge on what may be statements in them, writes it.</summary>
    public static void Run(
        IEnumerable<PolnearLessons.Article> articles,
        EncoderModel model,
        BreakCosts costs,
        string path,
        Action<string> say
    )
    {
        var reader = new CandidateReader(model, costs);
        var seen = articles.SelectMany(a => reader.Read(a.Text).Select(c => (c.Evidence, IsRight(a, c)))).ToList();
        var weights = Fit(seen);
        File.WriteAllText(path, JsonSerializer.Serialize(weights, Json.Indented) + "\n");
        say($"{seen.Count} candidates, {seen.Count(s => s.Item2)} of them right");
        Calibration(seen, weights, say);
    }

    private static bool IsRight(PolnearLessons.Article article, Candidate candidate) =>
        article.Statements.Exists(s => Overlap(s.Content, candidate.Content) && Overlap(s.Cue, candidate.Cue));

    private static bool Overlap(List<TokenRange> some, List<TokenRange> others) =>
        some.Exists(a => others.Exists(b => a.First < b.End && b.First < a.End));

    private static Dictionary<string, double> Fit(List<(double[] Evidence, bool Right)> seen)
    {
        var width = CandidateEvidence.Names.Count;
        var mean = Enumerable.Range(0, width).Select(i => seen.Average(s => s.Evidence[i])).ToArray();
        var spread = Enumerable
            .Range(0, width)
            .Select(i => Math.Sqrt(seen.Average(s => Math.Pow(s.Evidence[i] - mean[i], 2))))
            .ToArray();
        var (weights, bias) = (new double[width], 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            var (slope, lift) = (new double[width], 0.0);
            foreach (var (evidence, right) in seen)
            {
                var sum = bias;
                for (var i = 0; i < width; i++)
                    sum += weights[i] * Scaled(evidence[i], i);
                var wrong = (1 / (1 + Math.Exp(-sum))) - (right ? 1 : 0);
                for (var i = 0; i < width; i++)
                    slope[i] += wrong * Scaled(evidence[i], i);
                lift += wrong;
            }
            for (var i = 0; i < width; i++)
                weights[i] -= Rate * ((slope[i] / seen.Count) + (Penalty * weights[i]));
            bias -= Rate * lift / seen.Count;
        }
        var fitted = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < width; i++)
            if (spread[i] > 0)
                fitted[CandidateEvidence.Names[i]] = Math.Round(weights[i] / spread[i], 5);
        fitted["bias"] = Math.Round(
            bias - Enumerable.Range(0, width).Where(i => spread[i] > 0).Sum(i => weights[i] * mean[i] / spread[i]),
            5
        );
        return fitted;

        double Scaled(double value, int i) => spread[i] > 0 ? (value - mean[i]) / spread[i] : 0;
    }

    private static void Calibration(
        List<(double[] Evidence, bool Right)> seen,
        Dictionary<string, double> fitted,
        Action<string> say
    )
    {
        var judge = new StatementJudge(
            [.. CandidateEvidence.Names.Select(n => fitted.GetValueOrDefault(n))],
            fitted["bias"]
        );
        foreach (
            var tenth in seen.Select(s => (Likely: judge.Probability(s.Evidence), s.Right))
                .GroupBy(s => (int)Math.Min(9, s.Likely * 10))
                .OrderBy(g => g.Key)
        )
            say(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"said {tenth.Average(t => t.Likely):0.00}  right {tenth.Average(t => t.Right ? 1.0 : 0.0):0.00}  of {tenth.Count()}"
                )
            );
    }
}
