using System.Text.Json;
using Foedera.Reading.Encoder;

namespace Foedera.Reading.Attribution.Speakers;

/// <summary>Says how likely each candidate speaks: a softmax over the sums of weighted signs, with weights for each
/// form of source.
/// Fitted by src/Foedera.Lab on the press corpora and GAP; models/speakers.md tells how well.</summary>
public sealed class SpeakerRanker
{
    /// <summary>Below this nobody is named. Chosen (from .5 to .8) while looking at the events left out and at
    /// specs/reading: a higher
    /// line names fewer wrong people and leaves more unnamed; models/speakers.md tells how many.</summary>
    internal const double Least = 0.7;

    /// <summary>Candidates from here on are shown where nobody is named. Origin: taste.</summary>
    internal const double Shown = 0.15;

    private readonly double[][] weights;

    internal SpeakerRanker(double[][] weights) => this.weights = weights;

    /// <summary>Reads a file of weights.</summary>
    /// <exception cref="ModelException">It is missing or damaged.</exception>
    public static SpeakerRanker Load(string path)
    {
        if (!File.Exists(path))
            throw new ModelException($"This part of the model is missing: {path}");
        try
        {
            using var file = File.OpenRead(path);
            return Read(file);
        }
        catch (JsonException e)
        {
            throw new ModelException($"This model cannot be read: {path}", e);
        }
    }

    /// <summary>Reads weights by form and sign; what is not named weighs nothing.</summary>
    /// <exception cref="JsonException">The file is no object of objects of numbers.</exception>
    public static SpeakerRanker Read(Stream json)
    {
        var named =
            JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, double>>>(json)
            ?? throw new JsonException("There are no weights.");
        return new SpeakerRanker([
            .. Enum.GetValues<SourceForm>().Select(form => Weights(named.GetValueOrDefault(Name(form)) ?? [])),
        ]);
    }

    /// <summary>The name of a form or sign in the file.</summary>
    internal static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>Gives each candidate its probability, and puts the likeliest first.</summary>
    internal void Rank(SpeakerRanking ranking)
    {
        var sums = ranking.Candidates.ConvertAll(c => Sum(weights[(int)ranking.Form], c.Evidence));
        var most = sums.Max();
        var total = sums.Sum(s => Math.Exp(s - most));
        for (var i = 0; i < sums.Count; i++)
            ranking.Candidates[i].Probability = Math.Exp(sums[i] - most) / total;
        var sorted = ranking.Candidates.OrderByDescending(c => c.Probability).ToList();
        ranking.Candidates.Clear();
        ranking.Candidates.AddRange(sorted);
    }

    private static double[] Weights(Dictionary<string, double> named) =>
        [.. Enum.GetValues<SpeakerSign>().Select(sign => named.GetValueOrDefault(Name(sign)))];

    private static double Sum(double[] weights, double[] evidence)
    {
        var sum = 0.0;
        for (var i = 0; i < evidence.Length; i++)
            sum += weights[i] * evidence[i];
        return sum;
    }
}
