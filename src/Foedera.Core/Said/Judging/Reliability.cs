using Foedera.Core.Said.Joining;

namespace Foedera.Core.Said.Judging;

/// <summary>How often the wordings of a document agree, word for word, with somebody else's: decides between readings
/// that have equal support.</summary>
internal sealed class Reliability
{
    private readonly Dictionary<int, (int Agreeing, int All)> counts = [];

    public static Reliability Of(IEnumerable<Cluster> clusters)
    {
        var reliability = new Reliability();
        foreach (var cluster in clusters)
        {
            var whole = cluster.Members.Where(m => !m.IsFragment).ToList();
            if (whole.Count < 2)
                continue;
            foreach (var members in whole.GroupBy(m => m.Words.Key()))
            {
                var agree = members.Select(m => m.DocumentNumber).Distinct().Count() > 1;
                foreach (var member in members)
                    reliability.Count(member.DocumentNumber, agree);
            }
        }
        return reliability;
    }

    /// <summary>From 0 (never agrees) to 1 (always); a half where nothing is known.</summary>
    public double this[int document] =>
        counts.TryGetValue(document, out var c) ? (c.Agreeing + 1.0) / (c.All + 2) : 0.5;

    private void Count(int document, bool agrees)
    {
        var (agreeing, all) = counts.GetValueOrDefault(document);
        counts[document] = (agreeing + (agrees ? 1 : 0), all + 1);
    }
}
