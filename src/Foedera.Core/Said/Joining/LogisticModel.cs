namespace Foedera.Core.Said.Joining;

/// <summary>Weights of named clues: their sum is the log-odds (natural logarithm).</summary>
internal sealed class LogisticModel<TClue>
    where TClue : struct, Enum
{
    private readonly float[] weights = new float[Enum.GetValues<TClue>().Length];

    public LogisticModel(params ReadOnlySpan<(TClue Clue, float Weight)> weights)
    {
        foreach (var (clue, weight) in weights)
            this.weights[Convert.ToInt32(clue, System.Globalization.CultureInfo.InvariantCulture)] = weight;
    }

    /// <summary>The weights, by the clue's number.</summary>
    public ReadOnlySpan<float> Weights => weights;

    /// <summary>Log-odds of clues given by their number.</summary>
    public float LogOdds(ReadOnlySpan<float> clues)
    {
        var sum = 0f;
        for (var i = 0; i < weights.Length; i++)
            sum += weights[i] * clues[i];
        return sum;
    }
}
