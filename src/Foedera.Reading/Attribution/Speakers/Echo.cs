using Foedera.Core.Said;

namespace Foedera.Reading.Attribution.Speakers;

/// <summary>Words that a document quotes twice: a headline quotes what the body quotes with its speaker.</summary>
internal static class Echo
{
    private const int FewestPairs = 3;
    private const int MostHolders = 8;

    /// <summary>Gives each statement that nobody was found for the speaker of the statement with the same or nearly the
    /// same words, where those
    /// that share words with it agree on one.</summary>
    public static void Fill(string text, List<Finding> findings, List<Speaker?> speakers)
    {
        var holders = new Dictionary<(string, string), List<int>>();
        for (var i = 0; i < findings.Count; i++)
        {
            if (speakers[i]?.Name is null)
                continue;
            foreach (var pair in Pairs(text, findings[i]))
            {
                if (!holders.TryGetValue(pair, out var list))
                    holders[pair] = list = [];
                if (list.Count < MostHolders && (list.Count == 0 || list[^1] != i))
                    list.Add(i);
            }
        }
        for (var i = 0; i < findings.Count; i++)
            if (speakers[i]?.Name is null && Match(Pairs(text, findings[i]), holders, speakers) is { } same)
                speakers[i] = same;
    }

    private static Speaker? Match(
        List<(string, string)> pairs,
        Dictionary<(string, string), List<int>> holders,
        List<Speaker?> speakers
    )
    {
        if (pairs.Count < FewestPairs)
            return null;
        var shared = new Dictionary<int, int>();
        foreach (var pair in pairs)
        foreach (var holder in holders.GetValueOrDefault(pair) ?? [])
            shared[holder] = shared.GetValueOrDefault(holder) + 1;
        var same = shared
            .Where(s => s.Value * 10 >= pairs.Count * 6)
            .Select(s => speakers[s.Key]!)
            .DistinctBy(s => s.Name)
            .Take(2)
            .ToList();
        return same.Count == 1 ? same[0] : null;
    }

    private static List<(string, string)> Pairs(string text, Finding finding)
    {
        var pairs = new List<(string, string)>();
        foreach (var piece in finding.Content)
        {
            var words = ActorDirectory.Fold(piece.Of(text)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var i = 1; i < words.Length; i++)
                pairs.Add((words[i - 1], words[i]));
        }
        return pairs;
    }
}
