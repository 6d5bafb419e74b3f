using Foedera.Reading.Syntax;

namespace Foedera.Reading.Attribution.Trained;

/// <summary>Weights of a logistic regression over hashed features.</summary>
/// <param name="Weights">Whole numbers.</param>
/// <param name="Unit">What one of them stands for in log-odds.</param>
internal sealed record LogisticWeights(HashedWeights Weights, float Unit)
{
    private const float Step = 0.02f;
    private const int Least = 2;

    /// <summary>The log-odds of yes.</summary>
    public float LogOdds(ReadOnlySpan<uint> keys) => Weights.One(keys) * Unit;

    /// <summary>The probability that belongs to log-odds.</summary>
    public static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    /// <summary>Quantises the weights to fiftieths of a log-odds.</summary>
    public static LogisticWeights Of(int bits, ReadOnlySpan<float> values)
    {
        var quantised = new short[values.Length];
        for (var i = 0; i < quantised.Length; i++) quantised[i] = WeightRow.Kept(values[i] / Step, Least);
        return new LogisticWeights(HashedWeights.Of(1, bits, quantised), Step);
    }

    public void Write(BinaryWriter to)
    {
        to.Write(BitConverter.SingleToInt32Bits(Unit));
        Weights.Write(to);
    }

    public static LogisticWeights Read(ModelReader from)
    {
        var unit = BitConverter.Int32BitsToSingle(from.Int32());
        return new LogisticWeights(HashedWeights.Read(from, 1), unit);
    }
}
