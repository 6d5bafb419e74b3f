namespace Foedera.Work.Evaluation;

/// <summary>Matches gold and predicted units one to one.</summary>
internal static class Matching
{
    /// <summary>Takes the pair with the highest score first, then the next whose units are both free; ties by the order
    /// of gold, then of predicted.</summary>
    public static List<(int Gold, int Predicted)> Greedy(IEnumerable<(int Score, int Gold, int Predicted)> pairs)
    {
        var (gold, predicted, chosen) = (new HashSet<int>(), new HashSet<int>(), new List<(int, int)>());
        foreach (var (_, g, p) in pairs.OrderByDescending(x => x.Score).ThenBy(x => x.Gold).ThenBy(x => x.Predicted))
        {
            if (gold.Contains(g) || predicted.Contains(p))
                continue;
            gold.Add(g);
            predicted.Add(p);
            chosen.Add((g, p));
        }
        return chosen;
    }
}
