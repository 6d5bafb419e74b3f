namespace Foedera.Core.Delivered.Paths;

/// <summary>How far a figure printed as an estimate lay from what the next editions made of it.</summary>
/// <param name="Pairs">How many estimates have been followed up.</param>
/// <param name="Sd">Typical size of the revision of the logarithm, extremes cut at three times it; 0 when there are no
/// pairs.</param>
/// <param name="MeanAbsolute">Mean absolute revision, in the indicator's unit.</param>
public sealed record EstimateError(int Pairs, double Sd, double MeanAbsolute)
{
    /// <summary>Learns from editions known on a day: each estimate against the latest figure for the same state and
    /// year.</summary>
    public static EstimateError LearnedFrom(Observations observations, string indicator, DateOnly day)
    {
        var moves = new List<double>();
        var points = 0.0;
        foreach (var who in observations.StatesOf(indicator))
        {
            foreach (var latest in observations.AsKnownOn(indicator, who, day).Values)
            {
                foreach (var (earlier, vintage) in observations.RevisionsOf(indicator, who, latest.Year))
                {
                    // only estimates made while the year ran or before its accounts closed, and since revised
                    if (
                        earlier.Flag == Certainty.Actual
                        || earlier.Vintage == latest.Vintage
                        || vintage.KnownFrom > day
                        || vintage.KnownFrom.Year > latest.Year + 1
                    )
                        continue;
                    moves.Add(PathPanel.ToLevel((double)latest.Value) - PathPanel.ToLevel((double)earlier.Value));
                    points += Math.Abs((double)(latest.Value - earlier.Value));
                }
            }
        }
        return moves.Count == 0
            ? new EstimateError(0, 0, 0)
            : new EstimateError(moves.Count, Spread(moves), points / moves.Count);
    }

    private static double Spread(List<double> moves)
    {
        var typical = Quantiles.Median(moves.ConvertAll(Math.Abs)) / 0.6745;
        return Math.Sqrt(moves.Average(m => Math.Pow(Math.Min(Math.Abs(m), 3 * typical), 2)));
    }
}
