using System.Text.Json;

namespace Foedera.Reading.Attribution;

/// <summary>How likely a candidate is a statement: a logistic regression over its evidence, fitted on articles that the
/// encoder did not
/// learn from, so that its probabilities hold.</summary>
internal sealed class StatementJudge
{
    /// <summary>Candidates from this probability on are statements. Fitted: best F1 of statements found on the tenth of
    /// PolNeAR's training
    /// articles kept for it.</summary>
    public const double Least = 0.4;

    private readonly double[] weights;
    private readonly double bias;

    /// <summary>A judge of given weights, one for each of <see cref="CandidateEvidence.Names"/>.</summary>
    public StatementJudge(double[] weights, double bias) => (this.weights, this.bias) = (weights, bias);

    /// <summary>Reads the weights by the names of their evidence; what is not named weighs nothing.</summary>
    /// <exception cref="JsonException">The file is no object of numbers.</exception>
    public static StatementJudge Read(Stream json)
    {
        var named =
            JsonSerializer.Deserialize<Dictionary<string, double>>(json)
            ?? throw new JsonException("There are no weights.");
        return new StatementJudge(
            [.. CandidateEvidence.Names.Select(n => named.GetValueOrDefault(n))],
            named.GetValueOrDefault("bias")
        );
    }

    /// <summary>How likely a candidate with this evidence is a statement.</summary>
    public double Probability(double[] evidence)
    {
        var sum = bias;
        for (var i = 0; i < evidence.Length; i++)
            sum += weights[i] * evidence[i];
        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>The statements among candidates: of those that claim the same words, or of which one stands inside what
    /// the other
    /// says, the likelier stays.</summary>
    /// <param name="candidates">The candidates of a text.</param>
    /// <param name="tokens">How many tokens the text has.</param>
    /// <param name="least">Less likely ones are left out.</param>
    public List<Candidate> Choose(List<Candidate> candidates, int tokens, double least = Least)
    {
        var chosen = new List<Candidate>();
        var taken = new bool[tokens];
        foreach (
            var candidate in candidates
                .Select(c => c with { Probability = Probability(c.Evidence) })
                .OrderByDescending(c => c.Probability)
        )
        {
            if (candidate.Probability < least)
                break;
            var words = candidate
                .Content.Concat(candidate.Cue)
                .SelectMany(r => Enumerable.Range(r.First, r.Count))
                .ToList();
            if (words.Exists(w => taken[w]))
                continue;
            foreach (var word in words)
                taken[word] = true;
            chosen.Add(candidate);
        }
        return [.. chosen.OrderBy(c => c.Content[0].First)];
    }
}
