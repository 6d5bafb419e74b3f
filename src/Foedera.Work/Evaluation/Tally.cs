using System.Collections.Immutable;

namespace Foedera.Work.Evaluation;

/// <summary>Counts behind a precision and a recall.</summary>
/// <param name="Gold">Units that should be found.</param>
/// <param name="Found">How many of them were.</param>
/// <param name="Predicted">Units that were given.</param>
/// <param name="Right">How many of them are right.</param>
internal readonly record struct Tally(long Gold, long Found, long Predicted, long Right)
{
    public double Precision => Predicted == 0 ? 0 : (double)Right / Predicted;

    public double Recall => Gold == 0 ? 0 : (double)Found / Gold;

    public double F1 => Precision + Recall is var sum and > 0 ? 2 * Precision * Recall / sum : 0;

    public static Tally operator +(Tally a, Tally b) =>
        new(a.Gold + b.Gold, a.Found + b.Found, a.Predicted + b.Predicted, a.Right + b.Right);

    /// <summary>p, r, f1, gold, pred.</summary>
    public ImmutableArray<(string Name, double Value)> Figures() =>
        [("p", Precision), ("r", Recall), ("f1", F1), ("gold", Gold), ("pred", Predicted)];
}
